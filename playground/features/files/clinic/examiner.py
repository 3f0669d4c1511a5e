"""Asks the process that reads, examines and writes training data."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
from array import array
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from playground.features.files.clinic import exchange
from playground.features.files.clinic.examination import Examined, examined_from_json
from playground.features.files.clinic.intake import Taken, taken_from_json
from playground.features.files.clinic.repairs import Change
from playground.features.files.clinic.writing import Written, unfinished_of
from playground.message import Message
from playground.services.errors import Refused
from playground.services.kept_messages import message_from_json
from playground.storage.threads import in_daemon_thread

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from playground.features.files.clinic.exchange import Message as Exchanged
    from playground.features.files.clinic.source import Source
    from playground.features.files.clinic.writing import Plan

    Report = Callable[[float], None]

_COMMAND: Final = (sys.executable, "-P", "-m", "playground.features.files.clinic.examiner_worker")


class Examiner:
    """One question at a time. Being cancelled ends the process at once. All questions raise Refused."""

    def __init__(self, command: tuple[str, ...] = _COMMAND) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None

    async def take(self, path: Path, copy: Path, report: Report) -> Taken:
        head, _ = await self._ask({"task": "take", "path": str(path), "copy": str(copy)}, report)
        return taken_from_json(head["taken"])

    async def examine(self, source: Source, report: Report) -> Examined:
        head, (starts, lines) = await self._ask({"task": "examine", "source": source.to_json()}, report)
        return examined_from_json(head["examined"], array("Q", starts), array("I", lines))

    async def preview(self, source: Source, repairs: Sequence[str]) -> tuple[Change, ...]:
        task = {"task": "preview", "source": source.to_json(), "repairs": list(repairs)}
        head, _ = await self._ask(task, lambda _: None)
        return tuple(Change(*each) for each in head["changes"])

    async def write(self, source: Source, plan: Plan, report: Report) -> Written:
        """Either all targets are there in the end, or none is."""
        try:
            head, _ = await self._ask({"task": "write", "source": source.to_json(), "plan": plan.to_json()}, report)
        except BaseException:
            for target in plan.targets:
                with suppress(OSError):
                    unfinished_of(target).unlink(missing_ok=True)
            raise
        return Written(head["counts"], head["left_out"])

    def end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            threading.Thread(target=_tidy_up, args=(process,), name="examiner-end", daemon=True).start()

    async def _ask(self, task: dict[str, Any], report: Report) -> Exchanged:
        loop = asyncio.get_running_loop()

        def tell(share: float) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(report, share)

        if self._process is None or self._process.poll() is not None:
            self.end()
            self._process = self._start()
        try:
            return await in_daemon_thread(partial(_exchange, self._process, task, tell), "examiner")
        except asyncio.CancelledError:
            self.end()
            raise
        except EOFError:
            self.end()
            raise Refused(Message("The process that examines files ended. Try again.")) from None

    def _start(self) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(
                self._command,
                # When we are gone, however we went, the pipe closes and the process ends.
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise Refused(
                Message("{program} could not be started: {reason}", program=self._command[0], reason=error.strerror)
            ) from error


def _exchange(process: subprocess.Popen[bytes], task: dict[str, Any], tell: Report) -> Exchanged:
    assert process.stdin is not None
    assert process.stdout is not None
    with suppress(OSError, ValueError):  # it has ended, as the answer will tell
        exchange.write(process.stdin, task)
    while (message := exchange.read(process.stdout)) is not None:
        head, _ = message
        if "failure" in head:
            raise Refused(message_from_json(head["failure"]))
        if "progress" not in head:
            return message
        tell(head["progress"])
    raise EOFError


def _tidy_up(process: subprocess.Popen[bytes]) -> None:
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()


def _environment() -> Mapping[str, str]:
    # Keys are none of its business.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("OPENAI_")}
    # In a checkout the package may not be installed.
    here = str(Path(__file__).parents[4])
    environment["PYTHONPATH"] = os.pathsep.join(part for part in (here, environment.get("PYTHONPATH", "")) if part)
    return environment
