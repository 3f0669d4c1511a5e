"""A process of our own beside the window, for work that cannot be interrupted or would take too much of its memory."""

from __future__ import annotations

import os
import subprocess
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from playground.message import Message
from playground.services.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def start_worker(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """It is spoken with through its standard input and output. Raises `Refused`."""
    try:
        return subprocess.Popen(
            command,
            # When we are gone, however we went, the pipe closes and the process ends.
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise Refused(
            Message("{program} could not be started: {reason}", program=command[0], reason=error.strerror)
        ) from error


def end_worker(process: subprocess.Popen[bytes], name: str) -> None:
    """At once; `name` is that of the thread that tidies up."""
    process.kill()
    threading.Thread(target=_tidy_up, args=(process,), name=name, daemon=True).start()


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
    here = str(Path(__file__).parents[2])
    environment["PYTHONPATH"] = os.pathsep.join(part for part in (here, environment.get("PYTHONPATH", "")) if part)
    return environment
