"""The wave of what is seen of a sound, painted once and kept."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap

from playground.widgets import theme
from playground.widgets.waveform import drawing
from playground.widgets.waveform.columns import Columns


class Sheet:
    """Twice: in the colour of what has been played, and in that of what has not."""

    def __init__(self) -> None:
        self._played = self._waiting = QPixmap()
        self._size = QSize()
        self._scale = 0.0

    def expire(self) -> None:
        self._size = QSize()

    def prepare(self, size: QSize, scale: float, gain: float, columns: Callable[[int], Columns]) -> None:
        """`columns` is asked for as many as there are pixels."""
        pixels = QSize(max(1, round(size.width() * scale)), max(1, round(size.height() * scale)))
        if (pixels, scale) == (self._size, self._scale):
            return
        self._size, self._scale = pixels, scale
        t = theme.tokens()
        shape = drawing.shape(pixels, columns(pixels.width()), gain)
        self._waiting = drawing.coloured(shape, t.outline)
        self._played = drawing.coloured(shape, t.accent)

    def paint(self, painter: QPainter, area: QRect, exposed: QRect, played: float) -> None:
        """What is left of `played` has been heard."""
        edge = max(exposed.left(), min(round(played), exposed.right() + 1))
        before = QRect(exposed.left(), exposed.top(), edge - exposed.left(), exposed.height())
        after = QRect(edge, exposed.top(), exposed.right() + 1 - edge, exposed.height())
        self._part(painter, self._played, area, before)
        self._part(painter, self._waiting, area, after)

    def _part(self, painter: QPainter, pixmap: QPixmap, area: QRect, part: QRect) -> None:
        part = part.intersected(area)
        if part.isEmpty():
            return
        source = QRectF(part.translated(-area.topLeft()))
        s = self._scale
        pixels = QRectF(source.x() * s, source.y() * s, source.width() * s, source.height() * s)
        painter.drawPixmap(QRectF(part), pixmap, pixels)
