"""The round button that leads back to the newest line."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from playground.widgets import theme
from playground.widgets.transcript import drawing
from playground.widgets.transcript.look import Look
from playground.widgets.translation import tr

SIDE = 36


class JumpButton(QAbstractButton):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Jump to the newest message"))
        self.setToolTip(tr("Jump to the newest message"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.resize(SIDE, SIDE)
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = Look(theme.tokens())
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        drawing.card(painter, whole, QColor(look.tokens.surface), whole.height() / 2, QColor(look.tokens.border))
        if self.underMouse():
            veil = look.tokens.pressed if self.isDown() else look.tokens.hover
            drawing.card(painter, whole, QColor(veil), whole.height() / 2)
        drawing.icon(painter, "arrow-down", whole, look.tokens.text)
