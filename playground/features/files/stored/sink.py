"""A file that grows while its bytes arrive and takes its place when they are all there: whole or not at all."""

from __future__ import annotations

import asyncio
import contextlib
import os
import queue
import secrets
import threading
from typing import TYPE_CHECKING, Final

from playground.storage.file_modes import let_out

if TYPE_CHECKING:
    from pathlib import Path

_MOST_WAITING: Final = 32 * 1024 * 1024  # bytes; a disk that is slower than the network holds the network up


class Sink:
    """Written in a thread of its own. Any call raises OSError once the disk has refused something."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._unfinished = path.with_name(f".{secrets.token_hex(8)}.part")
        self._pieces: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._room = threading.Condition()
        self._waiting = 0
        self._error: OSError | None = None
        self._thread = threading.Thread(target=self._serve, name="download", daemon=True)
        self._thread.start()

    def write(self, data: bytes) -> None:
        self._raise()
        with self._room:
            self._waiting += len(data)
            self._pieces.put(data)
            self._room.wait_for(lambda: self._waiting <= _MOST_WAITING or self._error is not None)

    async def finish(self) -> None:
        """Everything is on disk, under its name."""
        await self._end()
        try:
            self._raise()
            await asyncio.to_thread(self._put)
        except OSError:
            self._remove()
            raise

    async def discard(self) -> None:
        await self._end()
        self._remove()

    async def _end(self) -> None:
        self._pieces.put(None)
        await asyncio.to_thread(self._thread.join)

    def _put(self) -> None:
        let_out(self._unfinished)
        os.replace(self._unfinished, self._path)

    def _remove(self) -> None:
        with contextlib.suppress(OSError):
            self._unfinished.unlink(missing_ok=True)

    def _raise(self) -> None:
        if self._error is not None:
            raise self._error

    def _serve(self) -> None:
        try:
            self._write_all()
        except OSError as error:
            self._error = error
            with self._room:
                self._room.notify_all()

    def _write_all(self) -> None:
        # O_EXCL: nobody has laid a link to elsewhere in its place.
        with open(os.open(self._unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666), "wb") as file:
            for piece in iter(self._pieces.get, None):
                file.write(piece)
                with self._room:
                    self._waiting -= len(piece)
                    self._room.notify_all()
            file.flush()
            os.fsync(file.fileno())


_BINARY: Final = getattr(os, "O_BINARY", 0)  # without it Windows would write line ends of its own
