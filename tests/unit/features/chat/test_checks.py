"""What the texts among the wishes stand for, and what is said of those that stand for nothing."""

import json

import pytest

from playground.features.chat import checks
from playground.features.chat.checks import Misread, faults
from playground.features.chat.settings import ChatSettings


def _tool(kind, name):
    return {"type": kind, kind: {"name": name}}


TWINS = json.dumps([_tool("custom", "a"), _tool("custom", "a")])


def test_each_line_ends_a_reply_and_a_written_line_break_is_one():
    assert checks.stop_sequences("###\n\n\\n\\nUser:\nC:\\\\n") == ("###", "\n\nUser:", "C:\\n")


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("stop", "a\nb\nc\nd\ne", "At most 4"),
        ("logit_bias", "[1]", "Write a JSON object"),
        ("logit_bias", '{"7": 101}', "“7” needs a number"),
        ("logit_bias", '{"7": true}', "“7” needs a number"),
        ("metadata", '{"a": 1}', "quotation marks"),
        ("metadata", json.dumps({"a": "x" * 513}), "too long"),
        ("metadata", json.dumps({str(number): "" for number in range(17)}), "At most 16"),
        ("extra", '{"a": 1', "line 1, column 8"),
        ("extra", '{"a": NaN}', "no JSON that a server could read"),
        ("extra", "[" * 100_000, "no JSON that a server could read"),
        ("schema_name", "my schema", "no spaces"),
        ("tools", "{}", "in square brackets"),
        ("tools", '[{"type": "function"}]', "Tool 1 needs a name"),
        ("tools", '[{"name": "a"}]', 'Tool 1 needs "type"'),
        ("tools", '[{"type": "function", "function": {"name": "a", "parameters": 1}}]', "must be a JSON object"),
        (
            "tools",
            TWINS,
            "Two",
        ),
    ],
)
def test_what_cannot_be_sent_is_named(field, text, said):
    found = faults(ChatSettings(**{field: text}))

    assert list(found) == [field]
    assert said in str(found[field])


def test_schema_matters_only_where_one_is_asked_for():
    assert faults(ChatSettings(schema="{")) == {}
    assert list(faults(ChatSettings(schema="", response_format="json_schema"))) == ["schema"]


def test_what_is_right_has_no_faults():
    settings = ChatSettings(
        stop="a",
        logit_bias='{"50256": -100}',
        metadata='{"a": "b"}',
        extra='{"top_k": 40}',
        schema='{"type": "object"}',
        schema_name="my-schema_1",
        response_format="json_schema",
        tools=json.dumps([_tool("function", "get_weather"), _tool("custom", "x")]),
    )

    assert faults(settings) == {}
    assert checks.tool_names(settings) == ("function:get_weather", "custom:x")


def test_wrong_text_is_read_as_nothing():
    assert checks.readable(checks.extra_fields, "{") is None
    with pytest.raises(Misread):
        checks.extra_fields("{")
