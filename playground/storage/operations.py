"""What is done once at a server: written down before it is sent, so that nothing is ever sent twice."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, get_args
from uuid import uuid4

from playground.storage.clean_text import clean_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from playground.storage.database import Database
    from playground.storage.json_values import JsonObject

Kind: TypeAlias = Literal["upload", "job"]
State: TypeAlias = Literal["prepared", "sent", "done", "unknown"]

_OPERATION: Final = "SELECT id, kind, origin, what, state, result_id, created_at FROM operations"
_KEPT: Final = 30 * 24 * 3600.0  # seconds, for those that are over


@dataclass(frozen=True, slots=True)
class Operation:
    """`origin` is the server, `what` that by which its result can be found there again. One that is "prepared" never
    left; of one that is "sent" nobody knows the end yet; "unknown" was looked for and could not be told."""

    id: str
    kind: Kind
    origin: str
    what: JsonObject
    state: State
    result_id: str
    created_at: float


class Operations:
    """Every change is on disk when its call returns."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def prepare(self, kind: Kind, origin: str, what: JsonObject) -> Operation:
        operation = Operation(uuid4().hex, kind, clean_text(origin), what, "prepared", "", time.time())
        await self._database.run(partial(_insert, operation))
        return operation

    async def mark(self, operation_id: str, state: State, result_id: str = "") -> None:
        await self._execute(
            "UPDATE operations SET state = ?, result_id = ? WHERE id = ?", state, clean_text(result_id), operation_id
        )

    async def forget(self, operation_id: str) -> None:
        await self._execute("DELETE FROM operations WHERE id = ?", operation_id)

    async def operation(self, operation_id: str) -> Operation | None:
        found = await self._database.run(partial(_read, " WHERE id = ?", (operation_id,)))
        return found[0] if found else None

    async def pending(self, kind: Kind) -> tuple[Operation, ...]:
        """Those whose end is not known, at whatever server, the oldest first."""
        return await self._database.run(partial(_read, " WHERE kind = ? AND state != 'done'", (kind,)))

    async def _execute(self, statement: str, *values: object) -> None:
        await self._database.run(lambda connection: connection.execute(statement, values))


def _insert(operation: Operation, connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM operations WHERE state = 'done' AND created_at < ?", (time.time() - _KEPT,))
    connection.execute(
        "INSERT INTO operations (id, kind, origin, what, state, result_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            operation.id,
            operation.kind,
            operation.origin,
            json.dumps(operation.what),
            operation.state,
            operation.result_id,
            operation.created_at,
        ),
    )


def _read(condition: str, values: Sequence[object], connection: sqlite3.Connection) -> tuple[Operation, ...]:
    rows = connection.execute(f"{_OPERATION}{condition} ORDER BY created_at, rowid", values)
    return tuple(filter(None, map(_operation, rows.fetchall())))


def _operation(row: Sequence[Any]) -> Operation | None:
    """What is rescued from a damaged file may hold anything."""
    number, kind, origin, what, state, result, created = row
    try:
        fields = json.loads(what)
    except (TypeError, ValueError):
        return None
    known = kind in get_args(Kind) and state in get_args(State)
    if not (known and isinstance(fields, dict) and isinstance(created, int | float)):
        return None
    return Operation(str(number), kind, str(origin), fields, state, str(result), float(created))
