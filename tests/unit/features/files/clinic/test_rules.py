"""What examples must be like, and where exactly they are not."""

import json
from typing import Any

import pytest

from playground.features.files.clinic.rules import findings_of, judged
from tests.unit.features.files.clinic.desk import chat


def found(record: Any, kind: Any = None) -> list[tuple[str, str]]:
    """The rules that are broken, and the text at the place that is named."""
    text = record if isinstance(record, str) else json.dumps(record)
    findings = findings_of(text, judged(text, kind), 1, 0)
    return [(each.rule, text[each.column - 1 : each.column + 11]) for each in findings]


def talk(*messages: Any, **more: Any) -> dict[str, Any]:
    return {"messages": list(messages), **more}


def said(role: str, content: Any = "words", **more: Any) -> dict[str, Any]:
    return {"role": role, "content": content, **more}


USER, ANSWER = said("user"), said("assistant")
CALL = {"id": "call_1", "type": "function", "function": {"name": "look", "arguments": "{}"}}
TOOL = {"type": "function", "function": {"name": "look", "parameters": {"type": "object"}}}


@pytest.mark.parametrize(
    "record",
    [
        chat("Hi", system="Be kind"),
        talk(said("developer"), USER, ANSWER, USER, said("assistant", weight=0), USER, said("assistant", weight=1)),
        talk(
            USER,
            said("assistant", None, tool_calls=[CALL]),
            said("tool", "{}", tool_call_id="call_1"),
            ANSWER,
            tools=[TOOL],
        ),
        talk(said("user", [{"type": "text", "text": "a"}, {"type": "image_url", "image_url": {"url": "x"}}]), ANSWER),
        {
            "input": {"messages": [USER]},
            "preferred_output": [ANSWER],
            "non_preferred_output": [said("assistant", "no")],
        },
        {
            "input": {"messages": [USER]},
            "preferred_completion": [ANSWER],
            "non_preferred_completion": [said("assistant", "no")],
        },
        {"prompt": "", "completion": " yes"},
    ],
)
def test_good_examples_of_each_kind_are_left_alone(record):
    assert found(record) == []


@pytest.mark.parametrize(
    ("record", "rule", "at"),
    [
        ({"messages": []}, "no_messages", "[]}"),
        ({"messages": "hello"}, "no_messages", '"hello"}'),
        (talk("hello", ANSWER), "no_message", '"hello", {"r'),
        (talk({"content": "x"}, ANSWER), "no_role", '{"content": '),
        (talk(said("human"), ANSWER), "unknown_role", '"human", "co'),
        (talk(said("function"), ANSWER), "old_role", '"function", '),
        (talk(USER, said("system"), ANSWER), "system_first", '"system", "c'),
        (talk(said("user", ""), ANSWER), "no_content", '""}, {"role"'),
        (talk({"role": "user"}, ANSWER), "no_content", '{"role": "us'),
        (talk(said("user", 7), ANSWER), "no_text", "7}, {"),
        (talk(said("user", [{"type": "hat"}]), ANSWER), "part", '{"type": "ha'),
        (talk(USER, ANSWER, USER), "no_answer", '{"role": "us'),
        (talk(USER, said("assistant", weight=2)), "weight", "2}]}"),
        (talk(USER, said("assistant", weight=True)), "weight", "true}]}"),
        (talk(said("user", weight=1), ANSWER), "weight_role", "1}, {"),
        (talk(USER, said("assistant", weight=0)), "no_target", '[{"role": "u'),
        (talk(said("user", mood="glad"), ANSWER), "unknown_field", '"glad"}, {"r'),
        (talk(USER, ANSWER, colour="red"), "unknown_field", '"red"}'),
        (talk(USER, ANSWER, tools=[]), "tools", "[]}"),
        (talk(USER, ANSWER, tools=[{"function": {}}]), "tools", '{"function":'),
        (talk(USER, said("assistant", None, tool_calls=[{"id": "1"}]), ANSWER), "tool_calls", '{"id": "1"}]'),
        (talk(USER, said("tool", tool_call_id="x"), ANSWER), "tool_answer", '{"role": "to'),
        (talk(USER, said("assistant", None, tool_calls=[CALL]), ANSWER), "unknown_tool", '{"id": "call'),
        ({"prompt": "x"}, "no_pair", '{"prompt": "'),
        ({"prompt": 1, "completion": "x"}, "no_text", "1, "),
        ({"prompt": "x", "completion": ""}, "no_content", '""}'),
        ({"input": [], "preferred_output": [ANSWER], "non_preferred_output": [USER]}, "no_input", "[], "),
        ({"input": {"messages": [USER]}, "preferred_output": [ANSWER]}, "no_messages", '{"input": {"'),
        ({"question": "x"}, "no_kind", '{"question":'),
        ([1], "no_object", "[1]"),
        ('{"messages": [1,]}', "commas", ",]}"),
        ("{“messages”: []}", "quotes", "“messages”: "),
        ('{"messages": "a\0b"}', "nul", "\0b"),
        ('{"messages": "said "no" twice"}', "json", 'no" twice"}'),
        ('{"messages": NaN}', "json", "NaN}"),
        ('{"messages": []} {"messages": []}', "json", '{"messages":'),
        ('{"messages": ["open', "json", '"open'),
        ("[" * 100_000, "json", "[[[[[[[[[[[["),
        ('{"a": ' + "9" * 5000 + "}", "json", '{"a": 999999'),
    ],
)
def test_each_flaw_is_named_at_its_place(record, rule, at):
    rules = dict(found(record))
    assert rule in rules
    assert rules[rule].startswith(at[:12])


def test_a_file_holds_one_kind():
    assert found({"prompt": "a", "completion": "b"}, "chat")[0][0] == "other_kind"
    same = said("assistant", "same")
    record = {"input": {"messages": [USER]}, "preferred_output": [same], "non_preferred_output": [same]}
    assert [rule for rule, _ in found(record, "preference")] == ["same_answers"]


def test_a_call_must_hold_json_and_have_a_name():
    broken = {"id": "", "function": {"name": "look", "arguments": "{"}}
    assert [rule for rule, _ in found(talk(USER, said("assistant", None, tool_calls=[broken]), tools=[TOOL]))] == [
        "tool_calls",
        "arguments",
    ]
    wrong = talk(said("user", tool_calls=[CALL]), ANSWER)
    assert "tool_calls" in dict(found(wrong))
