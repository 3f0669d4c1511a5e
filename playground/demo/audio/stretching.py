"""Slower speech at the same pitch: overlapping pieces, each laid where it continues the one before it best."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

# In samples at 22050 Hz: a piece of 30 ms covers two periods of a deep voice, and one period is searched through.
PIECE = 660
STEP = PIECE // 2
SEARCH = 200


def stretched(samples: NDArray[np.float32], factor: float) -> NDArray[np.float32]:
    """The same sound, `factor` times as long."""
    length = round(len(samples) * factor)
    padded = np.concatenate((np.zeros(SEARCH, np.float32), samples, np.zeros(PIECE + STEP + 2 * SEARCH, np.float32)))
    window = np.hanning(PIECE + 1)[:PIECE].astype(np.float32)
    made = np.zeros(length + PIECE, np.float32)
    place = SEARCH
    for start in range(0, length, STEP):
        wanted = SEARCH + round(start / factor)
        if start:
            place = _best(padded, place + STEP, wanted)
        made[start : start + PIECE] += window * padded[place : place + PIECE]
    return made[:length]


def _best(samples: NDArray[np.float32], natural: int, wanted: int) -> int:
    """Near `wanted`, the place that looks most like what would come naturally."""
    after = samples[natural : natural + STEP]
    around = samples[wanted - SEARCH : wanted + SEARCH + STEP]
    return wanted - SEARCH + int(np.argmax(np.correlate(around, after, "valid")))
