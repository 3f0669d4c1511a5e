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
from playground.sound.packets.splitter import Splitter

if TYPE_CHECKING:
    from types import ModuleType

    from av.audio.codeccontext import AudioCodecContext
    from av.audio.frame import AudioFrame
    from av.audio.resampler import AudioResampler
    from av.audio.stream import AudioStream
    from av.container import InputContainer

# Sound must come out after the first kilobytes of a stream, whose kind is known.
_AT_ONCE = {"probesize": "1024", "analyzeduration": "0"}
_MOST_BEHIND = 4_096  # frames that an encoder adds at the end


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


class MediaStream:
    """A sound that is still arriving, each packet of which is heard as soon as it is there. Its shape is known with the
    first block."""

    def __init__(self, source: Pipe, splitter: Splitter) -> None:
        self.rate = 0
        self.channels = 0
        self._source = source
        self._splitter = splitter
        self._decoder: AudioCodecContext | None = None
        self._resampler: AudioResampler | None = None
        self._resampled: tuple[str, str, int] | None = None  # what kind of frames
        self._decoded = self._given = 0  # frames
        self._held: Samples = np.zeros((0, 1), np.int16)
        self._longer = False

    def blocks(self) -> Iterator[Samples]:
        """Without what the encoder put before the beginning and behind the end. A broken packet is left out."""
        load()
        while data := self._source.read():
            for packet in self._splitter.split(data):
                yield from self._heard(packet)
        for packet in self._splitter.rest():
            yield from self._heard(packet)

    def _heard(self, packet: bytes) -> Iterator[Samples]:
        with translated():
            for frame in self._frames(packet):
                block = self._converted(frame)
                before = max(0, self._splitter.delay - self._decoded)
                self._decoded += len(block)
                yield from self._trimmed(block[before:])

    def _trimmed(self, block: Samples) -> Iterator[Samples]:
        """What lies behind the told end is held back, until so much came that the end was told wrong."""
        length, waiting = self._splitter.length, np.concatenate([self._held, block]) if len(self._held) else block
        room = len(waiting) if length is None or self._longer else max(0, length - self._given)
        if len(waiting) - room > _MOST_BEHIND:
            self._longer, room = True, len(waiting)
        self._held = waiting[room:]
        if room and len(waiting):
            self._given += min(room, len(waiting))
            yield waiting[:room]

    def _frames(self, packet: bytes) -> "list[AudioFrame]":
        import av

        if self._decoder is None:
            self._decoder = _decoder(self._splitter)
        try:
            return self._decoder.decode(av.Packet(packet))
        except av.error.FFmpegError:  # what is broken may look like anything that is not known
            return []

    def _converted(self, frame: "AudioFrame") -> Samples:
        if not self.rate:
            self.rate, self.channels = frame.sample_rate, min(2, frame.layout.nb_channels)
        kind = frame.format.name, frame.layout.name, frame.sample_rate
        if self._resampler is None or kind != self._resampled:  # it may change in the middle
            layout = "mono" if self.channels == 1 else "stereo"
            self._resampler, self._resampled = load().AudioResampler("s16", layout, self.rate), kind
        found = [each.to_ndarray().reshape(-1, self.channels) for each in self._resampler.resample(frame)]
        return np.concatenate(found).astype(np.int16, copy=False) if found else np.zeros((0, self.channels), np.int16)


def _decoder(splitter: Splitter) -> "AudioCodecContext":
    decoder: AudioCodecContext = load().CodecContext.create(splitter.codec, "r")
    decoder.thread_count = 1  # more of them collect packets before they begin
    if splitter.head:
        decoder.extradata = splitter.head
    return decoder


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
