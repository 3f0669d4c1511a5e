"""The brush: the dab it leaves, and the sizes it can have."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy
from numpy.typing import NDArray

from playground.features.images.mask.patch import Patch

if TYPE_CHECKING:
    from playground.features.images.pixels import Pixels

SMALLEST: Final = 1.0
LARGEST: Final = 1000.0
_STEP: Final = 1.15
_HARDNESS_STEP: Final = 0.25
_FINE: Final = 64.0  # smaller brushes are placed on quarters of a pixel, others on halves


@dataclass(frozen=True, slots=True)
class Brush:
    """`size` is the diameter in pixels of the picture; with hardness 0 the dab fades from its centre on."""

    size: float = 64.0
    hardness: float = 1.0
    erase: bool = False

    def dab(self, x: float, y: float, pressure: float = 1.0) -> Patch:
        """The middle of the first pixel is at 0.5, 0.5. Pressure makes it smaller."""
        size = _rounded(max(SMALLEST, self.size * pressure))
        reach = math.ceil(size / 2) + 1
        parts = 4 if size < _FINE else 2
        left, phase_x = divmod(round(x * parts), parts)
        top, phase_y = divmod(round(y * parts), parts)
        return Patch(left - reach, top - reach, _stamp(size, self.hardness, phase_x / parts, phase_y / parts))


def larger(size: float) -> float:
    """The next size: a seventh more, and always a whole pixel."""
    return min(LARGEST, max(float(math.floor(size) + 1), float(round(size * _STEP))))


def smaller(size: float) -> float:
    return max(SMALLEST, min(float(math.ceil(size) - 1), float(round(size / _STEP))))


def harder(hardness: float) -> float:
    return min(1.0, math.floor(hardness / _HARDNESS_STEP + 1 + 1e-6) * _HARDNESS_STEP)


def softer(hardness: float) -> float:
    return max(0.0, math.ceil(hardness / _HARDNESS_STEP - 1 - 1e-6) * _HARDNESS_STEP)


def _rounded(size: float) -> float:
    """Pressure gives a new size with each event; stamps can be used again when these are not too many."""
    return round(size * 4) / 4 if size < 32 else float(round(size))


@lru_cache(maxsize=16)
def _stamp(size: float, hardness: float, phase_x: float, phase_y: float) -> Pixels:
    reach = math.ceil(size / 2) + 1
    middles = numpy.arange(-reach, reach + 1, dtype=numpy.float32) + 0.5
    # Most of a stamp is there four times, mirrored.
    across, columns = numpy.unique(numpy.abs(middles - phase_x), return_inverse=True)
    down, rows = numpy.unique(numpy.abs(middles - phase_y), return_inverse=True)
    distance = numpy.sqrt((across * across)[None, :] + (down * down)[:, None])
    quarter = _coverage(distance, size / 2, hardness)
    return quarter[rows[:, None], columns[None, :]]


def _coverage(distance: NDArray[numpy.float32], radius: float, hardness: float) -> Pixels:
    slope = max(1.0, radius * (1 - hardness))
    # At the edge of a hard dab half of a pixel lies inside, hence the half.
    rise = numpy.clip((radius + 0.5 - distance) / numpy.float32(slope), 0, 1)
    if slope > 1:
        rise *= rise * (3 - 2 * rise)
    rise *= 255
    rise += 0.5
    coverage: Pixels = rise.astype(numpy.uint8)
    return coverage
