"""One thread, one transaction per call, files for their owner alone."""

import asyncio
import sqlite3
import stat
import threading
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest

from playground.storage.database import Database
from playground.storage.errors import DiskFull, NotWritable, StorageFailed
from playground.storage.migrations import MIGRATIONS
from playground.storage.migrations.migration import Migration


def table(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE numbers (id INTEGER PRIMARY KEY, value)")


NUMBERS = (Migration("numbers", table),)


def run_with_database(path: Path, story: Callable[[Database], Awaitable[None]]) -> None:
    async def run() -> None:
        database = Database(path, migrations=NUMBERS)
        try:
            await story(database)
        finally:
            await database.close()

    asyncio.run(run())


def count(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM numbers").fetchone()[0])


def insert(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO numbers (value) VALUES (1)")


def test_it_opens_by_itself_and_says_how_that_went(tmp_path: Path) -> None:
    states: list[str] = []

    async def story(database: Database) -> None:
        await database.run(insert)
        states.append((await database.open()).state)

    run_with_database(tmp_path / "history.db", story)
    run_with_database(tmp_path / "history.db", story)
    assert states == ["new", "ok"]


def test_every_setting_that_keeps_data_safe_is_on(tmp_path: Path) -> None:
    async def story(database: Database) -> None:
        def settings(connection: sqlite3.Connection) -> dict[str, object]:
            return {name: (connection.execute(f"PRAGMA {name}").fetchone() or (0,))[0] for name in expected}

        expected: dict[str, object] = {
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "busy_timeout": 5000,
            "trusted_schema": 0,
            "cell_size_check": 1,
            "mmap_size": 0,
            "application_id": 0x504C4159,
            "user_version": 1,
        }
        assert await database.run(settings) == expected

    run_with_database(tmp_path / "history.db", story)


def test_its_files_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    async def story(database: Database) -> None:
        await database.run(insert)
        look()

    def look() -> None:
        names = sorted(path.name for path in tmp_path.iterdir())
        assert names == ["history.db", "history.db-shm", "history.db-wal"]
        assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}

    run_with_database(tmp_path / "history.db", story)


def test_all_calls_run_in_one_other_thread_in_their_order(tmp_path: Path) -> None:
    async def story(database: Database) -> None:
        order: list[int] = []
        threads: set[str] = set()

        def note(number: int, _: sqlite3.Connection) -> None:
            order.append(number)
            threads.add(threading.current_thread().name)

        await asyncio.gather(*(database.run(partial(note, number)) for number in range(50)))
        assert order == list(range(50))
        assert threads == {"database"}

    run_with_database(tmp_path / "history.db", story)


def test_a_call_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    async def story(database: Database) -> None:
        def fail(connection: sqlite3.Connection) -> None:
            insert(connection)
            raise LookupError("half way")

        with pytest.raises(LookupError, match="half way"):
            await database.run(fail)
        assert await database.run(count) == 0

    run_with_database(tmp_path / "history.db", story)


def test_a_cancelled_caller_does_not_undo_its_write(tmp_path: Path) -> None:
    async def story(database: Database) -> None:
        begun, go_on = threading.Event(), threading.Event()

        def slow(connection: sqlite3.Connection) -> None:
            begun.set()
            go_on.wait(5)
            insert(connection)

        task = asyncio.create_task(database.run(slow))
        await asyncio.to_thread(begun.wait, 5)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        go_on.set()
        assert await database.run(count) == 1

    run_with_database(tmp_path / "history.db", story)


def test_closing_waits_for_what_was_asked_before(tmp_path: Path) -> None:
    async def run() -> None:
        database = Database(tmp_path / "history.db", migrations=NUMBERS)
        writes = [asyncio.ensure_future(database.run(insert)) for _ in range(20)]
        await asyncio.sleep(0)
        await database.close()
        assert all(write.done() for write in writes)
        with pytest.raises(RuntimeError, match="closed"):
            await database.run(count)

    asyncio.run(run())
    run_with_database(tmp_path / "history.db", count_is_twenty)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["history.db"]


async def count_is_twenty(database: Database) -> None:
    assert await database.run(count) == 20


def test_closing_what_was_never_opened_makes_no_file(tmp_path: Path) -> None:
    asyncio.run(Database(tmp_path / "history.db").close())
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_has_a_name_of_its_own(tmp_path: Path) -> None:
    async def story(database: Database) -> None:
        def fill(connection: sqlite3.Connection) -> None:
            connection.execute("INSERT INTO numbers (value) VALUES (zeroblob(1000000))")

        def shrink(connection: sqlite3.Connection) -> None:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages}")

        await database.run(shrink)
        with pytest.raises(DiskFull, match="full"):
            await database.run(fill)
        await database.run(insert)
        assert await database.run(count) == 1

    run_with_database(tmp_path / "history.db", story)


def test_other_errors_are_translated_too(tmp_path: Path) -> None:
    async def story(database: Database) -> None:
        with pytest.raises(StorageFailed, match="no such table"):
            await database.run(lambda connection: connection.execute("SELECT * FROM elsewhere").close())

        def write_protected(connection: sqlite3.Connection) -> None:
            connection.execute("PRAGMA query_only = ON")
            try:
                insert(connection)
            finally:
                connection.execute("PRAGMA query_only = OFF")

        with pytest.raises(NotWritable):
            await database.run(write_protected)

    run_with_database(tmp_path / "history.db", story)


def test_a_step_at_open_comes_before_everything_else(tmp_path: Path) -> None:
    async def run() -> None:
        database = Database(tmp_path / "history.db", migrations=NUMBERS)
        database.at_open(insert)
        assert await database.run(count) == 1
        with pytest.raises(RuntimeError, match="already open"):
            database.at_open(insert)
        await database.close()

    asyncio.run(run())


def test_the_true_migrations_are_named_after_their_features() -> None:
    assert [migration.name for migration in MIGRATIONS] == [
        "history",
        "draft_details",
        "gallery",
        "takes",
        "clips",
        "references",
        "embeddings",
        "files",
        "tree",
        "search",
        "origins",
        "continued",
        "prompts",
    ]
