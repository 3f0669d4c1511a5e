"""Clips, the parts of which they consist, and auditions, in which several clips say the same line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.storage.migrations.migration import Migration

if TYPE_CHECKING:
    import sqlite3

# A key says what was asked for, so that nothing is asked for twice. Loose files are those that no row needs, as far as
# is known: they are being written, or their row is gone.
TABLES = (
    """
    CREATE TABLE auditions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        text TEXT NOT NULL,
        created_at REAL NOT NULL,
        details TEXT NOT NULL,
        deleted_at REAL
    )
    """,
    """
    CREATE TABLE clips (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        audition_id INTEGER REFERENCES auditions (id) ON DELETE CASCADE,
        key TEXT NOT NULL,
        text TEXT NOT NULL,
        model TEXT NOT NULL,
        voice TEXT NOT NULL,
        connection TEXT NOT NULL,
        settings TEXT NOT NULL,
        created_at REAL NOT NULL,
        duration REAL,
        cost REAL,
        usage TEXT NOT NULL,
        status TEXT NOT NULL,
        details TEXT NOT NULL,
        place INTEGER,
        deleted_at REAL
    )
    """,
    """
    CREATE TABLE clip_parts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        clip_id INTEGER NOT NULL REFERENCES clips (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        key TEXT NOT NULL,
        text TEXT NOT NULL,
        hash TEXT NOT NULL,
        media_type TEXT NOT NULL,
        size INTEGER NOT NULL,
        seconds REAL NOT NULL,
        complete INTEGER NOT NULL
    )
    """,
    "CREATE TABLE loose_clip_files (hash TEXT PRIMARY KEY)",
    "CREATE INDEX clips_by_audition ON clips (audition_id)",
    "CREATE INDEX clips_by_key ON clips (key)",
    "CREATE INDEX clips_running ON clips (status) WHERE status = 'running'",
    "CREATE INDEX clip_parts_by_clip ON clip_parts (clip_id, position)",
    "CREATE INDEX clip_parts_by_key ON clip_parts (key)",
)


def apply(connection: sqlite3.Connection) -> None:
    for statement in TABLES:
        connection.execute(statement)


def mend(connection: sqlite3.Connection) -> None:
    # A rescued part whose clip is lost gets one made for it, so that it can be heard; one whose audition is lost stands
    # alone.
    connection.execute(
        """
        INSERT INTO clips (id, key, text, model, voice, connection, settings, created_at, usage, status, details)
        SELECT clip_id, '', group_concat(text, ' '), '', '', '', '{}', 0, '{}', 'done', '{}'
        FROM (SELECT clip_id, text FROM clip_parts ORDER BY clip_id, position)
        WHERE clip_id NOT IN (SELECT id FROM clips) GROUP BY clip_id
        """
    )
    connection.execute("UPDATE clips SET audition_id = NULL WHERE audition_id NOT IN (SELECT id FROM auditions)")
    # The row that names such a file may be among those that were lost.
    connection.execute("DELETE FROM loose_clip_files")


MIGRATION = Migration("clips", apply, mend)
