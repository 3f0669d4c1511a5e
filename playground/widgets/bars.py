"""Numbers as bars from a line at zero: the values of a vector, or how many of them lie where."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from playground.widgets import theme
from playground.widgets.clock import tabular
from playground.widgets.numbers import decimal
from playground.widgets.plain_text import tool_tip

_SCALE: Final = 52.0  # px at the left, for the numbers of the scale
_FOOT: Final = 18.0  # px below, for the ends
_GAP_FROM: Final = 6.0  # px of a bar from which there is a gap between two
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}


class Bars(QWidget):
    """Where there are more bars than pixels, each pixel shows from the smallest to the largest of its own.

    Signals:
        hovered: the place of a bar, -1 when the mouse has left them.
    """

    hovered = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: Sequence[float] = ()
        self._describe: Callable[[int], str] = lambda place: decimal(self._values[place], 4)
        self._ends = ("", "")
        self._places = 3
        self._range = (0.0, 1.0)
        self._hovered = -1
        self.setFont(tabular(theme.font(9)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setToolTip(tool_tip(name))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(480, 160)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 90)

    def set_values(
        self,
        values: Sequence[float],
        describe: Callable[[int], str],
        ends: tuple[str, str] = ("", ""),
        *,
        decimals: int = 3,
    ) -> None:
        """`describe` says what a bar is; the ends stand below the first and the last; the scale has these decimals."""
        self._values, self._describe, self._ends, self._places = values, describe, ends, decimals
        self._range = _range(values)
        self._hovered = -1
        self.update()

    def bar_at(self, x: float) -> int:
        """-1 beside them."""
        plot = self._plot()
        if not self._values or not plot.left() <= x < plot.right():
            return -1
        return min(len(self._values) - 1, int((x - plot.left()) / plot.width() * len(self._values)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.bar_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(-1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and self._hovered >= 0:
            where = self.mapToGlobal(QPointF(self._middle(self._hovered), self._plot().top())).toPoint()
            QToolTip.showText(where, tool_tip(self._describe(self._hovered)), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if not step or not self._values:
            super().keyPressEvent(event)
            return
        self._point_at(max(0, min(len(self._values) - 1, self._hovered + step)))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens()
        with QPainter(self) as painter:
            if self._values:
                self._paint_scale(painter)
                self._paint_bars(painter)
            if self.hasFocus():
                painter.setPen(QPen(QColor(tokens.accent), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _paint_scale(self, painter: QPainter) -> None:
        tokens, plot = theme.tokens(), self._plot()
        low, high = self._range
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for value in {low, 0.0, high}:
            y = self._y(value)
            painter.setPen(QPen(QColor(tokens.outline if value == 0 else tokens.border), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(QColor(tokens.secondary))
            painter.drawText(QRectF(0, y - 9, _SCALE - 8, 18), right, decimal(value, self._places if value else 0))
        foot = QRectF(plot.left(), plot.bottom() + 4, plot.width(), _FOOT)
        painter.setPen(QColor(tokens.secondary))
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, self._ends[0])
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, self._ends[1])

    def _paint_bars(self, painter: QPainter) -> None:
        tokens = theme.tokens()
        accent = QColor(tokens.accent)
        for box in self._boxes():
            painter.fillRect(box, accent)
        if self._hovered >= 0:
            wide = max(2.0, self._plot().width() / len(self._values))
            box = QRectF(self._middle(self._hovered) - wide / 2, self._plot().top(), wide, self._plot().height())
            painter.fillRect(box, QColor(tokens.hover))
            painter.fillRect(self._box(box.left(), wide, 0.0, self._values[self._hovered]), QColor(tokens.text))

    def _boxes(self) -> list[QRectF]:
        plot, values = self._plot(), self._values
        wide = plot.width() / len(values)
        if wide >= 1:
            gap = 1.0 if wide >= _GAP_FROM else 0.0
            return [self._box(plot.left() + at * wide, wide - gap, 0.0, value) for at, value in enumerate(values)]
        columns = max(1, int(plot.width()))
        edges = [round(column * len(values) / columns) for column in range(columns + 1)]
        parts = (values[first:last] for first, last in pairwise(edges))
        return [self._box(plot.left() + at, 1.0, min(0.0, *part), max(0.0, *part)) for at, part in enumerate(parts)]

    def _box(self, left: float, width: float, one: float, other: float) -> QRectF:
        top, bottom = sorted((self._y(one), self._y(other)))
        return QRectF(left, top, width, max(1.0, bottom - top) if one != other else 0.0)

    def _y(self, value: float) -> float:
        low, high = self._range
        return self._plot().bottom() - (value - low) / (high - low) * self._plot().height()

    def _plot(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_SCALE, 10, -8, -_FOOT - 6)

    def _middle(self, place: int) -> float:
        return self._plot().left() + (place + 0.5) * self._plot().width() / len(self._values)

    def _point_at(self, place: int) -> None:
        if place != self._hovered:
            self._hovered = place
            self.setAccessibleDescription(self._describe(place) if place >= 0 else "")
            self.update()
            self.hovered.emit(place)


def _range(values: Sequence[float]) -> tuple[float, float]:
    """With the zero line, and never empty."""
    low, high = min(0.0, min(values, default=0.0)), max(0.0, max(values, default=0.0))
    return (low, high) if high > low and math.isfinite(high - low) else (0.0, 1.0)
