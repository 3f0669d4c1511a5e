"""Pinned conversations, and what the search has to look at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.storage.migrations.migration import Migration

if TYPE_CHECKING:
    import sqlite3

# The index itself is no part of the shape: it is made when the first texts are taken in, and can be made anew. A text
# that grows is not looked at before it is complete. What was taken in and changed or went is kept until the index has
# let go of it, which takes the same words again.
_LET_GO = (
    "INSERT INTO search_gone (turn_id, text) SELECT old.id, old.text WHERE old.status <> 'streaming'"
    " AND NOT EXISTS (SELECT 1 FROM search_waiting WHERE turn_id = old.id)"
)
STATEMENTS = (
    "ALTER TABLE conversations ADD COLUMN pinned_at REAL",
    "CREATE TABLE search_waiting (turn_id INTEGER PRIMARY KEY)",
    "CREATE TABLE search_gone (id INTEGER PRIMARY KEY, turn_id INTEGER NOT NULL, text TEXT NOT NULL)",
    """
    CREATE TRIGGER search_came AFTER INSERT ON turns WHEN new.status <> 'streaming' BEGIN
        INSERT OR IGNORE INTO search_waiting (turn_id) VALUES (new.id);
    END
    """,
    f"""
    CREATE TRIGGER search_changed AFTER UPDATE OF text, status ON turns
    WHEN (old.status = 'streaming') <> (new.status = 'streaming')
    OR (new.status <> 'streaming' AND old.text <> new.text) BEGIN
        {_LET_GO};
        DELETE FROM search_waiting WHERE turn_id = new.id;
        INSERT INTO search_waiting (turn_id) SELECT new.id WHERE new.status <> 'streaming';
    END
    """,
    f"""
    CREATE TRIGGER search_went AFTER DELETE ON turns BEGIN
        {_LET_GO};
        DELETE FROM search_waiting WHERE turn_id = old.id;
    END
    """,
    "INSERT INTO search_waiting (turn_id) SELECT id FROM turns WHERE status <> 'streaming'",
)


def apply(connection: sqlite3.Connection) -> None:
    for statement in STATEMENTS:
        connection.execute(statement)


def mend(connection: sqlite3.Connection) -> None:
    # What was rescued is in no index yet.
    connection.execute("DELETE FROM search_gone")
    connection.execute("DELETE FROM search_waiting")
    connection.execute("INSERT INTO search_waiting (turn_id) SELECT id FROM turns WHERE status <> 'streaming'")


MIGRATION = Migration("search", apply, mend)
