"""The mask as colours to lie over the picture, of which only what has changed is made anew. Knows no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy
from numpy.typing import NDArray

from playground.features.images.mask.rect import Rect

if TYPE_CHECKING:
    from playground.features.images.pixels import Pixels

Colours: TypeAlias = NDArray[numpy.uint32]


class Overlay:
    """`colours` are 0xAARRGGBB, each channel multiplied by the coverage, as Qt blends fastest."""

    def __init__(self, mask: Pixels, colour: tuple[int, int, int]) -> None:
        self.colours: Colours = numpy.zeros(mask.shape, numpy.uint32)
        self._mask = mask
        self._table = _table(colour)
        self._whole = Rect(0, 0, mask.shape[1], mask.shape[0])
        self.refresh(self._whole)

    def set_colour(self, colour: tuple[int, int, int]) -> None:
        self._table = _table(colour)
        self.refresh(self._whole)

    def refresh(self, area: Rect) -> None:
        place = area.slices
        self.colours[place] = numpy.take(self._table, self._mask[place], mode="clip")


def _table(colour: tuple[int, int, int]) -> Colours:
    coverage = numpy.arange(256)
    table = coverage << 24
    for channel, shift in zip(colour, (16, 8, 0), strict=True):
        table |= (coverage * channel + 127) // 255 << shift
    return table.astype(numpy.uint32)
