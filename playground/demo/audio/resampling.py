"""Sound at another sample rate: a windowed sinc, fed block by block, so that it can stand in a stream."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Samples = NDArray[np.float32]

# Zero crossings on each side: steep enough for speech.
CROSSINGS = 16
# The share of the smaller bandwidth that is kept; the rest is where the filter falls.
KEPT = 0.92


class Resampler:
    """Turns blocks at one rate into blocks at another; all blocks together are as long as they should be."""

    def __init__(self, source: int, target: int) -> None:
        shared = math.gcd(source, target)
        self.up, self.down = target // shared, source // shared
        self.half = math.ceil(CROSSINGS * max(1.0, source / target))
        self.kernels = _kernels(self.up, self.down, self.half)
        # The samples that later results still need, of which the first is number `first` of the whole.
        self.held: Samples = np.zeros(self.half - 1, np.float32)
        self.first = 1 - self.half
        self.taken = 0
        self.given = 0

    def feed(self, block: Samples) -> Samples:
        self.taken += len(block)
        return self._made(block, self.taken - 1 - self.half)

    def end(self) -> Samples:
        """What is still to come, as if silence followed."""
        return self._made(np.zeros(self.half, np.float32), self.taken - 1)

    def _made(self, block: Samples, last: int) -> Samples:
        """The results of which the centre is not after sample `last`."""
        self.held = np.concatenate((self.held, block))
        numbers = np.arange(self.given, ((last + 1) * self.up - 1) // self.down + 1, dtype=np.int64)
        if not len(numbers):
            return np.zeros(0, np.float32)
        self.given = int(numbers[-1]) + 1
        centres, phases = np.divmod(numbers * self.down, self.up)
        windows: Samples = sliding_window_view(self.held, 2 * self.half)[centres - self.half + 1 - self.first]
        made: Samples = np.vecdot(windows, self.kernels[phases])
        done = self.given * self.down // self.up - self.half + 1 - self.first
        self.held = self.held[done:]
        self.first += done
        return made


@lru_cache(8)
def _kernels(up: int, down: int, half: int) -> Samples:
    """A filter for each place between two samples where a result can lie."""
    distance = np.arange(1 - half, half + 1)[None, :] - (np.arange(up) / up)[:, None]
    width = KEPT * min(1.0, up / down)
    kernels = np.sinc(width * distance) * (0.5 + 0.5 * np.cos(np.pi * np.clip(distance / half, -1, 1)))
    found: Samples = (kernels / kernels.sum(axis=1, keepdims=True)).astype(np.float32)
    return found
