"""What stands around and upon the cells of a heat map: labels, marks and the legend."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from playground.widgets.heat.colours import gradient
from playground.widgets.heat.grid import Grid, Part
from playground.widgets.numbers import decimal
from playground.widgets.plain_text import one_line
from playground.widgets.tokens import Tokens

LABEL: Final = 150.0  # px at the left, and along the slanted ones at the top
HEAD: Final = 96.0  # px above
SIDE: Final = 78.0  # px at the right, for the legend
_SLANT: Final = 1.25  # times as long as it is high is a label above
_ROW, _COLUMN = 14.0, 18.0  # px of a cell from which each has its label; the slanted ones lie closer together
_BAR: Final = 3.0
_LEGEND_WIDTH, _LEGEND_HEIGHT = 12.0, 180.0
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ELIDE: Final = Qt.TextElideMode.ElideRight

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marks:
    """Rows that are selected (and the columns of the same texts), the cell of a pair, and the one pointed at."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()
    pair: Cell | None = None
    hovered: Cell | None = None


def paint_labels(painter: QPainter, grid: Grid, texts: tuple[Sequence[str], Sequence[str]], marks: Marks) -> None:
    """All of them where there is room, or else those of the cell that is pointed at. The painter has their colour."""
    seen = grid.seen()
    rows = _labelled(range(seen.first_row, seen.first_row + seen.rows), grid.cell >= _ROW, marks.hovered, 0)
    columns = _labelled(
        range(seen.first_column, seen.first_column + seen.columns), grid.cell >= _COLUMN, marks.hovered, 1
    )
    metrics = QFontMetricsF(painter.font())
    for row in rows:
        middle = grid.top + (row + 0.5) * grid.cell
        if grid.plot.top() <= middle <= grid.plot.bottom():
            words = metrics.elidedText(one_line(texts[0][row]), _ELIDE, grid.plot.left() - 18)
            painter.drawText(QRectF(8, middle - 10, grid.plot.left() - 18, 20), _RIGHT, words)
    for column in columns:
        middle = grid.left + (column + 0.5) * grid.cell
        if grid.plot.left() <= middle <= grid.plot.right():
            words = metrics.elidedText(one_line(texts[1][column]), _ELIDE, (grid.plot.top() - 12) * _SLANT)
            painter.save()
            painter.translate(middle, grid.plot.top() - 8)
            painter.rotate(-45)
            painter.drawText(QPointF(0, metrics.ascent() / 2 - 2), words)
            painter.restore()


def _labelled(seen: range, all_of_them: bool, hovered: Cell | None, axis: int) -> Sequence[int]:
    if all_of_them:
        return seen
    return () if hovered is None else (hovered[axis],)


def paint_bars(painter: QPainter, grid: Grid, marks: Marks, tokens: Tokens) -> None:
    """At the edges of rows and columns of selected texts."""
    seen, plot, accent = grid.seen(), grid.plot, QColor(tokens.accent)
    for first, length in _stretches(marks.rows, seen.first_row, seen.rows, grid.cell):
        painter.fillRect(QRectF(plot.left() - 6, grid.top + first * grid.cell, _BAR, length), accent)
    for first, length in _stretches(marks.columns, seen.first_column, seen.columns, grid.cell):
        painter.fillRect(QRectF(grid.left + first * grid.cell, plot.top() - 6, length, _BAR), accent)


def _stretches(chosen: frozenset[int], first: int, count: int, cell: float) -> list[tuple[int, float]]:
    """Where bars begin and how long they are: one for all that lie within a pixel of each other, not one for each."""
    found: list[tuple[int, float]] = []
    end = -math.inf
    for place in sorted(each for each in chosen if first <= each < first + count):
        if place * cell <= end + 1:
            begin, _ = found.pop()
            found.append((begin, (place + 1 - begin) * cell))
        else:
            found.append((place, max(1.0, cell)))
        end = (place + 1) * cell
    return found


def paint_marks(painter: QPainter, grid: Grid, marks: Marks, tokens: Tokens) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if marks.hovered is not None:
        row, column = marks.hovered
        painter.setPen(QPen(QColor(tokens.outline), 1))
        painter.drawRect(grid.box(Part(row, 1, 0, grid.columns)).intersected(grid.plot))
        painter.drawRect(grid.box(Part(0, grid.rows, column, 1)).intersected(grid.plot))
        _frame(painter, grid, marks.hovered, tokens, 2)
    if marks.pair is not None:
        _frame(painter, grid, marks.pair, tokens, 3)


def paint_legend(painter: QPainter, grid: Grid, low: float, high: float, tokens: Tokens) -> None:
    height = min(_LEGEND_HEIGHT, grid.plot.height())
    right = min(grid.plot.right(), grid.left + grid.columns * grid.cell)
    bar = QRectF(right + 16, grid.plot.top(), _LEGEND_WIDTH, height)
    painter.setPen(QPen(QColor(tokens.border), 1))
    painter.setBrush(gradient(bar.bottom(), bar.top(), tokens.dark))
    painter.drawRoundedRect(bar, 3, 3)
    painter.setPen(QColor(tokens.secondary))
    for share in (0.0, 0.5, 1.0):
        y = bar.bottom() - share * (height - 14) - 7
        painter.drawText(QRectF(bar.right() + 6, y - 8, 48, 16), _LEFT, decimal(low + share * (high - low), 2))


def _frame(painter: QPainter, grid: Grid, cell: Cell, tokens: Tokens, width: int) -> None:
    """In the colour of the text, on one in that of the ground, so that it is seen on every colour."""
    box = grid.cell_box(*cell)
    if not box.intersects(grid.plot):
        return
    box = box if box.width() >= 6 else QRectF(box.center() - QPointF(3, 3), box.center() + QPointF(3, 3))
    painter.setPen(QPen(QColor(tokens.surface), width + 2))
    painter.drawRect(box)
    painter.setPen(QPen(QColor(tokens.text), width))
    painter.drawRect(box)
