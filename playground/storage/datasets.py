"""Training data that was opened, and what was changed in it: the file itself stays as it is."""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from playground.storage.clean_text import clean_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from playground.storage.database import Database
    from playground.storage.json_values import JsonObject

_COUNT: Final = "(SELECT count(*) FROM dataset_edits WHERE dataset_id = datasets.id)"
_DATASET: Final = (
    f"SELECT id, title, path, kind, format, size, modified_at, details, edits_done, {_COUNT}, created_at, updated_at"
    " FROM datasets WHERE deleted_at IS NULL"
)


@dataclass(frozen=True, slots=True)
class NewDataset:
    """One that has no number yet. `path` is where its rows lie; `modified_at` in nanoseconds tells whether the file
    is still the same. `details` are the clinic's own."""

    title: str
    path: Path
    kind: str = ""
    format: str = ""
    size: int = 0
    modified_at: int = 0
    details: JsonObject = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DatasetRecord:
    """`edits_done` of its `edits` count, the others were undone."""

    id: int
    title: str
    path: Path
    kind: str
    format: str
    size: int
    modified_at: int
    details: JsonObject
    edits_done: int
    edits: int
    created_at: float
    updated_at: float


class Datasets:
    """Every change is on disk when its call returns."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, new: NewDataset) -> DatasetRecord:
        return await self._database.run(partial(_add, new))

    async def datasets(self, search: str = "", *, limit: int = 50) -> tuple[DatasetRecord, ...]:
        """The latest first; with a search, those whose title contains it."""
        condition, values = (" AND title LIKE ? ESCAPE '\\'", (_pattern(clean_text(search)),)) if search else ("", ())
        query = f"{condition} ORDER BY updated_at DESC, id DESC LIMIT {int(limit)}"
        return await self._database.run(partial(_read, query, values))

    async def dataset(self, number: int) -> DatasetRecord | None:
        found = await self._database.run(partial(_read, " AND id = ?", (number,)))
        return found[0] if found else None

    async def dataset_at(self, path: Path) -> DatasetRecord | None:
        """The latest whose rows lie there."""
        condition = " AND path = ? ORDER BY updated_at DESC, id DESC LIMIT 1"
        found = await self._database.run(partial(_read, condition, (os.fsencode(path),)))
        return found[0] if found else None

    async def replace(self, number: int, new: NewDataset, edits: Sequence[JsonObject] = ()) -> None:
        """Its rows lie elsewhere or are other ones now; with the edits that count from there."""
        await self._database.run(partial(_replace, number, new, list(map(json.dumps, edits))))

    async def describe(self, number: int, kind: str, details: JsonObject) -> None:
        await self._execute(
            "UPDATE datasets SET kind = ?, details = ? WHERE id = ?", clean_text(kind), json.dumps(details), number
        )

    async def rename(self, number: int, title: str) -> None:
        await self._execute("UPDATE datasets SET title = ? WHERE id = ?", clean_text(title), number)

    # Edits

    async def edits(self, number: int) -> tuple[JsonObject, ...]:
        """In their order, with those that were undone."""
        return await self._database.run(partial(_edits, number))

    async def add_edits(self, number: int, edits: Sequence[JsonObject]) -> None:
        """Behind those that count. What was undone is forgotten."""
        await self._database.run(partial(_add_edits, number, list(map(json.dumps, edits))))

    async def set_edits_done(self, number: int, done: int) -> None:
        """To undo and to redo."""
        await self._execute(
            f"UPDATE datasets SET edits_done = max(0, min(?, {_COUNT})), updated_at = ? WHERE id = ?",
            done,
            time.time(),
            number,
        )

    # Deleting

    async def delete(self, number: int) -> None:
        """Can be taken back until the next `purge`. No file is touched."""
        await self._execute("UPDATE datasets SET deleted_at = ? WHERE id = ?", time.time(), number)

    async def restore(self, number: int) -> None:
        await self._execute("UPDATE datasets SET deleted_at = NULL WHERE id = ?", number)

    async def purge(self) -> tuple[Path, ...]:
        """Removes for good what was deleted. Says where its rows lay, as far as nothing else names that place."""
        return await self._database.run(_purge)

    async def _execute(self, statement: str, *values: object) -> None:
        await self._database.run(lambda connection: connection.execute(statement, values))


def _add(new: NewDataset, connection: sqlite3.Connection) -> DatasetRecord:
    now = time.time()
    (number,) = connection.execute(
        "INSERT INTO datasets (title, path, kind, format, size, modified_at, details, created_at, updated_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (*_columns(new), now, now),
    ).fetchone()
    (stored,) = _read(" AND id = ?", (number,), connection)
    return stored


def _replace(number: int, new: NewDataset, edits: Sequence[str], connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM dataset_edits WHERE dataset_id = ?", (number,))
    connection.execute(
        "UPDATE datasets SET title = ?, path = ?, kind = ?, format = ?, size = ?, modified_at = ?, details = ?,"
        " edits_done = 0 WHERE id = ?",
        (*_columns(new), number),
    )
    _add_edits(number, edits, connection)


def _add_edits(number: int, edits: Sequence[str], connection: sqlite3.Connection) -> None:
    row = connection.execute("SELECT edits_done FROM datasets WHERE id = ?", (number,)).fetchone()
    if row is None:
        return
    (done,) = row
    connection.execute("DELETE FROM dataset_edits WHERE dataset_id = ? AND number > ?", (number, done))
    connection.executemany(
        "INSERT INTO dataset_edits (dataset_id, number, edit) VALUES (?, ?, ?)",
        ((number, place, edit) for place, edit in enumerate(edits, done + 1)),
    )
    connection.execute(
        "UPDATE datasets SET edits_done = ?, updated_at = ? WHERE id = ?", (done + len(edits), time.time(), number)
    )


def _edits(number: int, connection: sqlite3.Connection) -> tuple[JsonObject, ...]:
    rows = connection.execute("SELECT edit FROM dataset_edits WHERE dataset_id = ? ORDER BY number", (number,))
    return tuple(_object(edit) for (edit,) in rows)


def _purge(connection: sqlite3.Connection) -> tuple[Path, ...]:
    paths = connection.execute(
        "SELECT DISTINCT path FROM datasets WHERE deleted_at IS NOT NULL"
        " AND path NOT IN (SELECT path FROM datasets WHERE deleted_at IS NULL)"
    ).fetchall()
    connection.execute("DELETE FROM datasets WHERE deleted_at IS NOT NULL")
    return tuple(Path(os.fsdecode(path)) for (path,) in paths if isinstance(path, bytes))


def _read(condition: str, values: Sequence[object], connection: sqlite3.Connection) -> tuple[DatasetRecord, ...]:
    rows = connection.execute(f"{_DATASET}{condition}", values).fetchall()
    return tuple(_record(row) for row in rows if _is_readable(row))


def _is_readable(row: Sequence[Any]) -> bool:
    """What is rescued from a damaged file may hold anything."""
    number, title, path, kind, shape, size, modified, _, done, count, created, updated = row
    texts = all(isinstance(each, str) for each in (title, kind, shape))
    numbers = all(isinstance(each, int) for each in (number, size, modified, done, count))
    times = all(isinstance(each, int | float) for each in (created, updated))
    return texts and numbers and times and isinstance(path, bytes)


def _record(row: Sequence[Any]) -> DatasetRecord:
    number, title, path, kind, shape, size, modified, details, *rest = row
    return DatasetRecord(number, title, Path(os.fsdecode(path)), kind, shape, size, modified, _object(details), *rest)


def _columns(new: NewDataset) -> tuple[object, ...]:
    return (
        clean_text(new.title),
        os.fsencode(new.path),
        clean_text(new.kind),
        clean_text(new.format),
        new.size,
        new.modified_at,
        json.dumps(new.details),
    )


def _object(text: str) -> JsonObject:
    try:
        value = json.loads(text)
    except (TypeError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}


def _pattern(search: str) -> str:
    for special in "\\%_":
        search = search.replace(special, "\\" + special)
    return f"%{search}%"
