"""Takes, which are recordings and opened sound files, and what was heard in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.storage.migrations.migration import Migration

if TYPE_CHECKING:
    import sqlite3

# Files are names in the folder of the takes. What is played is another file where the first one is of a kind that the
# player does not read.
TABLES = (
    """
    CREATE TABLE takes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        origin TEXT NOT NULL,
        title TEXT NOT NULL,
        file TEXT NOT NULL,
        played_file TEXT NOT NULL,
        media_type TEXT NOT NULL,
        seconds REAL NOT NULL,
        size INTEGER NOT NULL,
        created_at REAL NOT NULL,
        details TEXT NOT NULL,
        deleted_at REAL
    )
    """,
    """
    CREATE TABLE transcripts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        take_id INTEGER NOT NULL REFERENCES takes (id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        segments TEXT NOT NULL,
        words TEXT NOT NULL,
        language TEXT NOT NULL,
        model TEXT NOT NULL,
        connection TEXT NOT NULL,
        settings TEXT NOT NULL,
        span_start REAL,
        span_end REAL,
        status TEXT NOT NULL,
        created_at REAL NOT NULL,
        duration REAL,
        usage TEXT NOT NULL,
        details TEXT NOT NULL,
        deleted_at REAL
    )
    """,
    "CREATE INDEX transcripts_by_take ON transcripts (take_id, id)",
    "CREATE INDEX transcripts_running ON transcripts (status) WHERE status = 'running'",
)


def apply(connection: sqlite3.Connection) -> None:
    for statement in TABLES:
        connection.execute(statement)


def mend(connection: sqlite3.Connection) -> None:
    # The text of a rescued transcript is worth reading without its sound. The sound itself, if it is there, is found
    # again as a file that no row names.
    connection.execute(
        """
        INSERT INTO takes (id, origin, title, file, played_file, media_type, seconds, size, created_at, details)
        SELECT take_id, 'recovered', '', '', '', '', 0, 0, min(created_at), '{}' FROM transcripts
        WHERE take_id NOT IN (SELECT id FROM takes) GROUP BY take_id
        """
    )


MIGRATION = Migration("takes", apply, mend)
