"""Going back to a backup: nothing that was made since is lost, and what cannot be restored changes nothing."""

import asyncio
import os
import sqlite3
import stat
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from playground.storage.backups import Backups
from playground.storage.database import Database
from playground.storage.errors import Damaged, Newer, StorageError
from playground.storage.examining import Contents
from playground.storage.history import History
from playground.storage.open_report import OpenReport
from tests.conftest import ExpectLog
from tests.unit.storage.written import begin


def in_history(folder: Path, story: Callable[[History, Backups], Awaitable[object]]) -> OpenReport:
    async def run() -> OpenReport:
        database = Database(folder / "history.db")
        history = History(database)
        report = await database.open()
        try:
            await story(history, Backups(database, folder / "history.db"))
        finally:
            await database.close()
        return report

    return asyncio.run(run())


async def titles(history: History) -> list[str]:
    return sorted(each.title for each in await history.conversations())


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


async def back_up_and_go_on(history: History, backups: Backups) -> Path:
    await begin(history, "before")
    backup = await backups.make()
    await begin(history, "after")
    return backup


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """Of a history that has gone on since."""
    made: list[Path] = []

    async def story(history: History, backups: Backups) -> None:
        made.append(await back_up_and_go_on(history, backups))

    in_history(tmp_path, story)
    return made[0]


@pytest.mark.parametrize("links", [True, False])
def test_the_history_is_that_of_the_backup_and_the_one_before_is_kept(
    tmp_path: Path, backup: Path, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("This file system knows no links")

    if not links:
        monkeypatch.setattr(os, "link", refuse)
    seen: list[list[str]] = []

    async def choose(history: History, backups: Backups) -> None:
        await backups.restore(backup)
        await begin(history, "later still")  # until the program ends it is the old one

    async def look(history: History, backups: Backups) -> None:
        seen.append(await titles(history))
        kept = next(each for each in await backups.all() if each.kind == "before-restore")
        assert await backups.contents(kept) == Contents(3, 3)
        assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600
        assert not await history._database.is_whole()
        await backups.restore(kept.path)

    async def look_again(history: History, _: Backups) -> None:
        seen.append(await titles(history))

    in_history(tmp_path, choose)
    report = in_history(tmp_path, look)
    assert report.state == "restored"
    assert "before-restore" in str(report.message)
    assert in_history(tmp_path, look_again).state == "restored"
    assert in_history(tmp_path, look_again).state == "ok"
    assert seen == [["before"], ["after", "before", "later still"], ["after", "before", "later still"]]


def test_a_present_that_is_damaged_is_kept_too(tmp_path: Path, backup: Path) -> None:
    async def choose(_: History, backups: Backups) -> None:
        await backups.restore(backup)

    in_history(tmp_path, choose)
    (tmp_path / "history.db").write_bytes(b"junk" * 3000)

    async def look(history: History, _: Backups) -> None:
        assert await titles(history) == ["before"]

    assert in_history(tmp_path, look).state == "restored"
    (kept,) = tmp_path.glob("damaged-*/history.db")
    assert kept.read_bytes() == b"junk" * 3000


def truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def empty(path: Path) -> None:
    os.truncate(path, 0)


def text(path: Path) -> None:
    path.write_text("Dear diary,\n" * 1000)


def newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def of_another_program(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmarks (url)")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "error"),
    [(truncated, Damaged), (empty, Damaged), (text, Damaged), (newer, Newer), (of_another_program, Damaged)],
)
def test_what_cannot_be_restored_is_refused_and_the_history_stays(
    tmp_path: Path, backup: Path, spoil: Callable[[Path], None], error: type[StorageError]
) -> None:
    spoil(backup)
    before = files(tmp_path)

    async def choose(_: History, backups: Backups) -> None:
        with pytest.raises(error):
            await backups.restore(backup)

    async def look(history: History, _: Backups) -> None:
        assert await titles(history) == ["after", "before"]

    in_history(tmp_path, choose)
    assert files(tmp_path) == before
    assert in_history(tmp_path, look).state == "ok"


def test_an_earlier_shape_is_restored_and_brought_up_to_date(tmp_path: Path, backup: Path) -> None:
    connection = sqlite3.connect(backup)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()

    async def choose(_: History, backups: Backups) -> None:
        await backups.restore(backup)

    in_history(tmp_path, choose)
    # The program that starts next knows one shape more.
    assert next_program(tmp_path) == ("restored", version + 1)


def next_program(folder: Path) -> tuple[str, int]:
    from playground.storage.migrations import MIGRATIONS
    from playground.storage.migrations.migration import Migration

    async def run() -> tuple[str, int]:
        more = Migration("more", lambda connection: connection.execute("CREATE TABLE more (x)").close())
        database = Database(folder / "history.db", migrations=(*MIGRATIONS, more))
        report = await database.open()
        version = await database.run(lambda connection: connection.execute("PRAGMA user_version").fetchone()[0])
        await database.close()
        return report.state, int(version)

    return asyncio.run(run())


def test_everything_that_can_be_read_goes_into_a_new_file_on_demand(
    tmp_path: Path, backup: Path, expect_log: ExpectLog
) -> None:
    """An index that lacks rows is nothing that the quick look of the start would see."""
    expect_log("The database was damaged")
    assert backup.exists()
    path = tmp_path / "history.db"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("CREATE INDEX torn ON turns (text)")
    connection.execute("UPDATE sqlite_master SET sql = 'CREATE INDEX torn ON turns (role)' WHERE name = 'torn'")
    connection.close()

    async def mend(history: History, _: Backups) -> None:
        database = history._database
        found = await database.examine()
        assert found.faults
        assert found.contents == Contents(2, 2)
        assert (await database.mend()).state == "repaired"
        assert (await database.examine()).faults == ()
        assert await titles(history) == ["after", "before"]
        await begin(history, "goes on")

    assert in_history(tmp_path, mend).state == "ok"
    assert len(list(tmp_path.glob("damaged-*/history.db"))) == 1
