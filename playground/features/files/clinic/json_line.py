"""A line of the file: its bytes, its text, and the object in it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from playground.message import Message

if TYPE_CHECKING:
    from playground.storage.json_values import Json, JsonObject

_CHINESE: Final = re.compile(r"[\x00-\x7f\u2010-\u2027\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]*")


_MARK: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]', re.DOTALL)
_DEEPEST: Final = 100


class NoJson(Exception):
    """The text is no JSON. `place` counts from 0."""

    def __init__(self, reason: Message, place: int) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.place = place


class _Constant(ValueError):
    """NaN and the like, which Python takes and JSON does not know."""


def _refuse(name: str) -> None:
    raise _Constant(name)


# The scanner itself: what the decoder adds around it is done once more for each line.
scan: Final = json.JSONDecoder(parse_constant=_refuse).scan_once  # type: ignore[attr-defined]


def parse(text: str) -> Any:  # noqa: ANN401 - whatever stands there
    """Raises NoJson."""
    if text.count("[") + text.count("{") > _DEEPEST and _depth(text) > _DEEPEST:
        # Whoever walks through it would run out of stack.
        raise NoJson(Message("it is nested too deeply"), 0)
    try:
        value, end = scan(text, len(text) - len(text.lstrip(" \t\r\n")))
    except StopIteration as error:
        raise NoJson(*_missing(text, error.value)) from None
    except json.JSONDecodeError as error:
        raise NoJson(_reason(error), error.pos) from None
    except _Constant as error:
        raise NoJson(Message("{name} is not a value that JSON knows", name=str(error)), _find(text, error)) from None
    except ValueError:
        raise NoJson(Message("a number is too long"), 0) from None
    rest = text[end:]
    if rest.strip(" \t\r\n"):
        after = end + len(rest) - len(rest.lstrip(" \t\r\n"))
        raise NoJson(Message("something follows after its end; each example needs a line of its own"), after)
    return value


def record_of(text: str) -> JsonObject | None:
    try:
        value = parse(text)
    except NoJson:
        return None
    return value if isinstance(value, dict) else None


def line_of(record: Json) -> str:
    """As people can read it, except for halves of characters, which no file can hold."""
    text = json.dumps(record, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(record)
    return text


def decoded(line: bytes) -> tuple[str, str]:
    """The text, and the encoding where it is not UTF-8 and had to be guessed."""
    try:
        return line.decode(), ""
    except UnicodeDecodeError:
        pass
    try:
        text = line.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if text and _CHINESE.fullmatch(text):
        return text, "gb18030"
    try:
        return line.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        return line.decode("latin-1"), "latin-1"


def _depth(text: str) -> int:
    depth = deepest = 0
    for mark in _MARK.finditer(text):
        if mark[0] in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif mark[0] in "]}":
            depth -= 1
    return deepest


def _missing(text: str, place: int) -> tuple[Message, int]:
    if not text[place:].strip():
        return Message("it breaks off at its end"), max(0, len(text.rstrip()) - 1)
    return Message("a value is missing here, or a text without quotation marks"), place


def _reason(error: json.JSONDecodeError) -> Message:
    start = error.msg.split(" at")[0]
    return _REASONS.get(start) or Message("{reason}", reason=error.msg)


def _find(text: str, error: _Constant) -> int:
    return max(0, text.find(str(error)))


_REASONS: Final = {
    "Expecting property name enclosed in double quotes": Message("a name in double quotes is missing here"),
    "Illegal trailing comma before end of object": Message("this comma is too much"),
    "Illegal trailing comma before end of array": Message("this comma is too much"),
    "Expecting ':' delimiter": Message("a colon is missing here"),
    "Expecting ',' delimiter": Message(
        "a comma is missing here, or a quotation mark inside of a text has no backslash before it"
    ),
    "Expecting value": Message("a value is missing here, or a text without quotation marks"),
    "Unterminated string starting": Message("the text that begins here has no end"),
    "Invalid control character": Message("a line break or another control character stands here; write \\n for it"),
    "Invalid \\escape": Message("a backslash stands here that means nothing; write two"),
    "Invalid \\uXXXX escape": Message("four digits are missing after \\u"),
}
