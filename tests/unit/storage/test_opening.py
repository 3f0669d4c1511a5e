"""Old, newer, damaged and read-only databases: nothing is deleted and the program goes on."""

import asyncio
import os
import shutil
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from playground.storage.database import Database
from playground.storage.history import History
from playground.storage.migrations import MIGRATIONS
from playground.storage.migrations.migration import Migration
from playground.storage.open_report import OpenReport
from tests.conftest import ExpectLog
from tests.unit.storage.written import begin, go_on

TURNS = 400


async def _write(path: Path) -> None:
    database = Database(path)
    history = History(database)
    turn = await begin(history, "kept", text="0 " + "x" * 300)
    for number in range(1, TURNS):
        turn = await go_on(history, turn, text=f"{number} " + "x" * 300)
    await database.close()


@pytest.fixture(scope="session")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("golden") / "history.db"
    asyncio.run(_write(path))
    return path


@pytest.fixture
def path(golden: Path, tmp_path: Path) -> Path:
    shutil.copy(golden, tmp_path / "history.db")
    return tmp_path / "history.db"


@pytest.fixture
def damage_is_logged(expect_log: ExpectLog) -> None:
    expect_log("The database was damaged")


def open_and_count(path: Path, *, read_only: bool = False) -> tuple[OpenReport, int]:
    """Opens, counts the turns and makes sure that the session can write."""

    async def run() -> tuple[OpenReport, int]:
        database = Database(path, read_only=read_only)
        history = History(database)
        report = await database.open()
        conversations = await history.conversations()
        turns = [turn for each in conversations for turn in await history.turns(each.id)]
        ids = {turn.id for turn in turns}
        assert all(turn.parent_id is None or turn.parent_id in ids for turn in turns)
        added = await begin(history, "written now")
        await history.delete_turn(added.id)
        await database.close()
        return report, len(turns)

    return asyncio.run(run())


def damaged_folder(path: Path) -> Path:
    (folder,) = path.parent.glob("damaged-*")
    return folder


def empty(path: Path) -> None:
    path.write_bytes(b"")


def junk_in_the_header(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"This is no database at all.")


def middle_of_the_turns(path: Path) -> int:
    """Where the page in the middle of those with turns begins; how many others stand before them is no matter here."""
    content = path.read_bytes()
    places = [place for place in range(0, len(content), 4096) if b"x" * 300 in content[place : place + 4096]]
    return places[len(places) // 2]


def junk_in_a_middle_page(path: Path) -> None:
    place = middle_of_the_turns(path)
    with path.open("r+b") as file:
        file.seek(place)
        file.write(os.urandom(4096))


def truncated(path: Path) -> None:
    os.truncate(path, middle_of_the_turns(path))


def text_file(path: Path) -> None:
    path.write_text("Dear diary,\n" * 100)


def of_another_program(path: Path) -> None:
    path.unlink()
    path.touch(mode=0o600)
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmarks (url)")
    connection.close()


@pytest.mark.usefixtures("damage_is_logged")
@pytest.mark.parametrize(
    ("damage", "rescued"),
    [
        (junk_in_the_header, 0),
        (junk_in_a_middle_page, TURNS - 30),
        (truncated, TURNS // 2 - 100),
        (text_file, 0),
        (of_another_program, 0),
    ],
)
def test_a_damaged_file_is_kept_and_what_can_be_read_is_rescued(
    path: Path, damage: Callable[[Path], None], rescued: int
) -> None:
    damage(path)
    content = path.read_bytes()
    report, turns = open_and_count(path)
    assert report.state == "repaired"
    assert turns >= rescued
    assert turns < TURNS
    folder = damaged_folder(path)
    assert (folder / "history.db").read_bytes() == content
    assert sorted(each.name for each in folder.iterdir()) == ["history.db"]
    assert str(folder) in str(report.message)
    assert ("Nothing" in str(report.message)) == (rescued == 0)
    assert {stat.S_IMODE(each.stat().st_mode) & 0o077 for each in path.parent.rglob("*")} == {0}
    assert open_and_count(path)[0].state == "ok"


@pytest.mark.usefixtures("damage_is_logged")
@pytest.mark.parametrize("damage", [empty, junk_in_the_header, junk_in_a_middle_page, truncated])
def test_what_is_lost_comes_back_from_the_newest_good_backup(
    path: Path, golden: Path, damage: Callable[[Path], None]
) -> None:
    (path.parent / "backups").mkdir()
    shutil.copy(golden, path.parent / "backups" / "good.db")
    (path.parent / "backups" / "broken.db").write_bytes(b"broken" * 1000)
    damage(path)
    report, turns = open_and_count(path)
    assert report.state == "repaired"
    assert turns == TURNS
    assert "backup" in str(report.message)


def test_an_empty_file_without_backups_is_a_fresh_start(path: Path) -> None:
    empty(path)
    assert open_and_count(path)[0].state == "new"


@pytest.mark.usefixtures("damage_is_logged")
def test_a_log_without_its_file_is_kept(path: Path) -> None:
    log = path.with_name("history.db-wal")
    path.rename(log)
    report, _ = open_and_count(path)
    assert report.state == "repaired"
    assert (damaged_folder(path) / log.name).exists()


@pytest.mark.usefixtures("damage_is_logged")
def test_the_log_of_another_database_does_no_harm(path: Path, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "other.db", isolation_level=None)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("CREATE TABLE things (x)")
    shutil.copy(tmp_path / "other.db-wal", path.with_name("history.db-wal"))
    other.close()
    report, turns = open_and_count(path)
    assert (report.state, turns) == ("repaired", TURNS)
    assert (damaged_folder(path) / "history.db-wal").exists()


@pytest.mark.usefixtures("damage_is_logged")
def test_two_damages_in_one_second_have_two_folders(path: Path) -> None:
    for _ in range(2):
        text_file(path)
        assert open_and_count(path)[0].state == "repaired"
    assert len(list(path.parent.glob("damaged-*"))) == 2


def test_a_newer_database_is_read_but_not_touched(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("ALTER TABLE turns ADD COLUMN mood TEXT NOT NULL DEFAULT 'good'")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    content = path.read_bytes()
    report, turns = open_and_count(path)
    assert (report.state, turns) == ("newer", TURNS)
    assert "newer version" in str(report.message)
    assert path.read_bytes() == content


def test_a_read_only_folder_gives_a_session_in_memory(path: Path) -> None:
    content = path.read_bytes()
    report, turns = open_and_count(path, read_only=True)
    assert (report.state, turns) == ("read_only", TURNS)
    assert str(path.parent) in str(report.message)
    assert path.read_bytes() == content
    assert [each.name for each in path.parent.iterdir()] == ["history.db"]


def test_a_folder_that_does_not_exist_gives_a_session_in_memory(tmp_path: Path, expect_log: ExpectLog) -> None:
    expect_log("cannot be used")
    report, turns = open_and_count(tmp_path / "nowhere" / "history.db")
    assert (report.state, turns) == ("read_only", 0)


def test_an_older_database_is_backed_up_and_migrated_step_by_step(path: Path) -> None:
    steps: list[int] = []

    def second(connection: sqlite3.Connection) -> None:
        steps.append(2)
        connection.execute("CREATE TABLE second (id INTEGER PRIMARY KEY)")

    def third(connection: sqlite3.Connection) -> None:
        steps.append(3)
        connection.execute("ALTER TABLE second ADD COLUMN more TEXT")

    async def open_it() -> str:
        database = Database(path, migrations=(*MIGRATIONS, Migration("second", second), Migration("third", third)))
        report = await database.open()
        version = await database.run(lambda connection: connection.execute("PRAGMA user_version").fetchone()[0])
        assert version == len(MIGRATIONS) + 2
        await database.close()
        return report.state

    assert [asyncio.run(open_it()), asyncio.run(open_it())] == ["ok", "ok"]
    assert steps == [2, 3]
    (backup,) = (path.parent / "backups").iterdir()
    assert backup.match(f"pre-migrate-v{len(MIGRATIONS)}-*.db")
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    connection = sqlite3.connect(backup)
    assert connection.execute("SELECT count(*) FROM turns").fetchone() == (TURNS,)
    connection.close()


def test_a_migration_that_fails_leaves_the_old_schema(path: Path) -> None:
    def broken(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE half (id INTEGER)")
        raise RuntimeError("power cut")

    async def open_it() -> None:
        database = Database(path, migrations=(*MIGRATIONS, Migration("broken", broken)))
        with pytest.raises(RuntimeError, match="power cut"):
            await database.open()
        await database.close()

    asyncio.run(open_it())
    report, turns = open_and_count(path)
    assert (report.state, turns) == ("ok", TURNS)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'half'").fetchone() == (0,)
    connection.close()


def test_a_migration_that_sqlite_refuses_gives_a_session_in_memory(path: Path, expect_log: ExpectLog) -> None:
    expect_log("cannot be used: no such table")
    seen: list[sqlite3.Connection] = []

    def refused(connection: sqlite3.Connection) -> None:
        seen.append(connection)
        if len(seen) == 1:
            connection.execute("INSERT INTO nowhere VALUES (1)")
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            seen[0].execute("SELECT 1")

    async def open_it() -> tuple[OpenReport, int]:
        database = Database(path, migrations=(*MIGRATIONS, Migration("refused", refused)))
        report = await database.open()
        turns = await database.run(lambda connection: connection.execute("SELECT count(*) FROM turns").fetchone()[0])
        await database.close()
        return report, turns

    report, turns = asyncio.run(open_it())
    assert (report.state, turns) == ("read_only", TURNS)
    assert "cannot be opened (no such table: nowhere)" in str(report.message)
    assert open_and_count(path)[0].state == "ok"


def test_a_folder_in_the_place_of_the_file_gives_a_session_in_memory(path: Path, expect_log: ExpectLog) -> None:
    expect_log("cannot be used")
    os.remove(path)
    path.mkdir()
    report, turns = open_and_count(path)
    assert (report.state, turns) == ("read_only", 0)
    assert str(path.parent) in str(report.message)


async def _find_damage_later(path: Path) -> tuple[OpenReport, OpenReport | None, int]:
    database = Database(path, largest_to_check=0)
    history = History(database)
    opened = await database.open()
    found = await database.check()
    turns = [turn for each in await history.conversations() for turn in await history.turns(each.id)]
    await history.rename(1, "written afterwards")
    assert await database.check() is None
    await database.close()
    return opened, found, len(turns)


def test_a_large_file_is_used_at_once_and_looked_through_meanwhile(path: Path) -> None:
    opened, found, turns = asyncio.run(_find_damage_later(path))
    assert (opened.state, opened.checked, found, turns) == ("ok", False, None, TURNS)


@pytest.mark.usefixtures("damage_is_logged")
def test_damage_that_is_found_later_is_mended_as_if_it_had_been_found_at_once(path: Path) -> None:
    junk_in_a_middle_page(path)
    content = path.read_bytes()
    opened, found, turns = asyncio.run(_find_damage_later(path))
    assert (opened.state, opened.checked) == ("ok", False)
    assert found is not None
    assert found.state == "repaired"
    assert TURNS - 30 <= turns < TURNS
    assert (damaged_folder(path) / "history.db").read_bytes() == content
    assert open_and_count(path)[0].state == "ok"


@pytest.mark.usefixtures("damage_is_logged")
@pytest.mark.parametrize("damage", [junk_in_the_header, truncated, text_file, of_another_program])
def test_a_large_file_that_cannot_be_used_at_all_is_mended_before_it_is(
    path: Path, damage: Callable[[Path], None]
) -> None:
    damage(path)
    opened, found, _ = asyncio.run(_find_damage_later(path))
    assert (opened.state, found) == ("repaired", None)


def test_a_file_of_ordinary_size_is_not_looked_through_twice(path: Path) -> None:
    async def check() -> tuple[bool, OpenReport | None]:
        database = Database(path)
        report = await database.open()
        found = await database.check()
        await database.close()
        return report.checked, found

    assert asyncio.run(check()) == (True, None)
