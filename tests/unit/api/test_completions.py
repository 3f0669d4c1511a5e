"""Wishes for how a text goes on become requests; replies in every form that servers give them become choices."""

import json
from dataclasses import fields
from typing import Any

import pytest

from playground.api.chat_chunk import ChatChunk
from playground.api.client import Client
from playground.api.completions import CompletionParameters, CompletionReply, complete_text, tokens_of
from playground.api.dialect import Dialect, DialectWishes
from playground.api.errors import EndpointMissing, ErrorInReply, RateLimited, StreamInterrupted
from playground.api.request import Expect, Repeat
from playground.api.unset import UNSET
from tests.faults.calls import Notes, Outcome, call, connection_to
from tests.faults.server import DONE, STREAM_HEAD, FaultServer, always, answer, error_answer, event, once

ONCE = CompletionParameters("m", "Once upon")
# The request schema of the public API description, version 2.3.0.
DOCUMENTED = {
    "model", "prompt", "best_of", "echo", "frequency_penalty", "logit_bias", "logprobs", "max_tokens", "n",
    "presence_penalty", "seed", "stop", "stream", "stream_options", "suffix", "temperature", "top_p", "user",
}  # fmt: skip


def piece(text: str, index: int = 0, finish: str | None = None, **more: object) -> bytes:
    choice = {"text": text, "index": index, "logprobs": None, "finish_reason": finish, **more}
    return event({"id": "cmpl-1", "object": "text_completion", "model": "answered", "choices": [choice]})


def ask(place: FaultServer, parameters: CompletionParameters = ONCE, **changes: object) -> Outcome:
    chunks: list[ChatChunk] = []

    async def action(client: Client, notes: Notes) -> CompletionReply:
        return await complete_text(client, parameters, chunks.append, notes)

    outcome = call(connection_to(place, **changes), action)
    outcome.chunks = chunks
    return outcome


def test_every_documented_field_can_be_sent_and_nothing_else_is_sent_unasked():
    assert {each.name for each in fields(CompletionParameters)} - {"extra"} == DOCUMENTED
    assert ONCE.to_request(Dialect()).body == {"model": "m", "prompt": "Once upon", "stream": True}
    values: dict[str, Any] = {
        "suffix": "the end", "max_tokens": 0, "temperature": 0, "top_p": 0.5, "n": 2, "best_of": 2, "echo": True,
        "logprobs": 5, "stop": ("a", "b"), "presence_penalty": -1, "frequency_penalty": 1, "seed": 3,
        "logit_bias": {"50256": -100}, "stream_options": {"include_usage": True}, "user": "me",
        "extra": {"user": "you", "top_k": 1},
    }  # fmt: skip
    request = CompletionParameters("m", ("one", "two"), **values).to_request(Dialect())
    extra = values.pop("extra")
    values["stop"] = ["a", "b"]
    assert request.body == {"model": "m", "prompt": ["one", "two"], "stream": True, **values, **extra}
    assert (request.path, request.expect, request.repeat) == ("completions", Expect.EVENTS, Repeat.GENERATION)


def test_what_is_not_streamed_or_was_refused_is_left_out():
    parameters = CompletionParameters("m", ((1, 2), (3,)), stream=False, seed=1, stream_options={"include_usage": True})
    request = parameters.to_request(Dialect().without("m", "seed").without("m", "prompt"))
    assert (request.body, request.expect) == ({"model": "m", "prompt": [[1, 2], [3]]}, Expect.JSON)
    with pytest.raises(EndpointMissing):
        ONCE.to_request(Dialect(paths={"completions": ""}))


@pytest.mark.parametrize(
    ("prompt", "n", "count"),
    [("text", UNSET, 1), ("text", 3, 3), (("a", "b"), 2, 4), ((1, 2, 3), 2, 2), (((1,), (2,)), None, 2)],
)
def test_the_choices_are_counted_by_prompts_and_n(prompt, n, count):
    assert CompletionParameters("m", prompt, n=n).choices == count


def test_a_stream_is_handed_over_choice_by_choice_with_its_chances():
    first = {"tokens": [" a"], "token_logprobs": [-0.5], "top_logprobs": [{" b": -1, " a": -0.5}], "text_offset": [9]}
    pieces = piece(" a", logprobs=first), piece(" x", 1), piece(" time", finish="length"), piece("", 1, "stop")
    usage = event({"id": "cmpl-1", "choices": [], "usage": {"prompt_tokens": 2, "completion_tokens": 3}})
    with FaultServer(once(STREAM_HEAD, *pieces, usage, DONE)) as server:
        outcome = ask(server, CompletionParameters("m", "Once upon", n=2, logprobs=2))
    assert outcome.text == " a time"
    reply = outcome.result
    assert [(each.index, each.text, each.finish_reason) for each in reply.choices] == [
        (0, " a time", "length"),
        (1, " x", "stop"),
    ]
    assert reply.choices[0].tokens[0].others == ((" a", -0.5), (" b", -1.0))
    assert (reply.choices[0].tokens[0].offset, reply.choices[1].tokens) == (9, ())
    assert (reply.id, reply.model, reply.usage.total_tokens, reply.warnings) == ("cmpl-1", "answered", 5, ())


def test_an_answer_in_one_piece_and_an_empty_one_are_whole():
    whole = {"id": "c", "model": "m", "choices": [{"text": "", "index": 0, "finish_reason": "stop"}]}
    with FaultServer(always(answer(json.dumps(whole)))) as server:
        outcome = ask(server, CompletionParameters("m", "x", stream=False))
        asked_to_stream = ask(server)
    assert outcome.result.choices[0].text == asked_to_stream.result.choices[0].text == ""
    assert outcome.result.warnings == ()


def test_refused_counts_are_left_out_without_asking():
    refusal = error_answer("400 Bad Request", "no", code="unsupported_parameter", param="stream_options")
    good = answer(json.dumps({"choices": [{"text": "ok", "index": 0, "finish_reason": "stop"}]}))
    with FaultServer(once(refusal), once(good)) as server:
        outcome = ask(server, CompletionParameters("m", "x", stream_options={"include_usage": True}))
        assert outcome.result.choices[0].text == "ok"
        assert "stream_options" not in server.requests[1].json()


def test_errors_come_as_in_the_chat():
    with FaultServer(once(error_answer("429 Too Many Requests", "slow", headers=["Retry-After: 3600"]))) as server:
        assert isinstance(ask(server).error, RateLimited)
    with FaultServer(once(STREAM_HEAD, piece(" a"))) as server:
        outcome = ask(server)
        assert isinstance(outcome.error, StreamInterrupted)
        assert outcome.text == " a"
    with FaultServer(once(STREAM_HEAD, piece(" a"), event({"error": {"message": "out of memory"}}))) as server:
        assert isinstance(ask(server).error, ErrorInReply)
    with FaultServer(once()) as server:
        without = DialectWishes(paths={"completions": ""})
        assert isinstance(ask(server, dialect=without).error, EndpointMissing)
        assert server.requests == []


@pytest.mark.parametrize(
    ("logprobs", "found"),
    [
        ({}, []),
        ({"tokens": None, "token_logprobs": [1]}, []),
        ({"tokens": ["a", "b"], "token_logprobs": [None, -1], "top_logprobs": None}, [("a", None, ()), ("b", -1, ())]),
        ({"tokens": ["a"], "token_logprobs": [-1], "top_logprobs": [{"b": "NaN", "c": -2}]}, [("a", -1, (("c", -2),))]),
        (
            {"content": [{"token": "a", "logprob": -1, "top_logprobs": [{"token": "b", "logprob": -2}]}, "odd"]},
            [("a", -1, (("b", -2),))],
        ),
    ],
)
def test_chances_are_read_in_every_form(logprobs, found):
    assert [(each.text, each.logprob, each.others) for each in tokens_of(logprobs)] == found
