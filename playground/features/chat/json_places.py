"""Where in a JSON text a value stands."""

import json
import re
from collections.abc import Sequence
from typing import Final, TypeAlias

Step: TypeAlias = str | int  # a key of an object or a place in a list
Span: TypeAlias = tuple[int, int]  # from where to where in the text

_BLANK: Final = re.compile(r"[ \t\n\r]*")
_DECODER: Final = json.JSONDecoder(strict=False)


def place_of(text: str, path: Sequence[Step]) -> Span:
    """Of the value at the end of this path, or of the last one on the way to it. The text is JSON."""
    start = _skip(text, 0)
    for step in path:
        found = _in_object(text, start, step) if text[start] == "{" else _in_list(text, start, step)
        if found is None:
            break
        start = found
    return start, _end(text, start)


def key_place(text: str, path: Sequence[Step], key: str) -> Span:
    """Of a key in the object at the end of this path."""
    start, end = place_of(text, path)
    at = _skip(text, start + 1)
    while text[start] == "{" and text[at] == '"':
        name, after = _DECODER.raw_decode(text, at)
        if name == key:
            return at, after
        at = _next(text, _end(text, _skip(text, _skip(text, after) + 1)))
    return start, end


def _in_object(text: str, start: int, step: Step) -> int | None:
    found = None
    at = _skip(text, start + 1)
    while text[at] == '"':
        name, after = _DECODER.raw_decode(text, at)
        value = _skip(text, _skip(text, after) + 1)
        if name == step:
            found = value  # of keys that are there twice the last counts
        at = _next(text, _end(text, value))
    return found


def _in_list(text: str, start: int, step: Step) -> int | None:
    if text[start] != "[" or not isinstance(step, int):
        return None
    at = _skip(text, start + 1)
    for _ in range(step):
        if text[at] == "]":
            return None
        at = _next(text, _end(text, at))
    return None if text[at] == "]" else at


def _next(text: str, at: int) -> int:
    """Past the comma, if there is one."""
    at = _skip(text, at)
    return _skip(text, at + 1) if text[at] == "," else at


def _end(text: str, at: int) -> int:
    return _DECODER.raw_decode(text, at)[1]


def _skip(text: str, at: int) -> int:
    blank = _BLANK.match(text, at)
    assert blank is not None
    return blank.end()
