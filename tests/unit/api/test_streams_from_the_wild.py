"""Streams as servers out there send them, over a real socket, with the result that the user must see."""

import base64
import json
from pathlib import Path

import pytest

from playground.api.errors import ApiError, ErrorInReply, NotAnApi, ParameterRejected
from tests.faults.calls import Outcome, chat
from tests.faults.server import FaultServer, Peer

STREAMS = json.loads((Path(__file__).parent / "fixtures" / "sse.json").read_text())


def outcome_of(stream, split=None) -> Outcome:
    chunks = [base64.b64decode(chunk) for chunk in stream["chunks"]]
    if split == "bytes":
        chunks = [bytes([byte]) for byte in b"".join(chunks)]

    def script(peer: Peer) -> None:
        peer.request()
        head = f"HTTP/1.1 {stream['status']} X\r\nContent-Type: {stream['content_type']}\r\nConnection: close\r\n\r\n"
        peer.send(head.encode(), *chunks)

    with FaultServer(script) as server:
        return chat(server, n=len(stream["expect"].get("texts", [0])))


def check(stream, outcome: Outcome) -> None:
    expected = stream["expect"]
    if expected["error"] is None:
        assert outcome.error is None
        check_reply(expected, outcome)
    else:
        check_error(expected, outcome)


def check_reply(expected, outcome: Outcome) -> None:
    reply = outcome.result
    assert reply.complete
    texts = expected.get("texts", [expected.get("text", "")])
    finishes = expected.get("finishes", [expected.get("finish")])
    assert [choice.text for choice in reply.choices] == texts
    assert [choice.finish_reason for choice in reply.choices] == finishes
    assert reply.choices[0].reasoning == expected.get("reasoning", "")
    usage = reply.usage
    found = usage and [usage.prompt_tokens, usage.completion_tokens, usage.total_tokens]
    assert found == expected.get("usage")
    calls = [[call.id, call.name, call.arguments] for call in reply.choices[0].tool_calls]
    assert calls == expected.get("tool_calls", [])
    assert bool(reply.warnings) or not expected.get("warn")


def check_error(expected, outcome: Outcome) -> None:
    error = outcome.error
    assert isinstance(error, ApiError)
    assert outcome.text == expected.get("text", "")
    if expected["error"] == "not an API response":
        assert isinstance(error, NotAnApi)
    elif expected["error"].isdecimal():
        assert error.status == int(expected["error"])
    else:
        assert isinstance(error, ErrorInReply)
        assert error.message == expected["error"]
    assert error.code == expected.get("code", error.code)
    assert error.param == expected.get("param", error.param)
    if "hint" in expected:
        assert error.wrong_base_url


@pytest.mark.parametrize("stream", STREAMS, ids=lambda stream: stream["name"])
def test_the_user_sees_what_the_server_meant(stream):
    check(stream, outcome_of(stream))


@pytest.mark.parametrize("stream", STREAMS, ids=lambda stream: stream["name"])
def test_it_does_not_matter_where_the_network_cuts(stream):
    check(stream, outcome_of(stream, "bytes"))


def test_a_refused_max_tokens_is_named():
    stream = next(stream for stream in STREAMS if stream["name"] == "error_400_std")
    assert isinstance(outcome_of(stream).error, ParameterRejected)
