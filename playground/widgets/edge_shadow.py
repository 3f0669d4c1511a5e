"""The shadow that a drawer throws to its left."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from playground.widgets import theme

SHADOW: Final = 16


class EdgeShadow(QWidget):
    """It lets the mouse through to what lies under it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        fade = QLinearGradient(0, 0, self.width(), 0)
        fade.setColorAt(0, QColor(0, 0, 0, 0))
        fade.setColorAt(1, QColor(0, 0, 0, 80 if theme.tokens().dark else 30))
        painter = QPainter(self)
        painter.fillRect(self.rect(), fade)
        painter.end()
