"""Uploads in parts that have not come to their end: what a later run of the program goes on with."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from playground.storage.clean_text import clean_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from playground.storage.database import Database

_UPLOAD: Final = (
    "id, origin, upload_id, path, name, size, modified_at, part_size, purpose, expires_after, created_at FROM uploads"
)


@dataclass(frozen=True, slots=True)
class NewUpload:
    """One that has no number yet. `origin` is the server, `upload_id` its name for it; `modified_at` in nanoseconds
    tells whether the file is still the same."""

    origin: str
    upload_id: str
    path: Path
    name: str
    size: int
    modified_at: int
    part_size: int
    purpose: str
    expires_after: int | None = None


@dataclass(frozen=True, slots=True)
class UploadRecord:
    """`parts` are the server's names of those that have arrived, by position."""

    id: int
    new: NewUpload
    created_at: float
    parts: tuple[tuple[int, str], ...] = ()


class Uploads:
    """Every change is on disk when its call returns."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, new: NewUpload) -> UploadRecord:
        return await self._database.run(partial(_add, new))

    async def add_part(self, upload: int, position: int, part_id: str) -> None:
        await self._execute(
            "INSERT OR REPLACE INTO upload_parts (upload, position, part_id) SELECT id, ?, ? FROM uploads WHERE id = ?",
            position,
            clean_text(part_id),
            upload,
        )

    async def forget(self, upload: int) -> None:
        await self._execute("DELETE FROM uploads WHERE id = ?", upload)

    async def uploads(self) -> tuple[UploadRecord, ...]:
        """To whatever server, the oldest first."""
        return await self._database.run(_uploads)

    async def _execute(self, statement: str, *values: object) -> None:
        await self._database.run(lambda connection: connection.execute(statement, values))


def _add(new: NewUpload, connection: sqlite3.Connection) -> UploadRecord:
    now = time.time()
    values = (
        clean_text(new.origin),
        clean_text(new.upload_id),
        os.fsencode(new.path),
        clean_text(new.name),
        new.size,
        new.modified_at,
        new.part_size,
        clean_text(new.purpose),
        new.expires_after,
        now,
    )
    (number,) = connection.execute(
        "INSERT INTO uploads (origin, upload_id, path, name, size, modified_at, part_size, purpose, expires_after,"
        " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        values,
    ).fetchone()
    return UploadRecord(number, new, now)


def _uploads(connection: sqlite3.Connection) -> tuple[UploadRecord, ...]:
    parts: dict[int, list[tuple[int, str]]] = {}
    for upload, position, part_id in connection.execute(
        "SELECT upload, position, part_id FROM upload_parts ORDER BY upload, position"
    ):
        parts.setdefault(upload, []).append((position, part_id))
    rows = connection.execute(f"SELECT {_UPLOAD} ORDER BY id").fetchall()
    return tuple(_record(row, tuple(parts.get(row[0], ()))) for row in rows if _is_readable(row))


def _is_readable(row: Sequence[Any]) -> bool:
    """What is rescued from a damaged file may hold anything."""
    number, origin, upload, path, name, size, modified, part_size, purpose, expires, created = row
    texts = all(isinstance(each, str) for each in (origin, upload, name, purpose))
    numbers = all(isinstance(each, int) for each in (number, size, modified, part_size)) and part_size > 0
    return texts and numbers and isinstance(path, bytes) and isinstance(expires, int | None) and created is not None


def _record(row: Sequence[Any], parts: tuple[tuple[int, str], ...]) -> UploadRecord:
    number, origin, upload, path, *rest, created = row
    return UploadRecord(number, NewUpload(origin, upload, Path(os.fsdecode(path)), *rest), created, parts)
