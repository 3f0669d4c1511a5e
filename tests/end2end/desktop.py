"""The real program on a screen of its own, used by keys alone."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

PATIENCE = 30.0


@contextmanager
def screen() -> Iterator[str]:
    """A display that nobody else types on. Without -noreset it would turn newcomers away for a moment whenever the
    last program has left."""
    read, write = os.pipe()
    arguments = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(arguments, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with open(read) as answer:
        number = answer.readline().strip()
    assert number, "Xvfb did not start"
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(10)


class Program:
    """One start of the window. `output` is what it printed, once it has ended."""

    def __init__(self, display: str, data: Path, *arguments: str, variables: Mapping[str, str] | None = None) -> None:
        self.data = data
        self.output = ""
        self._environment = {**os.environ, **(variables or {}), "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, "-m", "playground", "--data-dir", str(data), "--language", "en", *arguments]
        self._log = (data.parent / f"{data.name}-output.txt").open("w+")
        self.process = subprocess.Popen(
            command, env=self._environment, stdout=self._log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL
        )
        self._window = self._find_window()
        self._xdo("windowfocus", "--sync", self._window)

    def type(self, text: str) -> None:
        self._xdo("type", "--delay", "4", text)

    def press(self, *keys: str) -> None:
        self._xdo("key", "--delay", "4", *keys)

    def send(self, prompt: str) -> None:
        """The prompt may be written while the program still starts; Enter sends it as soon as there is a history."""
        before = len(self.turns())
        self.type(prompt)
        self.until((self.data / "history.db").exists, "the history")

        def sent() -> bool:
            self.press("Return")
            return wait_for(lambda: len(self.turns()) > before, 0.5)

        self.until(sent, "the prompt on its way")

    def turns(self) -> list[tuple[str, str, str]]:
        """Role, text and status, as they are on disk at this moment."""
        path = self.data / "history.db"
        if not path.exists():
            return []
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=5)) as connection:
            known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'turns'").fetchone()
            return list(connection.execute("SELECT role, text, status FROM turns ORDER BY id")) if known else []

    def until(self, condition: Callable[[], bool], what: str) -> None:
        assert wait_for(condition, PATIENCE), f"{what} did not come about: {self.turns()}\n{self._printed()}"

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(10)

    def end(self) -> None:
        """As the system asks for it; the end must be quick and silent. One that takes too long is ended by force, and
        says so by its code."""
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(10) == 0, self._printed()
        self.output = self._printed()
        assert "Traceback" not in self.output
        assert "destroyed but it is pending" not in self.output

    def close(self) -> None:
        if self.process.poll() is None:
            self.kill()
        self._log.close()

    def __enter__(self) -> "Program":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _find_window(self) -> str:
        found: list[str] = []

        def look() -> bool:
            search = ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid), "--name", "Playground"]
            result = subprocess.run(search, env=self._environment, capture_output=True, text=True, check=False)
            found[:] = result.stdout.split()
            return bool(found)

        if not wait_for(look, PATIENCE):
            printed = self._printed()
            self.close()
            raise AssertionError(f"no window came up\n{printed}")
        return found[0]

    def _xdo(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._environment, check=True, timeout=PATIENCE)

    def _printed(self) -> str:
        self._log.flush()
        return Path(self._log.name).read_text()


def wait_for(condition: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True
