"""Training files: what can be learnt from, and the first line that cannot."""

import json
from typing import Any

import pytest

from playground.demo.training.examples import FlawedFileError, Lesson, read_examples

SAID = {"role": "user", "content": "hi"}
ANSWERED = {"role": "assistant", "content": "Ahoy."}
GOOD = {"messages": [SAID, ANSWERED]}
PREFERRED = {"input": {"messages": [SAID]}, "preferred_output": [ANSWERED], "non_preferred_output": [ANSWERED]}


def written(tmp_path: Any, *lines: Any) -> Any:
    path = tmp_path / "file.jsonl"
    path.write_bytes(b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines))
    return path


def lessons(path: Any, shape: Any) -> list[tuple[Lesson, ...]]:
    return [example.lessons for example in read_examples(path, shape, 1)]


def test_each_answer_with_weight_is_a_lesson(tmp_path):
    parts = {"role": "user", "content": [{"type": "text", "text": "once"}, {"type": "text", "text": "more"}]}
    call = {"role": "assistant", "content": None, "tool_calls": [{"id": "1"}]}
    talk = [
        {"role": "system", "content": "s"},
        SAID,
        ANSWERED | {"weight": 0},
        parts,
        call,
        {"role": "tool", "content": "7"},
    ]
    found = lessons(written(tmp_path, {"messages": [*talk, ANSWERED]}, b"", GOOD), "chat")
    assert found == [
        (Lesson("once\nmore", '[{"id": "1"}]'), Lesson("once\nmore", "Ahoy.")),
        (Lesson("hi", "Ahoy."),),
    ]


def test_pairs_and_preferences_in_both_spellings(tmp_path):
    pair = written(tmp_path, {"prompt": "hi ->", "completion": " Ahoy."})
    assert lessons(pair, "completion") == [(Lesson("hi ->", " Ahoy."),)]
    spelt = {"preferred_completion": [ANSWERED], "non_preferred_completion": [ANSWERED | {"content": "No."}]}
    assert lessons(written(tmp_path, {"input": PREFERRED["input"], **spelt}), "preference") == [
        (Lesson("hi", "Ahoy.", "No."),)
    ]


@pytest.mark.parametrize(
    ("shape", "line", "why"),
    [
        ("chat", b'{"messages": [', "valid JSON"),
        ("chat", b"\xff\xfe{", "not UTF-8"),
        ("chat", b"[" * 100_000, "valid JSON"),
        ("chat", [], "JSON object"),
        ("chat", {"prompt": "a"}, 'missing the key "messages"'),
        ("chat", {"messages": []}, "list of messages"),
        ("chat", {"messages": [SAID]}, "not from the assistant"),
        ("chat", {"messages": [{"role": "pirate", "content": "x"}]}, '"role"'),
        ("chat", {"messages": [SAID, {"role": "assistant"}]}, '"content"'),
        ("chat", {"messages": [SAID, ANSWERED | {"content": ""}]}, "empty"),
        ("chat", {"messages": [SAID, ANSWERED | {"weight": 2}]}, '"weight"'),
        ("chat", {"messages": [SAID, ANSWERED | {"weight": 0}]}, "weight is not 0"),
        ("chat", b" " * (4 * 1024 * 1024) + b"x", "4 MB"),
        ("completion", {"prompt": "a"}, '"completion"'),
        ("completion", {"prompt": 1, "completion": "a"}, '"prompt" is not a text'),
        ("completion", {"prompt": "", "completion": ""}, "empty"),
        ("preference", GOOD, '"input"'),
        ("preference", PREFERRED | {"non_preferred_output": [SAID]}, "non_preferred_output"),
    ],
)
def test_the_line_that_is_to_blame_is_named(tmp_path, shape, line, why):
    good = {"chat": GOOD, "completion": {"prompt": "a", "completion": "b"}, "preference": PREFERRED}[shape]
    with pytest.raises(FlawedFileError, match=r"^Line 2: ") as flaw:
        read_examples(written(tmp_path, good, line), shape, 1)
    assert why in str(flaw.value)


def test_a_byte_order_mark_and_too_few_examples_are_told(tmp_path):
    with pytest.raises(FlawedFileError, match=r"Line 1: .*byte order mark"):
        read_examples(written(tmp_path, b"\xef\xbb\xbf" + json.dumps(GOOD).encode()), "chat", 1)
    with pytest.raises(FlawedFileError, match=r"1 example\(s\), but must have at least 10"):
        read_examples(written(tmp_path, GOOD), "chat", 10)
