"""What is painted below and above a wave."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygon

from playground.widgets import theme
from playground.widgets.plain_text import one_line
from playground.widgets.tokens import Tokens, mix, with_alpha
from playground.widgets.waveform.marks import Mark
from playground.widgets.waveform.ruler import Tick

Span = tuple[float, float]
_LEAST_TEXT: Final = 22  # px; less would be an ellipsis only
_PAD: Final = 4


@dataclass(frozen=True, slots=True)
class Scale:
    """From seconds to places across, which begin at 0."""

    first: float
    pixels_per_second: float

    def x(self, seconds: float) -> float:
        return (seconds - self.first) * self.pixels_per_second

    def seconds(self, x: float) -> float:
        return self.first + (x / self.pixels_per_second if self.pixels_per_second else 0.0)

    def across(self, span: Span, area: QRect) -> QRect:
        """The rectangle of a span, so high as the area."""
        left, right = round(self.x(span[0])), round(self.x(span[1]))
        # A number beyond 32 bits would wrap round in Qt.
        left, right = max(left, area.left() - 8), min(right, area.right() + 8)
        return QRect(left, area.top(), max(1, right - left), area.height())


def ruler(painter: QPainter, area: QRect, scale: Scale, marks: Iterable[Tick], room: int) -> None:
    """Words end before `room`, where buttons lie."""
    t = theme.tokens()
    base = area.bottom()
    metrics = painter.fontMetrics()
    painter.setPen(QColor(t.border))
    painter.drawLine(area.left(), base, area.right(), base)
    for tick in marks:
        x = round(scale.x(tick.seconds))
        painter.setPen(QColor(t.outline if tick.words else t.border))
        painter.drawLine(x, base - (7 if tick.words else 3), x, base)
        if tick.words and x + _PAD + metrics.horizontalAdvance(tick.words) < room:
            painter.setPen(QColor(t.secondary))
            painter.drawText(x + _PAD, base - 9, tick.words)


def bands(painter: QPainter, area: QRect, scale: Scale, marks: Iterable[tuple[int, Mark]]) -> None:
    """Neighbours differ a little, so that it is seen where one ends."""
    t = theme.tokens()
    for place, mark in marks:
        rect = scale.across((mark.start, mark.end), area)
        painter.fillRect(rect, QColor(tint(t, mark, 0.14 if place % 2 else 0.08)))


def lane(painter: QPainter, area: QRect, scale: Scale, marks: Iterable[tuple[int, Mark]], current: Mark | None) -> None:
    """The words below the wave."""
    t = theme.tokens()
    metrics = painter.fontMetrics()
    for place, mark in marks:
        rect = scale.across((mark.start, mark.end), area).adjusted(0, 1, -1, 0)
        sounding = mark is current
        painter.fillRect(rect, QColor(t.accent if sounding else tint(t, mark, 0.26 if place % 2 else 0.18)))
        # A segment that began long ago says what it is as long as it is seen.
        inside = rect.intersected(area).adjusted(_PAD, 0, -_PAD, 0)
        if mark.text and inside.width() >= _LEAST_TEXT:
            painter.setPen(QColor(t.on_accent if sounding else t.text))
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, _elided(metrics, mark.text, inside.width()))


def selection(painter: QPainter, area: QRect, scale: Scale, span: Span) -> None:
    t = theme.tokens()
    rect = scale.across(span, area)
    painter.fillRect(rect, QColor(with_alpha(t.accent, 0.2)))
    for x in (rect.left(), rect.right()):
        painter.fillRect(QRect(x, rect.top(), 1, rect.height()), QColor(t.accent))
        painter.fillRect(QRect(x - 1, rect.center().y() - 10, 3, 20), QColor(t.accent))


def loop(painter: QPainter, head: QRect, area: QRect, scale: Scale, span: Span) -> None:
    t = theme.tokens()
    rect = scale.across(span, head)
    painter.fillRect(QRect(rect.left(), head.bottom() - 3, rect.width(), 4), QColor(t.accent))
    painter.setPen(QPen(QColor(t.accent), 1, Qt.PenStyle.DashLine))
    for x in (rect.left(), rect.right()):
        painter.drawLine(x, area.top(), x, area.bottom())


def playhead(painter: QPainter, head: QRect, area: QRect, x: int) -> None:
    t = theme.tokens()
    painter.fillRect(QRect(x - 1, head.bottom() - 6, 2, area.bottom() + 7 - head.bottom()), QColor(t.text))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(t.text))
    top = head.bottom() - 6
    painter.drawPolygon(QPolygon([QPoint(x - 5, top), QPoint(x + 5, top), QPoint(x, top + 7)]))


def ring(painter: QPainter, area: QRect) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.tokens().accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 3, 3)


def tint(t: Tokens, mark: Mark, strength: float) -> str:
    return mix(t.surface, t.text if mark.tone == "quiet" else str(getattr(t, mark.tone)), strength)


def _elided(metrics: QFontMetrics, text: str, width: int) -> str:
    # What cannot fit need not be measured to its end.
    return metrics.elidedText(one_line(text[: width // 2]), Qt.TextElideMode.ElideRight, width)
