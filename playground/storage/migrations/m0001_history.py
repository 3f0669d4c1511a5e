"""Conversations, their turns and what was not sent yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.storage.migrations.migration import Migration

if TYPE_CHECKING:
    import sqlite3

# Numbers are never given twice (AUTOINCREMENT): they keep the order when the clock goes back.
TABLES = (
    """
    CREATE TABLE conversations (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL,
        created_at REAL NOT NULL,
        updated_at REAL NOT NULL,
        deleted_at REAL
    )
    """,
    """
    CREATE TABLE turns (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        conversation_id INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
        parent_id INTEGER REFERENCES turns (id) ON DELETE SET NULL,
        role TEXT NOT NULL,
        text TEXT NOT NULL,
        status TEXT NOT NULL,
        model TEXT NOT NULL,
        created_at REAL NOT NULL,
        details TEXT NOT NULL
    )
    """,
    "CREATE INDEX turns_by_conversation ON turns (conversation_id)",
    "CREATE INDEX turns_by_parent ON turns (parent_id)",
    "CREATE INDEX turns_streaming ON turns (status) WHERE status = 'streaming'",
    "CREATE TABLE drafts (conversation_id INTEGER PRIMARY KEY, text TEXT NOT NULL)",
)


def apply(connection: sqlite3.Connection) -> None:
    for statement in TABLES:
        connection.execute(statement)


def mend(connection: sqlite3.Connection) -> None:
    # A rescued turn whose conversation is lost gets one made for it, so that it can be seen.
    connection.execute(
        """
        INSERT INTO conversations (id, title, created_at, updated_at)
        SELECT conversation_id, '', min(created_at), max(created_at) FROM turns
        WHERE conversation_id NOT IN (SELECT id FROM conversations) GROUP BY conversation_id
        """
    )
    connection.execute("UPDATE turns SET parent_id = NULL WHERE parent_id NOT IN (SELECT id FROM turns)")


MIGRATION = Migration("history", apply, mend)
