"""The log file: for its owner alone, without keys, and never large."""

import logging
import os
import sys
from pathlib import Path
from typing import IO

from playground.services.redaction import RedactionFilter
from playground.storage.locations import Locations

_LARGEST = 1_000_000
_KEPT = 3
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start_logging(locations: Locations) -> logging.Handler:
    """Everything from INFO into the file; warnings to stderr as well, or alone when no file can be written."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    # These two print whole URLs, headers and bodies.
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    console = logging.StreamHandler(sys.stderr)
    console.setLevel(logging.WARNING)
    _add(root, console)
    if locations.read_only:
        return console
    file = LogFile(locations.logs / "playground.log")
    _add(root, file)
    return file


def _add(root: logging.Logger, handler: logging.Handler) -> None:
    handler.setFormatter(logging.Formatter(_FORMAT))
    handler.addFilter(RedactionFilter())
    root.addHandler(handler)


class LogFile(logging.FileHandler):
    """Moves the file aside when it is full. (The standard library's own handler costs the start 15 ms of imports.)"""

    def __init__(self, path: Path, largest: int = _LARGEST) -> None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._path = path
        self._largest = largest
        super().__init__(path, encoding="utf-8", errors="backslashreplace", delay=True)

    def emit(self, record: logging.LogRecord) -> None:
        if self.stream is not None and self.stream.tell() > self._largest:
            self._move_aside()
        super().emit(record)

    def _open(self) -> IO[str]:  # type: ignore[override]
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return open(descriptor, "a", encoding=self.encoding, errors=self.errors)

    def _move_aside(self) -> None:
        self.close()
        for number in range(_KEPT, 0, -1):
            newer = self._aside(number - 1) if number > 1 else self._path
            if newer.exists():
                os.replace(newer, self._aside(number))

    def _aside(self, number: int) -> Path:
        return self._path.with_name(f"{self._path.name}.{number}")
