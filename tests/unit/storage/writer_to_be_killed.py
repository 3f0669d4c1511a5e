"""Writes turns and flushes of text until it is killed, and says on stdout what it has been told is on disk."""

import asyncio
import itertools
import sys
from pathlib import Path

from playground.storage.database import Database
from playground.storage.history import History
from tests.unit.storage.written import begin, go_on


async def write(path: Path) -> None:
    history = History(Database(path))
    for number in itertools.count():
        question = await begin(history, "to be killed", text=f"question {number}")
        print("turn", question.id, number, flush=True)  # noqa: T201 - read by the test
        answer = await go_on(history, question, "assistant", "", status="streaming")
        for length in range(100, 2000, 100):
            await history.update_turn(answer.id, text="x" * length)
            print("text", answer.id, length, flush=True)  # noqa: T201 - read by the test
        await history.update_turn(answer.id, status="done")


if __name__ == "__main__":
    asyncio.run(write(Path(sys.argv[1])))
