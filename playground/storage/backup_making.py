"""Copies of a database that are there whole and sound, or not at all."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

from playground.storage.backup_files import unfinished
from playground.storage.damage import is_damaged
from playground.storage.errors import Damaged, DiskFull, StorageFailed
from playground.storage.file_errors import said_in_our_words
from playground.storage.salvage import open_for_reading
from playground.storage.transaction import storage_error

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Copied between two looks at whether it is still wanted.
_PAGES: Final = 256
# Python would wait for ever for one who keeps the database locked.
_MOST_BUSY: Final = 100
_SECONDS_WHEN_BUSY: Final = 0.05
# What stays free beside a backup: the history itself must be able to grow.
_MARGIN: Final = 32_000_000


class Stopped(Exception):
    """The copy is no longer wanted."""


def copy_of_file(
    source: Path, target: Path, go_on: Callable[[float], bool], *, free: Callable[[Path], int] | None = None
) -> None:
    """Of a database that another connection may be writing into: as a reader of the log this one holds up nobody, and
    sees what was there when it began. `go_on` hears how far it is, from 0 to 1. Raises StorageError and Stopped."""
    try:
        # Not as a writer: with two of them SQLite before 3.51.3 can lose what is in the log.
        with closing(
            sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
        ) as reader:
            # Without a transaction of its own the copying would begin anew each time that something is written.
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
            whole_copy(reader, target, go_on, free=free)
    except sqlite3.Error as error:
        raise storage_error(error) from error


def copy_of_backup(source: Path, target: Path, go_on: Callable[[float], bool]) -> None:
    """Of a file that nobody writes into. Raises StorageError and Stopped."""
    try:
        with closing(open_for_reading(source)) as reader:
            whole_copy(reader, target, go_on)
    except sqlite3.Error as error:
        raise storage_error(error) from error


def whole_copy(
    source: sqlite3.Connection,
    target: Path,
    go_on: Callable[[float], bool] = lambda _: True,
    *,
    free: Callable[[Path], int] | None = None,
) -> None:
    """Raises StorageError and Stopped, and leaves nothing behind then."""
    part = unfinished(target)
    with said_in_our_words():
        _make_sure_of_room(source, target.parent, free or _free)
        try:
            os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
            _copy(source, part, go_on)
            _make_sure_of(part)
            os.replace(part, target)
        finally:
            for suffix in ("", "-journal"):
                part.with_name(part.name + suffix).unlink(missing_ok=True)


def _copy(source: sqlite3.Connection, part: Path, go_on: Callable[[float], bool]) -> None:
    busy = 0

    def on_step(status: int, remaining: int, total: int) -> None:
        nonlocal busy
        busy += status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
        if busy > _MOST_BUSY:
            raise StorageFailed("Another program keeps the database locked")
        if not go_on(1 - remaining / total if total else 0.0):
            raise Stopped

    try:
        with closing(sqlite3.connect(part)) as copy:
            copy.execute("PRAGMA synchronous = OFF")  # it is brought to the disk once, at the end
            source.backup(copy, pages=_PAGES, progress=on_step, sleep=_SECONDS_WHEN_BUSY)
    except sqlite3.Error as error:
        raise storage_error(error) from error


def _make_sure_of(part: Path) -> None:
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    if is_damaged(part):
        raise Damaged(f"The copy {part.name} is damaged, and so may be what it was made of")


def _make_sure_of_room(source: sqlite3.Connection, folder: Path, free: Callable[[Path], int]) -> None:
    size = int(source.execute("PRAGMA page_count").fetchone()[0]) * int(
        source.execute("PRAGMA page_size").fetchone()[0]
    )
    if free(folder) < size + _MARGIN:
        raise DiskFull(f"A copy of {size} bytes does not fit into {folder}")


def _free(folder: Path) -> int:
    return shutil.disk_usage(folder).free
