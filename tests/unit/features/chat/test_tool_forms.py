"""Tools between their JSON and the forms: nothing that a form does not know is lost."""

import json
from typing import Any

import pytest

from playground.features.chat.checks import Misread, tools
from playground.features.chat.schema_check import check_schema
from playground.features.chat.tool_forms import EXAMPLES, Tool, ToolParameter, fresh_name, text_of, to_json, tools_of

NESTED: dict[str, Any] = {
    "type": "function",
    "function": {
        "name": "deep",
        "strict": True,
        "parameters": {"type": "object", "properties": {"a": {"type": "object", "properties": {}}}},
    },
}
CUSTOM = {"type": "custom", "custom": {"name": "sql", "format": {"type": "text"}}}
FLAT = {
    "type": "function",
    "function": {
        "name": "search",
        "description": "Looks things up",
        "strict": True,
        "parameters": {
            "type": "object",
            "properties": {
                "query": {"type": "string", "enum": ["a", "b"]},
                "count": {"type": "integer", "description": "How many"},
                "tags": {"type": "array", "items": {"type": "string"}},
            },
            "required": ["query"],
        },
    },
}


@pytest.mark.parametrize("entry", [NESTED, CUSTOM, FLAT], ids=["nested", "custom", "flat"])
def test_tool_that_was_not_edited_stays_as_it_was_written(entry):
    (tool,) = tools_of(json.dumps([entry]))

    assert to_json(tool) == entry


def test_flat_parameters_become_a_form():
    (tool,) = tools_of(json.dumps([FLAT]))

    assert tool.parameters == (
        ToolParameter("query", required=True, choices=("a", "b")),
        ToolParameter("count", "integer", "How many", required=False),
        ToolParameter("tags", "array", required=False),
    )


def test_what_a_form_cannot_show_is_left_to_the_json():
    nested, custom = tools_of(json.dumps([NESTED, CUSTOM]))

    assert (nested.parameters, custom.parameters) == (None, None)
    assert to_json(Tool("new", "words", None, nested.whole)) == {
        "type": "function",
        "function": {**NESTED["function"], "name": "new", "description": "words"},
    }


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.tool.name)
def test_examples_can_be_sent(example):
    (entry,) = json.loads(text_of([example.tool]))

    assert tools(text_of([example.tool])) == (entry,)
    assert tools_of(text_of([example.tool]))[0].parameters == example.tool.parameters
    assert check_schema(json.dumps(entry["function"]["parameters"])) is None
    json.loads(example.result)


def test_no_tools_are_no_text():
    assert text_of([]) == ""
    assert tools_of(" ") == ()
    with pytest.raises(Misread):
        tools_of("{")


def test_second_tool_of_a_name_gets_a_number():
    assert fresh_name("a", [Tool("b")]) == "a"
    assert fresh_name("a", [Tool("a"), Tool("a_2")]) == "a_3"
