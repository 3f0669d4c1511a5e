"""The first face of the window: the surfaces of the frame, and a prompt that takes what is typed at once."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from playground.widgets.tokens import DARK, LIGHT

# About where the frame will have its parts, so that nothing jumps far when it comes.
BAR = 37
FOOT = 26
LEFT = 232
RIGHT = 292
LEFT_FITS = 900
RIGHT_FITS = 1100
RAIL = 44
MARGIN = 20
COMPOSER = 80
WIDEST = 780


class Curtain(QWidget):
    def __init__(self, *, dark: bool) -> None:
        super().__init__()
        self._tokens = DARK if dark else LIGHT
        self.prompt = QPlainTextEdit(self)
        self.prompt.setFrameStyle(0)
        palette = QPalette(self._tokens.surface)
        palette.setColor(QPalette.ColorRole.Base, QColor(self._tokens.surface))
        palette.setColor(QPalette.ColorRole.Text, QColor(self._tokens.text))
        self.prompt.setPalette(palette)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.prompt.setGeometry(self._composer().adjusted(10, 9, -10, -36))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._tokens
        width, height = self.width(), self.height()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.window))
        for part in (
            QRect(0, 0, width, BAR),
            QRect(0, BAR, self._left(), height),
            QRect(width - self._right(), BAR, self._right(), height),
            QRect(0, height - FOOT, width, FOOT),
        ):
            painter.fillRect(part, QColor(tokens.surface))
        painter.fillRect(0, BAR - 1, width, 1, QColor(tokens.border))
        painter.fillRect(0, height - FOOT, width, 1, QColor(tokens.border))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.accent))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(self._composer(), 10, 10)

    def _left(self) -> int:
        return LEFT if self.width() >= LEFT_FITS else RAIL

    def _right(self) -> int:
        return RIGHT if self.width() >= RIGHT_FITS else RAIL

    def _composer(self) -> QRect:
        room = self.width() - self._left() - self._right()
        width = min(WIDEST, room - 2 * MARGIN)
        left = self._left() + (room - width) // 2
        return QRect(left, self.height() - FOOT - 16 - COMPOSER, width, COMPOSER)
