"""Records of a file of separated values. Broken quoting is found where it is, and named."""

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from playground.message import Message
from playground.services.errors import Refused

_DELIMITERS: Final = ",;\t|"
_LOOKED_AT: Final = 20  # lines, to tell the delimiter


class _Lines:
    """Remembers the lines of the record that is being read."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.record: list[str] = []
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.record.append(line)
        self.number += 1
        return line


def csv_records(path: Path, encoding: str, delimiter: str) -> Iterator[list[str]]:
    """Empty lines are left out. Raises Refused."""
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        lines = _Lines(file)
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        row, header = 0, list[str]()
        while True:
            lines.record.clear()
            row += 1
            try:
                record = next(reader, None)
            except csv.Error as error:
                raise _broken(path.name, row, lines, header, delimiter, str(error)) from error
            if record is None:
                return
            header = header or record
            if record:
                yield record


def delimiter_of(path: Path, encoding: str) -> str:
    """The one that stands most often in its first lines, and as often in each of them where that can be told."""
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        lines = [line for line in islice(file, _LOOKED_AT) if line.strip()]
    counts = {each: [line.count(each) for line in lines] for each in _DELIMITERS}
    return max(_DELIMITERS, key=lambda each: (min(counts[each], default=0), sum(counts[each])))


def _broken(name: str, row: int, lines: _Lines, header: list[str], delimiter: str, reason: str) -> Refused:
    column = broken_column("".join(lines.record), delimiter)
    title = header[column].strip() if column < len(header) and row > 1 else ""
    where = Message("column {column}", column=column + 1)
    if title:
        where = Message("column {column} ({title})", column=column + 1, title=title[:40])
    # The line where the row begins: with line breaks in quotation marks they are not counted alike.
    place = Message("{name}, row {row} (line {line})", name=name, row=row, line=lines.number - len(lines.record) + 1)
    if "limit" in reason:
        what = Message("a quotation mark is never closed, or the text is far too long")
    else:
        what = Message("a quotation mark stands where none can be, or is not closed")
    return Refused(
        Message("{place}, {where}: {what}. Mend it there and open the file again.", place=place, where=where, what=what)
    )


def broken_column(text: str, delimiter: str) -> int:
    """Where reading this record comes to a stop, counted from 0."""
    column, quoted, closed, begins = 0, False, False, True
    place = 0
    while place < len(text):
        letter = text[place]
        place += 1
        if quoted:
            if letter == '"' and text[place : place + 1] == '"':
                place += 1
            elif letter == '"':
                quoted, closed = False, True
        elif letter == delimiter:
            column, closed, begins = column + 1, False, True
            continue
        elif closed and letter not in "\r\n":
            return column
        elif letter == '"' and begins:
            quoted = True
        begins = False
    return column
