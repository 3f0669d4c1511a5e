"""What can be put right at once, and what must not be touched by it."""

import json
from typing import Any

import pytest

from playground.features.files.clinic.conversion import converted, empty
from playground.features.files.clinic.repairs import made_readable, repaired
from playground.features.files.clinic.rules import KINDS, kind_of
from playground.features.files.clinic.splitting import kept_apart
from tests.unit.features.files.clinic.desk import chat


@pytest.mark.parametrize(
    ("text", "meant", "by"),
    [
        ('{"a": [1, 2,], }', {"a": [1, 2]}, ("commas",)),
        ('{"a": 1},', {"a": 1}, ("commas",)),
        ('{"a": "x,]", }', {"a": "x,]"}, ("commas",)),
        ("{“a”: “b”}", {"a": "b"}, ("quotes",)),
        ('{"a”: “b"}', {"a": "b"}, ("quotes",)),
        ('{“a”: "she said “no”"}', {"a": "she said “no”"}, ("quotes",)),
        ('{“a”: “say "x" now”,}', {"a": 'say "x" now'}, ("quotes", "commas")),
        ('{"a": "b\0c"}', {"a": "bc"}, ("nul",)),
    ],
)
def test_a_line_becomes_json_and_its_texts_stay(text, meant, by):
    made, used = made_readable(text, ("nul", "quotes", "commas"))
    assert json.loads(made) == meant
    assert used == by


def test_what_cannot_be_repaired_or_may_not_be_stays_as_it_is():
    for text, names in (('{"a": [1,]}', ("quotes",)), ('{"a": oh,}', ("commas", "quotes"))):
        assert made_readable(text, names) == (text, ())
    good = json.dumps(chat("She said “no, ]”"), ensure_ascii=False)
    assert repaired(good, ("quotes", "commas", "nul", "role_order")) == good


def test_the_system_message_goes_first_and_the_others_stay_in_order():
    messages = [{"role": role, "content": role} for role in ("user", "assistant", "system", "user", "assistant")]
    made = json.loads(repaired(json.dumps({"messages": messages, "tools": [1]}), ("role_order",)))
    assert [each["role"] for each in made["messages"]] == ["system", "user", "assistant", "user", "assistant"]
    assert made["tools"] == [1]


def test_pairs_and_conversations_become_each_other_and_back():
    pair = {"prompt": "Where?\n\n###\n\n", "completion": " Here."}
    as_chat = converted(pair, "chat")
    assert as_chat == chat("Where?", "Here.")
    assert converted(as_chat, "completion") == pair
    long = chat("a", "b", "s")
    long["messages"] += chat("c", "d")["messages"]
    made = converted(long, "completion")
    assert made == {"prompt": "s\n\nUser: a\n\nAssistant: b\n\nUser: c\n\n###\n\n", "completion": " d"}
    better = [{"role": "assistant", "content": "yes"}]
    preference: Any = {"input": {"messages": [{"role": "user", "content": "?"}]}, "preferred_output": better}
    assert converted(preference, "chat") == chat("?", "yes")
    assert converted(chat("a"), "chat") == chat("a")


def test_nothing_is_converted_that_would_lose_something():
    with_tools = {**chat("a"), "tools": [{}]}
    assert converted(with_tools, "completion") is None
    assert converted(chat("a"), "preference") is None
    assert converted({"prompt": 1, "completion": "x"}, "chat") is None
    for kind in KINDS:
        assert kind_of(empty(kind)) == kind


def test_a_split_has_the_size_that_was_asked_for_and_is_the_same_each_time():
    assert len(kept_apart(20, 0.2, 1)) == 4
    assert kept_apart(20, 0.2, 1) == kept_apart(20, 0.2, 1) != kept_apart(20, 0.2, 2)
    assert len(kept_apart(2, 0.01, 1)) == 1
    assert len(kept_apart(3, 1.0, 1)) == 2
    assert kept_apart(1, 0.5, 1) == frozenset()


def test_a_line_with_thousands_of_marks_is_looked_through_once():
    for text in ('{“a”: "' + "“x " * 20_000 + "}", '"' * 50_000, '{"a": "' + "\\n" * 200_000 + '",}'):
        made_readable(text, ("nul", "quotes", "commas"))
