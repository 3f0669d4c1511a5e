"""Which area a click into the mask means: the pixels that hang together with the one that was clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy
from numpy.typing import NDArray

if TYPE_CHECKING:
    from playground.features.images.pixels import Pixels

_Area: TypeAlias = NDArray[numpy.bool_]
_HALF = 128


def flooded(mask: Pixels, x: int, y: int, *, erase: bool = False) -> Pixels:
    """Fills what is not painted round this place, up to what is; or, erasing, empties what is painted."""
    area = _connected((mask >= _HALF) == erase, x, y)
    # Partly covered pixels at its edge belong to it, or a seam of them would stay.
    area |= _beside(area) & (mask > 0) & (mask < 255)
    result = mask.copy()
    result[area] = 0 if erase else 255
    return result


def _connected(area: _Area, x: int, y: int) -> _Area:
    """The part of the area that hangs together with this pixel by its sides."""
    runs = _Runs(area)
    found = numpy.zeros(area.shape, numpy.bool_)
    for row, start, end in runs.reached(x, y):
        found[row, start:end] = True
    return found


class _Runs:
    """Each row of an area as runs of pixels: there are few of them where a hand has painted."""

    def __init__(self, area: _Area) -> None:
        padded = numpy.pad(area, ((0, 0), (1, 1)))
        turns = numpy.flatnonzero(padded[:, 1:] != padded[:, :-1])
        rows, columns = numpy.divmod(turns, area.shape[1] + 1)
        self._starts: list[int] = columns[0::2].tolist()
        self._ends: list[int] = columns[1::2].tolist()
        self._rows: list[int] = rows[0::2].tolist()
        # Where the runs of each row begin, and behind the last row.
        self._firsts: list[int] = numpy.searchsorted(rows[0::2], numpy.arange(area.shape[0] + 1)).tolist()

    def reached(self, x: int, y: int) -> list[tuple[int, int, int]]:
        """Row, start and end of each run that can be reached from this pixel."""
        waiting = [run for run in self._in_row(y) if self._starts[run] <= x < self._ends[run]]
        seen = set(waiting)
        while waiting:
            run = waiting.pop()
            for beside in self._beside(run):
                if beside not in seen:
                    seen.add(beside)
                    waiting.append(beside)
        return [(self._rows[run], self._starts[run], self._ends[run]) for run in seen]

    def _in_row(self, row: int) -> range:
        return range(self._firsts[row], self._firsts[row + 1]) if 0 <= row < len(self._firsts) - 1 else range(0)

    def _beside(self, run: int) -> list[int]:
        start, end, row = self._starts[run], self._ends[run], self._rows[run]
        return [
            other
            for near in (row - 1, row + 1)
            for other in self._in_row(near)
            if self._starts[other] < end and self._ends[other] > start
        ]


def _beside(area: _Area) -> _Area:
    beside = numpy.zeros_like(area)
    beside[1:] |= area[:-1]
    beside[:-1] |= area[1:]
    beside[:, 1:] |= area[:, :-1]
    beside[:, :-1] |= area[:, 1:]
    return beside
