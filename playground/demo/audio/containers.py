"""Sound as bytes of a file format, growing while the sound does."""

from __future__ import annotations

import io
import struct
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from playground.demo.audio.extra import needed

# What OpenAI's raw and WAV sounds have, and one of the few rates that Opus knows.
RATE = 24_000
MEDIA = {
    "mp3": "audio/mpeg",
    "opus": "audio/opus",
    "flac": "audio/flac",
    "wav": "audio/wav",
    "pcm": "audio/pcm",
}
KINDS = {"mp3": ("MP3", "MPEG_LAYER_III"), "opus": ("OGG", "OPUS"), "flac": ("FLAC", "PCM_16")}
UNKNOWN_LENGTH = 0xFFFFFFFF

Samples = NDArray[np.int16]


class Container(Protocol):
    """Takes samples; gives the bytes that can be sent by now."""

    def add(self, samples: Samples) -> bytes: ...

    def end(self) -> bytes: ...


def container(form: str) -> Container:
    if form in KINDS:
        return _Encoded(*KINDS[form])
    return _Plain(_wav_header() if form == "wav" else b"")


class _Plain:
    def __init__(self, header: bytes) -> None:
        self.header = header

    def add(self, samples: Samples) -> bytes:
        header, self.header = self.header, b""
        return header + samples.astype("<i2").tobytes()

    def end(self) -> bytes:
        return b""


def _wav_header() -> bytes:
    """A header for a sound of which nobody knows yet how long it will be."""
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, RATE, 2 * RATE, 2, 16)
    data = struct.pack("<4sI", b"data", UNKNOWN_LENGTH)
    return struct.pack("<4sI4s", b"RIFF", UNKNOWN_LENGTH, b"WAVE") + form + data


class _Encoded:
    """A format that libsndfile writes into a growing file."""

    def __init__(self, kind: str, subtype: str) -> None:
        with needed("write this format"):
            import soundfile
        self.target = io.BytesIO()
        self.sent = 0
        # The header of FLAC holds the length, and is written last.
        self.whole = kind == "FLAC"
        # With a variable rate a player could tell the length only from a header that is written last too.
        mode = "CONSTANT" if kind == "MP3" else None
        self.file = soundfile.SoundFile(self.target, "w", RATE, 1, subtype, format=kind, bitrate_mode=mode)

    def add(self, samples: Samples) -> bytes:
        self.file.write(samples)
        return b"" if self.whole else self._new()

    def end(self) -> bytes:
        self.file.close()
        return self._new()

    def _new(self) -> bytes:
        with self.target.getbuffer() as written:
            new = bytes(written[self.sent :])
        self.sent += len(new)
        return new
