"""Uploads: a few at once, each watched, stopped, gone on with, and looked for where its end is unclear."""

from __future__ import annotations

import asyncio
import time
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Final

from playground.api.errors import ApiError
from playground.api.observer import Unheard
from playground.features.files.settings import OLD_PURPOSES, PURPOSES
from playground.features.files.stored.appearance import readable, reason_of
from playground.features.files.stored.matching import Unsure
from playground.features.files.stored.resuming import remembered
from playground.features.files.stored.server import DEMO, place_of
from playground.features.files.stored.upload import ACTIVE, LARGEST_WHOLE, Sent, measure
from playground.message import Message
from playground.services.errors import Refused
from playground.signal import Signal
from playground.storage.clean_text import clean_text
from playground.storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from playground.api.connection import Connection
    from playground.api.files import StoredFile
    from playground.api.observer import RetryWait
    from playground.features.files.stored.sending import Sending
    from playground.features.files.stored.server import FileServer
    from playground.features.files.stored.upload import Upload
    from playground.services.context import Context
    from playground.services.jobs import JobListener
    from playground.storage.operations import Operations
    from playground.storage.uploads import Uploads

AT_ONCE: Final = 2
_TELL_EVERY: Final = 0.1  # seconds between two words about progress
_TRAINING: Final = "fine-tune"
_ON_ITS_WAY: Final = ("waiting", "unclear", *ACTIVE)
_LOOKING: Final = Message("Looking whether the server has it")
_UNKNOWN: Final = Message("It is not known whether the server has it. Refresh the list and look.")
_ABSENT: Final = Message("It did not reach the server. It can be sent again.")
_HINT: Final = Message("Training reads .jsonl: open it under Training data first.")


class Uploading:
    """`uploaded` brings each file that has come to the server, with the connection that it went to."""

    def __init__(
        self,
        context: Context,
        server: FileServer,
        operations: Operations,
        uploads: Uploads,
        sending: Sending,
        known: Callable[[], Iterable[StoredFile]],
    ) -> None:
        self.changed: Signal[()] = Signal()
        self.busy_changed: Signal[bool] = Signal()
        self.uploaded: Signal[StoredFile, Connection] = Signal()
        self.busy = False
        self._context = context
        self._server = server
        self._operations = operations
        self._uploads = uploads
        self._known = known
        self._sending = sending
        self._all: dict[int, Sent] = {}
        self._sending_now: set[int] = set()  # one that was stopped still tidies up
        self._numbers = count(1)
        self._told_at = 0.0

    @property
    def uploads(self) -> tuple[Upload, ...]:
        """In the order in which they were asked for."""
        return tuple(sent.shown() for sent in self._all.values())

    @property
    def purposes(self) -> tuple[str, ...]:
        """Those that can be chosen."""
        old = self._context.connections.dialect("").fine_tuning == "legacy"
        return PURPOSES + OLD_PURPOSES if old else PURPOSES

    def start(self) -> None:
        """With what an earlier run of the program left behind."""
        self._context.jobs.start("files.uploads", self._begin, label=Message("Looking for unfinished uploads"))

    def add(
        self, paths: Iterable[Path], purpose: str, expires_after: int | None = None, *, in_parts: bool = False
    ) -> None:
        """What is on its way already does not go twice."""
        on_its_way = {(sent.path, sent.purpose) for sent in self._all.values() if sent.state in _ON_ITS_WAY}
        for path in paths:
            if (path, purpose) not in on_its_way:
                on_its_way.add((path, purpose))
                self._put(path, purpose, expires_after, in_parts=in_parts)
        self._tell()

    async def upload(self, path: Path, purpose: str) -> StoredFile:
        """For those who need the file at once. Raises Refused, or the error of the upload; being stopped stops it."""
        sent = self._put(path, purpose, None, in_parts=False)
        self._tell()
        try:
            await sent.ended.wait()
        except asyncio.CancelledError:
            self.stop(sent.id)
            raise
        if sent.file is not None:
            return sent.file
        raise sent.error or Refused(sent.note or Message("The upload was stopped."))

    def stop(self, id_: int) -> None:
        """What has arrived in parts stays there, to be gone on with."""
        sent = self._all.get(id_)
        if sent is None or sent.state not in ("waiting", *ACTIVE):
            return
        self._context.jobs.cancel(_job(sent))
        self._leave(sent)
        self._tell()

    def stop_all(self) -> None:
        for id_ in list(self._all):
            self.stop(id_)

    def resume(self, id_: int) -> None:
        sent = self._all.get(id_)
        if sent is not None and sent.state == "stopped":
            sent.enter("waiting")
            self._tell()

    def retry(self, id_: int) -> None:
        """One whose end is unclear is looked for, and never sent before that is known."""
        sent = self._all.get(id_)
        if sent is None:
            return
        if sent.state == "unclear":
            self._look_up(sent)
        elif sent.state == "failed":
            sent.enter("waiting")
        self._tell()

    def forget(self, id_: int) -> None:
        sent = self._all.get(id_)
        if sent is None or sent.state in ("waiting", *ACTIVE):
            return
        del self._all[id_]
        sent.ended.set()
        self._context.jobs.cancel(_job(sent))
        if sent.record is not None or sent.operation is not None:
            label = Message("Forgetting an upload")
            self._context.jobs.start(
                f"files.forget.{id_}", self._sending.abandon, sent, label=label, on_error=_is_of_no_matter
            )
        self._tell()

    # One after the other

    def _put(self, path: Path, purpose: str, expires_after: int | None, *, in_parts: bool) -> Sent:
        name = clean_text(path.name)
        sent = Sent(next(self._numbers), path, name, purpose, expires_after, self._server.current, in_parts)
        self._all[sent.id] = sent
        return sent

    def _go_on(self) -> None:
        active = sum(sent.state in ACTIVE for sent in self._all.values())
        for sent in self._all.values():
            if active < AT_ONCE and sent.state == "waiting" and sent.id not in self._sending_now:
                active += 1
                sent.enter("sending")
                label = Message("Uploading {name}", name=readable(sent.name))
                on_error = partial(self._on_error, sent)
                self._context.jobs.start(_job(sent), self._send, sent, label=label, on_error=on_error)

    async def _send(self, sent: Sent) -> None:
        self._sending_now.add(sent.id)
        try:
            sent.size, sent.modified_at = await asyncio.to_thread(measure, sent.path)
            sent.in_parts = sent.in_parts or sent.size > LARGEST_WHOLE
            sent.sent_bytes = 0
            sent.known = frozenset(file.id for file in self._known() if file.filename == sent.name)
            listener = self._context.jobs.listener(_job(sent))
            file = await self._sending.send(sent, partial(_Listener, self, listener, sent))
        except asyncio.CancelledError:
            self._on_stopped(sent)
            raise
        finally:
            self._sending_now.discard(sent.id)
            self._tell()
        self._finish(sent, file)

    def _finish(self, sent: Sent, file: StoredFile) -> None:
        sent.file, sent.sent_bytes = file, sent.size
        is_odd = sent.purpose == _TRAINING and sent.path.suffix.lower() not in (".jsonl", ".ndjson")
        sent.enter("done", _HINT if is_odd else None)
        self.uploaded.emit(file, sent.connection)
        self._tell()

    def _leave(self, sent: Sent) -> None:
        """What may be there as a whole is looked for, although it was stopped."""
        if sent.may_be_there:
            sent.enter("unclear")
            self._look_up(sent)
        else:
            sent.enter("stopped")

    def _on_stopped(self, sent: Sent) -> None:
        """By a stop from elsewhere, such as the end of the program."""
        if sent.state in ACTIVE:
            self._leave(sent)
            self._tell()

    def _on_error(self, sent: Sent, error: BaseException) -> bool:
        if not isinstance(error, ApiError | OSError | Refused | StorageError):
            sent.error = error
            sent.enter("failed")
            self._tell()
            return False
        if isinstance(error, ApiError) and error.outcome_unknown:
            sent.enter("unclear")
            self._look_up(sent)
        else:
            sent.enter("failed", reason_of(error))
            sent.error = error
        self._tell()
        return True

    # Looking for what has no clear end

    def _look_up(self, sent: Sent) -> None:
        sent.note = _LOOKING
        label = Message("Looking whether {name} has come", name=readable(sent.name))
        on_error = partial(self._on_doubt, sent)
        self._context.jobs.start(_job(sent), self._find, sent, label=label, on_error=on_error)

    async def _find(self, sent: Sent) -> None:
        others = (each.file.id for each in self._all.values() if each.file is not None)
        try:
            file = await self._sending.find(sent, others)
        except asyncio.CancelledError:
            sent.note = _UNKNOWN
            raise
        await self._sending.settle(sent, file)
        if file is not None:
            self._finish(sent, file)
        else:
            sent.enter("stopped" if sent.record is not None else "failed", _ABSENT)
            self._tell()

    def _on_doubt(self, sent: Sent, error: BaseException) -> bool:
        sent.enter("unclear", _UNKNOWN)
        sent.error = Refused(_UNKNOWN)
        sent.ended.set()  # nobody can wait for it
        label = Message("Keeping an upload in mind")
        self._context.jobs.start(f"files.doubt.{sent.id}", self._sending.doubt, sent, label=label, cancellable=False)
        self._tell()
        return isinstance(error, ApiError | Unsure)

    # After a restart

    async def _begin(self) -> None:
        connections = {place_of(each): each for each in self._server.entries}
        connections.pop(DEMO, None)  # what it had has gone with it
        for sent in await remembered(self._operations, self._uploads, connections, self._numbers):
            self._all[sent.id] = sent
            if sent.state == "unclear":
                self._look_up(sent)
        self._tell()

    def _tell(self) -> None:
        self._go_on()
        busy = any(sent.state in ACTIVE for sent in self._all.values())
        self._told_at = time.monotonic()
        self.changed.emit()
        if busy != self.busy:
            self.busy = busy
            self.busy_changed.emit(busy)

    def progressed(self) -> None:
        """Not each byte is worth a word."""
        if time.monotonic() - self._told_at >= _TELL_EVERY:
            self._tell()


class _Listener(Unheard):
    """Hears of one request of an upload, from this byte on, so many of them."""

    def __init__(self, uploading: Uploading, job: JobListener, sent: Sent, start: int, length: int) -> None:
        self._uploading = uploading
        self._job = job
        self._sent = sent
        self._start = start
        self._length = length

    def progress(self, fraction: float | None, /) -> None:
        sent = self._sent
        if sent.state not in ACTIVE:
            return
        if fraction is None:
            sent.progress(self._start + self._length)
            if not sent.in_parts:
                sent.enter("completing")
        else:
            sent.progress(self._start + round(fraction * self._length))
        self._job.progress(sent.sent_bytes / max(1, sent.size))
        self._uploading.progressed()

    def retry_scheduled(self, wait: RetryWait, /) -> None:
        self._job.retry_scheduled(wait)

    def retry_started(self) -> None:
        self._job.retry_started()


def _job(sent: Sent) -> str:
    return f"files.upload.{sent.id}"


def _is_of_no_matter(error: BaseException) -> bool:
    """An upload that nobody ends is ended by the server."""
    return isinstance(error, ApiError)
