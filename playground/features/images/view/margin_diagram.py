"""A drawing of a picture and the room that is put around it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from playground.features.images.margins import Margins
from playground.widgets import theme
from playground.widgets.tokens import with_alpha

_SIDE = 132


class MarginDiagram(QWidget):
    """The picture plain, what is new in the accent: that is what may change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = (1, 1)
        self._margins = Margins()
        self.setFixedSize(QSize(_SIDE, _SIDE))

    def show_margins(self, width: int, height: int, margins: Margins) -> None:
        self._size, self._margins = (width, height), margins
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        wide, high = self._margins.around(*self._size)
        scale = (_SIDE - 2) / max(wide, high)
        whole = QRectF(0, 0, wide * scale, high * scale)
        whole.moveCenter(QRectF(self.rect()).center())
        width, height = self._size
        left, top = whole.left() + self._margins.left * scale, whole.top() + self._margins.top * scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(t.accent), 1))
        painter.setBrush(QColor(with_alpha(t.accent, 0.22)))
        painter.drawRoundedRect(whole, 2, 2)
        painter.setPen(QPen(QColor(t.outline), 1))
        painter.setBrush(QColor(t.sunken))
        painter.drawRect(QRectF(left, top, width * scale, height * scale))
        painter.end()
