"""Collections: texts that belong together, with their labels and colours, as they stand in the table."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from playground.storage.clean_text import clean_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from playground.storage.database import Database
    from playground.storage.json_values import Json, JsonObject

_EXCERPT: Final = (
    "coalesce((SELECT substr(text, 1, 200) FROM collection_rows WHERE collection_id = collections.id AND text != ''"
    " ORDER BY position LIMIT 1), '')"
)
_COUNT: Final = "(SELECT count(*) FROM collection_rows WHERE collection_id = collections.id)"
_COLLECTION: Final = (
    f"id, name, details, created_at, updated_at, {_COUNT}, {_EXCERPT} FROM collections WHERE deleted_at IS NULL"
)
_WITHIN: Final = "id IN (SELECT collection_id FROM collection_rows WHERE text LIKE ?1 ESCAPE '\\')"


@dataclass(frozen=True, slots=True)
class CollectionRecord:
    """One without a name was never given one. `details` say with what it was embedded; `excerpt` is the beginning of
    its first text."""

    id: int
    name: str
    details: JsonObject
    created_at: float
    updated_at: float
    count: int = 0
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class RowRecord:
    """`number` counts within its collection; `vector` came with the text from a file."""

    number: int
    position: int
    text: str
    label: str = ""
    colour: str = ""
    vector: bytes | None = field(default=None, repr=False)


class Collections:
    """Every change is on disk when its call returns."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, name: str = "", details: JsonObject | None = None) -> CollectionRecord:
        return await self._database.run(partial(_add, clean_text(name), _json(details or {})))

    async def collections(self, search: str = "", *, limit: int = 50) -> tuple[CollectionRecord, ...]:
        """The latest first; with a search, those whose name or one of whose texts contains it."""
        return await self._database.run(partial(_collections, clean_text(search), limit))

    async def collection(self, number: int) -> CollectionRecord | None:
        return await self._database.run(partial(_collection, number))

    async def rows(self, number: int) -> tuple[RowRecord, ...]:
        """In their order."""
        return await self._database.run(partial(_rows, number))

    async def update(
        self, number: int, details: JsonObject, changed: Sequence[RowRecord], removed: Iterable[int]
    ) -> None:
        """All of it or nothing, whatever happens meanwhile."""
        await self._database.run(partial(_update, number, _json(details), changed, tuple(removed)))

    async def rename(self, number: int, name: str) -> None:
        await self._execute("UPDATE collections SET name = ? WHERE id = ?", clean_text(name), number)

    async def delete(self, number: int) -> None:
        """Can be taken back until the next `purge`."""
        await self._execute("UPDATE collections SET deleted_at = ? WHERE id = ?", time.time(), number)

    async def restore(self, number: int) -> None:
        await self._execute("UPDATE collections SET deleted_at = NULL WHERE id = ?", number)

    async def purge(self) -> None:
        """Removes for good what was deleted, and what nobody wrote anything into."""
        await self._execute(
            "DELETE FROM collections WHERE deleted_at > 0"
            " OR (name = '' AND id NOT IN (SELECT collection_id FROM collection_rows))"
        )

    async def _execute(self, statement: str, *values: object) -> None:
        await self._database.run(lambda connection: connection.execute(statement, values))


def _add(name: str, details: str, connection: sqlite3.Connection) -> CollectionRecord:
    now = time.time()
    (number,) = connection.execute(
        "INSERT INTO collections (name, details, created_at, updated_at) VALUES (?, ?, ?, ?) RETURNING id",
        (name, details, now, now),
    ).fetchone()
    stored = _collection(number, connection)
    assert stored is not None
    return stored


def _collections(search: str, limit: int, connection: sqlite3.Connection) -> tuple[CollectionRecord, ...]:
    condition, values = (
        ("", ()) if not search else (f" AND (name LIKE ?1 ESCAPE '\\' OR {_WITHIN})", (_pattern(search),))
    )
    found = connection.execute(
        f"SELECT {_COLLECTION}{condition} ORDER BY updated_at DESC, id DESC LIMIT {int(limit)}", values
    )
    return tuple(map(_record, found.fetchall()))


def _collection(number: int, connection: sqlite3.Connection) -> CollectionRecord | None:
    row = connection.execute(f"SELECT {_COLLECTION} AND id = ?", (number,)).fetchone()
    return None if row is None else _record(row)


def _rows(number: int, connection: sqlite3.Connection) -> tuple[RowRecord, ...]:
    found = connection.execute(
        "SELECT number, position, text, label, colour, vector FROM collection_rows WHERE collection_id = ?"
        " ORDER BY position, number",
        (number,),
    )
    return tuple(RowRecord(*row) for row in found if _is_readable(row))


def _update(
    number: int, details: str, changed: Sequence[RowRecord], removed: Iterable[int], connection: sqlite3.Connection
) -> None:
    connection.execute(
        "UPDATE collections SET details = ?, updated_at = ? WHERE id = ?", (details, time.time(), number)
    )
    connection.executemany(
        "DELETE FROM collection_rows WHERE collection_id = ? AND number = ?", ((number, each) for each in removed)
    )
    connection.executemany(
        "INSERT OR REPLACE INTO collection_rows (collection_id, number, position, text, label, colour, vector)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (number, row.number, row.position, *map(clean_text, (row.text, row.label, row.colour)), row.vector)
            for row in changed
        ),
    )


def _is_readable(row: Sequence[Any]) -> bool:
    """What is rescued from a damaged file may hold anything."""
    *numbers, text, label, colour, vector = row
    texts = all(isinstance(each, str) for each in (text, label, colour))
    return texts and all(isinstance(each, int) for each in numbers) and isinstance(vector, bytes | None)


def _record(row: Sequence[Any]) -> CollectionRecord:
    number, name, details, *rest = row
    return CollectionRecord(number, name, _object(details), *rest)


def _object(text: str) -> JsonObject:
    try:
        value = json.loads(text)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _pattern(search: str) -> str:
    for special in "\\%_":
        search = search.replace(special, "\\" + special)
    return f"%{search}%"


def _json(values: Json) -> str:
    return clean_text(json.dumps(values, ensure_ascii=False))
