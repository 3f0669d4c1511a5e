"""Requests for vectors as they go over the wire, and replies in every form that servers give them."""

import asyncio
import base64
import json
import struct
from typing import Any

import pytest

from playground.api.client import Client
from playground.api.dialect import Dialect, DialectWishes
from playground.api.embedding_reply import EmbeddingReply, read_reply
from playground.api.embeddings import EmbeddingParameters, embed
from playground.api.errors import (
    ApiError,
    ErrorInReply,
    NotAnApi,
    QuotaExhausted,
    RateLimited,
    Rejected,
    ReplyUnreadable,
    ServerFailed,
)
from playground.api.request import Expect, Repeat
from tests.faults.calls import Notes, Outcome, call, connection_to
from tests.faults.server import FaultServer, Peer, always, answer, error_answer, once

TWO = EmbeddingParameters("m", ("one", "two"))
BASE64 = DialectWishes(embedding_base64=True)
FIRST, SECOND = (1.0, -0.5, 0.25), (0.0, 2.0, -4.0)
USAGE = {"prompt_tokens": 5, "total_tokens": 5}


def packed(values: tuple[float, ...]) -> bytes:
    return struct.pack(f"<{len(values)}f", *values)


def encoded(values: tuple[float, ...]) -> str:
    return base64.b64encode(packed(values)).decode()


def item(embedding: object, index: int | None = None) -> dict[str, Any]:
    place = {} if index is None else {"index": index}
    return {"object": "embedding", **place, "embedding": embedding}


def body(*items: object, **more: object) -> str:
    return json.dumps({"object": "list", "data": list(items), "model": "m-1", "usage": USAGE, **more})


def read(text: str | bytes, expected: int | None = 2, content_type: str = "application/json") -> EmbeddingReply:
    data = text.encode() if isinstance(text, str) else text
    return read_reply(data, {"content-type": content_type}, expected)


def ask(place: FaultServer, parameters: EmbeddingParameters = TWO, times: int = 1, **changes: object) -> Outcome:
    async def action(client: Client, notes: Notes) -> EmbeddingReply:
        for _ in range(times):
            reply = await embed(client, parameters, notes)
        return reply

    return call(connection_to(place, **changes), action)


def test_every_field_is_sent_and_extra_fields_win():
    parameters = EmbeddingParameters("m", ("a", "b"), "float", 256, "me", {"user": "you", "truncate": True})
    request = parameters.to_request(Dialect())
    assert request.body == {
        "model": "m", "input": ["a", "b"], "encoding_format": "float", "dimensions": 256, "user": "you",
        "truncate": True,
    }  # fmt: skip
    assert (request.path, request.expect, request.repeat) == ("embeddings", Expect.TEXT, Repeat.GENERATION)


def test_the_dialect_chooses_the_format_and_what_was_refused_is_left_out():
    assert TWO.to_request(Dialect()).body == {"model": "m", "input": ["one", "two"], "encoding_format": "float"}
    fluent = Dialect(embedding_base64=True)
    assert TWO.to_request(fluent).body == {"model": "m", "input": ["one", "two"], "encoding_format": "base64"}
    refused = fluent.without("m", "encoding_format").without("m", "dimensions").without("m", "input")
    wishes = EmbeddingParameters("m", ("a",), "float", 3)
    assert wishes.to_request(refused).body == {"model": "m", "input": ["a"]}


@pytest.mark.parametrize(
    "items",
    [
        [item(list(FIRST), 0), item(list(SECOND), 1)],
        [item(list(SECOND), 1), item(list(FIRST), 0)],
        [item(encoded(FIRST), 0), item(encoded(SECOND), 1)],
        [item(encoded(SECOND), 1), item(list(FIRST), 0)],
        [item(list(FIRST)), item(encoded(SECOND))],
        [item(list(FIRST), 0), item(list(SECOND), 0)],
        [item([list(FIRST)], 0), item([list(SECOND)], 1)],
        [list(FIRST), encoded(SECOND)],
    ],
)
def test_vectors_are_understood_in_either_form_and_any_order(items):
    reply = read(body(*items))
    assert (reply.model, reply.dimensions, reply.vectors) == ("m-1", 3, (packed(FIRST), packed(SECOND)))
    assert reply.usage is not None
    assert reply.usage.prompt_tokens == reply.usage.total_tokens == 5


def test_a_reply_without_model_and_usage_is_enough():
    text = ' \ufeff{ "data" : [ { "embedding" : [1, 2e0] } , {"embedding":[3,4]} ] }\n'
    reply = read(text.strip().encode())
    assert (reply.model, reply.dimensions, reply.usage) == ("", 2, None)


@pytest.mark.parametrize(
    ("items", "why"),
    [
        ([item(list(FIRST), 0)], "1 vectors for 2 texts"),
        ([item(list(FIRST), 0), item(list(FIRST), 1), item(list(FIRST), 2)], "3 vectors for 2 texts"),
        ([], "0 vectors for 2 texts"),
        ([item(list(FIRST), 0), item([1.0, 2.0], 1)], "that of text 2 has 2 values, the first one 3"),
        ([item(list(FIRST), 1), item([1.0, 2.0], 0)], "that of text 2 has 3 values, the first one 2"),
        ([item(list(FIRST), 0), item(encoded((1.0,)), 1)], "that of text 2 has 1 values"),
        ([item(list(FIRST), 0), item([1.0, float("nan"), 2.0], 1)], "Vector 2 .*not a finite number"),
        ([item([1.0, None], 0), item(list(SECOND), 1)], "Vector 1 .*not a finite number"),
        ([item([1.0, float("inf")], 0), item(list(SECOND), 1)], "Vector 1 .*not a finite number"),
        ([item([1e39, -1e39], 0), item(list(SECOND), 1)], "Vector 1 .*not a finite number"),
        ([item([10**400], 0), item(list(SECOND), 1)], "Vector 1 .*not a finite number"),
        ([item(["1"], 0), item(list(SECOND), 1)], "Vector 1 .*not a finite number"),
        ([item(list(FIRST), 0), item(encoded((1.0, float("nan"))), 1)], "Vector 2 .*not a finite number"),
        ([item(list(FIRST), 0), item(base64.b64encode(bytes(13)).decode(), 1)], "Vector 2 .* holds 13 bytes"),
        ([item(list(FIRST), 0), item("AAAAA", 1)], "Vector 2 .*not valid base64"),
        ([item(list(FIRST), 0), item("no base64 at all", 1)], "Vector 2 .*not valid base64"),
        ([item(list(FIRST), 0), item("", 1)], "Vector 2 .*empty"),
        ([item(list(FIRST), 0), item([], 1)], "Vector 2 .*empty"),
        ([item(list(FIRST), 0), item(None, 1)], "Vector 2 .*neither a list"),
        ([item(list(FIRST), 0), 7], "Vector 2 .*neither a list"),
        ([item([list(FIRST), list(SECOND)], 0), item(list(SECOND), 1)], "Vector 1 "),
        ([item(list(FIRST), 0), item(list(SECOND), 2)], "Vector 2 .*index 2"),
        ([item(list(FIRST), 0), item(list(SECOND))], "Vector 2 .*index None"),
        ([item(list(FIRST), -1), item(list(SECOND), 1)], "Vector 1 .*index -1"),
    ],
)
def test_what_cannot_be_used_is_refused_and_the_item_is_named(items, why):
    with pytest.raises(ReplyUnreadable, match=why) as failure:
        read(body(*items))
    assert failure.value.outcome_unknown


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<!doctype html><title>Welcome</title>", NotAnApi),
        ("", ReplyUnreadable),
        ("[1, 2]", ReplyUnreadable),
        ('{"data": [{"embedding": [1, 2', ReplyUnreadable),
        ('{"data": []} {}', ReplyUnreadable),
        ('{"data": [] "model": "m"}', ReplyUnreadable),
        ("{1: 2}", ReplyUnreadable),
        ('{"data": ' + "[" * 100_000, ReplyUnreadable),
        ('{"data": "none", "object": "list", "id": 1}', ReplyUnreadable),
        ('{"error": {"message": "no such model"}}', ErrorInReply),
        ('{"error": "Unexpected endpoint or method. (POST /embeddings)"}', ErrorInReply),
    ],
)
def test_what_is_no_reply_is_told_as_what_it_is(text, kind):
    with pytest.raises(ApiError) as failure:
        read(text)
    assert type(failure.value) is kind


def test_an_error_of_the_reply_carries_what_is_known_about_the_exchange():
    with FaultServer(always(answer(body(item(list(FIRST), 0)), headers=["x-request-id: req_1"]))) as server:
        outcome = ask(server)
    assert isinstance(outcome.error, ReplyUnreadable)
    assert (outcome.error.status, outcome.error.request_id, outcome.error.connection) == (200, "req_1", "Test")
    assert outcome.error.url == f"{server.base_url}/embeddings"


@pytest.mark.parametrize(
    ("given", "count"), [("one text", 1), ([1, 2, 3], 1), (["a", "b"], 2), ([[1], [2, 3]], 2), ({"text": "x"}, 2)]
)
def test_an_input_of_the_users_own_is_counted_as_it_is_meant(given, count):
    items = [item(list(FIRST), index) for index in range(count)]
    with FaultServer(always(answer(body(*items)))) as server:
        outcome = ask(server, EmbeddingParameters("m", ("ignored",), extra={"input": given}))
    assert outcome.error is None
    assert len(outcome.result.vectors) == count


@pytest.mark.parametrize(
    "refusal",
    [
        error_answer("400 Bad Request", "bad", code="unsupported_value", param="encoding_format"),
        error_answer("422 Unprocessable Entity", "encoding_format: unknown variant"),
        answer(
            json.dumps({"object": "error", "message": "base64 encoding is not currently supported", "code": 400}),
            status="400 Bad Request",
        ),
        error_answer("400 Bad Request", "Base64 is not supported."),
        answer(json.dumps({"error": "base64 is not supported"})),
    ],
)
def test_a_server_that_refuses_base64_is_silently_asked_for_decimals_from_then_on(refusal):
    good = answer(body(item(list(FIRST), 0), item(list(SECOND), 1)))
    with FaultServer(once(refusal), always(good)) as server:
        outcome = ask(server, times=2, dialect=BASE64)
    assert outcome.error is None
    assert outcome.result.vectors == (packed(FIRST), packed(SECOND))
    assert [each.json()["encoding_format"] for each in server.requests] == ["base64", "float", "float"]
    assert outcome.notes.lessons == []


def test_other_refusals_and_those_of_a_wish_are_told():
    with FaultServer(always(error_answer("400 Bad Request", "'$.input' is invalid.", param="input"))) as server:
        outcome = ask(server, dialect=BASE64)
    assert isinstance(outcome.error, Rejected)
    assert len(server.requests) == 1
    with FaultServer(always(error_answer("400 Bad Request", "No base64 here."))) as server:
        wished = ask(server, EmbeddingParameters("m", ("one",), "base64"), dialect=BASE64)
        decimals = ask(server, dialect=DialectWishes(embedding_base64=False))
    assert isinstance(wished.error, Rejected)
    assert isinstance(decimals.error, Rejected)
    assert len(server.requests) == 2


GOOD = answer(body(item(list(FIRST), 0), item(list(SECOND), 1)))


@pytest.mark.parametrize(
    ("header", "waits"),
    [
        ("Retry-After: 2", [2.0]),
        ("retry-after-ms: 1500", [1.5]),
        ("Retry-After: Tue, 24 Nov 2026 10:00:07 GMT", [7.0]),
        ("Retry-After: 3600", None),
        ("Retry-After: -1", [0.5]),
        ("Retry-After: abc", [0.5]),
    ],
)
def test_n8_too_many_requests_are_sent_again_when_the_server_says_so(header, waits):
    busy = error_answer("429 Too Many Requests", "slow", headers=["Date: Tue, 24 Nov 2026 10:00:00 GMT", header])
    with FaultServer(once(busy), always(GOOD)) as server:
        outcome = ask(server)
    if waits is None:
        assert isinstance(outcome.error, RateLimited)
        assert len(server.requests) == 1
    else:
        assert outcome.error is None
        assert [wait.seconds for wait in outcome.notes.waits] == pytest.approx(waits, rel=0.26)


def test_n9_an_empty_account_is_not_asked_again():
    with FaultServer(always(error_answer("429 Too Many Requests", "pay", code="insufficient_quota"))) as server:
        outcome = ask(server)
    assert isinstance(outcome.error, QuotaExhausted)
    assert len(server.requests) == 1


def test_n21_a_connection_that_lay_idle_and_was_closed_is_not_noticed():
    with FaultServer(once(GOOD)) as server:
        outcome = ask(server, times=2)
    assert outcome.error is None
    assert outcome.notes.waits == []
    assert len(server.requests) == server.connections == 2


def test_a_server_that_fails_is_asked_once_more():
    with FaultServer(always(error_answer("500 Internal Server Error", "oops"))) as server:
        outcome = ask(server)
    assert isinstance(outcome.error, ServerFailed)
    assert len(server.requests) == 2


def test_a_stop_while_the_server_thinks_leaves_nothing_behind():
    def think(peer: Peer) -> None:
        peer.request()
        peer.hold()

    with FaultServer(think) as server:

        async def action(client: Client, notes: Notes) -> None:
            asking = asyncio.create_task(embed(client, TWO, notes))
            while not server.requests:
                await asyncio.sleep(0)
            asking.cancel()
            with pytest.raises(asyncio.CancelledError):
                await asking

        assert call(connection_to(server), action).error is None
        assert server.wait_for(lambda seen: bool(seen.disconnects))
