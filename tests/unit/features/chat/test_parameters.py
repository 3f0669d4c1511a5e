"""What is sent for the wishes: what was touched, and nothing else."""

from typing import Any

from playground.api.dialect import Dialect
from playground.features.chat.controls import controls
from playground.features.chat.parameters import parameters_for
from playground.features.chat.settings import ChatSettings, at_defaults, differing
from playground.features.chat.turns import SentMessage

TOOLS = '[{"type": "function", "function": {"name": "get_weather"}}]'


def body_of(**wishes: Any) -> dict[str, Any]:
    settings = ChatSettings("m", **wishes)
    body = parameters_for(settings, (SentMessage("user", "Hi"),)).to_request(Dialect()).body
    return dict(body or {})


def test_untouched_settings_send_no_parameter():
    assert body_of() == {
        "model": "m",
        "messages": [{"role": "user", "content": "Hi"}],
        "stream": True,
        "stream_options": {"include_usage": True},
    }


def test_every_wish_arrives_in_the_words_of_the_api():
    sent = body_of(
        temperature=0.0,
        top_p=0.5,
        max_tokens=9,
        stream=False,
        n=2,
        presence_penalty=-0.5,
        frequency_penalty=0.5,
        seed=7,
        stop="###\n\\n",
        logprobs=True,
        top_logprobs=3,
        logit_bias='{"1": -1}',
        response_format="json_object",
        tools=TOOLS,
        tool_choice="function:get_weather",
        parallel_tool_calls=False,
        reasoning_effort="low",
        verbosity="high",
        service_tier="flex",
        user="u",
        safety_identifier="s",
        metadata='{"a": "b"}',
        extra='{"top_k": 40, "seed": 8}',
    )

    del sent["model"], sent["messages"]
    assert sent == {
        "temperature": 0.0,
        "top_p": 0.5,
        "max_tokens": 9,
        "n": 2,
        "presence_penalty": -0.5,
        "frequency_penalty": 0.5,
        "seed": 8,  # the extra fields have the last word
        "stop": ["###", "\n"],
        "logprobs": True,
        "top_logprobs": 3,
        "logit_bias": {"1": -1},
        "response_format": {"type": "json_object"},
        "tools": [{"type": "function", "function": {"name": "get_weather"}}],
        "tool_choice": {"type": "function", "function": {"name": "get_weather"}},
        "parallel_tool_calls": False,
        "reasoning_effort": "low",
        "verbosity": "high",
        "service_tier": "flex",
        "user": "u",
        "safety_identifier": "s",
        "metadata": {"a": "b"},
        "top_k": 40,
    }


def test_schema_goes_out_with_a_name():
    sent = body_of(response_format="json_schema", schema='{"type": "object"}', schema_strict=True)

    described = {"name": "reply", "schema": {"type": "object"}, "strict": True}
    assert sent["response_format"] == {"type": "json_schema", "json_schema": described}


def test_what_needs_another_wish_is_not_sent_without_it():
    sent = body_of(top_logprobs=3, tool_choice="required", parallel_tool_calls=False, schema="{}")

    assert {"top_logprobs", "tool_choice", "parallel_tool_calls", "response_format"}.isdisjoint(sent)
    assert body_of(tools=TOOLS, tool_choice="required")["tool_choice"] == "required"
    assert "tool_choice" not in body_of(tools=TOOLS, tool_choice="function:gone")


def test_what_is_written_wrong_is_left_out():
    sent = body_of(extra="{", logit_bias="1", metadata="[]", tools="x", response_format="json_schema", schema="{")

    assert {"logit_bias", "metadata", "tools", "response_format"}.isdisjoint(sent)


def test_what_cannot_be_used_says_why():
    dialect = Dialect(rejected={"m": frozenset({"temperature", "max_tokens"})})
    found = controls(ChatSettings("m"), dialect)

    assert "m has refused this" in str(found["temperature"].reason)
    assert found["max_tokens"].reason is None  # there is another name for it
    assert str(found["top_logprobs"].reason) == "Turn on the probabilities first."
    assert str(found["tool_choice"].reason) == "Add a tool first."
    assert found["seed"].reason is None
    settings = ChatSettings("m", logprobs=True, tools=TOOLS)
    assert controls(settings, Dialect())["top_logprobs"].reason is None
    assert controls(settings, Dialect())["tool_choice"].choices[-1] == "function:get_weather"


def test_differences_are_those_from_the_default_and_the_schema_is_one_of_them():
    settings = ChatSettings("m", "s", temperature=0.0, stream=False, schema="{}", response_format="json_schema")

    assert differing(settings) == ("temperature", "stream", "response_format")
    assert at_defaults(settings) == ChatSettings("m", "s")
