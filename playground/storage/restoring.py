"""Going back to a backup: a checked copy waits beside the database and takes its place when that is next opened.

In between the program ends, so that nothing that is still open writes into a history to which it does not belong.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from playground.message import Message
from playground.storage.backup_files import free_name, unfinished
from playground.storage.backup_making import copy_of_backup
from playground.storage.damage import is_damaged, move_aside, new_folder
from playground.storage.errors import Damaged, Newer
from playground.storage.file_errors import said_in_our_words
from playground.storage.salvage import open_for_reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def prepare(backup: Path, database: Path, shapes: int, go_on: Callable[[float], bool]) -> None:
    """From the next opening on the database is what the backup is. `shapes` is how many this program knows. Raises
    StorageError and Stopped, and has changed nothing then."""
    with said_in_our_words():
        if backup.stat().st_size == 0 or is_damaged(backup):
            raise Damaged(f"{backup.name} is damaged")
    with closing(open_for_reading(backup)) as connection:
        if int(connection.execute("PRAGMA user_version").fetchone()[0]) > shapes:
            raise Newer(f"{backup.name} was written by a newer version")
    copy_of_backup(backup, waiting(database), go_on)


def waiting(database: Path) -> Path:
    return database.with_name(database.name + ".restore")


def take_prepared(database: Path, version: str) -> Message | None:
    """Before the database is opened: what waits takes its place. May be interrupted anywhere."""
    prepared = waiting(database)
    unfinished(prepared).unlink(missing_ok=True)
    if not prepared.exists():
        return None
    kept = _keep_present(database, version)
    os.replace(prepared, database)
    if kept is None:
        return Message("The history is that of the backup.")
    return Message("The history is that of the backup. The one before is kept in {file}.", file=kept)


def _keep_present(database: Path, version: str) -> Path | None:
    if not database.exists():
        return None
    if is_damaged(database) or not _written_into_one_file(database):
        folder = new_folder(database.parent)
        move_aside(database, folder)
        return folder
    kept = free_name(database, "before-restore", version, datetime.now(UTC))
    try:
        # The file has both names until the other takes one of them: at no time is there none.
        os.link(database, kept)
    except OSError:
        copy_of_backup(database, kept, lambda _: True)
    return kept


def _written_into_one_file(database: Path) -> bool:
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    log = database.with_name(database.name + "-wal")
    return not (log.exists() and log.stat().st_size)
