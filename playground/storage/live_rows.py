"""Rows of a table as JSON, for what leaves the program: without those that were deleted, and without raw bytes."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

    from playground.storage.json_values import Json, JsonObject

_NAME = re.compile(r"[a-z_]+")


def live_rows(table: str, connection: sqlite3.Connection) -> list[JsonObject]:
    if not _NAME.fullmatch(table):
        raise ValueError(f"{table} is no table of ours")
    cursor = connection.execute(f"SELECT * FROM {table} ORDER BY rowid")
    names = [column[0] for column in cursor.description]
    rows = (dict(zip(names, values, strict=True)) for values in cursor)
    return [_plain(row) for row in rows if row.pop("deleted_at", None) is None]


def _plain(row: dict[str, object]) -> JsonObject:
    return {name: _value(value) for name, value in row.items() if not isinstance(value, bytes)}


def _value(value: object) -> Json:
    """What is kept as a text in JSON is taken for what it says."""
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            parsed: Json = json.loads(value)
        except ValueError:
            return value
        return parsed
    return value if isinstance(value, str | int | float) else None
