"""The shadow that a drawer throws to its left."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
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
        strongest = 80 if theme.tokens().dark else 30
        painter = QPainter(self)
        for column in range(self.width()):
            painter.fillRect(column, 0, 1, self.height(), QColor(0, 0, 0, strongest * column // self.width()))
        painter.end()
