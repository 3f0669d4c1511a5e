"""What was said to be on disk is on disk after kill -9."""

import asyncio
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

from playground.storage.database import Database
from playground.storage.history import History, TurnRecord

WRITER = "tests.unit.storage.writer_to_be_killed"
ROUNDS = 10


def write_and_die(path: Path, lines: int) -> list[str]:
    """Kills the writer after so many acknowledged writes; what it had said by then."""
    command = [sys.executable, "-m", WRITER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3]) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline() for _ in range(lines)]
        writer.kill()
        said += [line for line in writer.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
    return said


async def stored_turns(path: Path) -> dict[int, TurnRecord]:
    database = Database(path)
    history = History(database)
    assert (await database.open()).state == "ok"
    turns = [turn for each in await history.conversations() for turn in await history.turns(each.id)]
    await database.close()
    return {turn.id: turn for turn in turns}


def test_ten_times_killed_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    chance = random.Random(7)
    for _ in range(ROUNDS):
        said = write_and_die(path, chance.randrange(1, 120))
        turns = asyncio.run(stored_turns(path))
        assert all(turn.status != "streaming" for turn in turns.values())
        for kind, turn_id, number in (line.split() for line in said):
            turn = turns[int(turn_id)]
            if kind == "turn":
                assert turn.text == f"question {number}"
            else:
                assert len(turn.text) >= int(number)
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
