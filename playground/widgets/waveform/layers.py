"""What is painted below and above a wave."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygon

from playground.widgets import theme
from playground.widgets.plain_text import one_line
from playground.widgets.tokens import Tokens, mix, with_alpha
from playground.widgets.waveform.marks import Mark, Tone
from playground.widgets.waveform.ruler import GAP, Tick, write

Span = tuple[float, float]
_LEAST_TEXT: Final = 22  # px; less would be an ellipsis only
_PAD: Final = 4
_BEYOND: Final = 8  # px that something reaches beyond what is seen


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
        # A number beyond 32 bits would wrap round in Qt.
        left = max(round(self.x(span[0])), area.left() - _BEYOND)
        right = min(round(self.x(span[1])), area.right() + _BEYOND)
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
        if tick.words and x + GAP + metrics.horizontalAdvance(tick.words) < room:
            painter.setPen(QColor(t.secondary))
            write(painter, x, base, tick.words)


def bands(painter: QPainter, area: QRect, scale: Scale, marks: Sequence[tuple[int, Mark]]) -> None:
    """Neighbours differ a little, so that it is seen where one ends."""
    _fill(painter, area, scale, marks, (0.08, 0.14))


def lane(painter: QPainter, area: QRect, scale: Scale, marks: Sequence[tuple[int, Mark]], current: Mark | None) -> None:
    """The words below the wave."""
    t = theme.tokens()
    area = area.adjusted(0, 1, 0, 0)
    _fill(painter, area, scale, marks, (0.18, 0.26))
    if current is not None:
        painter.fillRect(_room(scale, current, area), QColor(t.accent))
    metrics = painter.fontMetrics()
    for _, mark in marks:
        if not mark.text or (mark.end - mark.start) * scale.pixels_per_second < _LEAST_TEXT:
            continue
        # A segment that began long ago says what it is as long as it is seen.
        inside = _room(scale, mark, area).intersected(area).adjusted(_PAD, 0, -_PAD, 0)
        painter.setPen(QColor(t.on_accent if mark is current else t.text))
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


@cache
def tint(t: Tokens, tone: Tone, strength: float) -> QColor:
    return QColor(mix(t.surface, t.text if tone == "quiet" else str(getattr(t, tone)), strength))


def _room(scale: Scale, mark: Mark, area: QRect) -> QRect:
    """With a gap before the next one, if it is not too narrow for it."""
    rect = scale.across((mark.start, mark.end), area)
    return rect.adjusted(0, 0, -1, 0) if rect.width() > 2 else rect


def _fill(
    painter: QPainter, area: QRect, scale: Scale, marks: Sequence[tuple[int, Mark]], strengths: tuple[float, float]
) -> None:
    """All of a colour at once: an hour of speech has a thousand segments."""
    rects: dict[tuple[Tone, float], list[QRect]] = {}
    for place, mark in marks:
        rects.setdefault((mark.tone, strengths[place % 2]), []).append(_room(scale, mark, area))
    painter.setPen(Qt.PenStyle.NoPen)
    for (tone, strength), found in rects.items():
        painter.setBrush(tint(theme.tokens(), tone, strength))
        painter.drawRects(found)


def _elided(metrics: QFontMetrics, text: str, width: int) -> str:
    # What cannot fit need not be measured to its end.
    return metrics.elidedText(one_line(text[: width // 2]), Qt.TextElideMode.ElideRight, width)
