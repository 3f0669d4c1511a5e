"""A temporary folder that goes when the server goes."""

from __future__ import annotations

import secrets
import shutil
import tempfile
import threading
import weakref
from pathlib import Path


class Folder:
    """Made by the first file; whoever ends the process without an end of the interpreter calls `close`."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._finalizer: weakref.finalize[..., Folder] | None = None
        self._closing = threading.Lock()

    def place(self) -> Path:
        """A path that is not taken yet. Names that were sent never become paths."""
        if self._path is None:
            self._path = Path(tempfile.mkdtemp(prefix="playground-demo-"))
            self._finalizer = weakref.finalize(self, shutil.rmtree, self._path, ignore_errors=True)
        return self._path / secrets.token_hex(16)

    def close(self) -> None:
        # Whoever comes second waits, so that the process does not end in the middle of it.
        with self._closing:
            if self._finalizer is not None:
                self._finalizer()
