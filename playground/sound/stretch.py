"""Faster or slower at the same pitch: pieces of the sound are overlapped where they fit each other best (WSOLA)."""

from collections.abc import Callable

import numpy as np

from playground.sound.backend import Floats

Read = Callable[[int, int], Floats]
"""Start and count; what lies outside the sound is silence."""


class Stretch:
    """At the speed 1 it hands on the sound as it is, so that the speed may change at any moment without a click."""

    def __init__(self, rate: int) -> None:
        self.hop = rate // 60
        self._tolerance = rate // 100
        rising = 0.5 - 0.5 * np.cos(np.pi * (np.arange(self.hop, dtype=np.float32) + 0.5) / self.hop)
        self._rising: Floats = rising[:, np.newaxis].astype(np.float32)
        self._falling: Floats = 1 - self._rising
        self._tail_at: int | None = None  # what followed there is faded out under the next piece
        self._wanted = 0.0
        self.position = 0
        """The frame at which the next piece continues."""

    def jump(self, position: int, *, seamless: bool = False) -> None:
        """Seamless: what comes from there is faded into what went on here."""
        self.position = position
        self._wanted = float(position)
        if not seamless:
            self._tail_at = None

    def reach(self, speed: float) -> int:
        """The frame up to which the sound must be known for the next piece. At its own speed that is the piece and no
        more: what is still arriving must not wait."""
        furthest = self.position if speed == 1 else max(self.position, round(self._wanted) + self._tolerance)
        return max(furthest, self._tail_at or 0) + self.hop

    def next(self, read: Read, speed: float) -> Floats:
        """One hop of output."""
        start, tail_at = self._best_start(read, speed), self._tail_at
        result = read(start, self.hop)
        if tail_at is not None and tail_at != start:
            result = read(tail_at, self.hop) * self._falling + result * self._rising
        self._tail_at = self.position = start + self.hop
        self._wanted = (start if speed == 1 else self._wanted) + self.hop * speed
        return result

    def _best_start(self, read: Read, speed: float) -> int:
        if speed == 1 or self._tail_at is None or self._wanted == self.position:
            return self.position
        goal = read(self.position, self.hop).mean(axis=1)
        start = round(self._wanted) - self._tolerance
        region = read(start, 2 * self._tolerance + self.hop).mean(axis=1)
        likeness = np.correlate(region, goal, "valid")
        power = np.cumsum(np.concatenate([[0.0], region**2]))
        energy = power[self.hop :] - power[: -self.hop]
        return start + int(np.argmax(likeness / np.sqrt(np.maximum(energy, 1e-6))))


def stretched(frames: Floats, rate: int, speed: float) -> Floats:
    """A whole sound at once."""
    stretch = Stretch(rate)
    pieces = []
    made, wanted = 0, round(len(frames) / speed)

    def read(start: int, count: int) -> Floats:
        return padded(frames[max(0, start) : max(0, start + count)], start, count)

    while made < wanted:
        pieces.append(stretch.next(read, speed))
        made += stretch.hop
    return np.concatenate(pieces)[:wanted] if pieces else frames


def padded(frames: Floats, start: int, count: int) -> Floats:
    """So many frames, with silence for those before the beginning and behind the end."""
    if len(frames) == count:
        return frames
    result = np.zeros((count, frames.shape[1]), np.float32)
    before = min(count, max(0, -start))
    result[before : before + len(frames)] = frames
    return result
