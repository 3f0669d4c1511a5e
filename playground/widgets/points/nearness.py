"""Which point lies under the mouse, among tens of thousands: they are looked up by the square that they lie in."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPolygonF

from playground.widgets.points.cloud import Seen

_SQUARES: Final = 100  # along the longer side


class Nearness:
    def __init__(self, seen: Seen) -> None:
        self._seen = seen
        left, top, right, bottom = seen.box
        self._side = max(right - left, bottom - top, 1e-9) / _SQUARES
        self._squares: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        side, squares = self._side, self._squares
        for place, (x, y) in enumerate(zip(seen.xs, seen.ys, strict=True)):
            squares[math.floor(x / side), math.floor(y / side)].append(place)

    def nearest(self, where: QPointF, reach: float) -> int:
        """-1 where none is within reach."""
        best, found = reach * reach, -1
        for place in self._around(where.x() - reach, where.y() - reach, where.x() + reach, where.y() + reach):
            x, y = self._seen.xs[place] - where.x(), self._seen.ys[place] - where.y()
            # Of two that lie at one place the later one counts: it is painted over the other.
            if x * x + y * y <= best:
                best, found = x * x + y * y, place
        return found

    def inside(self, loop: QPolygonF) -> tuple[int, ...]:
        box = loop.boundingRect()
        xs, ys, rule = self._seen.xs, self._seen.ys, Qt.FillRule.OddEvenFill
        near = self._around(box.left(), box.top(), box.right(), box.bottom())
        return tuple(sorted(each for each in near if loop.containsPoint(QPointF(xs[each], ys[each]), rule)))

    def few_within(self, left: float, top: float, right: float, bottom: float, most: int) -> tuple[int, ...]:
        """Those in a rectangle; none where they are more than so many."""
        xs, ys, found = self._seen.xs, self._seen.ys, []
        for place in self._around(left, top, right, bottom):
            if left <= xs[place] <= right and top <= ys[place] <= bottom:
                found.append(place)
                if len(found) > most:
                    return ()
        return tuple(found)

    def towards(self, place: int, x: int, y: int) -> int:
        """The neighbour in this direction (-1, 0 or 1 each), or the same place when there is none."""
        xs, ys = self._seen.xs, self._seen.ys
        best, found = math.inf, place
        for other, (other_x, other_y) in enumerate(zip(xs, ys, strict=True)):
            ahead = (other_x - xs[place]) * x + (other_y - ys[place]) * y
            aside = abs((other_x - xs[place]) * y) + abs((other_y - ys[place]) * x)
            if ahead > 0 and aside <= 2 * ahead and ahead + 2 * aside < best:
                best, found = ahead + 2 * aside, other
        return found

    def _around(self, left: float, top: float, right: float, bottom: float) -> Iterator[int]:
        side = self._side
        across = range(math.floor(left / side), math.floor(right / side) + 1)
        down = range(math.floor(top / side), math.floor(bottom / side) + 1)
        if len(across) * len(down) > len(self._squares):
            for places in self._squares.values():
                yield from places
            return
        for column in across:
            for line in down:
                yield from self._squares.get((column, line), ())
