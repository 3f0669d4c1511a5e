"""A coloured dot, always beside a word that says the same."""

from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from playground.widgets import theme

DotState = Literal["idle", "busy", "success", "warning", "danger", "accent"]


class StatusDot(QWidget):
    """Filled for what is settled, a ring for what is not."""

    def __init__(self, state: DotState = "idle", *, side: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: DotState = state
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._state in ("idle", "busy"):
            painter.setPen(QPen(QColor(tokens.accent if self._state == "busy" else tokens.outline), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(str(getattr(tokens, self._state))))
            painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
