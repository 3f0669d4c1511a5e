"""The one module that speaks to libsndfile, which is loaded when the first file is opened."""

import contextlib
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playground.message import Message
from playground.sound.backend import Floats
from playground.sound.errors import SoundLibraryMissing, SoundNotWritten, SoundUnreadable
from playground.sound.kinds import FLAC, HEAD, MP3, OGG, OPUS, WAV, Kind, sniff
from playground.sound.packets.mp3 import frame_length, tidied

if TYPE_CHECKING:
    from types import ModuleType

_FORMATS = {WAV: ("WAV", "PCM_16"), FLAC: ("FLAC", "PCM_16"), OGG: ("OGG", "VORBIS"), OPUS: ("OGG", "OPUS")}
_FORMATS[MP3] = ("MP3", "MPEG_LAYER_III")
_RATES = {
    OPUS: (8_000, 12_000, 16_000, 24_000, 48_000),
    MP3: (8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000),
}
# What stands in an MP3 frame may be needed for up to nine later ones.
_RUN_UP = 10 * 1_152
_LARGEST_RATE = {FLAC: 655_350, OGG: 192_000}


class OpenFile:
    """Read from its beginning to its end, or from where `go_to` went."""

    def __init__(self, source: Path | bytes) -> None:
        library = _library()

        class StraightFile(library.SoundFile):  # type: ignore[name-defined, misc]
            """The library goes to the place where it is already after each read, and that tears holes into MP3."""

            def seekable(self) -> bool:
                return False

        self._errors = library.LibsndfileError
        with self._translated():
            self._file = StraightFile(_without_junk(source))
        self.rate: int = self._file.samplerate
        self.channels: int = self._file.channels
        self.frames: int = self._file.frames
        self._at = 0

    def __enter__(self) -> "OpenFile":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    @property
    def closed(self) -> bool:
        return bool(self._file.closed)

    def close(self) -> None:
        self._file.close()

    def read(self, count: int) -> Floats:
        """Fewer at the end."""
        with self._translated():
            frames: Floats = self._file.read(count, dtype="float32", always_2d=True)
        self._at += len(frames)
        return frames

    def go_to(self, frame: int) -> None:
        if frame == self._at:
            return
        with self._translated():
            self._at = self._file.seek(max(0, frame - _RUN_UP))
        if frame > self._at:
            self.read(frame - self._at)

    @contextlib.contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except self._errors as error:
            raise unreadable(error.error_string) from error


def _without_junk(source: Path | bytes) -> Path | io.BytesIO:
    """What is no frame of an MP3 is taken out before: libmpg123 complains of it on stderr and gives up soon."""
    tidy = source if isinstance(source, bytes) else _head(source)
    if sniff(tidy[:HEAD]) == MP3 and (tidy.startswith(b"ID3") or frame_length(tidy)):
        whole = source if isinstance(source, bytes) else source.read_bytes()
        tidy = tidied(whole)
        if not tidy:
            raise unreadable("no frame of an MP3")
        if tidy is not whole:
            return io.BytesIO(tidy)
    return io.BytesIO(source) if isinstance(source, bytes) else source


def _head(path: Path) -> bytes:
    """Nothing of a file that cannot be opened: the library says why."""
    try:
        with path.open("rb") as file:
            return file.read(HEAD)
    except OSError:
        return b""


def create_file(path: Path, kind: Kind, rate: int, channels: int) -> Any:  # noqa: ANN401
    """A `soundfile.SoundFile` for writing, at a rate of `writable_rate`; close it."""
    library = _library()
    container, subtype = _FORMATS[kind]
    try:
        return library.SoundFile(path, "w", rate, channels, subtype, format=container)
    except library.LibsndfileError as error:
        raise not_written(kind, error.error_string) from error


@contextlib.contextmanager
def writing_errors(kind: Kind) -> Iterator[None]:
    library = _library()
    try:
        yield
    except library.LibsndfileError as error:
        raise not_written(kind, error.error_string) from error
    except OSError as error:
        raise not_written(kind, str(error)) from error


def writable_rate(kind: Kind, rate: int) -> int:
    """The lowest rate that the kind knows and that loses nothing."""
    rates = _RATES.get(kind)
    if rates is None:
        return min(rate, _LARGEST_RATE.get(kind, rate))
    return next((known for known in rates if known >= rate), rates[-1])


def unreadable(details: str) -> SoundUnreadable:
    return SoundUnreadable(
        Message("This sound cannot be read: it is broken, or of a kind that is not known here."), details
    )


def not_written(kind: Kind, details: str) -> SoundNotWritten:
    return SoundNotWritten(
        Message("The file cannot be written as {kind}: {reason}", kind=kind.name, reason=details), details
    )


def _library() -> "ModuleType":
    try:
        import soundfile
    except (OSError, ImportError) as error:
        package = "libsndfile1" if sys.platform.startswith("linux") else "soundfile"
        raise SoundLibraryMissing(
            Message(
                "The library that reads sound files, libsndfile, does not load. The package {package} brings it.",
                package=package,
            ),
            str(error),
        ) from error
    library: ModuleType = soundfile
    return library
