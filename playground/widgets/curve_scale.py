"""The scale beside curves: which numbers stand at it, and how they are written."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_ROOM: Final = 0.06  # of the height, above the highest and below the lowest point
_NICE: Final = (1.0, 2.0, 2.5, 5.0, 10.0)
_MOST_PLACES: Final = 6


@dataclass(frozen=True, slots=True)
class Scale:
    """From the lowest to the highest value that is shown; `ticks` are round numbers between them."""

    low: float
    high: float
    ticks: tuple[float, ...]
    places: int

    def share(self, value: float) -> float:
        """0 at the low end, 1 at the high one."""
        return (value - self.low) / (self.high - self.low)


def scale_of(values: Iterable[float], most: int) -> Scale:
    """Wide enough for all of the values, with a little room; `most` ticks at most. From zero where they come near."""
    finite = [value for value in values if math.isfinite(value)]
    low, high = min(finite, default=0.0), max(finite, default=1.0)
    if not math.isfinite(high - low):
        return Scale(0.0, 1.0, (0.0, 1.0), 0)
    if high - low < 1e-9 * max(1.0, abs(high)):
        low, high = low - max(0.5, abs(low) * 0.1), high + max(0.5, abs(high) * 0.1)
    room = (high - low) * _ROOM
    from_zero = 0 <= low <= (high - low) * 0.5
    return _scale(0.0 if from_zero else low - room, high + room, most)


def steps_of(steps: Iterable[int], most: int) -> Scale:
    """From the first to the last step; only whole steps have a tick."""
    known = list(steps)
    first, last = min(known, default=0), max(known, default=1)
    if first == last:
        first, last = first - 1, last + 1
    scale = _scale(float(first), float(last), most)
    whole = tuple(tick for tick in scale.ticks if tick == round(tick) and tick >= 0)
    return Scale(scale.low, scale.high, whole, 0)


def _scale(low: float, high: float, most: int) -> Scale:
    step = _nice_step((high - low) / max(1, most))
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    ticks = tuple(round(place * step, 12) for place in range(first, last + 1))
    return Scale(low, high, ticks, _places(step))


def _nice_step(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    return next(nice * power for nice in _NICE if nice * power >= least * (1 - 1e-9))


def _places(step: float) -> int:
    """As many as tell two neighbours apart."""
    exact = (places for places in range(_MOST_PLACES) if abs(round(step, places) - step) < step * 1e-6)
    return next(exact, _MOST_PLACES)
