"""Replies that come in odd pieces: a byte at a time, cut within letters, in every spelling of an event stream."""

import base64
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from playground.api.patience import Patience
from playground.features.chat.view.call_words import shown_text
from tests.faults.server import DONE, STREAM_HEAD, FaultServer, Peer, always, delta, once
from tests.gui.features.chat.desk import PROMPT, Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

STREAMS = json.loads((Path(__file__).parents[3] / "unit" / "api" / "fixtures" / "sse.json").read_text())
CHUNKED_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"


def chunked(*pieces: bytes) -> bytes:
    return b"".join(f"{len(piece):x}\r\n".encode() + piece + b"\r\n" for piece in (*pieces, b""))


def spoken(text: str) -> bytes:
    """An event with its text as it is, not escaped."""
    return f'data: {{"choices": [{{"index": 0, "delta": {{"content": "{text}"}}}}]}}\n\n'.encode()


def test_text_flows_though_every_byte_comes_alone(talk):
    """N7, at a hundredth of its slowness."""

    def script(peer: Peer):
        peer.request()
        peer.drip(STREAM_HEAD + delta("one "), 0.001)
        peer.pause(0.2)
        peer.drip(delta("two", "stop") + DONE, 0.001)

    async def story(desk: Desk, server: FaultServer):
        await desk.until(lambda: desk.reply == "one ")
        assert desk.busy
        await desk.answered()
        assert desk.reply == "one two"
        assert desk.tab.model.turns[-1].status == "done"

    talk(script, story=story)


def test_headers_that_never_end_are_given_up_at_the_limit_for_the_first_byte(talk):
    """N7"""

    def script(peer: Peer):
        peer.request()
        peer.send(b"HTTP/1.1 200 OK\r\nX-Long: ")
        while True:
            peer.drip(b"a", 0.02)

    async def story(desk: Desk, server: FaultServer):
        await desk.until(lambda: desk.status.retry.isVisible())
        assert "took the request and did not answer in time" in desk.status.jobs.text()
        desk.click(desk.status.retry)
        await desk.answered(3.0)
        assert desk.card.title == "Test: 127.0.0.1 took the request and did not answer in time."
        assert len(server.requests) == 2  # a generation goes out once more, not for ever

    talk(script, story=story, patience=Patience(connect=2.0, first_byte=0.3, quiet=0.1))


@pytest.mark.parametrize("text", ["é", "€", "😀", "中文", "e\u0301", "🇩🇪👩‍👩‍👧", "a\u2028b\u2029c\u0085d\x0be"])
def test_text_is_whole_wherever_the_network_cuts_it(talk, text):
    """N14: one event after the other, each cut one byte later than the one before."""
    raw = spoken(text)
    first = raw.index(b'content": "')

    def script(peer: Peer):
        peer.request()
        peer.send(STREAM_HEAD)
        for cut in range(first, len(raw)):
            peer.send(raw[:cut])
            peer.pause(0.002)
            peer.send(raw[cut:])
        peer.send(delta("", "stop"), DONE)

    async def story(desk: Desk, server: FaultServer):
        await desk.answered()
        expected = text * (len(raw) - first)
        assert desk.tab.model.turns[-1].text == expected
        assert desk.reply == expected

    talk(script, story=story)


def test_bytes_that_are_no_text_are_shown_as_such(talk):
    """N14"""
    raw = spoken("a??b").replace(b"??", b"\xff\xfe")

    async def story(desk: Desk, server: FaultServer):
        await desk.answered()
        assert desk.reply == "a\ufffd\ufffdb"
        assert desk.tab.model.turns[-1].status == "done"

    talk(once(STREAM_HEAD, raw, delta("", "stop"), DONE), story=story)


@pytest.mark.parametrize("stream", STREAMS, ids=lambda stream: stream["name"])
def test_the_chat_shows_what_the_server_meant(talk, stream):
    """N15"""
    body = b"".join(base64.b64decode(chunk) for chunk in stream["chunks"])
    head = f"HTTP/1.1 {stream['status']} X\r\nContent-Type: {stream['content_type']}\r\nConnection: close\r\n\r\n"

    async def story(desk: Desk, server: FaultServer):
        await desk.answered()
        assert len({request.body for request in server.requests}) == 1
        check(desk, stream["expect"])

    talk(once(head.encode(), *(bytes([byte]) for byte in body)), story=story)


def check(desk: Desk, expected: Mapping[str, object]) -> None:
    turn = desk.tab.model.turns[-1]
    texts = expected.get("texts", [expected.get("text", "")])
    assert isinstance(texts, Sequence)
    assert turn.text == texts[0]
    assert desk.reply == shown_text(turn)
    if expected["error"] is None:
        assert turn.status == "done"
        assert "left out" not in footer_of(desk)
    else:
        said = {"not an API response": "web page", "400": "max_tokens"}.get(str(expected["error"]), expected["error"])
        assert turn.status == ("interrupted" if texts[0] else "failed")
        assert str(said) in f"{desk.card.title} {desk.card.body} {desk.card.details}"


def footer_of(desk: Desk) -> str:
    turn = desk.transcript.last_turn()
    assert turn is not None
    return turn.footer.text


SAID = b'{"choices": [{"index": 0, "delta": {"content": "all is well"}}]}'
END = b'data: {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}\n\ndata: [DONE]\n\n'
SPELLINGS = {
    "BOM": b"\xef\xbb\xbfdata: " + SAID + b"\n\n" + END,
    "CR": (b"data: " + SAID + b"\n\n" + END).replace(b"\n", b"\r"),
    "CRLF": (b"data: " + SAID + b"\n\n" + END).replace(b"\n", b"\r\n"),
    "mixed ends": b"data: " + SAID + b"\r\n\n" + END.replace(b"\n\n", b"\n\r"),
    "no space": (b"data: " + SAID + b"\n\n" + END).replace(b"data: ", b"data:"),
    "data of many lines": b"data: " + SAID.replace(b", ", b",\ndata: ") + b"\n\n" + END,
    "the last without its blank line": b"data: " + SAID + b"\n\n" + END.removesuffix(b"data: [DONE]\n\n").rstrip(),
    "other fields": b": hello\nevent: message\nid: 7\nretry: 5\nwhat: x\ndata: " + SAID + b"\n\nid\n\n" + END,
    "events of other names": b"event: ping\n\n:\n\ndata: " + SAID + b"\n\nevent: ping\n\n" + END,
}


@pytest.mark.parametrize("name", SPELLINGS)
def test_every_spelling_of_an_event_is_read(talk, name):
    """N15; the network cuts at each byte, so also between CR and LF."""

    def script(peer: Peer):
        peer.request()
        peer.send(STREAM_HEAD)
        peer.drip(SPELLINGS[name], 0.0002)

    async def story(desk: Desk, server: FaultServer):
        await desk.answered()
        assert desk.reply == "all is well"
        assert desk.tab.model.turns[-1].status == "done"

    talk(script, story=story)


def test_a_connection_that_the_server_closed_meanwhile_is_replaced_unnoticed(talk):
    """N21: the second prompt finds a server that is leaving."""
    first = CHUNKED_HEAD + chunked(delta("one", "stop"), DONE)

    def script(peer: Peer):
        peer.request()
        peer.send(first)
        peer.request()
        peer.reset()

    async def story(desk: Desk, server: FaultServer):
        await desk.answered()
        await desk.send("And again")
        await desk.answered()
        assert [turn.text for turn in desk.tab.model.turns] == [PROMPT, "one", "And again", "two"]
        assert [turn.status for turn in desk.tab.model.turns] == ["done"] * 4
        assert not desk.notices

    talk(script, always(CHUNKED_HEAD + chunked(delta("two", "stop"), DONE)), story=story)


def test_a_connection_that_the_server_closed_in_silence_is_replaced_unnoticed(talk):
    """N21: the server said good-bye long before the second prompt."""

    def script(peer: Peer):
        peer.request()
        peer.send(CHUNKED_HEAD + chunked(delta("one", "stop"), DONE))

    async def story(desk: Desk, server: FaultServer):
        await desk.answered()
        await desk.send("And again")
        await desk.answered()
        assert [turn.text for turn in desk.tab.model.turns][1::2] == ["one", "two"]
        assert len(server.requests) == 2

    talk(script, always(CHUNKED_HEAD + chunked(delta("two", "stop"), DONE)), story=story)
