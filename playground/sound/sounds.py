"""Sounds that can be played: one that still grows while it is downloaded, and a file."""

import threading
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import numpy as np

from playground.sound.backend import Floats, Samples
from playground.sound.errors import SoundError, SoundUnreadable
from playground.sound.level import FULL
from playground.sound.libsndfile import OpenFile
from playground.sound.waveform import Waveform

_KEPT = 16_384
_READ_AT_ONCE = 4_096


class Sound(Protocol):
    """Its shape is known before its first frame; until then the rate is 0."""

    @property
    def rate(self) -> int: ...

    @property
    def channels(self) -> int: ...

    @property
    def frames(self) -> int:
        """Those that are there by now."""

    @property
    def complete(self) -> bool: ...

    def read(self, start: int, count: int) -> Floats:
        """Fewer where there are not so many, or where the start lies before the first."""


class GrowingSound:
    """One thread appends, others read. What it holds is kept as it arrived, so that it can be saved as well."""

    def __init__(self) -> None:
        self.rate = 0
        self.channels = 0
        self.frames = 0
        self.complete = False
        self.error: SoundError | None = None
        """Why it ended early, if it did."""
        self.waveform = Waveform(0)
        self._samples: Samples = np.zeros((0, 1), np.int16)

    def begin(self, rate: int, channels: int) -> None:
        if not self.rate:
            self._samples = np.zeros((rate, channels), np.int16)
            self.waveform = Waveform(rate)
            self.channels = channels
            self.rate = rate

    def append(self, samples: Samples) -> None:
        end = self.frames + len(samples)
        if end > len(self._samples):
            larger = np.empty((max(end, 2 * len(self._samples)), self.channels), np.int16)
            larger[: self.frames] = self._samples[: self.frames]
            self._samples = larger
        self._samples[self.frames : end] = samples
        self.waveform.append(samples)
        self.frames = end  # last: a reader sees only what is there

    def finish(self, error: SoundError | None = None) -> None:
        self.error = self.error or error
        self.complete = True

    @property
    def samples(self) -> Samples:
        """All that is there by now; not a copy."""
        return self._samples[: self.frames]

    def read(self, start: int, count: int) -> Floats:
        end = min(max(0, start + count), self.frames)
        return as_floats(self._samples[max(0, start) : end])


class FileSound:
    """Anything that libsndfile reads, a piece at a time. Close it when it is no longer played."""

    complete = True

    def __init__(self, path: Path) -> None:
        self._file = OpenFile(path)
        # The player reads on its thread, and the file may be closed by the owner's.
        self._lock = threading.Lock()
        self.rate = self._file.rate
        self.channels = self._file.channels
        self.frames = self._file.frames
        # Pieces overlap, and going back in a compressed file is slow.
        self._held: Floats = np.zeros((0, self.channels), np.float32)
        self._held_from = 0

    def read(self, start: int, count: int) -> Floats:
        """What is broken in the file is missing here."""
        first, end = max(0, start), min(max(0, start + count), self.frames)
        with self._lock:
            if end > first and not self._file.closed:
                with suppress(SoundUnreadable):
                    self._hold(first, end)
            offset = first - self._held_from
            return self._held[max(0, offset) : max(0, offset + end - first)]

    def close(self) -> None:
        with self._lock:
            self._file.close()
            self._held = self._held[:0]

    def _hold(self, first: int, end: int) -> None:
        held_until = self._held_from + len(self._held)
        if not self._held_from <= first <= held_until:
            self._held, self._held_from, held_until = self._held[:0], first, first
            self._file.go_to(first)
        if end > held_until:
            drop = max(0, first - _KEPT - self._held_from)
            more = self._file.read(max(_READ_AT_ONCE, end - held_until))
            self._held = np.concatenate([self._held[drop:], more])
            self._held_from += drop


def as_floats(samples: Samples) -> Floats:
    return samples.astype(np.float32) * np.float32(1 / FULL)


def as_samples(frames: Floats) -> Samples:
    return np.clip(np.rint(frames * FULL), -FULL, FULL - 1).astype(np.int16)
