"""What lies under the mask, as it was last painted: in a stroke it need not be scaled anew for each event."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPainter

if TYPE_CHECKING:
    from collections.abc import Callable


class Backdrop:
    """As large as the view."""

    def __init__(self) -> None:
        self._image = QImage()
        self._current = False

    def expire(self) -> None:
        self._current = False

    def prepare(self, size: QSize, ratio: float, paint: Callable[[QPainter, QRect], None]) -> None:
        if self._current:
            return
        pixels = QSize(math.ceil(size.width() * ratio), math.ceil(size.height() * ratio))
        if self._image.size() != pixels:
            self._image = QImage(pixels, QImage.Format.Format_RGB32)
            self._image.setDevicePixelRatio(ratio)
        painter = QPainter(self._image)
        paint(painter, QRect(0, 0, size.width(), size.height()))
        painter.end()
        self._current = True

    def paint(self, painter: QPainter, exposed: QRect) -> None:
        ratio = self._image.devicePixelRatio()
        source = QRectF(exposed.x() * ratio, exposed.y() * ratio, exposed.width() * ratio, exposed.height() * ratio)
        painter.drawImage(QRectF(exposed), self._image, source)
