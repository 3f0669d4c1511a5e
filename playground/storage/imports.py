"""Conversations that come from elsewhere, each as a whole or not at all, and known again when they come once more."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.storage.clean_text import clean_text

if TYPE_CHECKING:
    import sqlite3

    from playground.storage.database import Database
    from playground.storage.history import NewTurn


@dataclass(frozen=True, slots=True)
class ImportedTurn:
    """`parent` is the place among the conversation's turns of the one that this one answers or follows."""

    turn: NewTurn
    parent: int | None
    created_at: float


@dataclass(frozen=True, slots=True)
class ImportedConversation:
    """`origin` says which conversation of which place this is; `leaf` is the place of the turn at which the version
    ends that was read last."""

    origin: str
    title: str
    created_at: float
    updated_at: float
    turns: tuple[ImportedTurn, ...]
    leaf: int | None = None


class Imports:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def origins(self) -> frozenset[str]:
        """Of the conversations that are there, also of those that began here."""
        return await self._database.run(_origins)

    async def add(self, conversation: ImportedConversation) -> int:
        """Its number from now on."""
        return await self._database.run(lambda connection: _add(connection, conversation))


def own_origin(created_at: float) -> str:
    """Of a conversation that began in this program."""
    return f"playground:{created_at!r}"


def _origins(connection: sqlite3.Connection) -> frozenset[str]:
    rows = connection.execute("SELECT origin, created_at FROM conversations WHERE deleted_at IS NULL").fetchall()
    return frozenset(name for origin, created_at in rows for name in (origin, own_origin(created_at)) if name)


def _add(connection: sqlite3.Connection, conversation: ImportedConversation) -> int:
    (number,) = connection.execute(
        "INSERT INTO conversations (title, created_at, updated_at, origin) VALUES (?, ?, ?, ?) RETURNING id",
        (
            clean_text(conversation.title),
            conversation.created_at,
            conversation.updated_at,
            clean_text(conversation.origin),
        ),
    ).fetchone()
    ids = [_insert(connection, int(number), each) for each in conversation.turns]
    # Only now: a turn that was moved may follow a later one.
    parents = (
        (ids[each.parent], id_) for id_, each in zip(ids, conversation.turns, strict=True) if each.parent is not None
    )
    connection.executemany("UPDATE turns SET parent_id = ? WHERE id = ?", parents)
    if conversation.leaf is not None:
        connection.execute("UPDATE conversations SET leaf_id = ? WHERE id = ?", (ids[conversation.leaf], number))
    return int(number)


def _insert(connection: sqlite3.Connection, number: int, imported: ImportedTurn) -> int:
    turn = imported.turn
    text, model = clean_text(turn.text), clean_text(turn.model)
    details = clean_text(json.dumps(turn.details, ensure_ascii=False))
    (id_,) = connection.execute(
        "INSERT INTO turns (conversation_id, parent_id, role, text, status, model, created_at, details)"
        " VALUES (?, NULL, ?, ?, ?, ?, ?, ?) RETURNING id",
        (number, turn.role, text, turn.status, model, imported.created_at, details),
    ).fetchone()
    return int(id_)
