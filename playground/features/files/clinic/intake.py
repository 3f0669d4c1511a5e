"""A file of any format as JSON lines: read where it lies if it has such lines, as a copy otherwise."""

from __future__ import annotations

import codecs
import csv
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from playground.features.files.clinic.columns import columns_of
from playground.features.files.clinic.finding import Finding, finding_from_json
from playground.features.files.clinic.json_line import NoJson, decoded, line_of, parse
from playground.features.files.clinic.json_values import values_in
from playground.features.files.clinic.sheets import sheet_rows
from playground.message import Message
from playground.services.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import IO

    from playground.features.files.clinic.source import Report
    from playground.storage.json_values import JsonObject

Format: TypeAlias = Literal["jsonl", "json", "csv", "tsv", "xlsx"]

_SAMPLE: Final = 1 << 16
_BOMS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ZIP: Final = b"PK\x03\x04"
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_TABLES: Final[Mapping[str, Format]] = {".csv": "csv", ".tsv": "tsv", ".tab": "tsv"}
_BINARY: Final = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_BINARY: Final = 8  # such bytes in the sample
_LONGEST_CELL: Final = 16 << 20


@dataclass(frozen=True, slots=True)
class Taken:
    """`copied` says that the examples lie in the copy. `noted` is what was wrong with the file as a whole."""

    format: Format
    encoding: str
    copied: bool
    noted: tuple[Finding, ...] = ()

    def to_json(self) -> JsonObject:
        return {
            "format": self.format,
            "encoding": self.encoding,
            "copied": self.copied,
            "noted": [each.to_json() for each in self.noted],
        }


def taken_from_json(kept: Mapping[str, Any]) -> Taken:
    return Taken(kept["format"], kept["encoding"], kept["copied"], tuple(map(finding_from_json, kept["noted"])))


def take(path: Path, copy: Path, report: Report = lambda _: None) -> Taken:
    """Raises Refused."""
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
    encoding = _encoding_of(sample)
    shape = _format_of(sample, encoding, path.suffix.lower())
    if shape == "jsonl" and not encoding:
        return Taken(shape, "", copied=False)
    if shape in ("csv", "tsv") and not encoding:
        encoding = _eight_bits(path)
    noted = _Copier(path, copy, report).copy(shape, encoding or "utf-8-sig")
    return Taken(shape, encoding, copied=True, noted=noted)


class _Copier:
    """Puts each example into the line in which it begins in the file, as far as it can."""

    def __init__(self, path: Path, copy: Path, report: Report) -> None:
        self._path, self._copy, self._report = path, copy, report
        self._line = 1
        self._noted: list[Finding] = []

    def copy(self, shape: Format, encoding: str) -> tuple[Finding, ...]:
        unfinished = self._copy.with_name(self._copy.name + ".part")
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            for line, text in self._texts(shape, encoding):
                out.write(b"\n" * max(0, line - self._line) + text.encode(errors="replace") + b"\n")
                self._line = max(line, self._line) + 1
        os.replace(unfinished, self._copy)
        return tuple(self._noted)

    def _texts(self, shape: Format, encoding: str) -> Iterator[tuple[int, str]]:
        if shape == "xlsx":
            yield from self._rows(sheet_rows(self._path, self._report))
            return
        with self._path.open(encoding=encoding, errors="replace", newline="") as file:
            if shape == "jsonl":
                words = Message("The file is {encoding}. Training wants UTF-8.", encoding=encoding.upper())
                self._noted.append(Finding(0, 0, "encoding", "error", words))
                yield from ((number, line.rstrip("\r\n")) for number, line in enumerate(file, 1) if line.strip())
            elif shape == "json":
                yield from self._values(file)
            else:
                yield from self._rows(self._cells(file, shape))

    def _values(self, file: IO[str]) -> Iterator[tuple[int, str]]:
        try:
            for line, value in values_in(file):
                yield line, line_of(value)
        except NoJson as error:
            words = Message("From here on the file cannot be read: {reason}.", reason=error.reason)
            self._noted.append(Finding(error.place, 0, "json", "error", words))

    def _cells(self, file: IO[str], shape: Format) -> Iterator[tuple[int, Sequence[str]]]:
        csv.field_size_limit(_LONGEST_CELL)
        first = file.readline()
        file.seek(0)
        delimiter = "\t" if shape == "tsv" else max(",;\t", key=first.count)
        reader = csv.reader((line.replace("\0", "") for line in file), delimiter=delimiter)
        begins = 1
        try:
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    yield begins, cells
                begins = reader.line_num + 1
        except csv.Error as error:
            words = Message("From here on the table cannot be read: {reason}.", reason=str(error))
            self._noted.append(Finding(begins, 0, "cells", "error", words))

    def _rows(self, rows: Iterator[tuple[int, Sequence[str]]]) -> Iterator[tuple[int, str]]:
        first = next(rows, None)
        if first is None:
            return
        columns = columns_of(first[1])
        if not columns.has_heading:
            words = Message("No row names the columns: the first is taken for the question, the second for the answer.")
            self._noted.append(Finding(1, 0, "columns", "warning", words))
            yield first[0], line_of(columns.make(first[1]))
        for line, cells in rows:
            yield line, line_of(columns.make(cells))


def _encoding_of(sample: bytes) -> str:
    """Where each letter takes two bytes or four. Everything else is decided line by line."""
    for bom, name in _BOMS:
        if sample.startswith(bom):
            return name
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    most = len(sample) // 6
    if len(sample) >= 4 and max(even, odd) > most > 8 * min(even, odd):
        return "utf-16-le" if odd > even else "utf-16-be"
    return ""


def _format_of(sample: bytes, encoding: str, suffix: str) -> Format:
    if sample.startswith(_ZIP):
        return "xlsx"
    if sample.startswith(_OLD_OFFICE):
        raise Refused(Message("This is a sheet of an old format. Save it as xlsx or csv, and open that."))
    if not encoding and len(_BINARY.findall(sample)) > _MOST_BINARY:
        raise Refused(Message("This is no text. Training data are JSON lines, a table (csv, tsv) or a sheet (xlsx)."))
    text = sample.decode(encoding, "ignore") if encoding else decoded(sample)[0]
    text = text.removeprefix("\ufeff").lstrip()
    if suffix in _TABLES and not text.startswith(("{", "[")):
        return _TABLES[suffix]
    if not text.startswith(("{", "[")):
        return _table_in(text) if suffix not in (".jsonl", ".ndjson", ".json") else "jsonl"
    return "jsonl" if _is_line(text) else "json"


def _is_line(text: str) -> bool:
    """Whether the first line is meant to be an example by itself."""
    first, _, rest = text.partition("\n")
    try:
        value = parse(first)
    except NoJson as error:
        # What spreads over several lines breaks off where its first one ends.
        return not first.startswith("[") and (not rest.strip() or error.place < len(first.rstrip()) - 1)
    return isinstance(value, dict) or bool(rest.strip())


def _table_in(text: str) -> Format:
    first = text.partition("\n")[0]
    if "\t" in first:
        return "tsv"
    return "csv" if "," in first or ";" in first else "jsonl"


def _eight_bits(path: Path) -> str:
    """The encoding of a table, or nothing where it is UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while piece := file.read(1 << 20):
                decoder.decode(piece)
        except UnicodeDecodeError:
            return decoded(piece)[1]
    return ""
