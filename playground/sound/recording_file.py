"""A WAV file that can be played at any moment while it grows, and what a crash leaves of it."""

import os
import struct
from contextlib import suppress
from pathlib import Path

from playground.sound.backend import Samples

UNFINISHED = ".unfinished.wav"
_BYTES_PER_SAMPLE = 2
_HEADER_LENGTH = 80
_LARGEST_RIFF = 2**32 - 1


class RecordingFile:
    """Grows beside the place where it will stand, and moves there when it is finished."""

    def __init__(self, path: Path, rate: int, channels: int) -> None:
        self.path = path
        self.rate = rate
        self.channels = channels
        self.frames = 0
        self._growing = path.with_name(path.stem + UNFINISHED)
        self._file = self._growing.open("xb")
        try:
            self._file.write(header(rate, channels, 0))
            self.sync()
        except OSError:
            self.discard()
            raise

    @property
    def size(self) -> int:
        return _HEADER_LENGTH + self.frames * self.channels * _BYTES_PER_SAMPLE

    def append(self, samples: Samples) -> None:
        self._file.write(samples.astype("<i2", copy=False).data)
        self.frames += len(samples)

    def sync(self) -> None:
        """From now on even a failure of the power leaves what was appended so far."""
        length = self._file.tell() - _HEADER_LENGTH
        self._file.seek(0)
        self._file.write(header(self.rate, self.channels, length))
        self._file.seek(0, os.SEEK_END)
        self._file.flush()
        os.fsync(self._file.fileno())

    def finish(self) -> Path | None:
        """Closed and in its place; none where nothing was recorded. Where the disk is full, what it still took is kept,
        and what a broken disk does not let go of stays where it grew."""
        with suppress(OSError):
            self.sync()
        with suppress(OSError):
            self._file.close()
        try:
            path = recover(self._growing, self.path)
            if path is not None:  # a disk that became full took less than it was given
                self.frames = (path.stat().st_size - _HEADER_LENGTH) // (self.channels * _BYTES_PER_SAMPLE)
        except OSError:
            return self._growing
        return path

    def discard(self) -> None:
        with suppress(OSError):
            self._file.close()
        self._growing.unlink(missing_ok=True)


def header(rate: int, channels: int, length: int) -> bytes:
    """A space is kept free, which holds the length once it is too large for WAV: the file is then an RF64."""
    frame = channels * _BYTES_PER_SAMPLE
    total = _HEADER_LENGTH - 8 + length
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, channels, rate, rate * frame, frame, 8 * _BYTES_PER_SAMPLE)
    if total <= _LARGEST_RIFF:
        start = struct.pack("<4sI4s4sI28x", b"RIFF", total, b"WAVE", b"JUNK", 28)
        return start + form + struct.pack("<4sI", b"data", length)
    sizes = struct.pack("<QQQI", total, length, length // frame, 0)
    start = struct.pack("<4sI4s4sI", b"RF64", _LARGEST_RIFF, b"WAVE", b"ds64", 28) + sizes
    return start + form + struct.pack("<4sI", b"data", _LARGEST_RIFF)


def unfinished(folder: Path) -> tuple[Path, ...]:
    """What an earlier run of the program began and did not finish."""
    return tuple(sorted(folder.glob("*" + UNFINISHED)))


def recover(growing: Path, path: Path | None = None) -> Path | None:
    """Makes a whole file of an unfinished one. One without a single frame is removed."""
    target = path or growing.with_name(growing.name.removesuffix(UNFINISHED) + ".wav")
    with growing.open("r+b") as file:
        start = file.read(_HEADER_LENGTH)
        length = file.seek(0, os.SEEK_END) - _HEADER_LENGTH
        whole = _complete(start, length)
        if whole is not None:
            file.seek(0)
            file.write(whole)
            file.flush()
            os.fsync(file.fileno())
    if whole is None:
        growing.unlink()
        return None
    growing.replace(target)
    return target


def _complete(start: bytes, length: int) -> bytes | None:
    """The header for so many bytes, of which a broken last frame does not count."""
    if len(start) < _HEADER_LENGTH or start[48:52] != b"fmt ":
        return None
    channels, rate = struct.unpack_from("<HI", start, 58)
    frame = channels * _BYTES_PER_SAMPLE
    return header(rate, channels, length - length % frame) if frame and length >= frame else None
