"""Training files, read line by line; the first line that cannot be learnt from is named."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playground.demo.json_value import Json
from playground.demo.training.order import Shape

ROLES = ("system", "developer", "user", "assistant", "tool", "function")
MOST_EXAMPLES = 10_000
MOST_LINE = 4 * 1024 * 1024


class FlawedFileError(Exception):
    """The file cannot be learnt from; the text says where and why."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was said, what is to be answered, and, where two answers were compared, what is not."""

    prompt: str
    answer: str
    rejected: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A line of the file."""

    lessons: tuple[Lesson, ...]


def read_examples(path: Path, shape: Shape, fewest: int) -> list[Example]:
    examples = []
    for number, line in _lines(path):
        try:
            examples.append(Example(tuple(_LESSONS[shape](_object(line, number)))))
        except FlawedFileError as flaw:
            raise FlawedFileError(f"Line {number}: {flaw}") from None
        if len(examples) > MOST_EXAMPLES:
            raise FlawedFileError(f"The file has more than {MOST_EXAMPLES} examples, the most that the demo learns.")
    if len(examples) < fewest:
        raise FlawedFileError(f"The file has {len(examples)} example(s), but must have at least {fewest}.")
    return examples


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    with path.open("rb") as file:
        number = 0
        while line := file.readline(MOST_LINE + 1):
            number += 1
            if len(line) > MOST_LINE:
                raise FlawedFileError(f"Line {number}: it has more than {MOST_LINE // 1024 // 1024} MB.")
            if line.strip():
                yield number, line


def _object(line: bytes, number: int) -> dict[str, Json]:
    if number == 1 and line.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise FlawedFileError("it begins with a byte order mark; save the file as UTF-8 without one.")
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise FlawedFileError("it is not UTF-8.") from None
    except json.JSONDecodeError as error:
        raise FlawedFileError(f"it is not valid JSON ({error.msg} at column {error.colno}).") from None
    except (ValueError, RecursionError):
        raise FlawedFileError("it is not valid JSON.") from None
    if not isinstance(value, dict):
        raise FlawedFileError("it is not a JSON object.")
    return value


def _chat(entry: Mapping[str, Json]) -> Iterator[Lesson]:
    messages = _messages(entry, "messages")
    if messages[-1]["role"] != "assistant":
        raise FlawedFileError("the last message is not from the assistant.")
    prompt, found = "", False
    for message in messages:
        if message["role"] == "user":
            prompt = _said(message)
        elif message["role"] == "assistant" and _counts(message):
            found = True
            yield Lesson(prompt, _said(message))
    if not found:
        raise FlawedFileError("it has no message of the assistant whose weight is not 0.")


def _completion(entry: Mapping[str, Json]) -> Iterator[Lesson]:
    for key in ("prompt", "completion"):
        if key not in entry:
            raise FlawedFileError(f'it is missing the key "{key}".')
        if not isinstance(entry[key], str):
            raise FlawedFileError(f'its "{key}" is not a text.')
    if not entry["completion"]:
        raise FlawedFileError('its "completion" is empty.')
    yield Lesson(entry["prompt"], entry["completion"])


def _preference(entry: Mapping[str, Json]) -> Iterator[Lesson]:
    given = entry.get("input")
    if not isinstance(given, dict):
        raise FlawedFileError('it is missing the key "input".')
    prompt = next(
        (_said(message) for message in reversed(_messages(given, "messages")) if message["role"] == "user"), ""
    )
    answers = [_preferred(entry, side) for side in ("preferred", "non_preferred")]
    yield Lesson(prompt, *answers)


def _preferred(entry: Mapping[str, Json], side: str) -> str:
    # The guide and the specification do not agree on the name.
    key = f"{side}_completion" if f"{side}_completion" in entry else f"{side}_output"
    last = _messages(entry, key)[-1]
    if last["role"] != "assistant":
        raise FlawedFileError(f'the last message of "{key}" is not from the assistant.')
    return _said(last)


def _messages(entry: Mapping[str, Json], key: str) -> list[dict[str, Any]]:
    messages = entry.get(key)
    if key not in entry:
        raise FlawedFileError(f'it is missing the key "{key}".')
    if not isinstance(messages, list) or not messages:
        raise FlawedFileError(f'its "{key}" is not a list of messages.')
    for place, message in enumerate(messages, 1):
        if not isinstance(message, dict) or message.get("role") not in ROLES:
            raise FlawedFileError(f'message {place} has no "role" that is known.')
        _said(message)
    return messages


def _said(message: Mapping[str, Any]) -> str:
    content = message.get("content")
    if isinstance(content, list):
        parts = [part.get("text", "") if isinstance(part, dict) else "" for part in content]
        return "\n".join(part for part in parts if isinstance(part, str))
    calls = message.get("tool_calls") or message.get("function_call")
    if content is None and calls and message["role"] == "assistant":
        return json.dumps(calls, ensure_ascii=False)
    if not isinstance(content, str):
        raise FlawedFileError(f'a message of the {message["role"]} has no "content".')
    if not content and message["role"] == "assistant":
        raise FlawedFileError("a message of the assistant is empty.")
    return content


def _counts(message: Mapping[str, Any]) -> bool:
    weight = message.get("weight", 1)
    if type(weight) not in (int, float) or weight not in (0, 1):
        raise FlawedFileError('a "weight" is neither 0 nor 1.')
    return bool(weight)


_LESSONS = {"chat": _chat, "completion": _completion, "preference": _preference}
