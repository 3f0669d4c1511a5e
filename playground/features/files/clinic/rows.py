"""Examples at random access: those in the file by where they begin, however large it is, and those written since."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Final

from playground.features.files.clinic.json_line import decoded
from playground.features.files.clinic.rules import findings_of, judged

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from playground.features.files.clinic.examination import Examined
    from playground.features.files.clinic.finding import Finding
    from playground.features.files.clinic.pieces import Pieces
    from playground.features.files.clinic.rules import Kind
    from playground.storage.json_values import JsonObject

MOST_READ: Final = 4 << 20  # bytes of a line
_MOST_SHOWN: Final = 300_000  # letters of a line that is no example, more than any field takes
_SUMMARY: Final = 300
_GLANCE: Final = 32 << 10  # bytes of a line, where many are looked at
_SAID: Final = re.compile(r'"(?:content|prompt)"\s*:\s*"')
_USER: Final = re.compile(r'"user"\s*,\s*"content"\s*:\s*"')


@dataclass(frozen=True, slots=True)
class Row:
    """An example as it is now. `record` is None where the line is no JSON object, or too long to be looked into."""

    place: int
    line: int
    record: JsonObject | None
    text: str
    findings: tuple[Finding, ...]
    summary: str


class Reader:
    """Keeps the file open. Where it has become unreadable, its examples are empty."""

    def __init__(self, path: Path, examined: Examined) -> None:
        self._path = path
        self._examined = examined
        self._file: IO[bytes] | None = None
        self._closed = False

    def row(self, pieces: Pieces, place: int, kind: Kind | None, *, edited: bool) -> Row:
        at = pieces.at(place)
        text, whole = (at, True) if isinstance(at, str) else self._text(at)
        line = self._examined.lines[at] if isinstance(at, int) and not edited else place + 1
        if not whole:
            return Row(place, line, None, text[:_MOST_SHOWN], (), text[:_SUMMARY])
        found = judged(text, kind)
        findings = tuple(findings_of(text, found, line, place))
        return Row(place, line, found.record, text, findings, summary_of(found.record, text))

    def glance(self, pieces: Pieces, place: int, kind: Kind | None, *, edited: bool) -> Row:
        """For a list of many: of a long example the beginning must do."""
        at = pieces.at(place)
        text, whole = (at, len(at) < _GLANCE) if isinstance(at, str) else self._text(at, _GLANCE)
        if whole:
            return self.row(pieces, place, kind, edited=edited)
        line = self._examined.lines[at] if isinstance(at, int) and not edited else place + 1
        begin = _USER.search(text, 0, _GLANCE) or _SAID.search(text, 0, _GLANCE)
        words = text if begin is None else text[begin.end() :].replace("\\n", " ")
        return Row(place, line, None, text[:_SUMMARY], (), words[:_SUMMARY])

    def is_whole(self, pieces: Pieces, place: int) -> bool:
        """Whether the example can be changed by hand."""
        at = pieces.at(place)
        return isinstance(at, str) or self._text(at)[1]

    def close(self) -> None:
        """For good: whoever still looks finds nothing."""
        self._closed = True
        if self._file is not None:
            self._file.close()
            self._file = None

    def _text(self, number: int, most: int = MOST_READ) -> tuple[str, bool]:
        if self._closed:
            return "", True
        try:
            if self._file is None:
                self._file = self._path.open("rb")
            self._file.seek(self._examined.starts[number])
            line = self._file.readline(most)
        except OSError:
            return "", True
        text, _ = decoded(line)
        return text.rstrip("\r\n").removeprefix("\ufeff"), len(line) < most


def summary_of(record: JsonObject | None, text: str) -> str:
    """The first words of the user."""
    if record is None:
        return text[:_SUMMARY]
    asked = record.get("input")
    messages: Any = record.get("messages") or (asked.get("messages") if isinstance(asked, dict) else None)
    said = [each for each in messages if isinstance(each, dict)] if isinstance(messages, list) else []
    chosen = next((each for each in said if each.get("role") == "user"), said[0] if said else None)
    words = record.get("prompt") if chosen is None else _words(chosen)
    return words[:_SUMMARY] if isinstance(words, str) else text[:_SUMMARY]


def _words(message: Mapping[str, Any]) -> str:
    content = message.get("content")
    if isinstance(content, list):
        return " ".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    return content if isinstance(content, str) else ""
