"""A wave that grows at its right end: each column is painted once, and then only moved."""

import math
from collections import deque
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from playground.widgets import theme
from playground.widgets.clock import clock
from playground.widgets.waveform import drawing, ruler
from playground.widgets.waveform.columns import FULL, Columns

_KEPT: Final = 8192  # columns, for a window that is made wider
_WORDS: Final = 72  # px from a mark of the ruler, when there is room for its time


class Tape:
    """A ring: where the oldest column was, the newest is painted. A column is as wide as a pixel without scaling."""

    def __init__(self, rate: float, font: QFont, head: int) -> None:
        """The columns of a second; and a ruler so high stands above them."""
        self.rate = rate
        self.count = 0
        self._font = font
        self._head = head
        self._kept: deque[tuple[int, int]] = deque(maxlen=_KEPT)
        self._ring = QPixmap()
        self._scale = 1.0
        self._broad = 1  # pixels of a column
        self._room = 0  # columns
        self._step = 1.0  # seconds from one time of the ruler to the next

    def append(self, columns: Columns) -> None:
        self.count += len(columns)
        self._kept.extend(zip(columns.lows, columns.highs, strict=True))
        if self._room:
            self._write(min(len(columns), self._room))

    def prepare(self, size: QSize, scale: float) -> None:
        broad = max(1, round(scale))
        pixels = QSize(max(1, round(size.width() * scale)), max(1, round(size.height() * scale)))
        room = -(-pixels.width() // broad)
        wanted = QSize(room * broad, pixels.height())
        if (wanted, scale) != (self._ring.size(), self._scale) or not self._room:
            self._ring = QPixmap(wanted)
            self._scale, self._broad, self._room = scale, broad, room
            self._step = ruler.step_for(self.rate * broad / scale)
            self._repaint()

    def expire(self) -> None:
        """The colours have changed."""
        self._room = 0

    def paint(self, painter: QPainter, area: QRect) -> None:
        """With the newest at the right edge."""
        edge = self.count % self._room * self._broad
        whole, height = self._ring.width(), self._ring.height()
        left = area.x() + area.width() - whole / self._scale
        for begin, end in ((edge, whole), (0, edge)):
            wide = (end - begin) / self._scale
            if end > begin:
                target = QRectF(left, area.y(), wide, height / self._scale)
                painter.drawPixmap(target, self._ring, QRectF(begin, 0, end - begin, height))
            left += wide

    def _repaint(self) -> None:
        t = theme.tokens()
        self._ring.fill(QColor(t.surface))
        with QPainter(self._ring) as painter:
            painter.fillRect(0, self._base(), self._ring.width(), 1, QColor(t.border))
        self._write(min(len(self._kept), self._room))

    def _write(self, many: int) -> None:
        """The newest."""
        t = theme.tokens()
        ground, small, large = QColor(t.surface), QColor(t.border), QColor(t.outline)
        wave, clipped = QColor(t.accent), QColor(t.danger)
        base, height, broad = self._base(), self._ring.height(), self._broad
        with QPainter(self._ring) as painter:
            for number in range(self.count - many, self.count):
                left = number % self._room * broad
                painter.fillRect(left, 0, broad, height, ground)
                low, high = self._kept[number - self.count]
                begin, end = drawing.upright(low, high, height - base - 1, 1.0)
                loudest = max(high, -low) >= FULL - 1
                painter.fillRect(left, height - end, broad, end - begin, clipped if loudest else wave)
                painter.fillRect(left, base, broad, 1, small)
                mark = self._mark(number)
                if mark is not None:
                    high = round((3 if mark % ruler.PARTS else 7) * self._scale)
                    painter.fillRect(left, base - high, broad, high, small if mark % ruler.PARTS else large)
                self._write_time(painter, number - round(_WORDS * self._scale / broad))

    def _write_time(self, painter: QPainter, number: int) -> None:
        mark = self._mark(number) if number >= 0 else None
        if mark is None or mark % ruler.PARTS:
            return
        painter.save()
        painter.setFont(self._font)
        painter.setPen(QColor(theme.tokens().secondary))
        painter.scale(self._scale, self._scale)
        words = clock(mark // ruler.PARTS * self._step, 0 if self._step >= 1 else 1)
        left, whole = number % self._room * self._broad / self._scale, self._ring.width() / self._scale
        # Where the ring is joined, the words lie on both of its ends.
        for place in (left, left - whole):
            ruler.write(painter, round(place), self._head - 1, words)
        painter.restore()

    def _mark(self, number: int) -> int | None:
        """Of the ruler, if one stands at this column."""
        part = self.rate * self._step / ruler.PARTS
        mark = math.ceil(number / part)
        return mark if mark * part < number + 1 else None

    def _base(self) -> int:
        return round(self._head * self._scale) - 1
