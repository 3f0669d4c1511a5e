"""Whether a database is damaged, and where it goes then."""

import os
import sqlite3
import time
from pathlib import Path

from playground.storage.errors import Damaged
from playground.storage.salvage import open_for_reading
from playground.storage.transaction import storage_error

APPLICATION_ID = 0x504C4159  # "PLAY", so that `file` and we know our own


def is_damaged(path: Path, *, thoroughly: bool = True) -> bool:
    """Thoroughly means every page, which takes a second for some hundred megabytes. Raises StorageError where it
    cannot be told."""
    log_file = path.with_name(path.name + "-wal")
    if not path.exists() or path.stat().st_size == 0:
        # An empty file passes SQLite's own check and looks like a fresh start; a log without its file would be deleted.
        log_left = log_file.exists() and log_file.stat().st_size > 0
        return log_left or (path.exists() and any(backups_of(path).glob("*.db")))
    try:
        return _is_not_ours_or_broken(path, thoroughly=thoroughly)
    except sqlite3.DatabaseError as error:
        translated = storage_error(error)
        if isinstance(translated, Damaged):
            return True
        raise translated from error


def backups_of(path: Path) -> Path:
    return path.parent / "backups"


def new_folder(parent: Path) -> Path:
    stamp = time.strftime("damaged-%Y%m%d-%H%M%S")
    number = 1
    while True:
        folder = parent / (stamp if number == 1 else f"{stamp}-{number}")
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            number += 1
        else:
            return folder


def move_aside(path: Path, folder: Path) -> None:
    """With its log, which belongs to it."""
    for suffix in ("", "-wal", "-shm"):
        part = path.with_name(path.name + suffix)
        if part.exists():
            os.replace(part, folder / part.name)


def _is_not_ours_or_broken(path: Path, *, thoroughly: bool) -> bool:
    connection = open_for_reading(path)
    try:
        if thoroughly and connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            return True
        # A database that another program has made is as little ours as a damaged one.
        owner = connection.execute("PRAGMA application_id").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        return owner not in (0, APPLICATION_ID) or (owner == 0 and tables > 0)
    finally:
        connection.close()
