"""One file on its way to the server."""

from __future__ import annotations

import asyncio
import os
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from playground.features.files.stored.pace import Pace
from playground.message import Message
from playground.services.errors import Refused

if TYPE_CHECKING:
    from pathlib import Path

    from playground.api.connection import Connection
    from playground.api.files import StoredFile
    from playground.storage.operations import Operation
    from playground.storage.uploads import UploadRecord

State: TypeAlias = Literal["waiting", "sending", "completing", "done", "failed", "stopped", "unclear"]

MEGABYTE: Final = 1024 * 1024
LARGEST_WHOLE: Final = 512 * MEGABYTE
LARGEST: Final = 8 * 1024 * MEGABYTE
ACTIVE: Final = ("sending", "completing")


@dataclass(frozen=True, slots=True)
class Upload:
    """`rate` in bytes a second; `note` says why it is in its state, where that needs words."""

    id: int
    name: str
    path: Path
    size: int
    purpose: str
    sent_bytes: int
    rate: float | None
    seconds_left: float | None
    state: State
    note: Message | None
    file: StoredFile | None
    in_parts: bool


@dataclass(slots=True, eq=False)
class Sent:
    """The same while it changes. `modified_at` in nanoseconds tells whether the file is still the one that was begun
    with. `known` are the ids of files of this name that were there before; `record` is what is kept of an upload in
    parts, `operation` of one that must not be repeated."""

    id: int
    path: Path
    name: str
    purpose: str
    expires_after: int | None
    connection: Connection
    in_parts: bool = False
    size: int = 0
    modified_at: int = 0
    sent_bytes: int = 0
    state: State = "waiting"
    note: Message | None = None
    file: StoredFile | None = None
    known: frozenset[str] = frozenset()
    record: UploadRecord | None = None
    operation: Operation | None = None
    error: BaseException | None = None
    pace: Pace = field(default_factory=Pace)
    ended: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def may_be_there(self) -> bool:
        """As a whole: nobody says how much of a small file is out."""
        if self.state == "sending":
            return not self.in_parts and self.operation is not None and self.sent_bytes in (0, self.size)
        return self.state in ("completing", "unclear")

    def shown(self) -> Upload:
        sending = self.state == "sending"
        return Upload(
            self.id,
            self.name,
            self.path,
            self.size,
            self.purpose,
            self.sent_bytes,
            self.pace.rate if sending else None,
            self.pace.seconds_left(self.size) if sending else None,
            self.state,
            self.note,
            self.file,
            self.in_parts,
        )

    def enter(self, state: State, note: Message | None = None) -> None:
        self.state, self.note = state, note
        if state in ("waiting", "sending"):
            self.pace.clear()
            self.error = None
            self.ended.clear()
        elif state in ("done", "failed", "stopped"):
            self.ended.set()

    def progress(self, sent_bytes: int) -> None:
        self.sent_bytes = sent_bytes
        self.pace.add(sent_bytes)


def measure(path: Path) -> tuple[int, int]:
    """Its size, and when it was changed. Raises Refused where it cannot be sent. For a thread."""
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise Refused(Message("This is a folder. Choose the files in it."))
        if not stat.S_ISREG(kind):
            raise Refused(Message("This is no ordinary file: its length is not known."))
        with path.open("rb") as file:
            is_empty, state = not file.read(1), os.fstat(file.fileno())
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Refused(Message("The file cannot be read: {reason}.", reason=reason)) from None
    if is_empty:
        raise Refused(Message("The file is empty: there is nothing to send."))
    if state.st_size > LARGEST:
        raise Refused(Message("The file has more than 8 GB. Split it: no server takes more in one piece."))
    return state.st_size, state.st_mtime_ns
