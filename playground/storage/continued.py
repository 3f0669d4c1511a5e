"""Texts that models went on with: what they are is the business of whoever keeps them here."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from playground.storage.clean_text import clean_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from playground.storage.database import Database
    from playground.storage.json_values import JsonObject

_LATEST: Final = (
    "SELECT id, title, updated_at FROM continued_texts WHERE deleted_at IS NULL ORDER BY updated_at DESC, id DESC"
    " LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class ContinuedRecord:
    """One text, without what it says."""

    id: int
    title: str
    updated_at: float


class Continued:
    """Every change is on disk when its call returns."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, number: int | None, title: str, content: JsonObject) -> int:
        """In the place of what was kept under this number, or under a new one, which it returns."""
        return await self._database.run(partial(_keep, number, clean_text(title), json.dumps(content)))

    async def content(self, number: int) -> JsonObject | None:
        return await self._database.run(partial(_content, number))

    async def latest(self, limit: int) -> tuple[ContinuedRecord, ...]:
        """The latest first."""
        return await self._database.run(partial(_latest, limit))

    async def delete(self, number: int) -> None:
        """Can be taken back until the next `purge`."""
        await self._mark(number, time.time())

    async def restore(self, number: int) -> None:
        await self._mark(number, None)

    async def purge(self) -> None:
        """Removes for good what was deleted."""
        await self._execute("DELETE FROM continued_texts WHERE deleted_at IS NOT NULL")

    async def _mark(self, number: int, deleted_at: float | None) -> None:
        await self._execute("UPDATE continued_texts SET deleted_at = ? WHERE id = ?", deleted_at, number)

    async def _execute(self, statement: str, *values: object) -> None:
        await self._database.run(lambda connection: connection.execute(statement, values))


def _keep(number: int | None, title: str, content: str, connection: sqlite3.Connection) -> int:
    values = (title, content, time.time())
    if number is not None:
        changed = connection.execute(
            "UPDATE continued_texts SET title = ?, content = ?, updated_at = ? WHERE id = ?", (*values, number)
        )
        if changed.rowcount:
            return number
    row = connection.execute(
        "INSERT INTO continued_texts (title, content, updated_at) VALUES (?, ?, ?) RETURNING id", values
    ).fetchone()
    return int(row[0])


def _content(number: int, connection: sqlite3.Connection) -> JsonObject | None:
    row = connection.execute("SELECT content FROM continued_texts WHERE id = ?", (number,)).fetchone()
    return None if row is None else _read(row[0])


def _latest(limit: int, connection: sqlite3.Connection) -> tuple[ContinuedRecord, ...]:
    return tuple(_record(row) for row in connection.execute(_LATEST, (limit,)).fetchall())


def _record(row: Sequence[Any]) -> ContinuedRecord:
    """What is rescued from a damaged file may hold anything."""
    number, title, updated = row
    return ContinuedRecord(number, str(title), float(updated) if isinstance(updated, int | float) else 0.0)


def _read(text: object) -> JsonObject | None:
    try:
        content = json.loads(str(text))
    except ValueError:
        return None
    return content if isinstance(content, dict) else None
