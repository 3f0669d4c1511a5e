"""Tables and lists of texts in files: what columns they have, and the texts of the columns that were chosen.

A file is read twice, and from end to end the first time: so it is known to be in order before anything is chosen, and
only the chosen columns are ever in memory.
"""

from __future__ import annotations

import codecs
import json
import os
import re
import stat
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from playground.features.embeddings.csv_records import Form, csv_form, csv_records
from playground.features.embeddings.rows import NewText
from playground.features.embeddings.stoppable import while_wanted
from playground.message import Message
from playground.services.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from playground.features.embeddings.stoppable import Unwanted

Kind: TypeAlias = Literal["txt", "csv", "jsonl"]

PREVIEW: Final = 100
_KINDS: Final[Mapping[str, Kind]] = {
    ".txt": "txt",
    ".md": "txt",
    ".text": "txt",
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_WORKBOOKS: Final = (".xlsx", ".xls", ".ods", ".numbers")
_TEXT_NAMES: Final = ("text", "sentence", "content", "document", "body", "title", "question", "文本", "内容", "句子")
LABEL_NAMES: Final = ("label", "category", "class", "topic", "group", "tag", "标签", "类别")
COLOUR_NAMES: Final = ("colour", "color", "颜色")
_CHUNK: Final = 1 << 20
_COLOUR: Final = re.compile(r"#?([0-9a-fA-F]{6})")


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows` are its first ones and `count` is how many there are, without the `header`. `text_column` is a guess, and
    so are the others."""

    path: Path
    kind: Kind
    form: Form
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    count: int
    header: bool
    text_column: int
    label_column: int | None = None
    colour_column: int | None = None

    @property
    def name(self) -> str:
        return self.path.name


def inspect(path: Path, unwanted: Unwanted) -> Sheet:
    """Raises Refused."""
    kind = kind_of(path)
    check_file(path)
    encoding = encoding_of(path, unwanted)
    form = csv_form(path, encoding) if kind == "csv" else Form(encoding)
    try:
        return _inspect(path, kind, form, unwanted)
    except Refused:
        if form.delimiter != "\t":
            raise
        # Most of what writes such files knows no quoting.
        return _inspect(path, kind, replace(form, quoted=False), unwanted)


def texts_of(
    sheet: Sheet, text: int, label: int | None, colour: int | None, unwanted: Unwanted, most: int
) -> list[NewText]:
    """Of the first `most` rows. Those without a text are left out."""
    found = []
    records = _records(sheet.path, sheet.kind, sheet.form)
    for record in while_wanted(islice(records, int(sheet.header), most + int(sheet.header)), unwanted):
        cells = _cells(record, sheet.columns)
        if cells[text].strip():
            colours = "" if colour is None else colour_of(cells[colour])
            found.append(NewText(cells[text], "" if label is None else cells[label].strip(), colours))
    return found


def kind_of(path: Path) -> Kind:
    ending = path.suffix.lower()
    if ending in _WORKBOOKS:
        raise Refused(Message("{name} is a workbook. Save its sheet as CSV and open that.", name=path.name))
    if ending not in _KINDS:
        raise Refused(Message("{name} is of no kind that can be read here: txt, csv, tsv or jsonl.", name=path.name))
    return _KINDS[ending]


def check_file(path: Path) -> None:
    """Only ordinary files of this computer: a pipe or a device is not waited for."""
    if str(path).startswith(("//", "\\\\")):
        raise Refused(Message("{name} lies on another computer. Copy it to this one first.", name=path.name))
    try:
        ordinary = stat.S_ISREG(os.stat(path).st_mode)
        if ordinary:
            path.open("rb").close()  # it may be for others to read
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused(Message("{name} cannot be opened: {reason}", name=path.name, reason=reason)) from error
    if not ordinary:
        raise Refused(Message("{name} is not an ordinary file.", name=path.name))


def encoding_of(path: Path, unwanted: Unwanted) -> str:
    """What the file says itself, or the first of the usual ones in which it makes sense."""
    with path.open("rb") as file:
        start = file.read(4)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return next((each for each in ("utf-8-sig", "gb18030") if _makes_sense(path, each, unwanted)), "cp1252")


def colour_of(text: str) -> str:
    """As #rrggbb; "" for anything else."""
    match = _COLOUR.fullmatch(text.strip())
    return f"#{match[1].lower()}" if match else ""


def json_objects(path: Path, encoding: str) -> Iterator[dict[str, object]]:
    """A line that is a text alone counts as an object with this text. Raises Refused."""
    with path.open(encoding=encoding, errors="replace") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                value = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise Refused(
                    Message(
                        "{name}, row {row}: this is no JSON. Mend it there and open the file again.",
                        name=path.name,
                        row=number,
                    )
                ) from error
            if isinstance(value, str):
                value = {"text": value}
            if not isinstance(value, dict):
                raise Refused(
                    Message(
                        "{name}, row {row}: neither a text nor an object. Each line has to be one of them.",
                        name=path.name,
                        row=number,
                    )
                )
            yield value


def column_named(columns: Sequence[str], names: Sequence[str]) -> int | None:
    lowered = [each.strip().lower() for each in columns]
    return next((lowered.index(name) for name in names if name in lowered), None)


def text_column(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """By its name, or else the one with the longest texts."""
    named = column_named(columns, _TEXT_NAMES)
    if named is not None:
        return named
    return max(range(len(columns)), key=lambda at: sum(len(row[at]) for row in rows), default=0)


def _inspect(path: Path, kind: Kind, form: Form, unwanted: Unwanted) -> Sheet:
    records = _records(path, kind, form)
    first = list(islice(records, PREVIEW + 1))
    count = len(first) + sum(1 for _ in while_wanted(records, unwanted))
    if not first:
        raise Refused(Message("There are no texts in {name}.", name=path.name))
    if kind == "jsonl":
        return _of_objects(path, form, [each for each in first if isinstance(each, dict)], count)
    return _of_lists(path, kind, form, [each for each in first if isinstance(each, list)], count)


def _records(path: Path, kind: Kind, form: Form) -> Iterator[list[str] | dict[str, object]]:
    if kind == "csv":
        yield from csv_records(path, form)
    elif kind == "jsonl":
        yield from json_objects(path, form.encoding)
    else:
        with path.open(encoding=form.encoding, errors="replace") as file:
            yield from ([text] for line in file if (text := line.strip()))


def _of_lists(path: Path, kind: Kind, form: Form, first: Sequence[list[str]], count: int) -> Sheet:
    header = kind == "csv" and _is_header(first)
    names = first[0] if header else []
    # A row may be longer than the heading: nothing of it is to be lost.
    names = [*names, *[""] * (max(map(len, first)) - len(names))]
    columns = tuple(name.strip() or f"#{number}" for number, name in enumerate(names, 1))
    rows = [_cells(record, columns) for record in first[int(header) : PREVIEW + int(header)]]
    if not rows:
        raise Refused(Message("There are no texts in {name}.", name=path.name))
    return _sheet(path, kind, form, columns, rows, count - int(header), header=header)


def _of_objects(path: Path, form: Form, first: Sequence[dict[str, object]], count: int) -> Sheet:
    columns = tuple(dict.fromkeys(name for each in first for name, value in each.items() if not _is_vector(value)))
    if not columns:
        raise Refused(Message("There are no texts in {name}.", name=path.name))
    rows = [_cells(record, columns) for record in first[:PREVIEW]]
    return _sheet(path, "jsonl", form, columns, rows, count, header=False)


def _sheet(
    path: Path,
    kind: Kind,
    form: Form,
    columns: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    count: int,
    *,
    header: bool,
) -> Sheet:
    text = text_column(columns, rows)
    label, colour = column_named(columns, LABEL_NAMES), column_named(columns, COLOUR_NAMES)
    label, colour = (None if each == text else each for each in (label, colour))
    return Sheet(path, kind, form, columns, tuple(rows), count, header, text, label, colour)


def _cells(record: list[str] | dict[str, object], columns: Sequence[str]) -> tuple[str, ...]:
    if isinstance(record, dict):
        return tuple(_plain(record.get(name)) for name in columns)
    return (*record[: len(columns)], *[""] * (len(columns) - len(record)))


def _plain(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _is_vector(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, int | float) for each in value)


def _is_header(first: Sequence[Sequence[str]]) -> bool:
    """Names are short and different, and the first of them is known, or numbers stand below one."""
    names = [name.strip().lower() for name in first[0]]
    if len(set(names)) < len(names) or any(len(name) > 40 for name in names) or len(first) == 1:
        return False
    known = {*_TEXT_NAMES, *LABEL_NAMES, *COLOUR_NAMES, "id"}
    if known.intersection(names):
        return True
    below = first[1]
    return any(is_number(below[at]) and not is_number(name) for at, name in enumerate(names) if at < len(below))


def is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _makes_sense(path: Path, encoding: str, unwanted: Unwanted) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while (chunk := file.read(_CHUNK)) and not unwanted():
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
