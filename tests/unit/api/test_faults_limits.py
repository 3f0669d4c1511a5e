"""Replies that are too much: bombs, endless lines, floods of headers (N16 to N18)."""

import asyncio
import gzip
import resource
import zlib

import pytest

from playground.api.chat import ChatParameters, complete_chat
from playground.api.errors import ReplyTooLarge, ReplyUnreadable
from playground.api.request import ApiRequest, Expect
from tests.faults.calls import HELLO, QUICK, UNHURRIED, call, chat, connection_to
from tests.faults.server import DONE, STREAM_HEAD, FaultServer, Peer, always, answer, delta, once
from tests.faults.workshop import Workshop

MEGABYTE = 1024 * 1024
GZIP_STREAM = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Encoding: gzip\r\n\r\n"


def bomb(size: int, start: bytes = b"", filler: bytes = b" ") -> bytes:
    """A gzip file that is small until it is opened."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = filler * MEGABYTE
    return packer.compress(start) + b"".join(packer.compress(block) for _ in range(size)) + packer.flush()


def peak_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def models(client, notes):
    return client.send(ApiRequest("GET", "models"), notes)


def test_a_bomb_in_a_reply_stops_at_the_limit():
    reply = answer(bomb(512), headers=["Content-Encoding: gzip"])
    before = peak_memory()
    with FaultServer(always(reply)) as server:
        outcome = call(connection_to(server), models)
        assert isinstance(outcome.error, ReplyTooLarge)
        assert len(server.requests) == 1
    assert peak_memory() - before < 160  # the limit of 64 MB, once in pieces


def test_a_bomb_in_a_stream_stops_at_the_limit_of_an_event():
    before = peak_memory()
    with FaultServer(once(GZIP_STREAM, bomb(512, b"data: "))) as server:
        outcome = chat(server)
        assert isinstance(outcome.error, ReplyTooLarge)
        assert outcome.error.limit == 8 * MEGABYTE
    assert peak_memory() - before < 100


def test_a_bomb_in_an_error_is_cut_off():
    reply = answer(bomb(64, b'{"error": ', b"x"), status="500 X", headers=["Content-Encoding: gzip"])
    with FaultServer(always(reply)) as server:
        error = call(connection_to(server), models).error
        assert error.status == 500
        assert len(error.message) <= 400


def test_a_compressed_stream_is_read():
    body = gzip.compress(delta("fine", "stop") + DONE)
    with FaultServer(once(GZIP_STREAM, body)) as server:
        assert chat(server).text == "fine"


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
@pytest.mark.parametrize("stream", [True, False])
def test_a_compression_that_is_none_or_unknown_is_named(encoding, stream):
    with FaultServer(always(answer('{"choices": []}', headers=[f"Content-Encoding: {encoding}"]))) as server:
        outcome = chat(server, stream=stream)
        assert isinstance(outcome.error, ReplyUnreadable)
        assert outcome.error.message
        assert len(server.requests) == 1


def test_we_ask_for_uncompressed_replies():
    with FaultServer(always(answer('{"data": []}'))) as server:
        call(connection_to(server), models)
        assert server.requests[0].headers["accept-encoding"] == "identity"


def test_a_line_over_the_limit_is_an_error_at_once():
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(STREAM_HEAD, b"data: ", b"x" * (10 * MEGABYTE))
        peer.hold()

    with FaultServer(script) as server:
        outcome = chat(server, patience=UNHURRIED)
        assert isinstance(outcome.error, ReplyTooLarge)


def test_an_event_just_under_the_limit_is_read_on_another_thread():
    text = "x" * (8 * MEGABYTE - 1000)

    async def read(client, notes):
        workshop = Workshop()
        reply = await complete_chat(client, ChatParameters("m", HELLO), lambda _: None, notes)
        return reply.text, workshop.products

    with FaultServer(once(STREAM_HEAD, delta(text), delta("", "stop"), DONE)) as server:
        whole, products = call(connection_to(server), read).result
    assert whole == text
    assert any(text in str(each) for each in products)


def test_a_burst_does_not_starve_the_loop():
    events = delta("word ") * 20_000 + delta("", "stop") + DONE
    turns = 0

    async def take_turns() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0.001)
            turns += 1

    async def watched(client, notes):
        others = asyncio.create_task(take_turns())
        reply = await complete_chat(client, ChatParameters("m", HELLO), lambda _: None, notes)
        others.cancel()
        await asyncio.wait([others])
        return reply

    with FaultServer(once(STREAM_HEAD, events)) as server:
        assert call(connection_to(server), watched).result.text == "word " * 20_000
    assert turns > 10


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 100_000 + b"\r\n", id="100 000 headers"),
        pytest.param(b"HTTP/1.1 200 OK\r\nX-A: " + b"b" * (2 * MEGABYTE) + b"\r\n\r\n", id="a header of 2 MB"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}", id="two lengths"),
        pytest.param(b"HTTP/1.1 200 OK\r\nbad header\r\n\r\n", id="a header without a colon"),
    ],
)
@pytest.mark.parametrize("stream", [True, False])
def test_broken_headers_are_an_unreadable_reply_and_not_asked_for_again(reply, stream):
    with FaultServer(once(reply)) as server:
        outcome = chat(server, stream=stream)
        assert isinstance(outcome.error, ReplyUnreadable)
        assert len(server.requests) == 1


def test_bytes_that_are_wanted_as_bytes_are_kept():
    with FaultServer(always(answer(b"\x00\xff", content_type="audio/mpeg"))) as server:
        request = ApiRequest("POST", "audio/speech", body={}, expect=Expect.BYTES)
        outcome = call(connection_to(server), lambda client, notes: client.send(request, notes), patience=QUICK)
        assert outcome.result.content == b"\x00\xff"
        assert outcome.result.data is None
        assert server.requests[0].headers["accept"] == "*/*"
