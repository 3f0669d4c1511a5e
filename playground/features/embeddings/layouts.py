"""Asks the process that lays out maps, starts it when it is first needed, and kills it when the answer is no longer
wanted."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from playground.features.embeddings import layout_messages
from playground.message import Message
from playground.services.errors import Refused
from playground.services.worker_process import end_worker, start_worker
from playground.storage.threads import in_daemon_thread

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.features.embeddings.layout_messages import Array, Task

_COMMAND: Final = (sys.executable, "-m", "playground.features.embeddings.layout_worker")


class Layouts:
    """One question at a time. Being cancelled ends the process at once, as what it computes cannot be interrupted."""

    def __init__(self, command: tuple[str, ...] = _COMMAND) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None

    async def ask(self, task: Task, vectors: Array, on_progress: Callable[[float], None]) -> Array:
        """Raises `Refused` where it cannot be done."""
        loop = asyncio.get_running_loop()

        def report(share: float) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(on_progress, share)

        if self._process is None or self._process.poll() is not None:
            self.end()
            self._process = start_worker(self._command)
        try:
            return await in_daemon_thread(partial(_exchange, self._process, task, vectors, report), "layouts")
        except asyncio.CancelledError:
            self.end()
            raise
        except EOFError:
            self.end()
            message = Message("The process that lays out maps ended. Try again, with fewer texts if it ends again.")
            raise Refused(message) from None

    def end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            end_worker(process, "layouts-end")


def _exchange(process: subprocess.Popen[bytes], task: Task, vectors: Array, report: Callable[[float], None]) -> Array:
    assert process.stdin is not None
    assert process.stdout is not None
    with suppress(OSError, ValueError):  # it has ended, as the answer will tell
        layout_messages.write(process.stdin, task, vectors)
    while (message := layout_messages.read(process.stdout)) is not None:
        head, result = message
        if head["failure"]:
            raise Refused(Message("This could not be computed: {reason}", reason=head["failure"]))
        if result is not None:
            return result
        report(head["progress"])
    raise EOFError
