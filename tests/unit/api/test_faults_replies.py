"""Servers that refuse, fail, or send what is no reply (N8 to N14)."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from playground.api.chat import ChatMessage, ChatParameters, complete_chat
from playground.api.errors import (
    ErrorInReply,
    KeyRejected,
    NotAnApi,
    ParameterRejected,
    QuotaExhausted,
    RateLimited,
    ReplyUnreadable,
    ServerFailed,
    ServerOverloaded,
)
from playground.api.observer import Ended, EventsArrived
from playground.api.request import ApiRequest
from tests.faults.calls import KEY, call, chat, connection_to
from tests.faults.server import DONE, STREAM_HEAD, FaultServer, Peer, always, answer, delta, error_answer, event, once

GOOD = (STREAM_HEAD, delta("fine", "stop"), DONE)
NOW = datetime(2031, 5, 1, 12, 0, tzinfo=UTC)  # by the server's clock, which is years off
LATER = NOW + timedelta(seconds=5)
JSON_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"


def limited(*headers: str) -> bytes:
    return error_answer("429 Too Many Requests", "slow down", headers=headers, code="rate_limit_exceeded")


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        (["Retry-After: 2"], 2.0),
        (["Retry-After: 1.5"], 1.5),
        (["retry-after-ms: 700", "Retry-After: 9"], 0.7),
        (
            [f"Date: {format_datetime(NOW, usegmt=True)}", f"Retry-After: {format_datetime(LATER, usegmt=True)}"],
            5.0,
        ),
    ],
)
def test_the_wait_is_what_the_server_asks_for(headers, seconds):
    with FaultServer(once(limited(*headers)), once(*GOOD)) as server:
        outcome = chat(server)
        assert outcome.text == "fine"
        assert [wait.seconds for wait in outcome.notes.waits] == [seconds]
        assert outcome.notes.waits[0].attempt == 2
        assert isinstance(outcome.notes.waits[0].error, RateLimited)
        assert outcome.notes.restarts == 1


@pytest.mark.parametrize("value", ["-1", "abc", "nan", "inf", "1e3", "٣", "0", "", "Fri, 99 Foo"])
def test_a_nonsensical_wait_is_replaced_by_our_own(value):
    headers = f"Retry-After: {value}".encode()
    reply = limited("X-Placeholder: 1").replace(b"X-Placeholder: 1", headers)
    with FaultServer(once(reply), once(*GOOD)) as server:
        outcome = chat(server)
        assert outcome.text == "fine"
        assert 0.375 <= outcome.notes.waits[0].seconds <= 0.5


def test_a_wait_that_is_too_long_is_left_to_the_user():
    with FaultServer(always(limited("Retry-After: 3600"))) as server:
        outcome = chat(server)
        assert isinstance(outcome.error, RateLimited)
        assert outcome.error.retry_after == 3600
        assert not outcome.notes.waits
        assert len(server.requests) == 1


def test_three_attempts_are_all():
    with FaultServer(always(limited())) as server:
        outcome = chat(server)
        assert isinstance(outcome.error, RateLimited)
        assert len(server.requests) == 3
        assert [wait.attempt for wait in outcome.notes.waits] == [2, 3]


def test_retries_stop_when_the_quota_is_used_up():
    async def insist(client, notes):
        for _ in range(10):
            with pytest.raises(RateLimited):
                await client.send(ApiRequest("GET", "models"), notes)

    with FaultServer(always(limited())) as server:
        call(connection_to(server), insist)
        assert len(server.requests) == 20  # ten first attempts and ten tokens


@pytest.mark.parametrize(
    "facts",
    [
        {"type": "insufficient_quota", "code": "insufficient_quota"},
        {"type": "insufficient_quota", "code": None},
        {"code": "credit_balance_exhausted"},
        {"code": "organization_spend_limit_exceeded"},
        {"code": "project_spend_limit_exceeded"},
        {"code": "organization_usage_limit_exceeded"},
    ],
)
def test_an_empty_account_is_not_asked_again(facts):
    reply = error_answer("429 Too Many Requests", "You exceeded your quota", headers=["Retry-After: 1"], **facts)
    with FaultServer(always(reply)) as server:
        outcome = chat(server)
        assert isinstance(outcome.error, QuotaExhausted)
        assert len(server.requests) == 1


def test_a_wall_of_html_becomes_a_short_sentence():
    page = "<html><head><style>p{}</style><script>alert(1)</script></head><body><h1>Bad &amp; broken</h1>"
    page += "<p>word </p>" * 30_000
    with FaultServer(always(answer(page, status="500 X", content_type="text/html"))) as server:
        outcome = call(connection_to(server), lambda client, notes: client.send(ApiRequest("GET", "models"), notes))
        assert type(outcome.error) is ServerFailed
        assert outcome.error.message.startswith("Bad & broken word word")
        assert len(outcome.error.message) <= 400
        assert "<" not in outcome.error.message
        assert len(server.requests) == 3


def test_an_empty_bad_gateway_is_a_failed_server():
    with FaultServer(always(answer("", status="502 Bad Gateway"))) as server:
        outcome = chat(server)
        assert type(outcome.error) is ServerFailed
        assert outcome.error.status == 502
        assert outcome.error.message == ""
        assert len(server.requests) == 2


def test_an_overloaded_server_is_called_so_and_its_id_is_kept():
    reply = error_answer("503 X", "busy", headers=["x-request-id: req_7"], code="server_is_overloaded")
    with FaultServer(always(reply)) as server:
        error = chat(server).error
        assert isinstance(error, ServerOverloaded)
        assert error.request_id == "req_7"
        assert error.url == f"{server.base_url}/chat/completions"


@pytest.mark.parametrize("stream", [True, False])
def test_an_error_that_comes_with_success_is_an_error(stream):
    reply = answer('{"error": "Unexpected endpoint or method. (POST /chat/completions)"}')
    with FaultServer(always(reply)) as server:
        outcome = chat(server, stream=stream)
        assert isinstance(outcome.error, ErrorInReply)
        assert outcome.error.wrong_base_url
        assert outcome.error.status == 200
        assert len(server.requests) == 1


@pytest.mark.parametrize(
    "broken",
    [
        event({"error": {"message": "boom", "code": 500}}),
        event({"error": "boom"}),
        b'error: {"message": "boom", "code": 500}\n\n',
        b"event: error\ndata: boom\n\n",
        b'event: error\ndata: {"type": "error", "code": "x", "message": "boom"}\n\n',
        event({"object": "error", "message": "boom", "code": 400}),
        event({"message": "boom"}),
        event({"detail": "boom"}),
    ],
)
def test_an_error_in_the_middle_keeps_the_text_before_it(broken):
    with FaultServer(once(STREAM_HEAD, delta("before"), broken, DONE)) as server:
        outcome = chat(server)
        assert isinstance(outcome.error, ErrorInReply)
        assert outcome.error.message == "boom"
        assert outcome.text == "before"
        shown = [change for _, change in outcome.record.changes if isinstance(change, EventsArrived)]
        assert "boom" in shown[-1].events[-1].data or "boom" in shown[-1].events[-2].data
        ended = outcome.record.changes[-1][1]
        assert isinstance(ended, Ended)
        assert ended.error is outcome.error


@pytest.mark.parametrize("stream", [True, False])
@pytest.mark.parametrize("content_type", ["text/html; charset=utf-8", "application/json", ""])
def test_a_log_in_page_is_no_api(stream, content_type):
    page = "<!DOCTYPE html><html><body>Log in to the hotel network</body></html>"
    with FaultServer(always(answer(page, content_type=content_type))) as server:
        outcome = chat(server, stream=stream)
        assert isinstance(outcome.error, NotAnApi)
        assert outcome.error.message == "Log in to the hotel network"


def test_a_whole_reply_to_a_request_for_a_stream_is_taken():
    body = {
        "id": "c1",
        "choices": [{"index": 0, "message": {"role": "assistant", "content": "whole"}, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3},
    }
    with FaultServer(once(JSON_HEAD, b"\n\n", json.dumps(body).encode())) as server:
        outcome = chat(server)
        assert outcome.text == outcome.result.text == "whole"
        assert outcome.result.usage.total_tokens == 3
        assert len(outcome.chunks) == 1


def test_a_stream_with_the_wrong_content_type_is_still_read():
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"
    with FaultServer(once(head, delta("fine", "stop"), DONE)) as server:
        assert chat(server).text == "fine"


def test_up_to_three_unreadable_events_are_left_out_with_a_warning():
    bad = b"data: {broken\n\n"
    with FaultServer(once(STREAM_HEAD, delta("a"), bad, bad, b"data: 5\n\n", delta("b", "stop"), DONE)) as server:
        outcome = chat(server)
        assert outcome.result.text == "ab"
        assert len(outcome.result.warnings) == 3


def test_a_fourth_unreadable_event_ends_the_stream_with_the_text_kept():
    bad = b"data: {broken\n\n"
    with FaultServer(once(STREAM_HEAD, delta("a"), bad * 4, delta("b"), DONE)) as server:
        outcome = chat(server)
        assert isinstance(outcome.error, ReplyUnreadable)
        assert outcome.text == "a"
        assert len(server.requests) == 1


@pytest.mark.parametrize("text", ["é", "€", "😀", "中文", "e\u0301", "a\u2028b\u2029c\u0085d\x0be"])
def test_text_survives_a_cut_at_every_byte(text):
    raw = f'data: {{"choices": [{{"index": 0, "delta": {{"content": "{text}"}}}}]}}\n\n'.encode()

    def script(peer: Peer) -> None:
        peer.request()
        peer.send(STREAM_HEAD)
        for byte in raw:
            peer.send(bytes([byte]))
        peer.send(delta("", "stop"), DONE)

    with FaultServer(script) as server:
        assert chat(server).result.text == text


def test_invalid_bytes_become_replacement_characters():
    raw = b'data: {"choices": [{"index": 0, "delta": {"content": "a\xff\xfeb"}}]}\n\n'
    with FaultServer(once(STREAM_HEAD, raw, delta("", "stop"), DONE)) as server:
        assert chat(server).result.text == "a\ufffd\ufffdb"


def test_the_key_does_not_come_back_in_an_error():
    with FaultServer(always(error_answer("401 X", f"Incorrect API key provided: {KEY}."))) as server:
        error = chat(server).error
        assert isinstance(error, KeyRejected)
        assert KEY not in f"{error} {error!r} {error.args} {error.message}"
        assert len(server.requests) == 1


def refused(param: str, code: str = "unsupported_parameter", status: str = "400 Bad Request") -> bytes:
    return error_answer(status, f"Unsupported parameter: '{param}'.", code=code, param=param)


def complete(parameters: ChatParameters, chunks: list[object], times: int = 1):
    async def run(client, notes):
        for _ in range(times):
            reply = await complete_chat(client, parameters, chunks.append, notes)
        return reply

    return run


@pytest.mark.parametrize(("refused_name", "other"), [("max_tokens", "max_completion_tokens")])
def test_the_name_for_the_token_limit_is_swapped_and_remembered(refused_name, other):
    parameters = ChatParameters("m", (ChatMessage("user", "hi"),), max_tokens=9)
    with FaultServer(once(refused(refused_name)), once(*GOOD)) as server:
        outcome = call(connection_to(server), complete(parameters, [], times=2))
        assert outcome.error is None
        sent = [request.json() for request in server.requests]
        assert [refused_name in body for body in sent] == [True, False, False]
        assert [body.get(other) for body in sent] == [None, 9, 9]
        assert outcome.notes.lessons == [("m", refused_name, other)]


def test_a_server_that_takes_neither_name_is_asked_twice_and_no_more():
    parameters = ChatParameters("m", (ChatMessage("user", "hi"),), max_tokens=9)
    replies = [once(refused(name)) for name in ("max_tokens", "max_completion_tokens")]
    with FaultServer(*replies, once(*GOOD)) as server:
        outcome = call(connection_to(server), complete(parameters, []))
        assert outcome.error is None
        assert server.requests[-1].json().keys() == {"model", "messages", "stream"}


def test_stream_options_are_dropped_where_they_are_refused():
    parameters = ChatParameters("m", (ChatMessage("user", "hi"),), stream_options={"include_usage": True})
    validation = answer(
        json.dumps({"detail": [{"loc": ["body", "stream_options"], "msg": "Extra inputs are not permitted"}]}),
        status="422 X",
    )
    with FaultServer(once(validation), once(*GOOD)) as server:
        outcome = call(connection_to(server), complete(parameters, []))
        assert outcome.error is None
        assert "stream_options" not in server.requests[1].json()
        assert outcome.notes.lessons == [("m", "stream_options", None)]


def test_other_refused_parameters_are_left_to_the_user():
    parameters = ChatParameters("m", (ChatMessage("user", "hi"),), temperature=0)
    with FaultServer(always(refused("temperature", "unsupported_value"))) as server:
        outcome = call(connection_to(server), complete(parameters, []))
        assert isinstance(outcome.error, ParameterRejected)
        assert outcome.error.param == "temperature"
        assert len(server.requests) == 1
        outcome.client.learn("m", "temperature")
        assert "temperature" not in (parameters.to_request(outcome.client.dialect_for("m")).body or {})


def test_retry_now_ends_the_wait():
    class Patient:
        def __init__(self) -> None:
            self.waits = []

        def retry_scheduled(self, wait) -> None:
            self.waits.append(wait)
            asyncio.get_running_loop().call_later(0.02, wait.retry_now)

        def retry_started(self) -> None: ...
        def progress(self, fraction) -> None: ...
        def quiet(self, seconds, alive) -> None: ...
        def learned(self, model, param, replacement) -> None: ...

    with FaultServer(once(limited("Retry-After: 60")), once(answer('{"data": []}'))) as server:
        outcome = call(connection_to(server), lambda client, _: client.send(ApiRequest("GET", "models"), Patient()))
        assert outcome.error is None
        assert outcome.seconds < 10


def test_a_wait_can_be_stopped():
    stopping: asyncio.Task[object]

    class Stopping:
        def retry_scheduled(self, wait) -> None:
            asyncio.get_running_loop().call_later(0.02, stopping.cancel)

        def retry_started(self) -> None: ...
        def progress(self, fraction) -> None: ...
        def quiet(self, seconds, alive) -> None: ...
        def learned(self, model, param, replacement) -> None: ...

    async def stopped(client, _notes):
        nonlocal stopping
        stopping = asyncio.create_task(client.send(ApiRequest("GET", "models"), Stopping()))
        await asyncio.wait([stopping])
        return stopping.cancelled()

    with FaultServer(always(limited("Retry-After: 60"))) as server:
        assert call(connection_to(server), stopped).result


def test_what_happened_is_recorded_in_order():
    with FaultServer(once(*GOOD)) as server:
        record = chat(server).record
    names = [type(change).__name__ for _, change in record.changes]
    assert names[:2] == ["Connected", "HeadersArrived"]
    assert names[-1] == "Ended"
    events = [change for _, change in record.changes if isinstance(change, EventsArrived)]
    assert events[0].first_token
    assert isinstance(record.changes[-1][1], Ended)
    assert record.changes[-1][1].error is None
    times = [change.at for _, change in record.changes]
    assert times == sorted(times)
    start = record.starts[0]
    assert KEY not in repr(start)
    assert ("Authorization", "•••") in start.headers
    assert json.loads(start.body) == start.request.body
