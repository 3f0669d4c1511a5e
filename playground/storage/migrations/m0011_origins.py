"""Where a conversation comes from that was imported, so that it is known again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.storage.migrations.migration import Migration

if TYPE_CHECKING:
    import sqlite3


def apply(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE conversations ADD COLUMN origin TEXT NOT NULL DEFAULT ''")


MIGRATION = Migration("origins", apply)
