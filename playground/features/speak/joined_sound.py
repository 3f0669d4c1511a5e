"""Several sounds one after the other as one, which grows at its end."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from playground.sound.waveform import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playground.sound.backend import Floats
    from playground.sound.sounds import GrowingSound
    from playground.sound.waveform import Outline


class JoinedSound:
    """A `Sound` and its own waveform. Sounds are added by one thread; others may read meanwhile."""

    def __init__(self) -> None:
        self._sounds: tuple[GrowingSound, ...] = ()
        self._closed = False

    def add(self, sound: GrowingSound) -> None:
        """Of the same rate and with as many channels as the first."""
        self._sounds = (*self._sounds, sound)

    def close(self) -> None:
        """No other sound follows."""
        self._closed = True

    @property
    def rate(self) -> int:
        return next((sound.rate for sound in self._sounds if sound.rate), 0)

    @property
    def channels(self) -> int:
        return next((sound.channels for sound in self._sounds if sound.rate), 0)

    @property
    def frames(self) -> int:
        return sum(frames for _, frames, _ in self._placed())

    @property
    def complete(self) -> bool:
        return self._closed and all(sound.complete for sound in self._sounds)

    @property
    def seconds(self) -> float:
        """That are there by now."""
        return self.frames / self.rate if self.rate else 0.0

    def read(self, start: int, count: int) -> Floats:
        end = start + count
        pieces = [
            sound.read(max(0, start - first), min(end, first + frames) - max(start, first))
            for first, frames, sound in self._placed()
            if first < end and start < first + frames
        ]
        if not pieces:
            return np.zeros((0, max(1, self.channels)), np.float32)
        return pieces[0] if len(pieces) == 1 else np.concatenate(pieces)

    def columns(self, span: Span, count: int) -> Outline:
        """As those of a waveform: the lowest and the highest of each."""
        outline = np.zeros((count, 2), np.int16)
        width = max(1, span.end - span.start) / count
        for first, frames, sound in self._placed():
            left = max(0, math.floor((first - span.start) / width))
            right = min(count, math.ceil((first + frames - span.start) / width))
            if left < right:
                edges = (round(span.start + column * width) - first for column in (left, right))
                found = sound.waveform.columns(Span(*edges), right - left)
                np.minimum(outline[left:right, 0], found[:, 0], out=outline[left:right, 0])
                np.maximum(outline[left:right, 1], found[:, 1], out=outline[left:right, 1])
        return outline

    def _placed(self) -> Iterator[tuple[int, int, GrowingSound]]:
        """Where each begins and how long it is, up to the one that still grows."""
        first = 0
        for sound in self._sounds:
            complete = sound.complete  # asked before the frames, which are final afterwards
            frames = sound.frames
            yield first, frames, sound
            if not complete:
                return
            first += frames
