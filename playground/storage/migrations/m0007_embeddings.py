"""Vectors that were paid for once, and the collections of texts that they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.storage.migrations.migration import Migration

if TYPE_CHECKING:
    import sqlite3

# A kind is what a vector depends on beside its text; 0 dimensions are those that the model gives by itself. The number
# of a row counts within its collection. A row's own vector came with it from a file; all others lie among the vectors.
TABLES = (
    """
    CREATE TABLE vector_kinds (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        place TEXT NOT NULL,
        model TEXT NOT NULL,
        dimensions INTEGER NOT NULL,
        extra TEXT NOT NULL,
        UNIQUE (place, model, dimensions, extra)
    )
    """,
    """
    CREATE TABLE vectors (
        id INTEGER PRIMARY KEY,
        kind_id INTEGER NOT NULL REFERENCES vector_kinds (id) ON DELETE CASCADE,
        hash BLOB NOT NULL,
        vector BLOB NOT NULL,
        UNIQUE (kind_id, hash)
    )
    """,
    """
    CREATE TABLE collections (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        details TEXT NOT NULL,
        created_at REAL NOT NULL,
        updated_at REAL NOT NULL,
        deleted_at REAL
    )
    """,
    """
    CREATE TABLE collection_rows (
        id INTEGER PRIMARY KEY,
        collection_id INTEGER NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        label TEXT NOT NULL,
        colour TEXT NOT NULL,
        vector BLOB,
        UNIQUE (collection_id, number)
    )
    """,
    "CREATE INDEX collection_rows_in_order ON collection_rows (collection_id, position)",
)


def apply(connection: sqlite3.Connection) -> None:
    for statement in TABLES:
        connection.execute(statement)


def mend(connection: sqlite3.Connection) -> None:
    # Without its kind nobody knows what a vector is of; it can be had again. Texts cannot.
    connection.execute("DELETE FROM vectors WHERE kind_id NOT IN (SELECT id FROM vector_kinds)")
    connection.execute(
        """
        INSERT INTO collections (id, name, details, created_at, updated_at)
        SELECT DISTINCT collection_id, '', '{}', 0, 0 FROM collection_rows
        WHERE collection_id NOT IN (SELECT id FROM collections)
        """
    )


MIGRATION = Migration("embeddings", apply, mend)
