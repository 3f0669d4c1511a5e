"""kill -9 amid a backup, a migration or a return to a backup: the old shape or the new one, and nothing half."""

import asyncio
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from playground.storage.backups import Backups
from playground.storage.damage import is_damaged
from playground.storage.database import Database
from playground.storage.history import History
from playground.storage.migrations import MIGRATIONS
from tests.unit.storage.written import begin

PROGRAM = "tests.unit.storage.program_to_be_killed"


def kill(path: Path, place: str) -> None:
    command = [sys.executable, "-m", PROGRAM, str(path), place]
    killed = subprocess.run(command, cwd=Path(__file__).parents[3], capture_output=True, check=False, timeout=60)
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows kills in another way")
@pytest.mark.parametrize("place", ["in_backup", "before_migration", "in_migration", "in_restoring"])
def test_what_was_there_is_there_and_the_next_start_tidies_up(tmp_path: Path, place: str) -> None:
    path = tmp_path / "history.db"

    async def write() -> None:
        database = Database(path)
        await begin(History(database), "kept", text="whole" * 500_000)
        await database.close()

    async def look() -> str:
        database = Database(path)
        history = History(database)
        state = (await database.open()).state
        (conversation,) = await history.conversations()
        (turn,) = await history.turns(conversation.id)
        assert turn.text == "whole" * 500_000
        version = await database.run(lambda connection: connection.execute("PRAGMA user_version").fetchone()[0])
        assert version == len(MIGRATIONS)
        backup = await Backups(database, path).make()
        assert not is_damaged(backup)
        await database.close()
        return state

    asyncio.run(write())
    kill(path, place)
    assert asyncio.run(look()) == ("restored" if place == "in_restoring" else "ok")
    left = {each.suffix for each in (tmp_path / "backups").iterdir()}
    assert left == {".db"}
    assert not any(is_damaged(each) for each in (tmp_path / "backups").iterdir())
