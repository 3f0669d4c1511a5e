"""The end of the real program while the real demo server streams: quick, silent, and with all text kept."""

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from playground.storage.database import Database
from playground.storage.history import History, TurnRecord

pytestmark = pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for the demo server's process")

PATIENCE = 40.0
PROMPT = "Write a long story about a lighthouse"

# Sends the prompt to the slow model, as a person would, and then closes the window when the test says so.
ASK = """
import asyncio, sys
from pathlib import Path
from PySide6.QtWidgets import QPlainTextEdit
from playground import app
from playground.tour.driver import Driver
from playground.tour.report import Report

data, prompt = Path(sys.argv[1]), sys.argv[2]

async def ask(frame):
    driver = Driver(frame.window(), Report())
    await driver.clear("model")
    await driver.type("model", "demo-slow")
    await driver.type("prompt", prompt)
    while driver.find("prompt", QPlainTextEdit).toPlainText():
        await driver.press("Return", "prompt")
    await driver.until((data / "close").exists, "The word to close", 30)
    frame.window().close()
    await asyncio.Event().wait()

sys.exit(app.perform(app.Options(data_dir=data, language="en"), ask, (1280, 800)))
"""


def by_closing(program: subprocess.Popen[str], data: Path) -> None:
    (data / "close").touch()


def by_sigterm(program: subprocess.Popen[str], data: Path) -> None:
    program.send_signal(signal.SIGTERM)


def streaming(data: Path) -> str:
    """What of the reply is on disk."""
    path = data / "history.db"
    if not path.exists():
        return ""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=5)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'turns'").fetchone():
            return ""
        found = connection.execute("SELECT text FROM turns WHERE role = 'assistant' AND status = 'streaming'")
        return "".join(text for (text,) in found)


def turns(data: Path) -> tuple[TurnRecord, ...]:
    """As the next start of the program would find them."""

    async def read() -> tuple[TurnRecord, ...]:
        database = Database(data / "history.db")
        history = History(database)
        assert (await database.open()).state == "ok"
        found = await history.turns(1)
        await database.close()
        return found

    return asyncio.run(read())


def children(process: int) -> list[int]:
    folders = Path(f"/proc/{process}/task").iterdir()
    return [int(child) for folder in folders for child in (folder / "children").read_text().split()]


def wait_for(condition: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"{what} did not come about"
        time.sleep(0.02)


@contextmanager
def started(data: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", ASK, str(data), PROMPT]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    program = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield program
    finally:
        if program.poll() is None:
            program.kill()
        program.communicate()


@pytest.mark.parametrize("end", [by_sigterm, by_closing])
def test_the_end_amid_a_reply_of_the_demo_server_keeps_it_and_leaves_nothing_behind(tmp_path, end):
    with started(tmp_path) as program:
        wait_for(lambda: streaming(tmp_path) or program.poll() is not None, "text of the reply")
        shown = streaming(tmp_path)
        servers = children(program.pid)
        end(program, tmp_path)
        printed, complaints = program.communicate(timeout=PATIENCE)

    assert (program.returncode, printed, complaints) == (0, "", "")  # no traceback, nothing pending, nothing stopped
    assert servers
    wait_for(lambda: not any(Path(f"/proc/{server}").exists() for server in servers), "the end of the demo server")
    prompt, reply = turns(tmp_path)
    assert (prompt.text, prompt.status) == (PROMPT, "done")
    assert reply.status == "stopped"
    assert shown
    assert reply.text.startswith(shown)
