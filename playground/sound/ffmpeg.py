"""The one module that speaks to FFmpeg, by PyAV, which is loaded for what libsndfile does not read."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from playground.message import Message
from playground.sound.backend import Samples
from playground.sound.errors import SoundLibraryMissing, SoundUnreadable
from playground.sound.kinds import Kind
from playground.sound.libsndfile import unreadable

if TYPE_CHECKING:
    from types import ModuleType

    from av.audio.frame import AudioFrame
    from av.audio.resampler import AudioResampler
    from av.audio.stream import AudioStream
    from av.container import InputContainer

# Sound must come out after the first kilobytes of a stream, whose kind is known.
_AT_ONCE = {"probesize": "1024", "analyzeduration": "0"}


class Pipe(Protocol):
    def read(self, size: int = -1, /) -> bytes:
        """Waits for the next bytes; none at the end."""


class MediaFile:
    """The first audio track of a file or a stream, as 16-bit frames of one or two channels."""

    def __init__(self, container: "InputContainer", stream: "AudioStream", resampler: "AudioResampler") -> None:
        self.rate: int = stream.rate
        self.channels: int = _channels(stream)
        self.seconds = container.duration / 1_000_000 if container.duration else None
        self._container = container
        self._stream = stream
        self._resampler = resampler

    def blocks(self) -> Iterator[Samples]:
        """A broken packet is left out."""
        import av

        with translated():
            for packet in self._container.demux(self._stream):
                try:
                    frames = packet.decode()
                except av.error.InvalidDataError:
                    continue
                for frame in frames:
                    yield from self._converted(frame)
            yield from self._converted(None)

    def _converted(self, frame: "AudioFrame | None") -> Iterator[Samples]:
        for converted in self._resampler.resample(frame):
            yield converted.to_ndarray().reshape(-1, self.channels).astype(np.int16, copy=False)


@contextlib.contextmanager
def open_media(source: Path | Pipe, kind: Kind) -> Iterator[MediaFile]:
    library = load()
    with translated():
        if isinstance(source, Path):
            container = library.open(source, "r")
        else:
            container = library.open(source, "r", format=kind.format, options=_AT_ONCE)
    with container:
        if not container.streams.audio:
            raise SoundUnreadable(Message("There is no sound in this file, only a picture."))
        stream = container.streams.audio[0]
        # A codec that is not known here has no context, and then not even these names.
        if getattr(stream, "codec_context", None) is None or not stream.rate:
            raise unreadable("no sample rate")
        layout = "mono" if _channels(stream) == 1 else "stereo"
        yield MediaFile(container, stream, library.AudioResampler("s16", layout, stream.rate))


@contextlib.contextmanager
def translated() -> Iterator[None]:
    import av

    try:
        yield
    except av.error.FFmpegError as error:
        raise unreadable(error.strerror or str(error)) from error


def load() -> "ModuleType":
    try:
        import av
    except (OSError, ImportError) as error:
        raise missing(str(error)) from error
    return av


def missing(details: str = "") -> SoundLibraryMissing:
    return SoundLibraryMissing(
        Message(
            "M4A, MP4, WebM, AAC and video need the package av, which is not installed. “pip install av” in the "
            "program's environment brings it."
        ),
        details,
    )


def available() -> bool:
    try:
        load()
    except SoundLibraryMissing:
        return False
    return True


def _channels(stream: "AudioStream") -> int:
    return min(2, max(1, stream.codec_context.channels))
