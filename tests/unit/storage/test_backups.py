"""Backups: when they are made, that they are whole or not there, which are kept, and which of them is the newest."""

import asyncio
import os
import sqlite3
import stat
import threading
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from playground.storage.backup_files import Backup, all_backups, newest_good_backup, superfluous
from playground.storage.backup_making import Stopped, copy_of_file, whole_copy
from playground.storage.backups import Backups
from playground.storage.database import Database
from playground.storage.errors import DiskFull, StorageFailed
from playground.storage.history import History
from tests.unit.storage.written import begin

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


class Clock:
    """Runs from a moment that has just been, as files carry the true time."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC) + timedelta(seconds=2)

    def __call__(self) -> datetime:
        return self.now


class Safe:
    """A history with its backups."""

    def __init__(self, folder: Path, version: str = "1.0") -> None:
        self.path = folder / "history.db"
        self.clock = Clock()
        self.database = Database(self.path)
        self.history = History(self.database)
        self.backups = Backups(self.database, self.path, version=version, now=self.clock)

    def touch(self) -> None:
        """Something was written at this time of the clock."""
        later = self.clock.now.timestamp()
        os.utime(self.path, (later, later))


def with_safe(folder: Path, story: Callable[[Safe], Awaitable[None]], version: str = "1.0") -> None:
    async def run() -> None:
        safe = Safe(folder, version)
        await begin(safe.history, "kept")
        try:
            await story(safe)
        finally:
            await safe.database.close()

    asyncio.run(run())


def titles(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return [title for (title,) in connection.execute("SELECT title FROM conversations ORDER BY id")]
    finally:
        connection.close()


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in (folder / "backups").iterdir())


def test_a_backup_is_whole_readable_by_its_owner_alone_and_named_after_its_time(tmp_path: Path) -> None:
    shares: list[float] = []

    async def story(safe: Safe) -> None:
        backup = await safe.backups.make(shares.append)
        assert backup.name == f"backup-v1.0-{safe.clock.now:%Y%m%d-%H%M%S}.db"
        assert titles(backup) == ["kept"]
        assert stat.S_IMODE(backup.stat().st_mode) == 0o600
        (found,) = await safe.backups.all()
        assert (found.kind, found.version, found.size) == ("backup", "1.0", backup.stat().st_size)
        assert found.made_at == safe.clock.now.replace(microsecond=0)

    with_safe(tmp_path, story)
    assert len(names(tmp_path)) == 1
    assert shares[-1] == 1


def test_it_is_made_daily_and_with_a_new_version_if_something_has_changed(tmp_path: Path) -> None:
    made: list[str] = []

    async def story(safe: Safe) -> None:
        async def look(why: str) -> None:
            if await safe.backups.make_if_due() is not None:
                made.append(why)

        await look("the first")
        safe.clock.now += timedelta(hours=5)
        safe.touch()
        await look("of the same day")
        safe.clock.now += timedelta(hours=20)
        await look("of the next day")
        safe.clock.now += timedelta(days=2)
        await look("nothing new")

    async def newer(safe: Safe) -> None:
        safe.clock.now += timedelta(days=2, hours=1)
        safe.touch()
        safe.backups = Backups(safe.database, safe.path, version="1.1", now=safe.clock)
        assert await safe.backups.make_if_due() is not None
        assert await safe.backups.make_if_due() is None

    with_safe(tmp_path, story)
    assert made == ["the first", "of the next day"]
    with_safe(tmp_path, newer)


def test_a_clock_that_was_wrong_keeps_no_backup_from_being_made(tmp_path: Path) -> None:
    async def story(safe: Safe) -> None:
        true = safe.clock.now
        safe.clock.now += timedelta(days=3650)
        wrong = await safe.backups.make()
        safe.clock.now = true
        right = await safe.backups.make_if_due()
        assert [each.path for each in await safe.backups.all()] == [right, wrong]

    with_safe(tmp_path, story)


def test_nothing_is_backed_up_that_is_not_on_the_disk(tmp_path: Path) -> None:
    async def story() -> None:
        path = tmp_path / "history.db"
        database = Database(path, read_only=True)
        assert await Backups(database, path).make_if_due() is None
        await database.close()

    asyncio.run(story())
    assert list(tmp_path.iterdir()) == []


def test_what_is_written_meanwhile_neither_waits_nor_makes_the_copy_begin_anew(tmp_path: Path) -> None:
    async def story(safe: Safe) -> None:
        steps: list[float] = []
        path = safe.path

        def write(share: float) -> bool:
            # In the middle of the copy another connection, as the database's thread has one, writes at once.
            steps.append(share)
            writer = sqlite3.connect(path, timeout=0, isolation_level=None)
            writer.execute("UPDATE conversations SET title = title || 'x'")
            writer.close()
            return True

        filler = "INSERT INTO settings_of_test VALUES (zeroblob(2000000))"
        await safe.database.run(lambda connection: connection.execute("CREATE TABLE settings_of_test (x)").close())
        await safe.database.run(lambda connection: connection.execute(filler).close())
        copy = tmp_path / "copy.db"
        copy_of_file(path, copy, write)
        assert titles(copy) == ["kept"]
        assert len(steps) >= 2
        assert steps == sorted(steps)
        assert titles(path) == ["kept" + "x" * len(steps)]

    with_safe(tmp_path, story)


def test_without_a_log_the_copy_is_made_between_the_writes(tmp_path: Path) -> None:
    threads: set[str] = set()

    async def story(safe: Safe) -> None:
        await safe.database.look(lambda connection: connection.execute("PRAGMA journal_mode = DELETE").close())
        await safe.database.look(lambda connection: connection.set_trace_callback(note))
        assert titles(await safe.backups.make()) == ["kept"]
        await begin(safe.history, "goes on")

    def note(_: str) -> None:
        threads.add(threading.current_thread().name)

    with_safe(tmp_path, story)
    assert threads == {"database"}
    assert titles(tmp_path / "history.db") == ["kept", "goes on"]


def test_waiting_for_who_keeps_the_database_locked_can_be_stopped(tmp_path: Path) -> None:
    async def story(safe: Safe) -> None:
        await safe.database.look(lambda connection: connection.execute("PRAGMA journal_mode = DELETE").close())
        await begin(safe.history, "more")

        def lock_and_copy(connection: sqlite3.Connection) -> None:
            connection.execute("BEGIN IMMEDIATE")
            with pytest.raises(Stopped):  # what is being written keeps the copy from beginning
                whole_copy(connection, tmp_path / "copy.db", lambda share: share > 0)
            connection.execute("ROLLBACK")

        await safe.database.look(lock_and_copy)

    with_safe(tmp_path, story)


def test_a_full_disk_leaves_no_half_file_and_the_history_goes_on(tmp_path: Path) -> None:
    async def story(safe: Safe) -> None:
        target = tmp_path / "copy.db"
        with pytest.raises(DiskFull):
            copy_of_file(safe.path, target, lambda _: True, free=lambda _: 1_000_000)

        def no_more(_: float) -> bool:
            raise OSError(28, "No space left on device")

        with pytest.raises(DiskFull):
            copy_of_file(safe.path, target, no_more)
        await begin(safe.history, "goes on")

    with_safe(tmp_path, story)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["history.db"]


def test_a_copy_that_is_no_longer_wanted_leaves_nothing(tmp_path: Path) -> None:
    async def story(safe: Safe) -> None:
        with pytest.raises(Stopped):
            copy_of_file(safe.path, tmp_path / "copy.db", lambda _: False)

    with_safe(tmp_path, story)
    assert not list(tmp_path.glob("copy*"))


def test_a_file_in_the_place_of_the_folder_is_told_like_any_other_fault(tmp_path: Path) -> None:
    (tmp_path / "backups").touch()

    async def story(safe: Safe) -> None:
        with pytest.raises(StorageFailed):
            await safe.backups.make()

    with_safe(tmp_path, story)


def test_what_a_killed_program_left_goes_with_the_next_backup(tmp_path: Path) -> None:
    async def story(safe: Safe) -> None:
        (tmp_path / "backups").mkdir()
        for ending in (".tmp", ".tmp-journal"):
            (tmp_path / "backups" / f"backup-v1.0-20200101-000000.db{ending}").write_bytes(b"half")
        backup = await safe.backups.make()
        assert names(tmp_path) == [backup.name]

    with_safe(tmp_path, story)


def backup(moment: datetime, kind: str = "backup", version: str = "1.0") -> Backup:
    return Backup(Path(f"{kind}-v{version}-{moment:%Y%m%d-%H%M%S}.db"), moment, 1, kind, version)  # type: ignore[arg-type]


def test_three_newest_seven_days_and_four_weeks_are_kept() -> None:
    """One every eight hours, for sixty days; the last is of a Tuesday noon."""
    all_of_them = [backup(NOON - timedelta(hours=8 * number)) for number in range(180)]
    gone = superfluous(all_of_them)
    kept = [each.made_at.strftime("%m-%d %H") for each in all_of_them if each not in gone]
    newest = ["11-24 12", "11-24 04", "11-23 20"]
    days = ["11-22 20", "11-21 20", "11-20 20", "11-19 20", "11-18 20"]
    assert kept == [*newest, *days, "11-15 20", "11-08 20"]
    assert [each for each in all_of_them if each not in gone] == kept_again(all_of_them, gone)


def kept_again(all_of_them: list[Backup], gone: tuple[Backup, ...]) -> list[Backup]:
    """Thinning what was thinned takes nothing more."""
    rest = [each for each in all_of_them if each not in gone]
    return [each for each in rest if each not in superfluous(rest)]


def test_what_a_day_adds_takes_nothing_that_is_still_wanted() -> None:
    """Thinned daily for a hundred days, as the program does it."""
    kept: list[Backup] = []
    for day in range(100):
        kept = [backup(NOON + timedelta(days=day)), *kept]
        gone = superfluous(kept)
        kept = [each for each in kept if each not in gone]
    ages = [(kept[0].made_at - each.made_at).days for each in kept]
    assert ages[:7] == [*range(7)]
    assert len(ages) <= 11
    assert [each.made_at.isoweekday() for each in kept[7:]] == [7] * len(kept[7:])
    assert ages[-1] > 14


def test_those_before_migrations_have_a_rule_of_their_own_and_nothing_else_is_ever_deleted() -> None:
    shapes = [backup(NOON - timedelta(days=each), "pre-migrate", str(9 - each // 2)) for each in range(10)]
    gone_back = [backup(NOON - timedelta(days=each), "before-restore") for each in range(10)]
    strange = [Backup(Path(f"my copy {each}.db"), NOON, 1) for each in range(10)]
    gone = superfluous([*shapes, *gone_back, *strange])
    assert [each.version for each in shapes if each not in gone] == ["9", "8", "7"]
    assert [each.made_at.day for each in shapes if each not in gone] == [24, 22, 20]
    assert set(gone) <= set(shapes)


def test_the_newest_good_one_is_picked_by_the_time_in_its_name(tmp_path: Path) -> None:
    async def story(safe: Safe) -> None:
        made = []
        for _ in range(3):
            made.append(await safe.backups.make())
            safe.clock.now += timedelta(hours=1)
        first, second, third = made
        third.write_bytes(b"broken" * 1000)
        second.with_name(f"before-restore-v1.0-{safe.clock.now:%Y%m%d-%H%M%S}.db").write_bytes(first.read_bytes())
        second.with_name(f"backup-v1.0-{safe.clock.now + timedelta(days=99):%Y%m%d-%H%M%S}.db").touch()
        for age, path in enumerate((third, second, first)):
            os.utime(path, (age, age))
        assert newest_good_backup(safe.path, safe.clock.now) == second
        assert len(all_backups(safe.path, safe.clock.now)) == 5

    with_safe(tmp_path, story)
