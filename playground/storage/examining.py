"""Looking through every page and every index of a database, while it is in use, and counting what is in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from playground.storage.backup_making import Stopped
from playground.storage.errors import Damaged
from playground.storage.salvage import open_for_reading
from playground.storage.transaction import storage_error

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_MOST_FAULTS: Final = 20
# Steps of SQLite's machine between two looks at whether the answer is still wanted.
_STEPS: Final = 20_000


@dataclass(frozen=True, slots=True)
class Contents:
    """What people know to be in it; the rest hangs on these."""

    conversations: int
    messages: int


@dataclass(frozen=True, slots=True)
class Findings:
    """`faults` are in SQLite's words. `contents` is None where it cannot be counted."""

    faults: tuple[str, ...]
    contents: Contents | None
    size: int


def examine(path: Path, go_on: Callable[[], bool]) -> Findings:
    """As a reader, who holds up nobody. Raises StorageError and Stopped."""
    size = sum(each.stat().st_size for each in (path, path.with_name(path.name + "-wal")) if each.exists())
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)) as reader:
            reader.set_progress_handler(lambda: not go_on(), _STEPS)
            rows = reader.execute(f"PRAGMA integrity_check({_MOST_FAULTS})").fetchall()
            faults = tuple(str(row[0]) for row in rows if row != ("ok",))
            return Findings(faults, _counted(reader), size)
    except sqlite3.Error as error:
        if not go_on():
            raise Stopped from error
        translated = storage_error(error)
        if isinstance(translated, Damaged):
            return Findings((str(error),), None, size)
        raise translated from error


def contents_of(backup: Path) -> Contents | None:
    """None where it cannot be read."""
    try:
        with closing(open_for_reading(backup)) as connection:
            return _counted(connection)
    except sqlite3.Error:
        return None


def _counted(connection: sqlite3.Connection) -> Contents:
    return Contents(_count(connection, "conversations"), _count(connection, "turns"))


def _count(connection: sqlite3.Connection, table: str) -> int:
    columns = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
    if not columns:
        return 0
    # What was deleted can be brought back until the program ends. Earlier shapes did not know that.
    condition = " WHERE deleted_at IS NULL" if "deleted_at" in columns else ""
    return int(connection.execute(f"SELECT count(*) FROM {table}{condition}").fetchone()[0])
