"""Files that a user has chosen, dropped or pasted, read as bytes. Blocks, and belongs into a worker thread."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from playground.message import Message

if TYPE_CHECKING:
    from pathlib import Path


class NotUsable(Exception):
    """The file or what is in it is not taken; the reason is for the user."""

    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


def read_file(path: Path, most: int) -> bytes:
    """One byte more than `most`, if there are more. Raises NotUsable for what is no file or cannot be read; a pipe or
    a device is not waited for, and of a file on another computer not even the name is looked up."""
    if str(path).startswith(("//", "\\\\")):
        raise NotUsable(Message("{name} lies on another computer. Copy it to this one first.", name=path.name))
    try:
        # What it is can change until it is open, so that is asked afterwards.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb") as file:
            mode = os.fstat(descriptor).st_mode
            if not stat.S_ISREG(mode):
                raise _folder(path) if stat.S_ISDIR(mode) else _no_file(path)
            return file.read(most + 1)
    except (OSError, ValueError) as error:
        if path.is_dir():
            raise _folder(path) from error
        reason = getattr(error, "strerror", None) or str(error)
        raise NotUsable(Message("{name} cannot be read: {reason}.", name=path.name, reason=reason)) from error


def _folder(path: Path) -> NotUsable:
    return NotUsable(Message("{name} is a folder. Choose the files in it.", name=path.name))


def _no_file(path: Path) -> NotUsable:
    return NotUsable(Message("{name} is not an ordinary file and cannot be sent.", name=path.name))
