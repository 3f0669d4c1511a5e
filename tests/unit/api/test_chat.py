"""Wishes become requests; odd chunks become the best reply that can be made of them."""

import json
from dataclasses import fields, replace

import pytest

from playground.api.chat import ChatMessage, ChatParameters, ReplyAssembler
from playground.api.dialect import Dialect
from playground.api.errors import ErrorInReply, ReplyUnreadable
from playground.api.request import Expect, Repeat
from playground.api.sse import ServerSentEvent
from playground.api.unset import UNSET

HELLO = (ChatMessage("user", "hi"),)
# The request schema of the public API description, version 2.3.0.
DOCUMENTED = {
    "messages",
    "model",
    "service_tier",
    "modalities",
    "verbosity",
    "reasoning_effort",
    "max_completion_tokens",
    "frequency_penalty",
    "presence_penalty",
    "web_search_options",
    "top_logprobs",
    "response_format",
    "audio",
    "store",
    "moderation",
    "stream",
    "stop",
    "logit_bias",
    "logprobs",
    "max_tokens",
    "n",
    "prediction",
    "seed",
    "stream_options",
    "tools",
    "tool_choice",
    "parallel_tool_calls",
    "function_call",
    "functions",
    "metadata",
    "temperature",
    "top_p",
    "user",
    "safety_identifier",
    "prompt_cache_key",
    "prompt_cache_options",
    "prompt_cache_retention",
}


def body_of(parameters, dialect=None):
    return parameters.to_request(dialect or Dialect()).body


def test_every_documented_field_is_there():
    assert {parameter.name for parameter in fields(ChatParameters)} == DOCUMENTED | {"extra"}


def test_what_is_not_set_is_not_sent():
    body = {"model": "m", "messages": [{"role": "user", "content": "hi"}]}
    assert body_of(ChatParameters("m", HELLO)) == {**body, "stream": True}
    assert body_of(ChatParameters("m", HELLO, stream=False)) == body


def test_null_and_zero_are_sent_when_they_are_meant():
    body = body_of(ChatParameters("m", HELLO, stop=None, temperature=0, logprobs=False))
    assert (body["stop"], body["temperature"], body["logprobs"]) == (None, 0, False)


def test_a_request_says_what_it_expects_and_how_often_it_may_go():
    request = ChatParameters("m", HELLO).to_request(Dialect())
    assert (request.method, request.path) == ("POST", "chat/completions")
    assert request.expect is Expect.EVENTS
    assert request.repeat is Repeat.GENERATION
    assert ChatParameters("m", HELLO, stream=False).to_request(Dialect()).expect is Expect.JSON


def test_extra_fields_come_last_and_win():
    assert body_of(ChatParameters("m", HELLO, temperature=1, extra={"temperature": 2, "top_k": 3}))["temperature"] == 2


def test_stream_options_go_only_with_a_stream_and_a_server_that_takes_them():
    wish = ChatParameters("m", HELLO, stream_options={"include_usage": True})
    assert "stream_options" in body_of(wish)
    assert "stream_options" not in body_of(replace(wish, stream=False))
    assert "stream_options" not in body_of(wish, Dialect(stream_options=False))


@pytest.mark.parametrize(
    ("field", "rejected", "sent"),
    [
        ("max_tokens", (), "max_tokens"),
        ("max_completion_tokens", (), "max_completion_tokens"),
        ("max_tokens", ("max_tokens",), "max_completion_tokens"),
        ("max_completion_tokens", ("max_completion_tokens",), "max_tokens"),
        ("max_tokens", ("max_tokens", "max_completion_tokens"), None),
    ],
)
def test_the_token_limit_goes_out_under_the_name_that_is_taken(field, rejected, sent):
    dialect = Dialect(max_tokens_field=field, rejected={"m": frozenset(rejected)})
    body = body_of(ChatParameters("m", HELLO, max_tokens=5), dialect)
    assert {name for name in body if "tokens" in name} == ({sent} if sent else set())


def test_a_rejected_parameter_is_left_out_for_its_model_only():
    dialect = Dialect().without("m", "temperature").without("m", "model")
    assert "temperature" not in body_of(ChatParameters("m", HELLO, temperature=1), dialect)
    assert "model" in body_of(ChatParameters("m", HELLO), dialect)
    assert "temperature" in body_of(ChatParameters("n", HELLO, temperature=1), dialect)


def test_the_system_is_a_developer_where_the_dialect_says_so():
    messages = (ChatMessage("system", "be brief"), *HELLO)
    roles = [
        message["role"] for message in body_of(ChatParameters("m", messages), Dialect(developer_role=True))["messages"]
    ]
    assert roles == ["developer", "user"]


def test_a_body_is_plain_json():
    parts = ({"type": "text", "text": "x"},)
    message = ChatMessage(
        "assistant", parts, name="n", tool_calls=({"id": "1"},), tool_call_id="2", extra={"prefix": True}
    )
    body = body_of(ChatParameters("m", (message,), stop=("a", "b")))
    assert json.loads(json.dumps(body)) == body
    assert body["messages"][0]["prefix"] is True


def test_unset_is_false_and_says_its_name():
    assert not UNSET
    assert repr(UNSET) == "UNSET"


def assembled(*payloads, expected=1):
    assembler = ReplyAssembler(expected)
    chunks = [assembler.feed(ServerSentEvent("", p if isinstance(p, str) else json.dumps(p))) for p in payloads]
    return assembler.reply(complete=True), chunks


def choice(delta, **more):
    return {"choices": [{"index": 0, "delta": delta, **more}]}


@pytest.mark.parametrize(
    "payload",
    [
        {"choices": None},
        {"choices": []},
        {"choices": [None, 5, "x"]},
        {"choices": {"0": 1}},
        {"id": 7, "model": None, "choices": [{"index": "zero", "delta": "text", "finish_reason": 0}]},
        choice({"content": None, "tool_calls": None, "reasoning": 5}),
        choice({"tool_calls": [None, {"function": None}, {"index": "x", "function": {"arguments": None}}]}),
        {"choices": [], "usage": "many"},
        {"choices": [], "usage": {"prompt_tokens": "3", "total_tokens": -1}},
        {"choices": [{"index": -5}, {"index": 10**30}]},
    ],
)
def test_odd_chunks_are_survived(payload):
    reply, _ = assembled(payload, choice({"content": "fine"}, finish_reason="stop"), "[DONE]")
    assert "fine" in [c.text for c in reply.choices]


def test_content_may_be_a_list_or_a_number():
    reply, _ = assembled(choice({"content": [{"type": "text", "text": "a"}, None]}), choice({"content": 5}))
    assert reply.text == "a5"


def test_halves_of_a_surrogate_pair_meet_again_in_text_and_thought():
    halves = ({"content": "a\ud83d"}, {"content": "\ude00b", "reasoning": "\ud83d"}, {"reasoning": "\ude00"})
    reply, chunks = assembled(*map(choice, halves))
    assert reply.text == "a😀b"
    assert reply.choices[0].reasoning == "😀"
    assert "".join(chunk.choices[0].text for chunk in chunks) == "a😀b"


def test_a_half_that_stays_alone_becomes_a_replacement_character():
    reply, _ = assembled(choice({"content": "a\ud83d"}), choice({}, finish_reason="stop"))
    assert reply.text == "a\ufffd"
    assert assembled(choice({"content": "\ude00b"}))[0].text == "\ufffdb"


def test_usage_is_the_last_that_is_not_zero_and_keeps_its_extras():
    zero = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
    some = {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3, "cost": 0.5}
    reply, _ = assembled({"choices": [], "usage": some}, {"choices": [], "usage": zero})
    assert (reply.usage.prompt_tokens, reply.usage.completion_tokens, reply.usage.total_tokens) == (1, 2, 3)
    assert reply.usage.extras == {"cost": 0.5}
    assert assembled({"choices": [], "usage": {"prompt_tokens": 1, "completion_tokens": 2}})[0].usage.total_tokens == 3


def tool(index=None, id=None, name=None, arguments=""):
    call = {"function": {"name": name, "arguments": arguments}}
    call |= {"index": index} if index is not None else {}
    call |= {"id": id} if id is not None else {}
    return choice({"tool_calls": [call]})


@pytest.mark.parametrize(
    "fragments",
    [
        [tool(0, "a", "f", "{"), tool(0, None, None, "}"), tool(1, "b", "g", "{}")],
        [tool(0, "a", "f", "{"), tool(0, "a", "", "}"), tool(1, "b", "g", "{}")],
        [tool(None, "a", "f", "{}"), tool(None, "b", "g", "{}")],
        [tool(None, "a", "f", "{"), tool(None, None, None, "}"), tool(None, "b", "g", "{}")],
        [tool(0, "a", "f", "{}"), tool(0, "b", "g", "{"), tool(0, None, None, "}")],
        [tool(0, "a", "f", "{"), tool(1, "b", "g", "{"), tool(0, None, None, "}"), tool(1, None, None, "}")],
        [tool(None, "a", "f", "{"), tool(None, "b", "g", "{}"), tool(None, "a", None, "}")],
    ],
)
def test_fragments_of_tool_calls_find_each_other(fragments):
    reply, _ = assembled(*fragments)
    assert [(call.id, call.name, call.arguments) for call in reply.choices[0].tool_calls] == [
        ("a", "f", "{}"),
        ("b", "g", "{}"),
    ]


def test_a_call_without_an_id_gets_one_and_arguments_may_be_an_object():
    reply, _ = assembled(choice({"tool_calls": [{"index": 0, "function": {"name": "f", "arguments": {"q": 1}}}]}))
    call = reply.choices[0].tool_calls[0]
    assert (call.id, call.arguments) == ("call_0", '{"q":1}')


def test_a_custom_tool_has_its_input_as_arguments():
    reply, _ = assembled(
        choice({"tool_calls": [{"index": 0, "id": "a", "type": "custom", "custom": {"name": "f", "input": "x"}}]})
    )
    assert (reply.choices[0].tool_calls[0].type, reply.choices[0].tool_calls[0].arguments) == ("custom", "x")


@pytest.mark.parametrize("data", ["", ": keep-alive", ":"])
def test_data_that_is_no_json_by_intention_is_ignored(data):
    reply, chunks = assembled(data, choice({"content": "a"}, finish_reason="stop"))
    assert chunks[0] is None
    assert reply.text == "a"
    assert not reply.warnings


@pytest.mark.parametrize("data", ["{", "[" * 200_000, "1" * 5000, "[1]", '"text"'])
def test_unreadable_events_are_left_out_three_times(data):
    reply, _ = assembled(*[data] * 3, choice({"content": "a"}, finish_reason="stop"))
    assert reply.text == "a"
    assert len(reply.warnings) == 3
    with pytest.raises(ReplyUnreadable):
        assembled(*[data] * 4)


def test_not_a_number_is_read_as_nothing():
    reply, _ = assembled('{"choices": [{"delta": {}, "logprobs": {"content": [{"logprob": NaN}]}}]}')
    assert reply.choices[0].logprobs[0] == {"content": [{"logprob": None}]}


def test_a_reply_that_says_nothing_is_doubted():
    texts = [str(warning) for warning in assembled(choice({}, finish_reason="stop"))[0].warnings]
    assert any("empty" in text for text in texts)


def test_fewer_replies_than_asked_for_are_noticed():
    reply, _ = assembled(choice({"content": "a"}, finish_reason="stop"), expected=2)
    assert "1 of 2" in str(reply.warnings[-1])


def test_unknown_finish_reasons_are_shown_as_they_are():
    assert assembled(choice({"content": "a"}, finish_reason="eos"))[0].choices[0].finish_reason == "eos"


def test_a_whole_reply_without_choices_is_none():
    with pytest.raises(ReplyUnreadable):
        ReplyAssembler().add_whole({"id": "x"})
    with pytest.raises(ErrorInReply, match="no such thing"):
        ReplyAssembler().add_whole({"detail": "no such thing"})


def test_only_what_a_reader_waits_for_is_progress():
    _, chunks = assembled(choice({"role": "assistant", "content": ""}), choice({"content": "a"}), {"choices": []})
    assert [chunk.is_progress for chunk in chunks] == [False, True, False]
