"""How the outline of a sound is drawn into a picture of its own."""

from collections.abc import Sequence

from PySide6.QtCore import QLine, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from playground.widgets.waveform.columns import FULL, Column

MOST_GAIN = 8.0  # by which something quiet is made visible, and no more: noise would look like speech


def gain_for(peak: int) -> float:
    """By which the loudest place almost fills the height."""
    return min(MOST_GAIN, 0.94 * FULL / peak) if peak else 1.0


def lines(columns: Sequence[Column], height: int, gain: float, *, width: int = 1, left: int = 0) -> list[QLine]:
    """In pixels of the picture; silence is a line of one pixel."""
    middle, scale = height // 2, gain * height / 2 / FULL
    highest, lowest = 1, height - 2
    result = []
    x = left
    for low, high in columns:
        top = max(highest, middle - int(high * scale))
        bottom = min(lowest, middle - int(low * scale))
        for _ in range(width):
            result.append(QLine(x, min(top, middle), x, max(bottom, middle)))
            x += 1
    return result


def picture(size: QSize, scale: float, drawn: list[QLine], colour: str) -> QPixmap:
    result = QPixmap(size)
    result.fill(Qt.GlobalColor.transparent)
    with QPainter(result) as painter:
        painter.setPen(QColor(colour))
        painter.drawLines(drawn)
    result.setDevicePixelRatio(scale)
    return result
