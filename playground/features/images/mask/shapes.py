"""Shapes as outlines, and outlines filled with exact coverage at their edges."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy
from numpy.typing import NDArray

from playground.features.images.mask.patch import Patch
from playground.features.images.mask.rect import Rect, between

if TYPE_CHECKING:
    from collections.abc import Sequence

Point: TypeAlias = tuple[float, float]
_Numbers: TypeAlias = NDArray[numpy.float64]

# An ellipse is drawn with so many straight lines that none strays farther from it, in pixels.
_STRAY: Final = 0.02
_BITS: Final = 16  # of a fraction of coverage
_ONE: Final = 1 << _BITS
_BAND: Final = 64  # rows that are filled at a time, so that they stay in the processor's cache


def rectangle(one: Point, other: Point) -> tuple[Point, ...]:
    """On whole pixels: half covered edges would be of no use to anybody."""
    (left, right), (top, bottom) = (sorted(map(round, pair)) for pair in zip(one, other, strict=True))
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def ellipse(one: Point, other: Point) -> tuple[Point, ...]:
    """Inscribed into the rectangle with these corners."""
    radius_x, radius_y = abs(other[0] - one[0]) / 2, abs(other[1] - one[1]) / 2
    x, y = (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
    radius = max(radius_x, radius_y, 0.5)
    count = max(8, math.ceil(math.pi / math.acos(1 - min(0.5, _STRAY / radius))))
    angles = (2 * math.pi * step / count for step in range(count))
    return tuple((x + radius_x * math.cos(angle), y + radius_y * math.sin(angle)) for angle in angles)


def squared(anchor: Point, corner: Point) -> Point:
    """The corner moved so that the rectangle is a square."""
    width, height = corner[0] - anchor[0], corner[1] - anchor[1]
    side = max(abs(width), abs(height))
    return anchor[0] + math.copysign(side, width), anchor[1] + math.copysign(side, height)


def filled(outline: Sequence[Point], width: int, height: int) -> list[Patch]:
    """What lies inside an outline that may cross itself, cut to a picture of this size; in bands from top to bottom."""
    if len(outline) < 3:
        return []
    corners = numpy.asarray(outline, numpy.float64)
    low, high = numpy.floor(corners.min(axis=0)), numpy.ceil(corners.max(axis=0))
    area = between(*map(int, (*low, *high))).shared(Rect(0, 0, width, height))
    if not area:
        return []
    pieces = _Pieces(corners - (area.left, area.top), area.width)
    return [
        Patch(area.left, area.top + top, pieces.coverage(top, min(_BAND, area.height - top)))
        for top in range(0, area.height, _BAND)
    ]


class _Pieces:
    """The outline, cut where it crosses the lines between pixels, so that each piece lies in one pixel.

    A piece covers what is right of it: its own pixel in part, and the rest of the row by its height. Going down counts
    as positive and going up as negative, so that what lies outside adds up to nothing.
    """

    def __init__(self, corners: _Numbers, width: int) -> None:
        self._width = width
        ends = numpy.roll(corners, -1, axis=0)
        cut = [_cut(start, end) for start, end in zip(corners, ends, strict=True) if start[1] != end[1]]
        starts = numpy.concatenate([piece[:-1] for piece in cut] or [numpy.empty((0, 2))])
        ends = numpy.concatenate([piece[1:] for piece in cut] or [numpy.empty((0, 2))])
        middle = (starts + ends) / 2
        self._height = ends[:, 1] - starts[:, 1]
        column, self._row = numpy.floor(middle).astype(numpy.int64).T
        self._right = numpy.where(column < 0, 1.0, column + 1 - middle[:, 0])
        # What lies left of the picture covers all of the row; for what lies right of it there is one column more.
        self._column = column.clip(0, width)

    def coverage(self, top: int, height: int) -> NDArray[numpy.uint8]:
        inside = (self._row >= top) & (self._row < top + height)
        stride = self._width + 2
        places = (self._row[inside] - top) * stride + self._column[inside]
        own = self._height[inside] * self._right[inside]
        rest = self._height[inside] - own
        sums = numpy.bincount(numpy.concatenate((places, places + 1)), numpy.concatenate((own, rest)), height * stride)
        # Whole numbers add up three times as fast.
        rows = numpy.rint(sums * _ONE).astype(numpy.int32).reshape(height, stride)[:, : self._width]
        rows = numpy.cumsum(rows, axis=1, dtype=numpy.int32)
        numpy.abs(rows, out=rows)
        numpy.minimum(rows, _ONE, out=rows)
        rows *= 255
        rows += _ONE // 2
        rows >>= _BITS
        return rows.astype(numpy.uint8)


def _cut(start: _Numbers, end: _Numbers) -> _Numbers:
    parts = [numpy.array((0.0, 1.0))]
    for first, last in zip(start, end, strict=True):
        lines = numpy.arange(math.floor(min(first, last)) + 1, math.ceil(max(first, last)))
        if lines.size:
            parts.append((lines - first) / (last - first))
    along = numpy.sort(numpy.concatenate(parts))[:, None]
    cut: _Numbers = start + (end - start) * along
    return cut
