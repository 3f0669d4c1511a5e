"""A stroke of the brush: dabs so close together that a fast hand leaves no gaps and a slow one no edges."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from playground.features.images.mask.patch import Patch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playground.features.images.mask.brush import Brush
    from playground.features.images.mask.mask import Mask

# Between two dabs the edge of a stroke dents inwards; so many pixels of that are not seen.
_DENT: Final = 0.1
_CLOSEST: Final = 0.5
_SURE: Final = 4.0  # pixels that two dabs must be apart to know the direction of a stroke
_UNSURE: Final = 0.75  # of a pixel, for each half of a dab
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
        dabs = [self._brush.dab(*touch) for touch in (start, *_between(start, end, steps))]
        return [_fresh(dab, before) for before, dab in pairwise(dabs)]


def spacing(size: float, hardness: float) -> float:
    """How far two dabs may be apart: as far as the dent of two circles is `_DENT` deep, or nothing of it is seen."""
    return max(_CLOSEST, math.sqrt(4 * _DENT * size), _SOFT * size * (1 - hardness))


def _between(start: Touch, end: Touch, steps: int) -> Iterator[Touch]:
    for step in range(1, steps + 1):
        part = step / steps
        yield Touch(*(first + (last - first) * part for first, last in zip(start, end, strict=True)))


def _fresh(dab: Patch, before: Patch) -> Patch:
    """Without what lies nearer to the dab before it, which has covered that as much: so less has to be painted anew."""
    across, down = dab.left - before.left, dab.top - before.top
    length = math.hypot(across, down)
    if dab.pixels.shape != before.pixels.shape or length < _SURE:
        return dab
    side = len(dab.pixels)
    # Half of a circle remains. The places are whole pixels, so that the direction is only nearly known.
    slack = length / 2 + _UNSURE * side / length + 2
    cut_x = max(0, int(side / 2 * (1 - abs(down) / length) - slack))
    cut_y = max(0, int(side / 2 * (1 - abs(across) / length) - slack))
    left, top = cut_x if across > 0 else 0, cut_y if down > 0 else 0
    right, bottom = side - cut_x + left, side - cut_y + top
    return Patch(dab.left + left, dab.top + top, dab.pixels[top:bottom, left:right])
