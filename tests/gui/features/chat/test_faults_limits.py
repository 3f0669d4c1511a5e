"""Replies that are too much or of no sensible shape, one after the other in one window, which stays usable."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from tests.faults.server import DONE, STREAM_HEAD, FaultServer, Peer, answer, delta, error_answer, event
from tests.gui.features.chat.desk import Desk, tell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

MEGABYTE = 1024 * 1024
GZIP_HEAD = STREAM_HEAD.replace(b"\r\n\r\n", b"\r\nContent-Encoding: gzip\r\n\r\n")
HEAD = b"HTTP/1.1 200 OK\r\n"
END = (delta("", "stop"), DONE)


@dataclass(frozen=True, slots=True)
class Case:
    """What the server says, and what is kept of it, how it ends, and what the card below it says."""

    pieces: tuple[bytes, ...]
    text: str = ""
    status: str = "done"
    card: str = ""


def failed(*pieces: bytes, text: str = "", card: str = "") -> Case:
    return Case(pieces, text, "interrupted" if text else "failed", card)


def streamed(*pieces: bytes, text: str) -> Case:
    return Case((STREAM_HEAD, *pieces, *END), text)


def bomb() -> bytes:
    """It swells to 12 MB, of which 8 are read."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return packer.compress(delta("before ") + b"data: ") + packer.compress(b" " * 12 * MEGABYTE) + packer.flush()


def encoded(encoding: str) -> bytes:
    return answer('{"choices": []}', headers=[f"Content-Encoding: {encoding}"])


def chunk(**fields: Any) -> bytes:
    return event({"id": "c", "created": 1, "model": "m", **fields})


def choice(**fields: Any) -> bytes:
    return chunk(choices=[{"index": 0, **fields}])


def call(index: Any, id_: str | None, name: str | None, arguments: Any) -> dict[str, Any]:
    return {"index": index, "id": id_, "type": "function", "function": {"name": name, "arguments": arguments}}


TOO_MUCH = {
    "N16 a bomb in the stream": failed(GZIP_HEAD, bomb(), text="before ", card="larger than"),
    "N16 no gzip after all": failed(encoded("gzip"), card="could not be understood"),
    "N16 no decoder": failed(encoded("br"), card="could not be understood"),
    "N17 an event of 5 MB": streamed(chunk(padding="x" * 5 * MEGABYTE, choices=[]), delta("fine"), text="fine"),
    "N17 an event over the limit": failed(
        STREAM_HEAD, delta("before "), b"data: " + b"x" * (8 * MEGABYTE + 1), text="before ", card="larger than"
    ),
    "N18 100 000 headers": failed(HEAD + b"X-A: b\r\n" * 100_000 + b"\r\n", card="could not be understood"),
    "N18 a header of 2 MB": failed(HEAD + b"X-A: " + b"b" * 2 * MEGABYTE + b"\r\n\r\n", card="could not be understood"),
    "N18 two lengths": failed(
        HEAD + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", card="could not be understood"
    ),
}

ODD = {
    "N26 null content": streamed(choice(delta={"role": "assistant", "content": None}), delta("fine"), text="fine"),
    "N26 no choices": streamed(chunk(), chunk(choices=[]), chunk(choices=None), delta("fine"), text="fine"),
    "N26 no delta": streamed(choice(), choice(delta=None), delta("fine"), text="fine"),
    "N26 a choice too many": streamed(
        delta("fi"), chunk(choices=[{"index": 1, "delta": {"content": "other"}}]), delta("ne"), text="fine"
    ),
    "N26 an index that jumps": streamed(
        delta("fine"), chunk(choices=[{"index": 7, "delta": {"content": "x"}}, {"index": -1, "delta": {}}]), text="fine"
    ),
    "N26 numbers for words": streamed(
        choice(delta={"content": 42}), chunk(id=7, model=8, created="x", choices=[{"index": "0"}]), text="42"
    ),
    "N26 words for numbers": streamed(
        chunk(usage={"prompt_tokens": "many", "completion_tokens": None}), delta("fine"), text="fine"
    ),
    "N26 a list of parts": streamed(choice(delta={"content": [{"type": "text", "text": "fine"}]}), text="fine"),
    "N26 logprobs of no shape": streamed(
        choice(delta={"content": "fine"}, logprobs={"content": [None, {"token": 3, "logprob": "x"}]}), text="fine"
    ),
    "N27 nested deeply": streamed(
        b'data: {"choices": [], "x": ' + b"[" * 200_000 + b"]" * 200_000 + b"}\n\n", delta("fine"), text="fine"
    ),
    "N27 a number of 5 000 digits": streamed(
        b'data: {"created": ' + b"9" * 5000 + b', "choices": []}\n\n', delta("fine"), text="fine"
    ),
    "N27 not a number": streamed(
        b'data: {"choices": [{"index": 0, "delta": {"content": "fine"}, "logprobs": {"x": NaN}}]}\n\n', text="fine"
    ),
    "N27 the same key twice": streamed(
        b'data: {"choices": [], "choices": [{"index": 0, "delta": {"content": "fine"}}]}\n\n', text="fine"
    ),
    "N27 an emoji in two halves": streamed(
        b'data: {"choices": [{"index": 0, "delta": {"content": "a\\ud83d"}}]}\n\n',
        b'data: {"choices": [{"index": 0, "delta": {"content": "\\ude00b"}}]}\n\n',
        text="a\U0001f600b",
    ),
    "N27 half an emoji": streamed(
        b'data: {"choices": [{"index": 0, "delta": {"content": "a\\ud83db"}}]}\n\n', text="a\ufffdb"
    ),
}


def by_name(cases: Mapping[str, Case]):
    """The prompt names the case."""

    def script(peer: Peer) -> None:
        asked: Any = peer.request().json()["messages"]
        peer.send(*cases[asked[-1]["content"]].pieces)

    return script


@pytest.mark.parametrize("cases", [TOO_MUCH, ODD], ids=["too much", "odd"])
def test_whatever_the_server_sends_the_window_keeps_what_can_be_read_and_goes_on(qapp, tmp_path, cases):
    async def story(desk: Desk):
        for name, case in cases.items():
            desk.tab.new()
            await desk.send(name)
            await desk.answered()
            await check(desk, name, case)
        assert len(server.requests) == len(cases), "never again by itself"

    with FaultServer(by_name(cases)) as server:
        tell(tmp_path, story, base_url=server.base_url)


async def check(desk: Desk, name: str, case: Case) -> None:
    turn = desk.tab.model.turns[-1]
    assert (name, turn.text, turn.status) == (name, case.text, case.status)
    assert desk.tab.model.turns[0].text == name
    assert desk.reply == case.text
    if case.card:
        assert case.card in f"{desk.card.title} {desk.card.body}", name
        offered = {action for action, _ in desk.card.actions}
        assert offered >= ({"continue", "retry"} if case.text else {"retry"}), name
    number = desk.tab.model.current.number
    assert number is not None
    *_, kept = await desk.context.history.turns(number)
    assert (kept.text, kept.status) == (case.text, case.status)


def test_calls_of_functions_in_any_pieces_are_put_together(qapp, tmp_path):
    """N26"""
    pieces = [
        choice(delta={"tool_calls": None}),
        choice(delta={"tool_calls": [call(0, "c1", "weather", "")]}),
        choice(delta={"tool_calls": [call(0, None, None, '{"city": ')]}),
        choice(delta={"tool_calls": ["x", call("0", None, None, None)]}),
        choice(delta={"tool_calls": [call(5, "c2", "clock", {"zone": "UTC"})]}),
        choice(delta={"tool_calls": [call(0, None, None, '"Bergen"}')]}),
        choice(delta={}, finish_reason="tool_calls"),
    ]

    async def story(desk: Desk):
        await desk.send("Weather?")
        await desk.answered()
        called = [(each.name, json.loads(each.arguments)) for each in desk.tab.model.open_calls]
        assert called == [("weather", {"city": "Bergen"}), ("clock", {"zone": "UTC"})]

    with FaultServer(by_name({"Weather?": Case((STREAM_HEAD, *pieces, DONE))})) as server:
        tell(tmp_path, story, base_url=server.base_url)


def limited(*headers: str) -> Case:
    return Case((error_answer("429 Too Many Requests", "slow down", headers=headers, code="rate_limit_exceeded"),))


WAITS = {
    "N8 seconds": (limited("Retry-After: 9"), "Waiting 9 s"),
    "N8 milliseconds": (limited("retry-after-ms: 8000", "Retry-After: 99"), "Waiting 8 s"),
    "N8 a date by the server's own clock": (
        limited("Date: Fri, 01 Jan 2010 00:00:00 GMT", "Retry-After: Fri, 01 Jan 2010 00:00:07 GMT"),
        "Waiting 7 s",
    ),
}


def test_every_way_to_ask_for_patience_is_understood(qapp, tmp_path):
    """N8"""
    asked: list[str] = []

    def script(peer: Peer) -> None:
        messages: Any = peer.request().json()["messages"]
        name = messages[-1]["content"]
        pieces = (STREAM_HEAD, delta("all is well"), *END) if name in asked else WAITS[name][0].pieces
        asked.append(name)
        peer.send(*pieces)

    async def story(desk: Desk):
        for name, (_, told) in WAITS.items():
            desk.tab.new()
            await desk.send(name)
            await desk.until(lambda: any(job.retry_now for job in desk.context.jobs.running))
            (job,) = desk.context.jobs.running
            assert told in str(job.state), name
            assert job.retry_now is not None
            job.retry_now()
            await desk.answered()
            assert (desk.reply, asked.count(name)) == ("all is well", 2)

    with FaultServer(script) as server:
        tell(tmp_path, story, base_url=server.base_url)
