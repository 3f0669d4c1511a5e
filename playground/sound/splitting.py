"""A long sound in parts that are short enough to be sent, cut where nobody speaks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from playground.sound.backend import Floats
from playground.sound.codecs import reading, write
from playground.sound.kinds import FLAC
from playground.sound.resample import Resampler

RATE = 16_000  # all that a speech model hears
_STEP = 0.02
_SMOOTH = 15  # steps over which a pause must last to be a good place
_LOOK_BACK = 0.4  # of the longest part, in which the quietest place is sought


@dataclass(frozen=True, slots=True)
class Part:
    path: Path
    start: float  # seconds, to be added to the times of its transcript
    seconds: float


def split(source: Path, folder: Path, largest: int, stopped: Callable[[], bool] = lambda: False) -> tuple[Part, ...]:
    """FLAC files of one channel at 16 kHz, each of no more than so many bytes. May be stopped between blocks, with the
    parts that are whole by then."""
    longest = longest_part(largest)
    steps = loudness(source)
    edges = [0.0, *places_to_cut(steps, longest), len(steps) * _STEP]
    parts = []
    with reading(source) as opened:
        frames = _Frames(_speech(opened.blocks, opened.rate))
        for number, (start, end) in enumerate(pairwise(edges), 1):
            if stopped():
                break
            path = folder / f"{source.stem}-{number:02}.flac"
            last = end == edges[-1]
            count = _write_part(path, frames, None if last else round(end * RATE) - round(start * RATE))
            parts.append(Part(path, start, count / RATE))
    return tuple(parts)


def longest_part(largest: int) -> float:
    """In seconds. FLAC is never much larger than the bare samples."""
    return max(1.0, (largest * 0.98 - 20_000) / (2 * RATE))


def loudness(source: Path) -> NDArray[np.float32]:
    """Of every 20 ms."""
    with reading(source) as opened:
        size = round(opened.rate * _STEP)
        held: Floats = np.zeros((0, 1), np.float32)
        steps = []
        for block in opened.blocks:
            held = np.concatenate([held, block.mean(axis=1, keepdims=True, dtype=np.float32)])
            whole = len(held) - len(held) % size
            steps.append(np.sqrt((held[:whole].reshape(-1, size) ** 2).mean(axis=1)))
            held = held[whole:]
        steps.append(np.sqrt((held**2).mean(keepdims=True))[0] if len(held) else np.zeros(0, np.float32))
    return np.concatenate(steps).astype(np.float32)


def places_to_cut(steps: NDArray[np.float32], longest: float) -> list[float]:
    """The quietest places in seconds, so that no part is longer."""
    most = int(longest / _STEP)
    quiet = np.convolve(steps, np.full(_SMOOTH, 1 / _SMOOTH), "same")
    places, start = [], 0
    while len(steps) - start > most:
        first = start + int(most * (1 - _LOOK_BACK))
        start = first + int(np.argmin(quiet[first : start + most]))
        places.append(start * _STEP)
    return places


def _write_part(path: Path, frames: "_Frames", count: int | None) -> int:
    before = frames.taken
    write(path, FLAC, frames.take(count), RATE)
    return frames.taken - before


def _speech(blocks: Iterator[Floats], rate: int) -> Iterator[Floats]:
    resampler = Resampler(rate, RATE, 1)
    for block in blocks:
        yield resampler.process(block.mean(axis=1, keepdims=True, dtype=np.float32))
    yield resampler.process(np.zeros((0, 1), np.float32), last=True)


class _Frames:
    """A stream of blocks, from which any number of frames is taken."""

    def __init__(self, blocks: Iterator[Floats]) -> None:
        self.taken = 0
        self._blocks = blocks
        self._held: Floats = np.zeros((0, 1), np.float32)

    def take(self, count: int | None) -> Iterator[Floats]:
        """None: all that is left."""
        while count is None or count > 0:
            if not len(self._held):
                block = next(self._blocks, None)
                if block is None:
                    return
                self._held = block
            piece = self._held if count is None else self._held[:count]
            self._held = self._held[len(piece) :]
            self.taken += len(piece)
            if count is not None:
                count -= len(piece)
            yield piece
