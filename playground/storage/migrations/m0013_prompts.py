"""Prompts, and every version of what they said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.storage.migrations.migration import Migration

if TYPE_CHECKING:
    import sqlite3

# The version with the highest number is the current one. `used_at` is when something was first asked with it.
TABLES = (
    """
    CREATE TABLE prompts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        folder TEXT NOT NULL,
        tags TEXT NOT NULL,
        filled TEXT NOT NULL,
        created_at REAL NOT NULL,
        updated_at REAL NOT NULL,
        deleted_at REAL
    )
    """,
    """
    CREATE TABLE prompt_versions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        prompt_id INTEGER NOT NULL REFERENCES prompts (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        name TEXT,
        content TEXT NOT NULL,
        created_at REAL NOT NULL,
        changed_at REAL NOT NULL,
        used_at REAL,
        UNIQUE (prompt_id, number)
    )
    """,
)


def apply(connection: sqlite3.Connection) -> None:
    for statement in TABLES:
        connection.execute(statement)


def mend(connection: sqlite3.Connection) -> None:
    # Neither says anything without the other.
    connection.execute("DELETE FROM prompt_versions WHERE prompt_id NOT IN (SELECT id FROM prompts)")
    connection.execute("DELETE FROM prompts WHERE id NOT IN (SELECT prompt_id FROM prompt_versions)")


MIGRATION = Migration("prompts", apply, mend)
