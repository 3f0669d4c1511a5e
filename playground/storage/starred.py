"""Replies that the user has starred, with the words before them: copies, so that they outlive their conversation."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from playground.storage.clean_text import clean_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from playground.storage.database import Database
    from playground.storage.json_values import JsonObject

_REPLY: Final = (
    "SELECT id, conversation_title, messages, model, starred_at, turn_id FROM starred_replies"
    " ORDER BY starred_at DESC, id DESC"
)


@dataclass(frozen=True, slots=True)
class StarredReply:
    """`messages` have a "role" and a "content" each; the last one is the reply."""

    id: int
    conversation_title: str
    messages: tuple[JsonObject, ...]
    model: str
    starred_at: float
    turn_id: int


class Starred:
    """Every change is on disk when its call returns."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def star(self, turn_id: int, conversation_title: str, messages: Sequence[JsonObject], model: str) -> None:
        """A turn has one star at most."""
        values = (turn_id, clean_text(conversation_title), json.dumps(list(messages)), clean_text(model), time.time())
        await self._execute(
            "INSERT OR REPLACE INTO starred_replies (turn_id, conversation_title, messages, model, starred_at)"
            " VALUES (?, ?, ?, ?, ?)",
            *values,
        )

    async def unstar(self, turn_id: int) -> None:
        await self._execute("DELETE FROM starred_replies WHERE turn_id = ?", turn_id)

    async def turns(self) -> frozenset[int]:
        """Those with a star."""
        return await self._database.run(_turns)

    async def all(self) -> tuple[StarredReply, ...]:
        """The latest first."""
        return await self._database.run(_replies)

    async def _execute(self, statement: str, *values: object) -> None:
        await self._database.run(lambda connection: connection.execute(statement, values))


def _turns(connection: sqlite3.Connection) -> frozenset[int]:
    return frozenset(turn for (turn,) in connection.execute("SELECT turn_id FROM starred_replies"))


def _replies(connection: sqlite3.Connection) -> tuple[StarredReply, ...]:
    return tuple(filter(None, map(_reply, connection.execute(_REPLY).fetchall())))


def _reply(row: Sequence[Any]) -> StarredReply | None:
    """What is rescued from a damaged file may hold anything."""
    number, title, text, model, starred, turn = row
    try:
        messages = json.loads(text)
    except (TypeError, ValueError):
        return None
    if not (isinstance(messages, list) and messages and all(isinstance(each, dict) for each in messages)):
        return None
    return StarredReply(number, str(title), tuple(messages), str(model), float(starred), turn)
