"""Sounds made fit to be sent. Everything here blocks."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playground.message import Message
from playground.services.chosen_files import NotUsable
from playground.sound import codecs
from playground.sound.errors import SoundError, SoundLibraryMissing
from playground.sound.kinds import MP3

if TYPE_CHECKING:
    from collections.abc import Iterator


def seconds_of(data: bytes, name: str) -> float | None:
    """None where nothing here can tell; raises NotUsable for what is broken."""
    try:
        with _as_file(data, name) as path:
            return codecs.inspect(path).seconds
    except SoundLibraryMissing:
        return None


def as_mp3(data: bytes, name: str) -> tuple[bytes, float | None]:
    """With how long it lasts. Raises NotUsable."""
    try:
        with _as_file(data, name) as path:
            target = path.with_name("sound.mp3")
            codecs.convert(path, target, MP3)
            return target.read_bytes(), codecs.inspect(target).seconds
    except SoundLibraryMissing as error:
        raise _not_usable(name, error) from error


@contextmanager
def _as_file(data: bytes, name: str) -> Iterator[Path]:
    """The decoders read files. Nobody else can look into the folder."""
    with tempfile.TemporaryDirectory(prefix="playground-") as folder:
        path = Path(folder) / "sound"
        try:
            path.write_bytes(data)
            yield path
        except SoundLibraryMissing:
            raise
        except SoundError as error:
            raise _not_usable(name, error) from error
        except OSError as error:
            reason = error.strerror or str(error)
            raise NotUsable(Message("{name} cannot be read: {reason}.", name=name, reason=reason)) from error


def _not_usable(name: str, error: SoundError) -> NotUsable:
    return NotUsable(Message("{name}: {reason}", name=name, reason=error.message))
