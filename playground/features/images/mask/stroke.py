"""A stroke of the brush: dabs so close together that a fast hand leaves no gaps and a slow one no edges."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playground.features.images.mask.brush import Brush
    from playground.features.images.mask.mask import Mask
    from playground.features.images.mask.patch import Patch

# Between two dabs the edge of a stroke dents inwards; so many pixels of that are not seen.
_DENT: Final = 0.1
_CLOSEST: Final = 0.5
_SOFT: Final = 0.06  # of its size a soft brush can move, and loses a hundredth between


class Touch(NamedTuple):
    """Where the brush touches the picture, and how hard, from 0 to 1."""

    x: float
    y: float
    pressure: float = 1.0


class Stroke:
    """The mask has begun a step."""

    def __init__(self, mask: Mask, brush: Brush, touch: Touch) -> None:
        self._mask = mask
        self._brush = brush
        self._last = touch
        self._lay([brush.dab(*touch)])

    def to(self, touch: Touch) -> None:
        self._lay(self._dabs(self._last, touch))
        self._last = touch

    def _lay(self, dabs: list[Patch]) -> None:
        self._mask.lay(dabs, erase=self._brush.erase)

    def _dabs(self, start: Touch, end: Touch) -> list[Patch]:
        size = self._brush.size * min(start.pressure, end.pressure)
        apart = spacing(size, self._brush.hardness)
        steps = max(1, math.ceil(math.hypot(end.x - start.x, end.y - start.y) / apart))
        return [self._brush.dab(*touch) for touch in _between(start, end, steps)]


def spacing(size: float, hardness: float) -> float:
    """How far two dabs may be apart: as far as the dent of two circles is `_DENT` deep, or nothing of it is seen."""
    return max(_CLOSEST, math.sqrt(4 * _DENT * size), _SOFT * size * (1 - hardness))


def _between(start: Touch, end: Touch, steps: int) -> Iterator[Touch]:
    for step in range(1, steps + 1):
        part = step / steps
        yield Touch(*(first + (last - first) * part for first, last in zip(start, end, strict=True)))
