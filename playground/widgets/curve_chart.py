"""Curves over steps: how a figure changes while something goes on, several beside each other, each value to be read."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.widgets import theme
from playground.widgets.clock import tabular
from playground.widgets.curve_scale import Scale, scale_of, steps_of
from playground.widgets.numbers import count, decimal
from playground.widgets.plain_text import tool_tip
from playground.widgets.points.colours import group_colour
from playground.widgets.tokens import RADIUS, mix
from playground.widgets.translation import tr

_LEFT: Final = 52.0  # px for the numbers at the side
_FOOT: Final = 22.0
_HEAD: Final = 26.0  # px for the title
_RIGHT: Final = 12.0
_PER_TICK: Final = 42.0  # px between two numbers at the side, at least
_PER_STEP: Final = 72.0  # px between two steps at the foot, at least
_MOST_WRITTEN: Final = 1e5
_FEW: Final = 24  # points up to which each has a dot
_KEYS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}
_ENDS: Final = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


Stroke = Literal["solid", "dashes", "dots"]
STROKES: Final[Mapping[Stroke, Qt.PenStyle]] = {
    "solid": Qt.PenStyle.SolidLine,
    "dashes": Qt.PenStyle.DashLine,
    "dots": Qt.PenStyle.DotLine,
}


@dataclass(frozen=True, slots=True)
class Line:
    """`raw` are the measured values where `values` are smoothed ones. NaN is a gap. The stroke tells it from others of
    the same colour."""

    name: str
    steps: Sequence[int]
    values: Sequence[float]
    colour: int
    stroke: Stroke = "solid"
    raw: Sequence[float] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened at a step."""

    step: int
    name: str
    colour: int


class CurveChart(QWidget):
    """The arrow keys go from step to step, as the mouse does.

    Signals:
        pointed_at: the step under the mouse, -1 when it has left.
    """

    pointed_at = Signal(int)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._lines: Sequence[Line] = ()
        self._marks: Sequence[Mark] = ()
        self._steps: Sequence[int] = ()
        self._whole: Sequence[int] = ()  # the steps that the foot shows
        self._pointed = -1
        self.setFont(tabular(theme.font(9)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(title)
        self.setToolTip(tool_tip(tr("{title}, step by step", title=title)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(560, 220)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 130)

    def set_lines(self, lines: Sequence[Line], marks: Sequence[Mark] = (), whole: Sequence[int] = ()) -> None:
        """`whole`: the first and the last step to be shown, so that charts below each other agree."""
        self._lines, self._marks, self._whole = lines, marks, whole
        self._steps = sorted({step for line in lines for step in line.steps})
        self.update()

    def point_at(self, step: int) -> None:
        """Shows the values at this step, as if the mouse was there; -1 for none."""
        if step != self._pointed:
            self._pointed = step
            self.setAccessibleDescription(self.values_at(step))
            self.update()

    def values_at(self, step: int) -> str:
        """In words, one line for each curve."""
        read = [f"{name}: {words}" for name, words, _ in self._read(step)]
        return "\n".join([tr("Step {step}", step=count(step)), *read]) if read else ""

    # What the user does

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        plot, x = self._plot(), event.position().x()
        inside = plot.left() - 8 <= x <= plot.right() + 8 and bool(self._steps)
        self._tell(self._nearest(self._step_at(x)) if inside else -1)

    def event(self, event: QEvent) -> bool:
        """The values stand there already."""
        return (event.type() == QEvent.Type.ToolTip and self._pointed >= 0) or super().event(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._tell(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self._steps or key not in (*_KEYS, *_ENDS):
            super().keyPressEvent(event)
        elif key in _ENDS:
            self._tell(self._steps[_ENDS[key]])
        else:
            place = bisect_left(self._steps, self._pointed) + _KEYS[key] if self._pointed >= 0 else 0
            self._tell(self._steps[max(0, min(len(self._steps) - 1, place))])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell(-1)

    def _tell(self, step: int) -> None:
        if step != self._pointed:
            self.point_at(step)
            self.pointed_at.emit(step)

    # Where things are

    def _plot(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_LEFT, _HEAD, -_RIGHT, -_FOOT)

    def _scales(self) -> tuple[Scale, Scale]:
        plot = self._plot()
        values = (value for line in self._lines for value in (*line.values, *line.raw))
        side = scale_of(values, max(2, int(plot.height() / _PER_TICK)))
        foot = steps_of(self._whole or self._steps, max(2, int(plot.width() / _PER_STEP)))
        return side, foot

    def _step_at(self, x: float) -> float:
        plot, foot = self._plot(), self._scales()[1]
        return foot.low + (x - plot.left()) / plot.width() * (foot.high - foot.low)

    def _nearest(self, step: float) -> int:
        right = bisect_left(self._steps, step)
        return min(self._steps[max(0, right - 1) : right + 1], key=lambda each: abs(each - step))

    def _read(self, step: int) -> list[tuple[str, str, Line]]:
        """The name of each curve that was measured at this step, its value in words, and the curve."""
        found = []
        for line in self._lines:
            place = bisect_left(line.steps, step)
            if place < len(line.steps) and line.steps[place] == step:
                value = line.values[place]
                words = decimal(value, 4) if math.isfinite(value) else tr("no number")
                found.append((line.name, words, line))
        return found

    # How it looks

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter)
            side, foot = self._scales()
            self._paint_scales(painter, side, foot)
            painter.save()
            painter.setClipRect(self._plot().adjusted(-4, -4, 4, 4))
            self._paint_marks(painter, foot)
            for line in self._lines:
                self._paint_line(painter, line, side, foot)
            painter.restore()
            if self._pointed >= 0:
                self._paint_pointed(painter, side, foot)

    def _paint_ground(self, painter: QPainter) -> None:
        tokens = theme.tokens()
        edge = QPen(QColor(tokens.accent if self.hasFocus() else tokens.border), 1)
        painter.setPen(edge)
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        painter.setPen(QColor(tokens.text))
        font = theme.font(9)
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.drawText(QPointF(12, 18), self._title)
        painter.setFont(self.font())

    def _paint_scales(self, painter: QPainter, side: Scale, foot: Scale) -> None:
        tokens, plot = theme.tokens(), self._plot()
        grid = QPen(QColor(mix(tokens.surface, tokens.border, 0.8)), 1)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for tick in side.ticks:
            y = round(self._y(side, tick)) + 0.5
            painter.setPen(grid)
            painter.drawLine(QLineF(plot.left(), y, plot.right(), y))
            painter.setPen(QColor(tokens.secondary))
            painter.drawText(QRectF(0, y - 9, _LEFT - 8, 18), right, _brief(tick, side.places))
        for tick in foot.ticks:
            x = self._x(foot, tick)
            box = QRectF(x - _PER_STEP / 2, plot.bottom() + 4, _PER_STEP, _FOOT - 6)
            painter.drawText(box.translated(self._inward(box), 0), Qt.AlignmentFlag.AlignCenter, count(int(tick)))

    def _inward(self, box: QRectF) -> float:
        """How far a number at the end has to move so that the edge does not cut it."""
        least = QFontMetricsF(self.font()).horizontalAdvance("0000") / 2
        return min(0.0, self.width() - 4 - (box.center().x() + least))

    def _paint_marks(self, painter: QPainter, foot: Scale) -> None:
        plot, tokens = self._plot(), theme.tokens()
        for mark in self._marks:
            x, colour = self._x(foot, mark.step), QColor(group_colour(mark.colour, tokens))
            painter.setPen(QPen(QColor(mix(tokens.surface, colour.name(), 0.4)), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QLineF(x, plot.top(), x, plot.bottom()))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            top = plot.top() - 3
            painter.drawPolygon(QPolygonF([QPointF(x - 4, top), QPointF(x + 4, top), QPointF(x, top + 6)]))

    def _paint_line(self, painter: QPainter, line: Line, side: Scale, foot: Scale) -> None:
        tokens = theme.tokens()
        colour = QColor(group_colour(line.colour, tokens))
        if line.raw:
            faint = QColor(mix(tokens.surface, colour.name(), 0.35))
            self._paint_parts(painter, line, line.raw, side, foot, QPen(faint, 1))
        pen = QPen(colour, 2, STROKES[line.stroke])
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._paint_parts(painter, line, line.values, side, foot, pen)
        if len(line.steps) <= _FEW:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            for step, value in zip(line.steps, line.values, strict=True):
                if math.isfinite(value):
                    painter.drawEllipse(QPointF(self._x(foot, step), self._y(side, value)), 2.5, 2.5)

    def _paint_parts(
        self, painter: QPainter, line: Line, values: Sequence[float], side: Scale, foot: Scale, pen: QPen
    ) -> None:
        """Each part between two gaps is a line of its own."""
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        part: list[QPointF] = []
        for step, value in zip(line.steps, values, strict=True):
            if math.isfinite(value):
                part.append(QPointF(self._x(foot, step), self._y(side, value)))
            elif part:
                painter.drawPolyline(QPolygonF(part))
                part = []
        if part:
            painter.drawPolyline(QPolygonF(part))

    def _paint_pointed(self, painter: QPainter, side: Scale, foot: Scale) -> None:
        tokens, plot = theme.tokens(), self._plot()
        x = self._x(foot, self._pointed)
        painter.setPen(QPen(QColor(tokens.outline), 1))
        painter.drawLine(QLineF(round(x) + 0.5, plot.top(), round(x) + 0.5, plot.bottom()))
        read = self._read(self._pointed)
        for _, _, line in read:
            value = line.values[bisect_left(line.steps, self._pointed)]
            if math.isfinite(value):
                painter.setPen(QPen(QColor(tokens.surface), 2))
                painter.setBrush(QColor(group_colour(line.colour, tokens)))
                painter.drawEllipse(QPointF(x, self._y(side, value)), 5, 5)
        marked = [mark.name for mark in self._marks if mark.step == self._pointed]
        if read:
            self._paint_values(painter, x, read, marked)

    def _paint_values(
        self, painter: QPainter, x: float, read: list[tuple[str, str, Line]], marked: Sequence[str]
    ) -> None:
        """A small card beside the line, on the side where there is room."""
        tokens, plot, metrics = theme.tokens(), self._plot(), QFontMetricsF(self.font())
        rows = [(tr("Step {step}", step=count(self._pointed)), "", -1), *((n, w, li.colour) for n, w, li in read)]
        rows += [(name, "", -1) for name in marked]
        names = max(metrics.horizontalAdvance(name) for name, _, _ in rows)
        words = max(metrics.horizontalAdvance(words) for _, words, _ in rows)
        height = metrics.height() + 2
        size = QSize(int(18 + names + 14 + words + 10), int(height * len(rows) + 12))
        left = x + 10 if x + 10 + size.width() <= self.width() - 4 else x - 10 - size.width()
        card = QRectF(max(4.0, left), plot.top() + 2, size.width(), size.height())
        painter.setPen(QPen(QColor(tokens.outline), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(card, RADIUS, RADIUS)
        top = card.top() + 6
        for name, value, colour in rows:
            line = QRectF(card.left() + 10, top, card.width() - 20, height)
            if colour >= 0:
                painter.fillRect(QRectF(line.left(), line.center().y() - 1, 8, 3), QColor(group_colour(colour, tokens)))
            painter.setPen(QColor(tokens.secondary if colour < 0 else tokens.text))
            indent = 14 if colour >= 0 else 0
            painter.drawText(line.adjusted(indent, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, name)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, value)
            top += height

    def _x(self, foot: Scale, step: float) -> float:
        return self._plot().left() + foot.share(step) * self._plot().width()

    def _y(self, side: Scale, value: float) -> float:
        return self._plot().bottom() - side.share(value) * self._plot().height()


def _brief(value: float, places: int) -> str:
    """There is room for six figures."""
    return f"{value:.3g}" if abs(value) >= _MOST_WRITTEN else decimal(value, min(places, 4))
