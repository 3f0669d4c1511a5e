"""The outline of a sound: its lowest and highest samples in ever larger blocks, from which any span is drawn."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.sound.backend import Samples

BLOCK = 256  # frames of the finest level
_FACTOR = 4  # each coarser level joins so many blocks
_MOST_COLUMNS = 65_536
Outline = NDArray[np.int16]
"""Columns × (lowest, highest)."""


@dataclass(frozen=True, slots=True)
class Span:
    """Frames of a sound, up to `end` but without it."""

    start: int
    end: int


class _Level:
    """Grows by doubling. A reader may look at any time: it sees the count last, and the memory behind it."""

    def __init__(self) -> None:
        self.count = 0
        self.blocks: Outline = np.zeros((1024, 2), np.int16)

    def append(self, blocks: Outline) -> None:
        needed = self.count + len(blocks)
        if needed > len(self.blocks):
            larger = np.zeros((max(needed, 2 * len(self.blocks)), 2), np.int16)
            larger[: self.count] = self.blocks[: self.count]
            self.blocks = larger
        self.blocks[self.count : needed] = blocks
        self.count = needed


class Waveform:
    """One thread appends, another asks. Both channels are drawn as one."""

    def __init__(self, rate: int) -> None:
        self.rate = rate
        self.frames = 0
        self._levels: list[_Level] = [_Level()]
        self._rest: Samples = np.zeros((0, 1), np.int16)

    def append(self, samples: Samples) -> None:
        lows, highs = samples.min(axis=1, initial=32_767), samples.max(axis=1, initial=-32_768)
        pairs = np.stack([lows, highs], axis=1) if len(samples) else np.zeros((0, 2), np.int16)
        if len(self._rest):
            pairs = np.concatenate([self._rest, pairs])
        whole = len(pairs) - len(pairs) % BLOCK
        self._rest = pairs[whole:].copy()
        self._levels[0].append(_join(pairs[:whole], BLOCK))
        self._build()
        self.frames += len(samples)

    def columns(self, span: Span, count: int) -> Outline:
        """The span in so many columns. Where nothing is yet, lowest and highest are 0."""
        count = max(1, min(count, _MOST_COLUMNS))
        width = max(1, span.end - span.start) / count
        index, size = 0, BLOCK
        while index + 1 < len(self._levels) and size * _FACTOR <= width:
            index, size = index + 1, size * _FACTOR
        level = self._levels[index]
        available, blocks = level.count, level.blocks
        edges = span.start + np.arange(count + 1) * width
        first = np.floor(edges[:-1] / size).astype(np.int64)
        last = np.maximum(first + 1, np.ceil(edges[1:] / size).astype(np.int64))
        inside = (first >= 0) & (first < available)
        outline = np.zeros((count, 2), np.int16)
        if inside.any():
            outline[inside] = _ranges(blocks[:available], first[inside], np.minimum(last[inside], available))
        return outline

    def _build(self) -> None:
        """Brings the coarser levels up to the finest."""
        index = 0
        while True:
            below = self._levels[index]
            if index + 1 == len(self._levels):
                if below.count < 2 * _FACTOR:
                    return
                self._levels.append(_Level())
            above = self._levels[index + 1]
            start, end = above.count * _FACTOR, below.count - below.count % _FACTOR
            if end > start:
                above.append(_join(below.blocks[start:end], _FACTOR))
            index += 1


def _join(pairs: Outline, size: int) -> Outline:
    if not len(pairs):
        return pairs
    grouped = pairs.reshape(-1, size, 2)
    return np.stack([grouped[:, :, 0].min(axis=1), grouped[:, :, 1].max(axis=1)], axis=1)


def _ranges(blocks: Outline, first: NDArray[np.int64], last: NDArray[np.int64]) -> Outline:
    """Lowest and highest of each range; the ranges begin in ascending order."""
    widest = int((last - first).max())
    result = blocks[first].copy()
    for step in range(1, widest):
        index = np.minimum(first + step, last - 1)
        np.minimum(result[:, 0], blocks[index, 0], out=result[:, 0])
        np.maximum(result[:, 1], blocks[index, 1], out=result[:, 1])
    return result
