"""Backups of the database: made daily and when the program's version has changed, if there is anything new in it."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from playground import __version__
from playground.storage.threads import in_daemon_thread

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from playground.storage.backup_files import Backup
    from playground.storage.database import Database
    from playground.storage.examining import Contents

# What does the work is imported in functions: this module is needed at the start, SQLite a little later.


class Backups:
    """Nothing here holds up what is written meanwhile. Raises StorageError."""

    def __init__(
        self, database: Database, path: Path, *, version: str = __version__, now: Callable[[], datetime] | None = None
    ) -> None:
        self._database = database
        self._path = path
        self._version = version
        self._now = now or _now

    async def all(self) -> tuple[Backup, ...]:
        """The newest first."""
        from playground.storage.backup_files import all_backups

        return await in_daemon_thread(lambda: all_backups(self._path, self._now()), "backups")

    async def make_if_due(self, on_progress: Callable[[float], None] = lambda _: None) -> Path | None:
        """The new backup; None when none is needed, or when what is open is not the file on the disk."""
        report = await self._database.open()
        if report.state in ("read_only", "newer"):
            return None
        if not await in_daemon_thread(self._is_due, "backups"):
            return None
        return await self.make(on_progress)

    async def make(self, on_progress: Callable[[float], None] = lambda _: None) -> Path:
        """Stops when its caller is stopped, and leaves nothing behind then."""
        from playground.storage.backup_making import copy_of_file, whole_copy

        in_log = await self._database.look(_writes_into_a_log)
        target = await in_daemon_thread(self._new_name, "backups")
        with _wanted(on_progress) as go_on:
            if in_log:
                await in_daemon_thread(partial(copy_of_file, self._path, target, go_on), "backups")
            else:
                # Where there is no log a reader holds up whoever writes.
                await self._database.look(partial(whole_copy, target=target, go_on=go_on))
        await in_daemon_thread(self._thin, "backups")
        return target

    async def contents(self, backup: Backup) -> Contents | None:
        """None where it cannot be read."""
        from playground.storage.examining import contents_of

        return await in_daemon_thread(partial(contents_of, backup.path), "backups")

    async def restore(self, backup: Path, on_progress: Callable[[float], None] = lambda _: None) -> None:
        """With the next start of the program the history is that of the backup; what is there until then is kept.
        Stops when its caller is stopped, and has changed nothing then."""
        from playground.storage.migrations import MIGRATIONS
        from playground.storage.restoring import prepare

        with _wanted(on_progress) as go_on:
            await in_daemon_thread(partial(prepare, backup, self._path, len(MIGRATIONS), go_on), "backups")

    def _is_due(self) -> bool:
        from datetime import timedelta

        from playground.storage.backup_files import all_backups

        now = self._now()
        newest = next((each for each in all_backups(self._path, now) if each.kind == "backup"), None)
        if newest is None or newest.made_at > now:
            return True
        of_today = now - newest.made_at < timedelta(days=1)
        return not (of_today and newest.version == self._version) and self._changed_after(newest.made_at)

    def _changed_after(self, moment: datetime) -> bool:
        log = self._path.with_name(self._path.name + "-wal")
        files = [each for each in (self._path, log) if each.exists() and each.stat().st_size > 0]
        return any(each.stat().st_mtime > moment.timestamp() for each in files)

    def _new_name(self) -> Path:
        from playground.storage.backup_files import forget_unfinished, free_name
        from playground.storage.file_errors import said_in_our_words

        with said_in_our_words():
            forget_unfinished(self._path)
            return free_name(self._path, "backup", self._version, self._now())

    def _thin(self) -> None:
        from playground.storage.backup_files import thin

        thin(self._path, self._now())


@contextmanager
def _wanted(on_progress: Callable[[float], None]) -> Iterator[Callable[[float], bool]]:
    """For a copy in another thread: how far it is, and whether the one who waits for it still does."""
    import asyncio
    import threading

    loop, unwanted = asyncio.get_running_loop(), threading.Event()

    def go_on(share: float) -> bool:
        if not unwanted.is_set():
            loop.call_soon_threadsafe(on_progress, share)
        return not unwanted.is_set()

    try:
        yield go_on
    finally:
        unwanted.set()


def _writes_into_a_log(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal")


def _now() -> datetime:
    from datetime import UTC, datetime

    return datetime.now(UTC)
