"""The database: one connection in one thread, for everything that features keep."""

from __future__ import annotations

import sys
import threading
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from playground.storage.errors import Damaged
from playground.storage.migrations import MIGRATIONS
from playground.storage.threads import answer, in_daemon_thread

if TYPE_CHECKING:
    import queue
    import sqlite3
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from playground.storage.examining import Findings
    from playground.storage.migrations.migration import Migration, Step
    from playground.storage.open_report import OpenReport

T = TypeVar("T")

LARGEST_TO_CHECK: Final = 50_000_000  # bytes; looking through more would be noticed at the start

# One connection alone avoids the write-ahead log's reset fault of SQLite before 3.51.3. sqlite3, asyncio and queue are
# imported in functions: this module is needed before the first paint, they are not.


class Database:
    """Opens by itself with the first call. Calls run one after the other, each in a transaction of its own."""

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool = False,
        migrations: Sequence[Migration] = MIGRATIONS,
        largest_to_check: int = LARGEST_TO_CHECK,
    ) -> None:
        self._path = path
        self._largest_to_check = largest_to_check
        self._read_only = read_only
        self._migrations = migrations
        self._first_steps: list[Step] = []
        self._calls: queue.SimpleQueue[Callable[[], None] | None] | None = None
        self._thread: threading.Thread | None = None
        self._closed = False
        # Both belong to the thread.
        self._connection: sqlite3.Connection | None = None
        self._report: OpenReport | None = None

    def at_open(self, step: Step) -> None:
        """A step that a feature takes with its rows each time the database has been opened."""
        if self._thread is not None:
            raise RuntimeError("The database is already open")
        self._first_steps.append(step)

    async def open(self) -> OpenReport:
        return await self._call(self._opened)

    async def check(self) -> OpenReport | None:
        """Looks for damage in a file that was too large for that while it was opened, and goes on with what could be
        rescued. None when nothing had to be. Raises StorageError."""
        if (await self.open()).checked:
            return None
        from playground.storage.damage import is_damaged

        if not await in_daemon_thread(partial(is_damaged, self._path), "database-check"):
            return None
        return await self._call(self._open_thoroughly)

    async def examine(self) -> Findings:
        """Looks through the file on the disk, every page and every index; it stops when its caller is stopped. Raises
        StorageError."""
        from playground.storage.examining import examine

        await self.open()
        unwanted = threading.Event()
        try:
            return await in_daemon_thread(lambda: examine(self._path, lambda: not unwanted.is_set()), "database-check")
        finally:
            unwanted.set()

    async def is_whole(self) -> bool:
        """Whether everything that was ever kept is in here, and no other file beside it holds more: one that was
        damaged, or newer, or from before a backup was restored."""
        report = await self.open()
        others = ("damaged-*", "backups/before-restore-*")
        return report.state in ("ok", "new") and not any(any(self._path.parent.glob(each)) for each in others)

    async def mend(self) -> OpenReport:
        """Puts everything that can be read into a new file and keeps the old one. Raises StorageError."""
        return await self._call(lambda: self._open_thoroughly(mend=True))

    async def run(self, function: Callable[[sqlite3.Connection], T]) -> T:
        """The function's result; what it did is on disk when this returns. It runs to its end even if the caller is
        cancelled. Raises StorageError."""
        return await self._call(lambda: self._transaction(function))

    async def look(self, function: Callable[[sqlite3.Connection], T]) -> T:
        """Like `run`, for what writes nothing and begins its own transaction, if any."""
        return await self._call(lambda: self._look(function))

    async def close(self) -> None:
        self._closed = True
        if self._calls is None or self._thread is None:
            return
        self._calls.put(None)
        await in_daemon_thread(self._thread.join, "database-end")

    async def _call(self, function: Callable[[], T]) -> T:
        import asyncio

        if self._closed:
            raise RuntimeError("The database is closed")
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._queue().put(lambda: answer(function, loop, future))
        return await future

    def _queue(self) -> queue.SimpleQueue[Callable[[], None] | None]:
        if self._calls is None:
            import queue

            self._calls = queue.SimpleQueue()
            self._thread = threading.Thread(target=self._serve, args=(self._calls,), name="database", daemon=True)
            self._thread.start()
        return self._calls

    def _serve(self, calls: queue.SimpleQueue[Callable[[], None] | None]) -> None:
        for call in iter(calls.get, None):
            call()
        if self._connection is not None:
            self._connection.close()

    def _opened(self) -> OpenReport:
        if self._report is None:
            self._open(self._largest_to_check)
            try:
                self._take_first_steps()
            except Damaged:
                self._open_thoroughly()
                self._take_first_steps()
        assert self._report is not None
        return self._report

    def _open_thoroughly(self, *, mend: bool = False) -> OpenReport:
        self._opened()
        assert self._connection is not None
        self._connection.close()
        return self._open(sys.maxsize, mend=mend)

    def _open(self, largest_to_check: int, *, mend: bool = False) -> OpenReport:
        from playground.storage.opening import open_database

        self._connection, self._report = open_database(
            self._path,
            read_only=self._read_only,
            migrations=self._migrations,
            largest_to_check=largest_to_check,
            mend=mend,
        )
        return self._report

    def _take_first_steps(self) -> None:
        for step in self._first_steps:
            self._transaction(step)

    def _look(self, function: Callable[[sqlite3.Connection], T]) -> T:
        self._opened()
        assert self._connection is not None
        return function(self._connection)

    def _transaction(self, function: Callable[[sqlite3.Connection], T]) -> T:
        from playground.storage.transaction import transaction

        self._opened()
        assert self._connection is not None
        with transaction(self._connection) as connection:
            return function(connection)
