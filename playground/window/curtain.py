"""The first face of the window: the surfaces of the frame, and a prompt that takes what is typed at once.

Made of plain widgets that fill themselves: a painter of our own would load the whole `Qt` namespace, an eighth of the
time until the first paint.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from playground.widgets.tokens import DARK, LIGHT

# About where the frame will have its parts, so that nothing jumps far when it comes.
BAR = 36
FOOT = 26
LEFT = 231
RIGHT = 291
LEFT_FITS = 900
RIGHT_FITS = 1100
RAIL = 43
MARGIN = 20
COMPOSER = 80
WIDEST = 780


class Curtain(QWidget):
    # The window below is never asked to paint: the curtain covers all of it.
    painted = Signal()

    def __init__(self, *, dark: bool) -> None:
        super().__init__()
        tokens = DARK if dark else LIGHT
        _fill(self, tokens.window)
        # Each surface lies in a frame that is a pixel larger, which makes its hairline.
        self._lines = [_fill(QWidget(self), tokens.border) for _ in range(4)]
        self._surfaces = [_fill(QWidget(line), tokens.surface) for line in self._lines]
        self._composer = _fill(QWidget(self), tokens.surface)
        self.prompt = QPlainTextEdit(self._composer)
        self.prompt.setObjectName("prompt")
        self.prompt.setFrameStyle(0)
        palette = self.prompt.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(tokens.surface))
        palette.setColor(QPalette.ColorRole.Text, QColor(tokens.text))
        self.prompt.setPalette(palette)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width, height = self.width(), self.height()
        left = LEFT if width >= LEFT_FITS else RAIL
        right = RIGHT if width >= RIGHT_FITS else RAIL
        middle = height - BAR - FOOT - 2
        top, side, other_side, foot = self._lines
        top.setGeometry(0, 0, width, BAR + 1)
        side.setGeometry(0, BAR + 1, left + 1, middle)
        other_side.setGeometry(width - right - 1, BAR + 1, right + 1, middle)
        foot.setGeometry(0, height - FOOT - 1, width, FOOT + 1)
        for surface, x, y in zip(self._surfaces, (0, 0, 1, 0), (0, 0, 0, 1), strict=True):
            line = surface.parentWidget()
            assert line is not None
            surface.setGeometry(x, y, line.width() - (line is side) - x, line.height() - (line is top) - y)
        room = width - left - right
        card = min(WIDEST, room - 2 * MARGIN)
        self._composer.setGeometry(left + (room - card) // 2, height - FOOT - 16 - COMPOSER, card, COMPOSER)
        self.prompt.setGeometry(10, 9, card - 20, COMPOSER - 45)


def _fill(widget: QWidget, colour: str) -> QWidget:
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.Window, QColor(colour))
    widget.setPalette(palette)
    widget.setAutoFillBackground(True)
    return widget
