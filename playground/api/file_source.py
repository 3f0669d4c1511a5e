"""A file on the disk as a part of a request: read piece by piece while it is sent, and never held whole."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from playground.api.errors import SourceUnreadable
from playground.message import Message


@dataclass(frozen=True, slots=True)
class FileSource:
    """`length` bytes from `start`, or all from there on. The name needs its ending: servers judge the format by it."""

    path: Path
    filename: str
    media_type: str = "application/octet-stream"
    start: int = 0
    length: int | None = None

    def size(self) -> int:
        """Asks the disk. Raises `SourceUnreadable`."""
        try:
            there = max(0, os.stat(self.path).st_size - self.start)
        except OSError as error:
            raise unreadable(self, error) from None
        return there if self.length is None else self.length


@dataclass(frozen=True, slots=True)
class FormBody:
    """What is sent: bytes, and files in between, whose lengths are fixed. `size` is what the server is told before."""

    pieces: tuple[bytes | FileSource, ...] = field(repr=False)
    size: int


def unreadable(source: FileSource, error: OSError) -> SourceUnreadable:
    reason = error.strerror or type(error).__name__
    return SourceUnreadable(Message("{name} cannot be read: {reason}.", name=source.filename, reason=reason))
