"""Records of a file of separated values. Broken quoting is found where it is, and named."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from playground.message import Message
from playground.services.errors import Refused

_DELIMITERS: Final = ",;\t|"
_NONE: Final = "\x1f"  # made for this purpose, and in no text
_TABS: Final = (".tsv", ".tab")
_LOOKED_AT: Final = 20  # lines, to tell the delimiter


@dataclass(frozen=True, slots=True)
class Form:
    """How a file is written. Where values are not `quoted`, a quotation mark is a letter like any other."""

    encoding: str
    delimiter: str = _NONE
    quoted: bool = True


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


def csv_records(path: Path, form: Form) -> Iterator[list[str]]:
    """Empty lines are left out. Raises Refused."""
    with path.open(encoding=form.encoding, errors="replace", newline="") as file:
        lines = _Lines(file)
        # Without quoting some letter must be named all the same: one that stands in no text.
        quotechar = '"' if form.quoted else _NONE
        reader = csv.reader(lines, delimiter=form.delimiter, quotechar=quotechar, strict=True)
        row, header = 0, list[str]()
        while True:
            lines.record.clear()
            row += 1
            try:
                record = next(reader, None)
            except csv.Error as error:
                raise _broken(path.name, row, lines, header, form.delimiter, str(error)) from error
            if record is None:
                return
            header = header or record
            if record:
                yield record


def csv_form(path: Path, encoding: str) -> Form:
    """Values are separated by what stands most often in the first lines, and in each of them where that can be told.
    Where nothing of it stands in the first one, each line is one value."""
    if path.suffix.lower() in _TABS:
        return Form(encoding, "\t")
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        lines = [line for line in islice(file, _LOOKED_AT) if line.strip()]
    counts = {each: [line.count(each) for line in lines] for each in _DELIMITERS if each in "".join(lines[:1])}
    return Form(encoding, max(counts, key=lambda each: (min(counts[each]), sum(counts[each])), default=_NONE))


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
