"""The values in a file of JSON that has not one in each line: those of a list, or one after the other."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from playground.features.files.clinic.json_line import NoJson, parse
from playground.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from playground.storage.json_values import Json

_CHUNK: Final = 1 << 18
_LONGEST: Final = 64 << 20
_BETWEEN: Final = re.compile(r"[\s,]*")
_BEGIN: Final = re.compile(r"\ufeff?\s*\[?")
_END: Final = re.compile(r"[\s,]*\]?\s*\Z")


def values_in(file: IO[str]) -> Iterator[tuple[int, Json]]:
    """With the lines in which they begin. Raises NoJson, whose place is the line."""
    window = _Window(file)
    window.grow()
    window.skip(_BEGIN)
    while True:
        window.skip(_BETWEEN)
        found = window.value()
        if found is not None:
            yield found
        elif not window.grow():
            break
    if not _END.match(window.text, window.at):
        raise NoJson(window.fault(), window.line)


class _Window:
    """The piece of the file that is looked at, and the number of the line there."""

    def __init__(self, file: IO[str]) -> None:
        self.text = ""
        self.at = 0
        self.line = 1
        self._file = file
        self._decoder = json.JSONDecoder()

    def grow(self) -> bool:
        """What does not fit is tried again with twice as much, not with each little piece."""
        rest = self.text[self.at :]
        if len(rest) > _LONGEST:
            raise NoJson(Message("an example is longer than 64 MB"), self.line)
        piece = self._file.read(max(_CHUNK, len(rest)))
        self.text, self.at = rest + piece, 0
        return bool(piece)

    def skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self.text, self.at)
        if found is not None:
            self._go_to(found.end())

    def value(self) -> tuple[int, Json] | None:
        try:
            value, end = self._decoder.raw_decode(self.text, self.at)
        except (ValueError, RecursionError):
            return None
        line = self.line
        self._go_to(end)
        return line, value

    def fault(self) -> Message:
        try:
            parse(self.text[self.at :])
        except NoJson as error:
            return error.reason
        return Message("it breaks off at its end")

    def _go_to(self, end: int) -> None:
        self.line += self.text.count("\n", self.at, end)
        self.at = end
