"""pip as a process of its own: its output line by line, its end, and its being stopped."""

import asyncio
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence

from playground.storage.threads import in_daemon_thread

_END_WITHIN = 2.0


async def run_pip(arguments: Sequence[str], on_line: Callable[[str], None]) -> int:
    """The exit code. Whoever is stopped meanwhile stops pip, which then takes back what it had begun."""
    loop = asyncio.get_running_loop()
    run = PipRun((sys.executable, "-m", "pip", *arguments), lambda line: loop.call_soon_threadsafe(on_line, line))
    work = asyncio.ensure_future(in_daemon_thread(run.whole, "pip"))
    try:
        return await asyncio.shield(work)
    except asyncio.CancelledError:
        await in_daemon_thread(run.stop, "pip-end")
        await asyncio.wait([work])
        raise


class PipRun:
    """Everything here blocks."""

    def __init__(self, command: Sequence[str], on_line: Callable[[str], object]) -> None:
        self._command = command
        self._on_line = on_line
        self._process: subprocess.Popen[str] | None = None
        self._stopped = False
        self._lock = threading.Lock()

    def whole(self) -> int:
        """Raises OSError."""
        with self._lock:
            if self._stopped:
                return 1
            process = self._process = self._start()
        with process:
            assert process.stdout is not None
            for line in process.stdout:
                if line.strip():
                    self._on_line(line.strip())
        return process.returncode

    def stop(self) -> None:
        with self._lock:
            self._stopped = True
            process = self._process
        if process is None or process.poll() is not None:
            return
        # Asked politely, pip removes what it has half installed.
        process.send_signal(signal.SIGINT if sys.platform != "win32" else signal.SIGTERM)
        try:
            process.wait(_END_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()

    def _start(self) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            self._command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )


def _environment() -> dict[str, str]:
    """Indexes and proxies of the user's own stay; keys are none of its business."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("OPENAI_")}
    return {**kept, "PYTHONUTF8": "1", "NO_COLOR": "1"}
