"""Vectors that were made elsewhere: read from npy, csv, jsonl and parquet, each with its text where there is one."""

from __future__ import annotations

import importlib.util
import json
import tokenize
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final, NoReturn

import numpy as np

from playground.features.embeddings.csv_records import csv_form, csv_records
from playground.features.embeddings.reading import (
    COLOUR_NAMES,
    LABEL_NAMES,
    check_file,
    colour_of,
    column_named,
    encoding_of,
    is_number,
    json_objects,
    text_column,
)
from playground.features.embeddings.rows import NewText
from playground.features.embeddings.stoppable import while_wanted
from playground.message import Message
from playground.services.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from playground.features.embeddings.stoppable import Unwanted

VECTOR_NAMES: Final = ("vector", "embedding", "embeddings", "values", "向量")
LARGEST: Final = 2 * 1024**3  # bytes of vectors
_ROW: Final = 500  # bytes that a row takes beside its vector, about
_FEWEST: Final = 2  # numbers that make a vector
_MANY: Final = 16  # columns of numbers that nobody would have for anything else
# What numpy makes of headers that nobody wrote in good faith, beside those that are simply none.
_NO_TABLE: Final = (OSError, ValueError, EOFError, ArithmeticError, MemoryError, RecursionError, tokenize.TokenError)


def read_vectors(path: Path, unwanted: Unwanted) -> list[NewText]:
    """Raises Refused; where a row is to blame, it is named."""
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise Refused(
            Message(
                "{name} is of no kind in which vectors are read here: npy, csv, tsv, jsonl or parquet.", name=path.name
            )
        )
    check_file(path)
    found = read(path, unwanted)
    if not found:
        raise Refused(Message("There are no vectors in {name}.", name=path.name))
    return found


def has_vectors(path: Path) -> bool:
    """By its ending, or by the first lines of one that may hold texts alone."""
    ending = path.suffix.lower()
    if ending in (".npy", ".parquet"):
        return True
    if ending not in _READERS or not path.is_file():
        return False
    encoding = encoding_of(path, lambda: False)
    try:
        if ending in (".jsonl", ".ndjson"):
            first = next(json_objects(path, encoding), {})
            return any(_is_list_of_numbers(first.get(name)) for name in VECTOR_NAMES)
        names, record = islice(csv_records(path, csv_form(path, encoding)), 2)
    except (ValueError, Refused):
        return False  # whoever reads it as texts says what is wrong with it
    listed = column_named(names, VECTOR_NAMES)
    if listed is not None and listed < len(record) and record[listed].startswith("["):
        return True
    return sum(map(is_number, record)) >= _MANY


def _read_npy(path: Path, unwanted: Unwanted) -> list[NewText]:
    try:
        with np.errstate(over="raise"):
            table = np.load(path, allow_pickle=False, mmap_mode="r")
    except _NO_TABLE as error:
        raise Refused(
            Message("{name} is no table of numbers. Save it with numpy.save, and without objects.", name=path.name)
        ) from error
    if (
        not isinstance(table, np.ndarray)
        or table.ndim != 2
        or table.dtype.kind not in "fiu"
        or table.shape[1] < _FEWEST
    ):
        raise Refused(Message("{name} holds no table with a vector in each row.", name=path.name))
    if len(table) * (table.shape[1] * 4 + _ROW) > LARGEST:
        _refuse_for_size(path)
    texts = _texts_beside(path, len(table), unwanted)
    rows = zip(texts, table, strict=True)
    return _checked(
        path, (NewText(text, own=_packed(path, at, row)) for at, (text, row) in enumerate(rows, 1)), unwanted
    )


def _texts_beside(path: Path, count: int, unwanted: Unwanted) -> list[str]:
    """A file of lines with the same name, one for each vector; or numbers."""
    beside = path.with_suffix(".txt")
    if beside.is_file():
        with beside.open(encoding=encoding_of(beside, unwanted), errors="replace") as file:
            lines = [line.strip() for line in islice(file, count + 1)]
        if len(lines) == count:
            return lines
    return [f"#{number}" for number in range(1, count + 1)]


def _read_csv(path: Path, unwanted: Unwanted) -> list[NewText]:
    encoding = encoding_of(path, unwanted)
    records = csv_records(path, csv_form(path, encoding))
    names, first, row = _heading(records)
    if not first:
        return []
    listed = column_named(names, VECTOR_NAMES)
    numbers = [at for at, cell in enumerate(first) if is_number(cell) and names[at].strip().lower() != "id"]
    if listed is None and len(numbers) < _FEWEST:
        return []
    used = set(numbers) if listed is None else {listed}
    words = [at for at in range(len(names)) if at not in used]
    pick = _picker(names, first, words)

    def rows() -> Iterator[NewText]:
        for number, record in enumerate(chain((first,), records), 1):
            yield pick(number, record, _cells_as_numbers(path, row + number - 1, record, listed, numbers))

    return _checked(path, rows(), unwanted)


def _heading(records: Iterator[list[str]]) -> tuple[list[str], list[str], int]:
    """The names of the columns, the first record, and in which row that stands. Both are equally wide."""
    names, row = next(records, []), 2
    if any(is_number(name) and not name.strip().isdecimal() for name in names):
        # Names may be numbers that count up, but none with a fraction: here the vectors begin at once.
        names, first, row = [], names, 1
    else:
        first = next(records, [])
    if not first:
        return names, [], row
    width = max(len(names), len(first))
    wide_names, wide_first = ([*cells, *[""] * (width - len(cells))] for cells in (names, first))
    return wide_names, wide_first, row


def _picker(
    names: Sequence[str], first: Sequence[str], words: Sequence[int]
) -> Callable[[int, Sequence[str], bytes], NewText]:
    """How the text, the label and the colour of a record are found."""
    titles = [names[at] for at in words]
    label, colour = column_named(titles, LABEL_NAMES), column_named(titles, COLOUR_NAMES)
    apart = [at for place, at in enumerate(words) if place not in (label, colour)]
    text = apart[text_column([names[at] for at in apart], [[first[at] for at in apart]])] if apart else None

    def cell(record: Sequence[str], at: int | None) -> str:
        return record[at].strip() if at is not None and at < len(record) else ""

    def pick(number: int, record: Sequence[str], vector: bytes) -> NewText:
        words_of = cell(record, text) or f"#{number}"
        named = cell(record, None if label is None else words[label])
        return NewText(words_of, named, colour_of(cell(record, None if colour is None else words[colour])), vector)

    return pick


def _cells_as_numbers(path: Path, row: int, record: Sequence[str], listed: int | None, numbers: Sequence[int]) -> bytes:
    try:
        if listed is None:
            return _packed(path, row, [float(record[at]) for at in numbers])
        return _packed(path, row, json.loads(record[listed]))
    except (ValueError, IndexError, RecursionError):
        _refuse(path, row)


def _read_jsonl(path: Path, unwanted: Unwanted) -> list[NewText]:
    def rows() -> Iterator[NewText]:
        for number, each in enumerate(json_objects(path, encoding_of(path, unwanted)), 1):
            vector = next((each[name] for name in VECTOR_NAMES if name in each), None)
            yield _new_text(number, each, _packed(path, number, vector))

    return _checked(path, rows(), unwanted)


def _read_parquet(path: Path, unwanted: Unwanted) -> list[NewText]:
    if importlib.util.find_spec("pyarrow") is None:
        raise Refused(
            Message("Reading parquet files needs the package pyarrow. Install it, or save the file as jsonl or npy.")
        )
    import pyarrow
    import pyarrow.parquet

    def rows() -> Iterator[NewText]:
        with pyarrow.parquet.ParquetFile(path) as file:
            number = 0
            for batch in file.iter_batches():
                for each in batch.to_pylist():
                    number += 1
                    vector = next((value for value in each.values() if _is_list_of_numbers(value)), None)
                    yield _new_text(number, each, _packed(path, number, vector))

    try:
        return _checked(path, rows(), unwanted)
    except pyarrow.ArrowException as error:
        raise Refused(Message("{name} cannot be read as parquet: {reason}", name=path.name, reason=error)) from error


def _new_text(number: int, values: Mapping[str, Any], vector: bytes) -> NewText:
    words = {name: value for name, value in values.items() if isinstance(value, str)}
    names = list(words)
    label, colour = column_named(names, LABEL_NAMES), column_named(names, COLOUR_NAMES)
    apart = [name for at, name in enumerate(names) if at not in (label, colour)]
    text = words[apart[text_column(apart, [[words[name] for name in apart]])]] if apart else ""
    return NewText(
        text or f"#{number}",
        "" if label is None else words[names[label]],
        "" if colour is None else colour_of(words[names[colour]]),
        vector,
    )


def _packed(path: Path, row: int, numbers: Any) -> bytes:  # noqa: ANN401 - what a file holds may be anything
    with np.errstate(over="ignore", invalid="ignore"):
        try:
            vector = np.asarray(numbers, np.float32)
        except (TypeError, ValueError, OverflowError):
            _refuse(path, row)
        # A length beyond all measure would make every picture as useless as a value that is none.
        if vector.ndim != 1 or len(vector) < _FEWEST or not np.isfinite(vector @ vector):
            _refuse(path, row)
    return vector.astype("<f4", copy=False).tobytes()


def _checked(path: Path, rows: Iterable[NewText], unwanted: Unwanted) -> list[NewText]:
    """All vectors of one length, and no more of them than fit."""
    found: list[NewText] = []
    for row in while_wanted(rows, unwanted):
        if len(found) * (len(row.own or b"") + _ROW) > LARGEST:
            _refuse_for_size(path)
        if found and len(row.own or b"") != len(found[0].own or b""):
            got, wanted = len(row.own or b"") // 4, len(found[0].own or b"") // 4
            raise Refused(
                Message(
                    "{name}: vector {number} has {got} numbers and the first one {wanted}.",
                    name=path.name,
                    number=len(found) + 1,
                    got=got,
                    wanted=wanted,
                )
            )
        found.append(row)
    return found


def _is_list_of_numbers(value: object) -> bool:
    return isinstance(value, list) and len(value) >= _FEWEST and isinstance(value[0], int | float)


def _refuse_for_size(path: Path) -> NoReturn:
    raise Refused(Message("{name} is too large: at most 2 GB of vectors fit here.", name=path.name))


def _refuse(path: Path, row: int) -> NoReturn:
    raise Refused(Message("{name}, row {row}: there is no vector of ordinary numbers in it.", name=path.name, row=row))


_READERS: Final[Mapping[str, Callable[[Path, Unwanted], list[NewText]]]] = {
    ".npy": _read_npy,
    ".csv": _read_csv,
    ".tsv": _read_csv,
    ".tab": _read_csv,
    ".jsonl": _read_jsonl,
    ".ndjson": _read_jsonl,
    ".parquet": _read_parquet,
}
