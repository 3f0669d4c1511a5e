"""The history: conversations as trees of turns, and what was not sent yet."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from playground.storage.clean_text import clean_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from playground.storage.database import Database
    from playground.storage.json_values import JsonObject

Status: TypeAlias = Literal["done", "streaming", "interrupted", "stopped", "failed"]

_CONVERSATION = "id, title, created_at, updated_at, leaf_id, pinned_at"
_TURN = "id, conversation_id, parent_id, role, text, status, model, created_at, details"
_NEW_CONVERSATION = 0  # the row of the draft that belongs to no conversation yet
_DELETE_DRAFT = "DELETE FROM drafts WHERE conversation_id = ?"


@dataclass(frozen=True, slots=True)
class ConversationRecord:
    """`leaf_id` is the turn at which the version ends that was read last; None where nobody has chosen one. `pinned_at`
    is None where it is not pinned."""

    id: int
    title: str
    created_at: float
    updated_at: float
    leaf_id: int | None = None
    pinned_at: float | None = None


@dataclass(frozen=True, slots=True)
class TurnRecord:
    """Turns with the same parent are versions of each other. `details` holds usage, finish reason, error and so on."""

    id: int
    conversation_id: int
    parent_id: int | None
    role: str
    text: str
    status: Status
    model: str
    created_at: float
    details: JsonObject = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NewTurn:
    """A turn that has no number yet."""

    role: str
    text: str
    status: Status = "done"
    model: str = ""
    details: JsonObject = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TurnChanges:
    """What happens to the turns of a conversation, all or nothing: which turn follows which from now on, which are gone
    (and can come back until the program ends), and at which one the version ends that is read."""

    parents: Mapping[int, int | None] = field(default_factory=dict)
    gone: tuple[int, ...] = ()
    come: tuple[int, ...] = ()
    leaf_id: int | None = None


@dataclass(frozen=True, slots=True)
class DraftRecord:
    """What was typed and not sent; `details` holds what goes along with it."""

    text: str = ""
    details: JsonObject = field(default_factory=dict)


class History:
    """Every change is on disk when its call returns. Text is cleaned of what no store can take."""

    def __init__(self, database: Database) -> None:
        self._database = database
        database.at_open(_settle)

    async def conversations(self) -> tuple[ConversationRecord, ...]:
        """The latest first."""
        return await self._database.run(_conversations)

    async def conversation(self, conversation_id: int) -> ConversationRecord | None:
        return await self._database.run(lambda connection: _conversation(connection, conversation_id))

    async def rename(self, conversation_id: int, title: str) -> None:
        await self._execute("UPDATE conversations SET title = ? WHERE id = ?", clean_text(title), conversation_id)

    async def pin(self, conversation_id: int, pinned: bool) -> None:
        pinned_at = time.time() if pinned else None
        await self._execute("UPDATE conversations SET pinned_at = ? WHERE id = ?", pinned_at, conversation_id)

    async def read_to(self, conversation_id: int, leaf_id: int | None) -> None:
        """The version that ends there is the one to show next time."""
        await self._execute("UPDATE conversations SET leaf_id = ? WHERE id = ?", leaf_id, conversation_id)

    async def delete(self, conversation_id: int) -> None:
        """Can be taken back by `restore` until the program ends."""
        await self._execute("UPDATE conversations SET deleted_at = ? WHERE id = ?", time.time(), conversation_id)

    async def restore(self, conversation_id: int) -> None:
        await self._execute("UPDATE conversations SET deleted_at = NULL WHERE id = ?", conversation_id)

    async def turns(self, conversation_id: int) -> tuple[TurnRecord, ...]:
        """All versions, in the order in which they came about."""

        def select(connection: sqlite3.Connection) -> tuple[TurnRecord, ...]:
            rows = connection.execute(
                f"SELECT {_TURN} FROM turns WHERE conversation_id = ? AND deleted_at IS NULL ORDER BY id",
                (conversation_id,),
            )
            return tuple(_turn(row) for row in rows)

        return await self._database.run(select)

    async def add_turns(
        self,
        conversation_id: int | None,
        parent_id: int | None,
        *turns: NewTurn,
        title: str = "",
        sent_draft: bool = False,
        instead_of: int | None = None,
    ) -> tuple[TurnRecord, ...]:
        """All or none, each following the one before it. Without a conversation one begins, with this title; a draft
        that was sent goes at the same moment, as does the turn that the new ones stand for."""

        def insert(connection: sqlite3.Connection) -> tuple[TurnRecord, ...]:
            now = time.time()
            number = _begun(connection, title, now) if conversation_id is None else conversation_id
            if sent_draft:
                connection.execute(_DELETE_DRAFT, (conversation_id or _NEW_CONVERSATION,))
            if instead_of is not None:
                connection.execute("DELETE FROM turns WHERE id = ?", (instead_of,))
            records: list[TurnRecord] = []
            for turn in turns:
                parent = records[-1].id if records else parent_id
                records.append(_inserted(connection, number, parent, turn, now))
            connection.execute(
                "UPDATE conversations SET updated_at = ?, leaf_id = ? WHERE id = ?", (now, records[-1].id, number)
            )
            return tuple(records)

        return await self._database.run(insert)

    async def copy_turns(self, title: str, turn_ids: Sequence[int]) -> ConversationRecord:
        """A new conversation with copies of these turns, each following the one before it."""

        def copy(connection: sqlite3.Connection) -> ConversationRecord:
            now = time.time()
            number, parent = _begun(connection, title, now), None
            for turn_id in turn_ids:
                row = connection.execute(
                    "INSERT INTO turns (conversation_id, parent_id, role, text, status, model, created_at, details)"
                    " SELECT ?, ?, role, text, status, model, created_at, details FROM turns WHERE id = ? RETURNING id",
                    (number, parent, turn_id),
                ).fetchone()
                parent = int(row[0]) if row else parent
            connection.execute("UPDATE conversations SET leaf_id = ? WHERE id = ?", (parent, number))
            record = _conversation(connection, number)
            assert record is not None
            return record

        return await self._database.run(copy)

    async def insert_turn(self, conversation_id: int, parent_id: int | None, turn: NewTurn) -> TurnRecord:
        """Without a word about what follows it: `change_turns` says that."""
        return await self._database.run(
            lambda connection: _inserted(connection, conversation_id, parent_id, turn, time.time())
        )

    async def change_turns(self, conversation_id: int, changes: TurnChanges) -> None:
        def change(connection: sqlite3.Connection) -> None:
            connection.executemany(
                "UPDATE turns SET parent_id = ? WHERE id = ?",
                [(parent, turn_id) for turn_id, parent in changes.parents.items()],
            )
            now = time.time()
            connection.executemany(
                "UPDATE turns SET deleted_at = ? WHERE id = ?",
                [*((now, turn_id) for turn_id in changes.gone), *((None, turn_id) for turn_id in changes.come)],
            )
            connection.execute("UPDATE conversations SET leaf_id = ? WHERE id = ?", (changes.leaf_id, conversation_id))

        await self._database.run(change)

    async def update_turn(
        self,
        turn_id: int,
        *,
        text: str | None = None,
        status: Status | None = None,
        details: JsonObject | None = None,
    ) -> None:
        """Changes what is given. A streamed text is flushed by this at least once a second."""
        await self._execute(
            "UPDATE turns SET text = coalesce(?, text), status = coalesce(?, status), details = coalesce(?, details)"
            " WHERE id = ?",
            None if text is None else clean_text(text),
            status,
            None if details is None else _json(details),
            turn_id,
        )

    async def delete_turn(self, turn_id: int) -> None:
        """What followed the turn now follows the one before it."""

        def remove(connection: sqlite3.Connection) -> None:
            connection.execute(
                "UPDATE turns SET parent_id = (SELECT parent_id FROM turns WHERE id = ?) WHERE parent_id = ?",
                (turn_id, turn_id),
            )
            connection.execute("DELETE FROM turns WHERE id = ?", (turn_id,))

        await self._database.run(remove)

    async def draft(self, conversation_id: int | None) -> DraftRecord:
        """None stands for the conversation that does not exist yet."""

        def select(connection: sqlite3.Connection) -> DraftRecord:
            row = connection.execute(
                "SELECT text, details FROM drafts WHERE conversation_id = ?", (conversation_id or _NEW_CONVERSATION,)
            ).fetchone()
            return DraftRecord(str(row[0]), json.loads(row[1])) if row else DraftRecord()

        return await self._database.run(select)

    async def save_draft(self, conversation_id: int | None, text: str, details: JsonObject | None = None) -> None:
        key = conversation_id or _NEW_CONVERSATION
        if text or details:
            statement = "INSERT OR REPLACE INTO drafts (conversation_id, text, details) VALUES (?, ?, ?)"
            await self._execute(statement, key, clean_text(text), _json(details or {}))
        else:
            await self._execute(_DELETE_DRAFT, key)

    async def details_with(self, name: str) -> tuple[JsonObject, ...]:
        """The details of all turns and drafts, also of conversations that can be restored, that have this name."""

        def select(connection: sqlite3.Connection) -> tuple[JsonObject, ...]:
            rows = connection.execute(
                "SELECT details FROM turns WHERE instr(details, ?1) UNION ALL"
                " SELECT details FROM drafts WHERE instr(details, ?1)",
                (json.dumps(name),),
            )
            return tuple(json.loads(row[0]) for row in rows)

        return await self._database.run(select)

    async def _execute(self, statement: str, *values: object) -> None:
        await self._database.run(lambda connection: connection.execute(statement, values).close())


def _settle(connection: sqlite3.Connection) -> None:
    """What an earlier run of the program left open."""
    connection.execute("UPDATE turns SET status = 'interrupted' WHERE status = 'streaming'")
    connection.execute(
        "DELETE FROM drafts WHERE conversation_id IN (SELECT id FROM conversations WHERE deleted_at > 0)"
    )
    connection.execute("DELETE FROM conversations WHERE deleted_at > 0")
    connection.execute("DELETE FROM turns WHERE deleted_at > 0")


def _conversations(connection: sqlite3.Connection) -> tuple[ConversationRecord, ...]:
    there = f"SELECT {_CONVERSATION} FROM conversations WHERE deleted_at IS NULL"
    rows = connection.execute(f"{there} ORDER BY updated_at DESC, id DESC")
    return tuple(ConversationRecord(*row) for row in rows)


def _conversation(connection: sqlite3.Connection, conversation_id: int) -> ConversationRecord | None:
    row = connection.execute(
        f"SELECT {_CONVERSATION} FROM conversations WHERE id = ? AND deleted_at IS NULL", (conversation_id,)
    ).fetchone()
    return ConversationRecord(*row) if row else None


def _begun(connection: sqlite3.Connection, title: str, now: float) -> int:
    row = connection.execute(
        "INSERT INTO conversations (title, created_at, updated_at) VALUES (?, ?, ?) RETURNING id",
        (clean_text(title), now, now),
    ).fetchone()
    return int(row[0])


def _inserted(
    connection: sqlite3.Connection, conversation_id: int, parent_id: int | None, turn: NewTurn, now: float
) -> TurnRecord:
    text, model, details = clean_text(turn.text), clean_text(turn.model), _json(turn.details)
    row = connection.execute(
        "INSERT INTO turns (conversation_id, parent_id, role, text, status, model, created_at, details)"
        f" VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING {_TURN}",
        (conversation_id, parent_id, turn.role, text, turn.status, model, now, details),
    ).fetchone()
    return _turn(row)


def _turn(row: tuple[Any, ...]) -> TurnRecord:
    return TurnRecord(*(*row[:-1], json.loads(row[-1])))


def _json(details: JsonObject) -> str:
    return clean_text(json.dumps(details, ensure_ascii=False))
