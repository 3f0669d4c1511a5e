"""Words that lie over a picture, readable on whatever it shows."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from playground.widgets import theme

HEIGHT: Final = 26.0
_PADDING: Final = 10.0
_GROUND: Final = QColor(12, 14, 18, 190)
_INK: Final = QColor("#FFFFFF")


def draw_words(painter: QPainter, text: str, at: QPointF, widest: float, align: Qt.AlignmentFlag) -> None:
    """`at` is the upper corner, or the middle of the upper edge, to which they are aligned."""
    font = theme.font(9)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, widest - 2 * _PADDING)
    width = metrics.horizontalAdvance(shown) + 2 * _PADDING
    shift = {Qt.AlignmentFlag.AlignRight: width, Qt.AlignmentFlag.AlignHCenter: width / 2}.get(align, 0.0)
    place = QRectF(at.x() - shift, at.y(), width, HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_GROUND)
    painter.drawRoundedRect(place, HEIGHT / 2, HEIGHT / 2)
    painter.setFont(font)
    painter.setPen(_INK)
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine), shown)
    painter.restore()
