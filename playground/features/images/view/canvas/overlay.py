"""The mask as colours to lie over the picture, of which only what has changed is made anew. Knows no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

import numpy
from numpy.typing import NDArray

from playground.features.images.mask.rect import NOTHING, Rect, between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playground.features.images.pixels import Pixels

Colours: TypeAlias = NDArray[numpy.uint32]

_PIECE: Final = 64  # rows


class Overlay:
    """`colours` are 0xAARRGGBB, each channel multiplied by the coverage, as Qt blends fastest.

    `painted` is where they may be other than transparent.
    """

    def __init__(self, mask: Pixels, colour: tuple[int, int, int], opacity: float) -> None:
        self.colours: Colours = numpy.zeros(mask.shape, numpy.uint32)
        self.painted = NOTHING
        self._mask = mask
        self._table = _table(colour, opacity)
        self.refresh(_used(mask))

    def warming(self) -> Iterator[None]:
        """Writes over everything what is there, a little at a time.

        The system gives memory when it is first written to, which would make the first stroke stutter.
        """
        for top in range(0, len(self.colours), _PIECE):
            piece = self.colours[top : top + _PIECE]
            numpy.bitwise_or(piece, 0, out=piece)
            yield

    def set_colour(self, colour: tuple[int, int, int], opacity: float) -> None:
        self._table = _table(colour, opacity)
        self.refresh(self.painted)

    def refresh(self, area: Rect) -> None:
        place = area.slices
        self.colours[place] = numpy.take(self._table, self._mask[place], mode="clip")
        self.painted = self.painted.united(area)


def _used(mask: Pixels) -> Rect:
    """The part of a mask in which something is painted."""
    rows, columns = numpy.flatnonzero(mask.max(axis=1)), numpy.flatnonzero(mask.max(axis=0))
    if not rows.size:
        return NOTHING
    return between(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)


def _table(colour: tuple[int, int, int], opacity: float) -> Colours:
    coverage = numpy.rint(numpy.arange(256) * opacity).astype(numpy.int64)
    table = coverage << 24
    for channel, shift in zip(colour, (16, 8, 0), strict=True):
        table |= (coverage * channel + 127) // 255 << shift
    colours: Colours = table.astype(numpy.uint32)
    return colours
