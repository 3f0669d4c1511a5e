"""The pictures that go along with a step, and what lies on the easel and was not sent yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.storage.migrations.migration import Migration

if TYPE_CHECKING:
    import sqlite3

# A reference without a step lies on the easel.
TABLES = (
    """
    CREATE TABLE step_references (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        step_id INTEGER REFERENCES steps (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        hash TEXT NOT NULL,
        name TEXT NOT NULL,
        media_type TEXT NOT NULL
    )
    """,
    "CREATE TABLE unsent_mask (id INTEGER PRIMARY KEY CHECK (id = 1), hash TEXT NOT NULL)",
    "CREATE INDEX step_references_by_step ON step_references (step_id, position)",
)


def apply(connection: sqlite3.Connection) -> None:
    for statement in TABLES:
        connection.execute(statement)


def mend(connection: sqlite3.Connection) -> None:
    # Without its step a reference would lie on the easel.
    connection.execute("DELETE FROM step_references WHERE step_id NOT IN (SELECT id FROM steps)")


MIGRATION = Migration("references", apply, mend)
