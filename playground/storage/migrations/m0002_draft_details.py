"""What goes along with a text that was not sent yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.storage.migrations.migration import Migration

if TYPE_CHECKING:
    import sqlite3


def apply(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE drafts ADD COLUMN details TEXT NOT NULL DEFAULT '{}'")


MIGRATION = Migration("draft_details", apply)
