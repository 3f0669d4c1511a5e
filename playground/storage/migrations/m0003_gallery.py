"""Pictures and the steps by which they were made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.storage.migrations.migration import Migration

if TYPE_CHECKING:
    import sqlite3

# A seed is text, as servers give numbers that no integer of SQLite holds. Loose files are those that no row needs, as
# far as is known: they are being written, or their row is gone.
TABLES = (
    """
    CREATE TABLE steps (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        parent_picture INTEGER REFERENCES pictures (id) ON DELETE SET NULL,
        kind TEXT NOT NULL,
        prompt TEXT NOT NULL,
        model TEXT NOT NULL,
        connection TEXT NOT NULL,
        parameters TEXT NOT NULL,
        mask TEXT NOT NULL,
        created_at REAL NOT NULL,
        duration REAL,
        cost REAL,
        usage TEXT NOT NULL,
        status TEXT NOT NULL,
        details TEXT NOT NULL,
        deleted_at REAL
    )
    """,
    """
    CREATE TABLE pictures (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        step_id INTEGER NOT NULL REFERENCES steps (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        hash TEXT NOT NULL,
        media_type TEXT NOT NULL,
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        size INTEGER NOT NULL,
        revised_prompt TEXT NOT NULL,
        seed TEXT,
        draft INTEGER NOT NULL,
        created_at REAL NOT NULL,
        deleted_at REAL
    )
    """,
    "CREATE TABLE loose_files (hash TEXT PRIMARY KEY)",
    "CREATE INDEX steps_by_parent ON steps (parent_picture)",
    "CREATE INDEX steps_running ON steps (status) WHERE status = 'running'",
    "CREATE INDEX pictures_by_step ON pictures (step_id, position)",
)


def apply(connection: sqlite3.Connection) -> None:
    for statement in TABLES:
        connection.execute(statement)


def mend(connection: sqlite3.Connection) -> None:
    # A rescued picture whose step is lost gets one made for it, so that it can be seen.
    connection.execute(
        """
        INSERT INTO steps (
            id, kind, prompt, model, connection, parameters, mask, created_at, usage, status, details
        )
        SELECT step_id, 'import', '', '', '', '{}', '', min(created_at), '{}', 'done', '{}' FROM pictures
        WHERE step_id NOT IN (SELECT id FROM steps) GROUP BY step_id
        """
    )
    connection.execute("UPDATE steps SET parent_picture = NULL WHERE parent_picture NOT IN (SELECT id FROM pictures)")
    # The row that names such a file may be among those that were lost.
    connection.execute("DELETE FROM loose_files")


MIGRATION = Migration("gallery", apply, mend)
