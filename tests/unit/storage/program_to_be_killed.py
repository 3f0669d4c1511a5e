"""Backs up, migrates or restores a history, and is killed over it at the place that its second argument names."""

import os
import signal
import sqlite3
import sys
from datetime import UTC, datetime
from pathlib import Path

from playground.storage.backup_files import free_name
from playground.storage.backup_making import copy_of_file
from playground.storage.migrations import MIGRATIONS
from playground.storage.migrations.migration import Migration
from playground.storage.opening import open_database


def die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def migrate(path: Path, migration: Migration) -> None:
    open_database(path, read_only=False, migrations=(*MIGRATIONS, migration), largest_to_check=sys.maxsize)


def add_table(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE more (x)")


def add_half(connection: sqlite3.Connection) -> None:
    add_table(connection)
    connection.execute("UPDATE turns SET text = 'half'")
    die()


def in_backup(path: Path) -> None:
    def go_on(share: float) -> bool:
        if share > 0.5:
            die()
        return True

    copy_of_file(path, free_name(path, "backup", "1", datetime.now(UTC)), go_on)


def before_migration(path: Path) -> None:
    os.replace = die  # type: ignore[assignment]  # it does not come back
    migrate(path, Migration("more", add_table))


def in_migration(path: Path) -> None:
    migrate(path, Migration("more", add_half))


def in_restoring(path: Path) -> None:
    path.with_name(path.name + ".restore").write_bytes(path.read_bytes())
    os.replace = die  # type: ignore[assignment]  # it does not come back
    migrate(path, Migration("more", add_table))


if __name__ == "__main__":
    globals()[sys.argv[2]](Path(sys.argv[1]))
