"""One run of the demo server: its pipes, its first line and its end. Everything here blocks."""

import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO

from playground.services.errors import DemoServerFailed

log = logging.getLogger(__name__)

_END_WITHIN = 1.0


class DemoProcess:
    def __init__(self, process: "subprocess.Popen[str]", token: str) -> None:
        self.base_url = ""
        self.token = token
        self._process = process
        self._said: SimpleQueue[str] = SimpleQueue()
        self._pumps = [
            threading.Thread(target=_pump, args=(pipe, said), name="demo-output", daemon=True)
            for pipe, said in ((process.stdout, self._said), (process.stderr, None))
        ]
        for pump in self._pumps:
            pump.start()

    @classmethod
    def start(cls, command: Sequence[str], token: str, ready_within: float) -> "DemoProcess":
        try:
            process = subprocess.Popen(
                command,
                # When we are gone, however we went, the pipe closes and the server ends.
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                errors="replace",
                env=_environment(token),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise DemoServerFailed(f"{command[0]}: {error.strerror}") from error
        server = cls(process, token)
        try:
            server._wait_until_ready(ready_within)
        except DemoServerFailed:
            server.end()
            raise
        return server

    @property
    def running(self) -> bool:
        return self._process.poll() is None

    @property
    def exit_code(self) -> int | None:
        return self._process.poll()

    def end(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(_END_WITHIN)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for pump in self._pumps:
            pump.join(_END_WITHIN)

    def _wait_until_ready(self, within: float) -> None:
        try:
            line = self._said.get(timeout=within)
        except Empty:
            raise DemoServerFailed(f"The demo server did not say that it is ready within {within:g} s.") from None
        try:
            self.base_url = str(json.loads(line)["base_url"])
        except (ValueError, TypeError, KeyError):
            raise DemoServerFailed(f"The demo server began with: {line.strip() or 'nothing'}") from None


def _pump(pipe: IO[str], first_line: "SimpleQueue[str] | None") -> None:
    """Reads until the end, so that the server never waits for us; the first line is the answer that is waited for."""
    with pipe:
        if first_line is not None:
            first_line.put(pipe.readline())
        for line in pipe:
            log.info("%s", line.rstrip())


def _environment(token: str) -> Mapping[str, str]:
    # Keys that are meant for OpenAI are none of its business.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("OPENAI_")}
    if not getattr(sys, "frozen", False):
        # In a checkout the package may not be installed.
        here = str(Path(__file__).parents[2])
        environment["PYTHONPATH"] = os.pathsep.join(part for part in (here, environment.get("PYTHONPATH", "")) if part)
    return {**environment, "PLAYGROUND_DEMO_TOKEN": token}
