"""A line of a file in which one place is marked, painted so that the place is to be seen."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from playground.widgets import theme
from playground.widgets.plain_text import one_line
from playground.widgets.tokens import with_alpha

PADDING: Final = 8.0
_BEFORE: Final = 0.45  # of the room, for what stands before the mark
_FLAGS: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_LONGEST: Final = 2_000


def paint_marked(painter: QPainter, room: QRectF, text: str, start: int, end: int, colour: str) -> None:
    """On a sunken ground with the marked part in this colour: where it is empty, the place between two characters. A
    start below zero marks nothing."""
    ground = theme.tokens().sunken
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(room, 4, 4)
    painter.setFont(theme.monospace(9))
    inside = room.adjusted(PADDING, 0, -PADDING, 0)
    metrics = QFontMetricsF(painter.font())
    before, marked, after = _parts(text, start, end)
    before = _cut_front(metrics, before, inside.width() * _BEFORE if marked or after else inside.width())
    painter.setPen(QColor(theme.tokens().secondary))
    painter.drawText(inside, _FLAGS, before)
    inside.setLeft(inside.left() + metrics.horizontalAdvance(before))
    if start >= 0 and start == end:
        painter.fillRect(QRectF(inside.left() - 1, inside.top() + 3, 2, inside.height() - 6), QColor(colour))
    elif start >= 0:
        inside.setLeft(_paint_mark(painter, inside, marked, colour))
    painter.setPen(QColor(theme.tokens().secondary))
    rest = metrics.elidedText(after, Qt.TextElideMode.ElideRight, inside.width())
    painter.drawText(inside, _FLAGS, rest)


def _parts(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Control characters become spaces one by one: what follows must not move."""
    if start < 0:
        return "", "", one_line(text[:_LONGEST])
    return one_line(text[:start][-_LONGEST:]), one_line(text[start:end][:_LONGEST]), one_line(text[end:][:_LONGEST])


def _paint_mark(painter: QPainter, inside: QRectF, marked: str, colour: str) -> float:
    """Where what follows begins. At the end of a line an empty box marks what is missing."""
    metrics = QFontMetricsF(painter.font())
    shown = metrics.elidedText(marked, Qt.TextElideMode.ElideMiddle, inside.width())
    width = max(metrics.horizontalAdvance(shown), metrics.horizontalAdvance(" "))
    box = QRectF(inside.left(), inside.top() + 3, width, inside.height() - 6)
    painter.fillRect(box, QColor(with_alpha(colour, 0.22)))
    painter.fillRect(QRectF(box.left(), box.bottom() - 2, width, 2), QColor(colour))
    painter.setPen(QColor(theme.tokens().text))
    painter.drawText(QRectF(inside.left(), inside.top(), width + 1, inside.height()), _FLAGS, shown)
    return inside.left() + width


def _cut_front(metrics: QFontMetricsF, text: str, room: float) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideLeft, room)
