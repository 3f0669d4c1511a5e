"""Help → Check database: what is said about a sound, a damaged and a missing file, and that it can be stopped."""

import asyncio
import os
import sqlite3
from pathlib import Path

import pytest

from playground.storage.backup_making import Stopped
from playground.storage.database import Database
from playground.storage.errors import NotWritable
from playground.storage.examining import Contents, contents_of, examine
from playground.storage.history import History
from tests.unit.storage.written import begin, go_on


def written(path: Path) -> None:
    async def run() -> None:
        database = Database(path)
        history = History(database)
        turn = await begin(history, "one")
        await go_on(history, turn, text="x" * 50_000)
        await history.delete((await begin(history, "two")).conversation_id)
        found = await database.examine()
        assert (found.faults, found.contents) == ((), Contents(1, 3))
        assert found.size > 50_000  # it lies in the log still
        await database.close()

    asyncio.run(run())


def test_a_sound_one_is_counted_while_it_is_in_use(tmp_path: Path) -> None:
    written(tmp_path / "history.db")


def test_a_torn_page_is_found_and_junk_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    written(path)
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(os.urandom(20_000))
    assert examine(path, lambda: True).faults
    path.write_bytes(b"junk" * 3000)
    found = examine(path, lambda: True)
    assert found.faults == ("file is not a database",)
    assert found.contents is None
    assert contents_of(path) is None


def test_it_can_be_stopped(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE numbers (x UNIQUE)")
    connection.executemany("INSERT INTO numbers VALUES (?)", ((number,) for number in range(20_000)))
    connection.commit()
    connection.close()
    with pytest.raises(Stopped):
        examine(path, lambda: False)


def test_what_is_not_there_cannot_be_looked_through(tmp_path: Path) -> None:
    with pytest.raises(NotWritable):
        examine(tmp_path / "history.db", lambda: True)


def test_a_database_of_an_early_shape_is_counted(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "old.db")
    connection.execute("CREATE TABLE conversations (id INTEGER)")
    connection.execute("INSERT INTO conversations VALUES (1)")
    connection.commit()
    connection.close()
    assert contents_of(tmp_path / "old.db") == Contents(1, 0)
