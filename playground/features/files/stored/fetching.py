"""Downloads: files of the server, saved where the user wants them."""

from __future__ import annotations

import asyncio
import re
import time
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from playground.api.errors import ApiError, ConnectionLost
from playground.features.files.stored.appearance import reason_of
from playground.features.files.stored.deleting import NOT_FOUND
from playground.features.files.stored.pace import Pace
from playground.features.files.stored.sink import Sink
from playground.message import Message
from playground.services.file_names import file_name
from playground.services.seen_through import to_its_end
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from playground.api.connection import Connection
    from playground.api.files import StoredFile
    from playground.features.files.stored.server import FileServer
    from playground.services.context import Context

State: TypeAlias = Literal["running", "done", "failed", "stopped"]

_AT_ONCE: Final = 3
_TELL_EVERY: Final = 0.1  # seconds
_ENDING: Final = re.compile(r"\.[A-Za-z0-9]{1,8}$")


@dataclass(frozen=True, slots=True)
class Download:
    """`size` is None where the server does not say it; `rate` in bytes a second."""

    id: int
    name: str
    path: Path
    size: int | None
    got_bytes: int
    rate: float | None
    seconds_left: float | None
    state: State
    note: Message | None


@dataclass(slots=True, eq=False)
class _Got:
    """The same while it changes."""

    id: int
    file: StoredFile
    path: Path
    connection: Connection
    attempt: int = 0
    got_bytes: int = 0
    state: State = "running"
    note: Message | None = None
    pace: Pace = field(default_factory=Pace)

    def shown(self) -> Download:
        size, running = self.file.bytes, self.state == "running"
        return Download(
            self.id,
            self.path.name,
            self.path,
            size,
            self.got_bytes,
            self.pace.rate if running else None,
            self.pace.seconds_left(size) if running else None,
            self.state,
            self.note,
        )


class Downloads:
    """`missing` names a file that the server turned out not to have."""

    def __init__(self, context: Context, server: FileServer) -> None:
        self.changed: Signal[()] = Signal()
        self.missing: Signal[str] = Signal()
        self._context = context
        self._server = server
        self._all: dict[int, _Got] = {}
        self._numbers = count(1)
        self._told_at = 0.0
        self._turn = asyncio.Semaphore(_AT_ONCE)

    @property
    def downloads(self) -> tuple[Download, ...]:
        """In the order in which they were asked for."""
        return tuple(got.shown() for got in self._all.values())

    def suggested_name(self, file: StoredFile) -> str:
        """The server's name is not trusted: neither with folders in it nor with signs that mislead."""
        return safe_name(file)

    def save(self, file: StoredFile, path: Path) -> None:
        """In the place of what may be there."""
        for other in self._all.values():
            if other.path == path and other.state == "running":
                self.stop(other.id)
        got = _Got(next(self._numbers), file, path, self._server.current)
        self._all[got.id] = got
        self._start(got)

    def save_all(self, files: Sequence[StoredFile], folder: Path) -> None:
        """Nothing that is there gives way."""
        label = Message("Saving files")
        self._context.jobs.start(f"files.save.{next(self._numbers)}", self._save_all, files, folder, label=label)

    def stop(self, id_: int) -> None:
        """Half a file is not kept."""
        got = self._all.get(id_)
        if got is not None and got.state == "running":
            got.state = "stopped"
            self._context.jobs.cancel(_job(got))
            self._tell()

    def retry(self, id_: int) -> None:
        got = self._all.get(id_)
        if got is not None and got.state in ("failed", "stopped"):
            self._start(got)

    def forget(self, id_: int) -> None:
        if id_ in self._all and self._all[id_].state != "running":
            del self._all[id_]
            self._tell()

    async def _save_all(self, files: Sequence[StoredFile], folder: Path) -> None:
        taken = {got.path for got in self._all.values() if got.state == "running"}
        for file in files:
            path = await asyncio.to_thread(_free_path, folder, safe_name(file), frozenset(taken))
            taken.add(path)
            self.save(file, path)

    def _start(self, got: _Got) -> None:
        got.state, got.note, got.got_bytes = "running", None, 0
        got.attempt += 1
        got.pace.clear()
        label = Message("Downloading {name}", name=got.path.name)
        on_error = partial(self._on_error, got)
        self._context.jobs.start(_job(got), self._fetch, got, got.attempt, label=label, on_error=on_error)
        self._tell()

    async def _fetch(self, got: _Got, attempt: int) -> None:
        try:
            async with self._turn:
                await self._save(got)
        except asyncio.CancelledError:
            if got.attempt == attempt:
                got.state = "stopped"
                self._tell()
            raise

    async def _save(self, got: _Got) -> None:
        sink = Sink(got.path)
        progress = self._context.jobs.listener(_job(got)).progress

        def take(data: bytes) -> None:
            sink.write(data)
            got.got_bytes += len(data)
            got.pace.add(got.got_bytes)
            if time.monotonic() - self._told_at >= _TELL_EVERY:
                progress(min(1.0, got.got_bytes / got.file.bytes) if got.file.bytes else None)
                self._tell()

        whole = False
        try:
            announced = await self._server.fetch(got.file.id, take, got.connection)
            if announced is None and got.got_bytes < (got.file.bytes or 0):
                raise ConnectionLost  # without a length, a reply that was cut off ends like a whole one
            whole = True
        finally:
            await to_its_end(sink.finish() if whole else sink.discard())
        got.state = "done"
        self._tell()

    def _on_error(self, got: _Got, error: BaseException) -> bool:
        got.state, got.note = "failed", reason_of(error)
        if isinstance(error, ApiError) and error.status == NOT_FOUND:
            self.missing.emit(got.file.id)
        self._tell()
        return isinstance(error, ApiError | OSError)

    def _tell(self) -> None:
        self._told_at = time.monotonic()
        self.changed.emit()


def safe_name(file: StoredFile) -> str:
    name = re.split(r"[/\\]", file.filename)[-1].strip()
    ending = _ENDING.search(name)
    if ending is None:
        return file_name(name, "", file.id or "file")
    return file_name(name[: ending.start()], ending.group(), "file")


def _free_path(folder: Path, name: str, taken: frozenset[Path]) -> Path:
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = name, ""
    path, number = folder / name, 2
    while path in taken or path.exists():
        path, number = folder / f"{stem} {number}{dot}{ending}", number + 1
    return path


def _job(got: _Got) -> str:
    return f"files.download.{got.id}"
