"""Sound files that are opened or dropped: each becomes a take with a copy of its own."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import stat
import threading
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import url2pathname

from playground.features.transcribe.packing import LARGEST
from playground.features.transcribe.worker import in_worker
from playground.message import Message
from playground.services.errors import Refused
from playground.services.notices import Notice
from playground.signal import Signal
from playground.sound.codecs import convert, inspect, shrink
from playground.sound.errors import SoundError, SoundNotWritten
from playground.sound.kinds import FLAC, UPLOADABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from playground.services.context import Context
    from playground.sound.codecs import Facts
    from playground.storage.takes import TakeRecord, Takes

_numbers = count(1)


@dataclass(frozen=True, slots=True)
class _Come:
    """`path` is what is sent, `played` what the player reads; both lie among the takes."""

    path: Path
    played: Path
    media_type: str
    seconds: float


class Intake:
    """What libsndfile does not read is kept as FLAC too, so that it can be played and cut; of a film only the sound."""

    def __init__(self, context: Context, takes: Takes) -> None:
        self.came: Signal[TakeRecord] = Signal()
        self._context = context
        self._takes = takes

    def open_files(self, paths: Sequence[Path]) -> None:
        """Each becomes a take, in this order; the last one is looked at then."""
        label = Message("Opening the sound")
        self._context.jobs.start(_job(), self._open_files, tuple(paths), label=label)

    def open_addresses(self, addresses: Sequence[str]) -> None:
        """What was dropped on the tab."""
        label = Message("Opening the sound")
        self._context.jobs.start(_job(), self._open_addresses, tuple(addresses), label=label)

    async def _open_addresses(self, addresses: tuple[str, ...]) -> None:
        paths = []
        for each in addresses:
            with self._said(each):
                paths.append(path_of(each))
        await self._open_files(tuple(paths))

    async def _open_files(self, paths: tuple[Path, ...]) -> None:
        for path in paths:
            with self._said(path.name):
                self.came.emit(await self._open(path))

    @contextlib.contextmanager
    def _said(self, name: str) -> Iterator[None]:
        """One that is refused does not keep the others out."""
        try:
            yield
        except Refused as error:
            message, cause = error.message, error.__cause__
            if isinstance(cause, SoundError):
                message = Message("{name}: {reason}", name=name, reason=message)
            details = cause.details if isinstance(cause, SoundError) else ""
            self._context.notices.post(Notice("warning", message, details))

    async def _open(self, path: Path) -> TakeRecord:
        facts = await in_worker(_inspect, path)
        come = await self._copy(path, facts)
        size = (await asyncio.to_thread(come.path.stat)).st_size
        return await self._takes.add(
            come.path,
            origin="opened",
            media_type=come.media_type,
            seconds=come.seconds,
            size=size,
            played=come.played,
            title=path.stem,
            details={"name": path.name, "rate": facts.rate, "channels": facts.channels, "size": facts.size},
        )

    async def _copy(self, path: Path, facts: Facts) -> _Come:
        kind = facts.kind
        # What libsndfile ought to read and does not is broken; FFmpeg's copy of it is whole.
        small = facts.size <= LARGEST and not kind.libsndfile
        as_it_is = kind in UPLOADABLE and (facts.direct or small)
        kept = await self._takes.reserve(kind.extension) if as_it_is else None
        if kept is not None:
            await _made(kept, partial(_copy_file, path, kept))
            if facts.direct:
                return _Come(kept, kept, kind.media_type, facts.seconds or 0.0)
        played = await self._takes.reserve(FLAC.extension)
        # A film is made smaller at once: its sound has already been through worse.
        make = convert if kind.libsndfile else shrink
        try:
            await _made(played, partial(make, path, played, FLAC))
        except (Refused, asyncio.CancelledError):
            if kept is not None:
                await asyncio.to_thread(kept.unlink, missing_ok=True)
            raise
        seconds = (await in_worker(inspect, played)).seconds or 0.0
        if kept is None:
            return _Come(played, played, FLAC.media_type, seconds)
        return _Come(kept, played, kind.media_type, seconds)


async def _made(target: Path, make: Callable[[], None]) -> None:
    """What is stopped while it is made is not left behind: at the next start it would be found as a recording."""
    unwanted = threading.Event()

    def work() -> None:
        make()
        if unwanted.is_set():
            target.unlink(missing_ok=True)

    try:
        await in_worker(work)
    finally:
        unwanted.set()


def _job() -> str:
    """What is dropped while a film is still being read does not stop that."""
    return f"transcribe.import.{next(_numbers)}"


def path_of(address: str) -> Path:
    """The file behind an address that was dropped. Nothing is fetched from elsewhere."""
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme != "file":
        raise Refused(Message("Only files of this computer can be dropped here. Save the sound first."))
    if parts.netloc not in ("", "localhost"):
        raise _elsewhere(Path(parts.path))
    return Path(url2pathname(parts.path))


def _inspect(path: Path) -> Facts:
    """Only ordinary files: a pipe or a device is not waited for."""
    if str(path).startswith(("//", "\\\\")):
        raise _elsewhere(path)
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused(Message("{name} cannot be opened: {reason}", name=path.name, reason=reason)) from error
    if stat.S_ISDIR(mode):
        raise Refused(Message("{name} is a folder. Open the sound files in it.", name=path.name))
    if not stat.S_ISREG(mode):
        raise Refused(Message("{name} is not an ordinary file.", name=path.name))
    return inspect(path)


def _copy_file(source: Path, target: Path) -> None:
    """It appears when it is whole."""
    growing = target.with_name(target.name + ".part")
    try:
        shutil.copyfile(source, growing)
        os.replace(growing, target)
    except OSError as error:
        growing.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        message = Message("No copy of it can be kept: {reason}. Free some space and open it again.", reason=reason)
        raise SoundNotWritten(message, str(error)) from error


def _elsewhere(path: Path) -> Refused:
    return Refused(Message("{name} lies on another computer. Copy it to this one first.", name=path.name))
