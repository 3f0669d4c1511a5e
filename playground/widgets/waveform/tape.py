"""A wave that grows at its right end: each column is painted once, and then only moved."""

from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from playground.widgets import theme
from playground.widgets.waveform import drawing
from playground.widgets.waveform.columns import Column

_KEPT = 8192  # columns, for a window that is made wider


class Tape:
    """A ring: where the oldest column was, the newest is painted. A column is as wide as a pixel without scaling."""

    def __init__(self) -> None:
        self.count = 0
        self._kept: deque[Column] = deque(maxlen=_KEPT)
        self._ring = QPixmap()
        self._scale = 1.0
        self._broad = 1  # pixels of a column
        self._room = 0  # columns
        self._next = 0  # column of the ring

    def append(self, columns: Sequence[Column]) -> None:
        self.count += len(columns)
        self._kept.extend(columns)
        if self._room:
            self._write(columns[-self._room :])

    def prepare(self, size: QSize, scale: float) -> None:
        broad = max(1, round(scale))
        pixels = QSize(max(1, round(size.width() * scale)), max(1, round(size.height() * scale)))
        room = -(-pixels.width() // broad)
        wanted = QSize(room * broad, pixels.height())
        if (wanted, scale) != (self._ring.size(), self._scale) or not self._room:
            self._ring = QPixmap(wanted)
            self._scale, self._broad, self._room = scale, broad, room
            self._repaint()

    def expire(self) -> None:
        """The colours have changed."""
        self._room = 0

    def seconds_per_pixel(self, rate: float) -> float:
        """Of the window, which need not have whole pixels."""
        return self._scale / self._broad / rate

    def paint(self, painter: QPainter, area: QRect) -> None:
        """With the newest at the right edge."""
        edge = self._next * self._broad
        whole, height = self._ring.width(), self._ring.height()
        left = area.x() + area.width() - whole / self._scale
        for begin, end in ((edge, whole), (0, edge)):
            wide = (end - begin) / self._scale
            if end > begin:
                target = QRectF(left, area.y(), wide, height / self._scale)
                painter.drawPixmap(target, self._ring, QRectF(begin, 0, end - begin, height))
            left += wide

    def _repaint(self) -> None:
        self._ring.fill(QColor(theme.tokens().surface))
        self._next = 0
        self._write(list(self._kept)[-self._room :])

    def _write(self, columns: Sequence[Column]) -> None:
        t = theme.tokens()
        ground, wave = QColor(t.surface), QColor(t.accent)
        height = self._ring.height()
        with QPainter(self._ring) as painter:
            painter.setPen(wave)
            for column in columns:
                left = self._next * self._broad
                painter.fillRect(left, 0, self._broad, height, ground)
                painter.drawLines(drawing.lines([column], height, 1.0, width=self._broad, left=left))
                self._next = (self._next + 1) % self._room
