"""The network goes away, dawdles, or never says good-bye (N1 to N7, N21)."""

import asyncio
import sys
from dataclasses import replace

import pytest

from playground.api.chat import ChatParameters, complete_chat
from playground.api.client import build_client
from playground.api.errors import BrokenOff, ConnectionLost, ReplyTimedOut, StreamInterrupted, StreamStalled
from playground.api.observer import Connected, Ended
from playground.api.progress import Progress
from playground.api.request import ApiRequest, Expect, Repeat
from tests.faults.calls import HELLO, KEY, QUICK, UNHURRIED, call, chat, connection_to
from tests.faults.server import DONE, STREAM_HEAD, FaultServer, Peer, always, answer, delta

FIVE = [delta(letter) for letter in "abcde"]
CHUNKED_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"


def chunk(data: bytes) -> bytes:
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


def test_a_reset_keeps_what_arrived_and_is_not_retried():
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(STREAM_HEAD, *FIVE)
        peer.server.wait_for(lambda _: False, 0.1)  # a reset at once would take the data with it
        peer.reset()

    with FaultServer(script) as server:
        outcome = chat(server)
        assert isinstance(outcome.error, ConnectionLost)
        assert outcome.text == "abcde"
        assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("pieces", "kind"),
    [
        pytest.param([STREAM_HEAD, *FIVE], StreamInterrupted, id="closed in order without an end"),
        pytest.param([CHUNKED_HEAD, *map(chunk, FIVE), b"ff\r\ndata: {"], ConnectionLost, id="cut inside a chunk"),
        pytest.param(
            [CHUNKED_HEAD, *map(chunk, FIVE), b"0\r\n\r\n"], StreamInterrupted, id="chunks end, stream does not"
        ),
        pytest.param([STREAM_HEAD, *FIVE, b'data: {"choices": [{"in'], StreamInterrupted, id="cut inside an event"),
    ],
)
def test_an_end_that_is_none_is_an_interruption(pieces, kind):
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(*pieces)

    with FaultServer(script) as server:
        outcome = chat(server)
        assert type(outcome.error) is kind
        assert isinstance(outcome.error, BrokenOff)
        assert outcome.text == "abcde"
        assert len(server.requests) == 1


def test_done_ends_the_reply_though_the_server_holds_the_socket():
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(STREAM_HEAD, *FIVE, DONE)
        peer.hold()

    with FaultServer(script) as server:
        outcome = chat(server, patience=UNHURRIED)
        assert outcome.error is None
        assert outcome.result.text == "abcde"
        assert server.wait_for(lambda server: len(server.disconnects) == 1)


def test_nothing_after_done_is_read():
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(STREAM_HEAD, *FIVE, delta("", "stop") + DONE + delta("more") + DONE)
        while True:
            peer.send(delta("more") * 1000)

    with FaultServer(script) as server:
        outcome = chat(server)
        assert outcome.result.text == "abcde"


def test_a_finish_reason_is_an_end_even_without_done():
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(STREAM_HEAD, *FIVE, delta("", "stop"))

    with FaultServer(script) as server:
        outcome = chat(server)
        assert outcome.error is None
        assert outcome.result.complete
        assert outcome.result.choices[0].finish_reason == "stop"


@pytest.mark.parametrize("ending", ["hold", "reset"])
def test_after_the_finish_reason_only_a_moment_remains_for_the_good_bye(ending):
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(STREAM_HEAD, *FIVE, delta("", "stop"))
        if ending == "hold":
            peer.hold()
        else:
            peer.server.wait_for(lambda _: False, 0.1)
            peer.reset()

    with FaultServer(script) as server:
        outcome = chat(server, patience=replace(UNHURRIED, trailer=QUICK.trailer))
        assert outcome.error is None
        assert outcome.result.text == "abcde"


def test_with_two_choices_the_first_to_finish_does_not_end_the_reply():
    second = b'data: {"choices": [{"index": 1, "delta": {"content": "z"}, "finish_reason": "stop"}]}\n\n'

    def script(peer: Peer) -> None:
        peer.request()
        peer.send(STREAM_HEAD, *FIVE, delta("", "stop"))
        peer.pause(QUICK.trailer + 0.15)
        peer.send(second)

    with FaultServer(script) as server:
        outcome = chat(server, n=2)
        assert [choice.text for choice in outcome.result.choices] == ["abcde", "z"]


def test_comments_for_ever_are_noticed_softly_then_ended():
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(STREAM_HEAD)
        while True:
            peer.send(b": keep-alive\n\n")
            peer.pause(0.02)

    with FaultServer(script) as server:
        outcome = chat(server)
        assert isinstance(outcome.error, StreamStalled)
        assert outcome.seconds >= QUICK.stalled
        seconds, alive = outcome.notes.quiet_calls[0]
        assert alive
        assert QUICK.quiet <= seconds < QUICK.stalled
        assert len(server.requests) == 1


def test_events_without_text_do_not_count_as_progress():
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(STREAM_HEAD)
        while True:
            peer.send(delta(""), b'event: ping\ndata: {"type": "ping"}\n\n')
            peer.pause(0.02)

    with FaultServer(script) as server:
        assert isinstance(chat(server).error, StreamStalled)


def test_silence_without_a_sign_of_life_is_told_apart_and_its_end_too():
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(STREAM_HEAD, delta("a"))
        peer.pause(0.3)
        peer.send(delta("b", "stop"), DONE)

    with FaultServer(script) as server:
        outcome = chat(server)
        assert outcome.text == "ab"
        assert outcome.notes.quiet_calls[0][1] is False
        assert outcome.notes.quiet_calls[-1] == (0.0, True)


def test_stop_works_at_once_and_the_server_sees_it():
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(STREAM_HEAD, delta("a"))
        while True:
            peer.send(b": keep-alive\n\n")
            peer.pause(0.01)

    async def stop(server: FaultServer) -> None:
        client = build_client(connection_to(server), KEY, patience=QUICK)
        arrived = asyncio.Event()
        parameters = ChatParameters("m", HELLO)
        task = asyncio.create_task(complete_chat(client, parameters, lambda _: arrived.set()))
        await arrived.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await asyncio.to_thread(server.wait_for, lambda server: bool(server.disconnects))
        await client.close()

    with FaultServer(script) as server:
        asyncio.run(stop(server))


def test_a_stopped_exchange_is_recorded_as_stopped():
    def script(peer: Peer) -> None:
        peer.request()
        peer.hold()

    async def stop(client, _notes):
        task = asyncio.create_task(complete_chat(client, ChatParameters("m", HELLO), lambda _: None))
        await asyncio.to_thread(server.wait_for, lambda server: bool(server.requests))
        task.cancel()
        await asyncio.wait([task])

    with FaultServer(script) as server:
        record = call(connection_to(server), stop).record
        ended = record.changes[-1][1]
        assert isinstance(ended, Ended)
        assert ended.stopped
        assert ended.error is None


def test_text_that_trickles_byte_by_byte_flows():
    def script(peer: Peer) -> None:
        peer.request()
        peer.drip(STREAM_HEAD + delta("a"), 0.001)
        peer.send(delta("b", "stop"), DONE)

    with FaultServer(script) as server:
        assert chat(server).text == "ab"


def test_headers_that_trickle_for_ever_are_bounded():
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(b"HTTP/1.1 200 OK\r\nX-Long: ")
        while True:
            peer.send(b"a")
            peer.pause(0.02)

    patience = QUICK.__class__(connect=2, first_byte=0.2, quiet=0.1)
    with FaultServer(script) as server:
        outcome = chat(server, patience=patience)
        assert isinstance(outcome.error, ReplyTimedOut)
        assert len(server.requests) == 2  # a generation goes out once more, not for ever


def test_a_body_that_trickles_for_ever_is_bounded():
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n")
        while True:
            peer.send(b" ")
            peer.pause(0.02)

    patience = QUICK.__class__(connect=2, total=0.2)
    with FaultServer(script) as server:
        assert isinstance(chat(server, stream=False, patience=patience).error, ReplyTimedOut)


def test_zero_means_for_ever():
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(STREAM_HEAD, delta("a"))
        peer.pause(0.6)
        peer.send(delta("b", "stop"), DONE)

    with FaultServer(script) as server:
        assert chat(server, patience=QUICK.__class__(stalled=0, quiet=0.1)).text == "ab"


def test_a_connection_that_the_server_closed_meanwhile_is_replaced_unnoticed():
    reply = answer('{"data": []}')

    def one_reply_then_gone(peer: Peer) -> None:
        peer.request()
        peer.send(reply)
        peer.request()  # the second one finds a server that is leaving
        peer.reset()

    async def twice(client, notes):
        for _ in range(2):
            await client.send(ApiRequest("GET", "models"), notes)

    with FaultServer(one_reply_then_gone, always(reply)) as server:
        outcome = call(connection_to(server), twice)
        assert outcome.error is None
        assert not outcome.notes.waits
        assert len(server.requests) == 3
        reused = [change.reused for _, change in outcome.record.changes if isinstance(change, Connected)]
        assert reused == [False, True, False]


def test_what_must_not_be_repeated_does_not_go_over_a_connection_that_may_be_dead():
    def one_reply_then_gone(peer: Peer) -> None:
        peer.request()
        peer.send(answer("{}"))
        peer.request()
        peer.reset()

    async def twice(client, notes):
        await client.send(ApiRequest("GET", "models"), notes)
        await client.send(ApiRequest("POST", "files", body={}, repeat=Repeat.ONCE), notes)

    with FaultServer(one_reply_then_gone, always(answer("{}"))) as server:
        outcome = call(connection_to(server), twice)
        assert outcome.error is None
        assert len(server.requests) == 2
        reused = [change.reused for _, change in outcome.record.changes if isinstance(change, Connected)]
        assert reused == [False, False]


def test_no_generator_is_left_for_the_garbage_collector():
    """Qt's event loop has no hooks that would close it."""
    left = []

    def script(peer: Peer) -> None:
        peer.request()
        peer.send(STREAM_HEAD, *FIVE, DONE)
        peer.hold()

    async def watched(client, notes):
        sys.set_asyncgen_hooks(finalizer=left.append)
        return await complete_chat(client, ChatParameters("m", HELLO), lambda _: None, notes)

    hooks = sys.get_asyncgen_hooks()
    try:
        with FaultServer(script) as server:
            call(connection_to(server), watched)
    finally:
        sys.set_asyncgen_hooks(*hooks)
    assert not left


def test_an_error_inside_the_stream_leaves_no_generator_either():
    left = []

    def script(peer: Peer) -> None:
        peer.request()
        peer.send(STREAM_HEAD, *FIVE, b'data: {"error": "boom"}\n\n')
        peer.hold()

    async def watched(client, notes):
        sys.set_asyncgen_hooks(finalizer=left.append)
        return await complete_chat(client, ChatParameters("m", HELLO), lambda _: None, notes)

    hooks = sys.get_asyncgen_hooks()
    try:
        with FaultServer(script) as server:
            outcome = call(connection_to(server), watched)
            assert outcome.error.message == "boom"
            assert server.wait_for(lambda server: bool(server.disconnects))
    finally:
        sys.set_asyncgen_hooks(*hooks)
    assert not left


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ((b" data: 1\n\n", b"data: 2\n\n"), ["2"]),
        ((b"\xef\xbb\xbf", b"data: 1\n\n"), ["1"]),
        ((b"\xef\xbb\xbf\xef\xbb\xbfdata: 1\n\n", b"data: 2\n\n"), ["2"]),
        ((b"\n", b"\r\n \n", b"data: 1\n\n"), ["1"]),
    ],
)
def test_the_first_line_of_a_stream_is_read_by_the_same_rules_as_any_other(pieces, expected):
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(STREAM_HEAD)
        for piece in pieces:
            peer.send(piece)
            peer.pause(0.01)

    events: list[str] = []

    def take(event):
        events.append(event.data)
        return Progress.NEW

    async def listen(client, _notes):
        return await client.stream(ApiRequest("GET", "x", expect=Expect.EVENTS), take)

    with FaultServer(script) as server:
        assert call(connection_to(server), listen).error is None
    assert events == expected
