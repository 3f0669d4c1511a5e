"""The demo server as seen from the window: a program of its own, started when it is needed and ended with us."""

from __future__ import annotations

import logging
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from playground.services.errors import DemoServerFailed
from playground.services.redaction import hide
from playground.storage.threads import in_daemon_thread

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Sequence

    from playground.services.demo_process import DemoProcess

log = logging.getLogger(__name__)

_READY_WITHIN = 10.0
_END_WITHIN = 0.4  # less than the end of the program has for it
_LIVED_WELL = 60.0  # who lived so long may be started again when it dies


class DemoServer:
    """Started at most once at a time, whoever asks; a caller that is stopped meanwhile does not stop the start."""

    def __init__(self, command: Sequence[str] | None = None, *, ready_within: float = _READY_WITHIN) -> None:
        self._command = tuple(command or _own_command())
        self._ready_within = ready_within
        self._process: DemoProcess | None = None
        self._starting: asyncio.Task[None] | None = None
        self._started_at = 0.0
        self._restarts = 0
        self._closed = False

    async def base_url_and_token(self) -> tuple[str, str]:
        """Starts the server if it does not run. Raises DemoServerFailed when it died twice in short time."""
        import asyncio

        if self._closed:
            raise DemoServerFailed("The program is ending.")
        if self._process is None or not self._process.running:
            if self._starting is None:
                self._starting = asyncio.create_task(self._start_again(), name="demo-start")
                self._starting.add_done_callback(self._started)
            await asyncio.shield(self._starting)
        assert self._process is not None
        return self._process.base_url, self._process.token

    async def close(self) -> None:
        self._closed = True
        await self.end()

    async def end(self) -> None:
        """Until it is needed again, which does not count as a death."""
        import asyncio

        if self._starting is not None:
            # One that hangs while it starts is left to its lifeline.
            await asyncio.wait([self._starting], timeout=_END_WITHIN)
        process, self._process = self._process, None
        if process is not None:
            await in_daemon_thread(process.end, "demo-end")

    def _started(self, task: asyncio.Task[None]) -> None:
        self._starting = None
        if not task.cancelled():
            task.exception()  # told to those who wait; if nobody does any more, it is no news

    async def _start_again(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            await in_daemon_thread(process.end, "demo-end")
            self._count_death(process)
        self._process = await in_daemon_thread(self._launch, "demo-start")
        self._started_at = time.monotonic()

    def _count_death(self, process: DemoProcess) -> None:
        log.info("The demo server ended with code %s", process.exit_code)
        if time.monotonic() - self._started_at >= _LIVED_WELL:
            self._restarts = 0
        self._restarts += 1
        if self._restarts > 1:
            # The next call may try again: somebody will have asked for it.
            self._restarts = 0
            raise DemoServerFailed(f"The demo server ended again, with code {process.exit_code}.")

    def _launch(self) -> DemoProcess:
        import secrets

        from playground.services.demo_process import DemoProcess

        token = secrets.token_urlsafe(32)
        hide(token)
        return DemoProcess.start(self._command, token, self._ready_within)


def _own_command() -> tuple[str, ...]:
    if getattr(sys, "frozen", False):
        return (sys.executable, "demo-server", "--lifeline")
    return (sys.executable, "-m", Path(__file__).parents[1].name, "demo-server", "--lifeline")
