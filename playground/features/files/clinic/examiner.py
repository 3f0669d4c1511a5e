"""Asks the process that reads, examines and writes training data."""

from __future__ import annotations

import asyncio
import subprocess
import sys
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
from playground.services.worker_process import end_worker, start_worker
from playground.storage.threads import in_daemon_thread

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
        return examined_from_json(head["examined"], starts, lines)

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
            end_worker(process, "examiner-end")

    async def _ask(self, task: dict[str, Any], report: Report) -> Exchanged:
        loop = asyncio.get_running_loop()

        def tell(share: float) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(report, share)

        if self._process is None or self._process.poll() is not None:
            self.end()
            self._process = start_worker(self._command)
        try:
            return await in_daemon_thread(partial(_exchange, self._process, task, tell), "examiner")
        except asyncio.CancelledError:
            self.end()
            raise
        except EOFError:
            self.end()
            raise Refused(Message("The process that examines files ended. Try again.")) from None


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
