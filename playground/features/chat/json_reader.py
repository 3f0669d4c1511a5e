"""Reads a JSON text of any size in pieces, of which only one is in memory at a time."""

from __future__ import annotations

import json
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playground.storage.json_values import Json

_STEP: Final = 1 << 18  # bytes
LARGEST_PIECE: Final = 1 << 27  # characters
_SPACE: Final = " \t\r\n"
_LONGEST_TOKEN: Final = 12  # of those that can be cut in two without being a string: "\\ud83d\\ude00"


class NotJson(Exception):
    """The text is something else, from here on or altogether."""


class CutShort(NotJson):
    """It ends before it should."""


class JsonReader:
    """`read` gives the next bytes, at most so many, and none at the end."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        # What is no UTF-8 stays readable around it.
        self._decoder = getincrementaldecoder("utf-8-sig")("replace")
        self._json = json.JSONDecoder(strict=False)
        self._text = ""
        self._at = 0
        self._ended = False

    def peek(self) -> str:
        """The next character that is no space; nothing at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in _SPACE:
                    return self._text[self._at]
                self._at += 1
            if not self._more():
                return ""

    def value(self) -> Json:
        """A whole value."""
        self.peek()
        while True:
            try:
                value, end = self._json.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if not self._may_go_on(error):
                    raise NotJson(str(error)) from error
                if not self._more():
                    raise CutShort(str(error)) from error
            except (ValueError, RecursionError) as error:  # a number or a depth that nobody means
                raise NotJson(str(error)) from error
            else:
                cut = isinstance(value, int | float) and end >= len(self._text) - _LONGEST_TOKEN
                if not (cut and self._more()):
                    self._at = end
                    return value  # type: ignore[no-any-return]

    def elements(self) -> Iterator[Json]:
        """Of the list that begins here, one after the other."""
        self._take("[")
        if self.peek() == "]":
            self._take("]")
            return
        while True:
            yield self.value()
            if self.peek() == "]":
                self._take("]")
                return
            self._take(",")

    def names(self) -> Iterator[str]:
        """Of the object that begins here; whoever gets one reads its value before the next."""
        self._take("{")
        if self.peek() == "}":
            self._take("}")
            return
        while True:
            name = self.value()
            self._take(":")
            yield str(name)
            if self.peek() == "}":
                self._take("}")
                return
            self._take(",")

    def _take(self, wanted: str) -> None:
        found = self.peek()
        if found != wanted:
            raise (NotJson if found else CutShort)(f"Expected {wanted!r}, found {found!r}")
        self._at += 1

    def _may_go_on(self, error: json.JSONDecodeError) -> bool:
        return error.msg.startswith("Unterminated string") or error.pos >= len(self._text) - _LONGEST_TOKEN

    def _more(self) -> bool:
        """Twice as much as is there, so that a large piece is not begun anew too often."""
        if self._ended:
            return False
        rest = self._text[self._at :]
        if len(rest) > LARGEST_PIECE:
            raise NotJson("One piece is too large")
        data = self._read(max(_STEP, len(rest)))
        self._ended = not data
        self._text, self._at = rest + self._decoder.decode(data, final=self._ended), 0
        return True
