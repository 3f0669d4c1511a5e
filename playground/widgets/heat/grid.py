"""Where the cells of a matrix lie on the screen."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF

_LARGEST: Final = 160.0  # px of a cell
_FITTED: Final = 88.0  # px of a cell, when all are seen


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows and columns that lie together."""

    first_row: int
    rows: int
    first_column: int
    columns: int

    def holds(self, other: Part) -> bool:
        return (
            self.first_row <= other.first_row
            and self.first_column <= other.first_column
            and self.first_row + self.rows >= other.first_row + other.rows
            and self.first_column + self.columns >= other.first_column + other.columns
        )


@dataclass(frozen=True, slots=True)
class Grid:
    """`left` and `top` are where the matrix begins; the plot is the room that it is seen in."""

    rows: int
    columns: int
    plot: QRectF
    cell: float = 1.0
    left: float = 0.0
    top: float = 0.0

    @classmethod
    def fitted(cls, rows: int, columns: int, plot: QRectF) -> Grid:
        grid = cls(rows, columns, plot)
        return replace(grid, cell=min(_FITTED, grid.smallest()), left=plot.left(), top=plot.top())

    def smallest(self) -> float:
        return min(self.plot.width() / max(1, self.columns), self.plot.height() / max(1, self.rows))

    def zoomed(self, factor: float, where: QPointF) -> Grid:
        least = min(_FITTED, self.smallest())
        cell = max(least, min(_LARGEST, self.cell * factor))
        share = cell / self.cell
        left, top = where.x() - (where.x() - self.left) * share, where.y() - (where.y() - self.top) * share
        return replace(self, cell=cell, left=left, top=top)._held()

    def moved(self, dx: float, dy: float) -> Grid:
        return replace(self, left=self.left + dx, top=self.top + dy)._held()

    def with_plot(self, plot: QRectF) -> Grid:
        dx, dy = plot.left() - self.plot.left(), plot.top() - self.plot.top()
        return replace(self, plot=plot, left=self.left + dx, top=self.top + dy).zoomed(1.0, plot.topLeft())

    def at(self, where: QPointF) -> tuple[int, int] | None:
        """The row and the column."""
        if not self.plot.contains(where):
            return None
        row, column = math.floor((where.y() - self.top) / self.cell), math.floor((where.x() - self.left) / self.cell)
        return (row, column) if 0 <= row < self.rows and 0 <= column < self.columns else None

    def box(self, part: Part) -> QRectF:
        left, top = self.left + part.first_column * self.cell, self.top + part.first_row * self.cell
        return QRectF(left, top, part.columns * self.cell, part.rows * self.cell)

    def cell_box(self, row: int, column: int) -> QRectF:
        return QRectF(self.left + column * self.cell, self.top + row * self.cell, self.cell, self.cell)

    def seen(self, margin: float = 0.0) -> Part:
        """With a margin, as a share of the view, also a little of what lies around it."""
        wide, high = self.plot.width() * margin, self.plot.height() * margin
        first_column, last_column = self._span(
            self.plot.left() - wide, self.plot.right() + wide, self.left, self.columns
        )
        first_row, last_row = self._span(self.plot.top() - high, self.plot.bottom() + high, self.top, self.rows)
        return Part(first_row, last_row - first_row, first_column, last_column - first_column)

    def showing(self, row: int, column: int) -> Grid:
        """Moved as little as brings this cell into view."""
        box = self.cell_box(row, column)
        dx = max(0.0, self.plot.left() - box.left()) + min(0.0, self.plot.right() - box.right())
        dy = max(0.0, self.plot.top() - box.top()) + min(0.0, self.plot.bottom() - box.bottom())
        return self.moved(dx, dy)

    def _span(self, begin: float, end: float, origin: float, count: int) -> tuple[int, int]:
        first = max(0, min(count, math.floor((begin - origin) / self.cell)))
        return first, max(first, min(count, math.ceil((end - origin) / self.cell)))

    def _held(self) -> Grid:
        """No farther than its edges: a matrix that fits begins where the room begins."""
        left = _kept(self.left, self.plot.left(), self.plot.width(), self.columns * self.cell)
        top = _kept(self.top, self.plot.top(), self.plot.height(), self.rows * self.cell)
        return replace(self, left=left, top=top)


def _kept(place: float, begin: float, room: float, length: float) -> float:
    return begin if length <= room else min(begin, max(begin + room - length, place))
