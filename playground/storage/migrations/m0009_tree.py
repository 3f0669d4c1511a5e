"""Which version of a conversation was read last, and turns that can be brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.storage.migrations.migration import Migration

if TYPE_CHECKING:
    import sqlite3

STATEMENTS = (
    "ALTER TABLE conversations ADD COLUMN leaf_id INTEGER",
    "ALTER TABLE turns ADD COLUMN deleted_at REAL",
    # Or every start would read all turns to find those that are to go.
    "CREATE INDEX turns_deleted ON turns (deleted_at) WHERE deleted_at IS NOT NULL",
)


def apply(connection: sqlite3.Connection) -> None:
    for statement in STATEMENTS:
        connection.execute(statement)


MIGRATION = Migration("tree", apply)
