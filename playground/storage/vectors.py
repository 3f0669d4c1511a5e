"""Vectors that were paid for once: what has been embedded is never asked for again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from playground.storage.database import Database

_AT_ONCE: Final = 500  # others come in between
_MOST: Final = 2 * 1024**3  # bytes; the oldest go when there are more
_FLOAT: Final = 4


@dataclass(frozen=True, slots=True)
class VectorKind:
    """What a vector depends on beside its text. `place` is where the model was asked, `extra` the canonical JSON of
    further fields that were sent along; without `dimensions` the model chose their number."""

    place: str
    model: str
    dimensions: int | None = None
    extra: str = ""


class Vectors:
    """Little-endian 32-bit floats, by kind and text. What is kept is on disk when the call returns."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, kind: VectorKind, texts: Sequence[str]) -> dict[str, bytes]:
        """Those that are there, by text."""
        wanted = list(dict.fromkeys(texts))
        found: dict[str, bytes] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            found |= await self._database.run(partial(_find, kind, wanted[start : start + _AT_ONCE]))
        return found

    async def keep(self, kind: VectorKind, vectors: Mapping[str, bytes]) -> None:
        """By text. A vector that is there already is replaced."""
        pairs = list(vectors.items())
        for start in range(0, len(pairs), _AT_ONCE):
            await self._database.run(partial(_keep, kind, pairs[start : start + _AT_ONCE]))

    async def purge(self, most: int = _MOST) -> None:
        """Frees what is above so many bytes, the oldest first."""
        await self._database.run(partial(_purge, most))


def _find(kind: VectorKind, texts: Sequence[str], connection: sqlite3.Connection) -> dict[str, bytes]:
    number = _number_of(kind, connection)
    if number is None:
        return {}
    by_hash = {_hash(text): text for text in texts}
    marks = ", ".join("?" * len(by_hash))
    rows = connection.execute(
        f"SELECT hash, vector FROM vectors WHERE kind_id = ? AND hash IN ({marks})", (number, *by_hash)
    )
    # One that was damaged counts as not there.
    return {by_hash[digest]: vector for digest, vector in rows if _is_whole(vector, kind)}


def _keep(kind: VectorKind, pairs: Sequence[tuple[str, bytes]], connection: sqlite3.Connection) -> None:
    number = _number_of(kind, connection)
    if number is None:
        cursor = connection.execute(
            "INSERT INTO vector_kinds (place, model, dimensions, extra) VALUES (?, ?, ?, ?)", _columns(kind)
        )
        number = cursor.lastrowid
    connection.executemany(
        "INSERT OR REPLACE INTO vectors (kind_id, hash, vector) VALUES (?, ?, ?)",
        ((number, _hash(text), vector) for text, vector in pairs),
    )


def _purge(most: int, connection: sqlite3.Connection) -> None:
    pages, free, size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    if (pages - free) * size <= most:
        return  # to add up all vectors would take longer than the whole start
    connection.execute(
        """
        DELETE FROM vectors WHERE id IN (
            SELECT id FROM (SELECT id, sum(length(vector)) OVER (ORDER BY id DESC) AS whole FROM vectors)
            WHERE whole > ?
        )
        """,
        (most,),
    )


def _number_of(kind: VectorKind, connection: sqlite3.Connection) -> int | None:
    row = connection.execute(
        "SELECT id FROM vector_kinds WHERE place = ? AND model = ? AND dimensions = ? AND extra = ?", _columns(kind)
    ).fetchone()
    return None if row is None else int(row[0])


def _columns(kind: VectorKind) -> tuple[str, str, int, str]:
    return kind.place, kind.model, kind.dimensions or 0, kind.extra


def _is_whole(vector: object, kind: VectorKind) -> bool:
    if not isinstance(vector, bytes) or not vector or len(vector) % _FLOAT:
        return False
    return kind.dimensions is None or len(vector) == _FLOAT * kind.dimensions


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode(errors="surrogatepass")).digest()
