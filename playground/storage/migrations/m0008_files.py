"""What was begun at a server and must not be begun twice, training data that is worked on, and starred replies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.storage.migrations.migration import Migration

if TYPE_CHECKING:
    import sqlite3

# A path is bytes: not every name of a file is text. `edits_done` says how many of a dataset's edits count; those above
# it were undone. A starred reply is a copy: its conversation may be deleted.
TABLES = (
    """
    CREATE TABLE operations (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        origin TEXT NOT NULL,
        what TEXT NOT NULL,
        state TEXT NOT NULL,
        result_id TEXT NOT NULL,
        created_at REAL NOT NULL
    )
    """,
    """
    CREATE TABLE uploads (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        origin TEXT NOT NULL,
        upload_id TEXT NOT NULL,
        path BLOB NOT NULL,
        name TEXT NOT NULL,
        size INTEGER NOT NULL,
        modified_at INTEGER NOT NULL,
        part_size INTEGER NOT NULL,
        purpose TEXT NOT NULL,
        expires_after INTEGER,
        created_at REAL NOT NULL
    )
    """,
    """
    CREATE TABLE upload_parts (
        id INTEGER PRIMARY KEY,
        upload INTEGER NOT NULL REFERENCES uploads (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        part_id TEXT NOT NULL,
        UNIQUE (upload, position)
    )
    """,
    """
    CREATE TABLE datasets (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL,
        path BLOB NOT NULL,
        kind TEXT NOT NULL,
        format TEXT NOT NULL,
        size INTEGER NOT NULL,
        modified_at INTEGER NOT NULL,
        details TEXT NOT NULL,
        edits_done INTEGER NOT NULL DEFAULT 0,
        created_at REAL NOT NULL,
        updated_at REAL NOT NULL,
        deleted_at REAL
    )
    """,
    """
    CREATE TABLE dataset_edits (
        id INTEGER PRIMARY KEY,
        dataset_id INTEGER NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        edit TEXT NOT NULL,
        UNIQUE (dataset_id, number)
    )
    """,
    """
    CREATE TABLE starred_replies (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        turn_id INTEGER NOT NULL UNIQUE,
        conversation_title TEXT NOT NULL,
        messages TEXT NOT NULL,
        model TEXT NOT NULL,
        starred_at REAL NOT NULL
    )
    """,
    "CREATE INDEX operations_by_state ON operations (kind, state)",
)


def apply(connection: sqlite3.Connection) -> None:
    for statement in TABLES:
        connection.execute(statement)


def mend(connection: sqlite3.Connection) -> None:
    # Parts say nothing without their upload, edits nothing without the file that they change.
    connection.execute("DELETE FROM upload_parts WHERE upload NOT IN (SELECT id FROM uploads)")
    connection.execute("DELETE FROM dataset_edits WHERE dataset_id NOT IN (SELECT id FROM datasets)")
    # An edit counts from the state that the one before it left: behind a lost one nothing fits.
    connection.execute(
        """
        DELETE FROM dataset_edits WHERE number > (
            SELECT count(*) FROM dataset_edits AS earlier
            WHERE earlier.dataset_id = dataset_edits.dataset_id AND earlier.number <= dataset_edits.number
        )
        """
    )
    connection.execute(
        """
        UPDATE datasets SET edits_done =
            min(edits_done, (SELECT count(*) FROM dataset_edits WHERE dataset_id = datasets.id))
        """
    )


MIGRATION = Migration("files", apply, mend)
