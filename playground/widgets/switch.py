"""A check box in the shape of a switch, for what takes effect at once."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton, QWidget

from playground.widgets import theme

_WIDTH, _HEIGHT = 34, 20


class Switch(QCheckBox):
    """On to the right, in the accent."""

    def __init__(self, name: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(tip)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH + 4, 28)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        track = QRectF(2.5, (self.height() - _HEIGHT) / 2 + 0.5, _WIDTH - 1, _HEIGHT - 1)
        fill, edge, knob = self._colours(bool(option.state & QStyle.StateFlag.State_MouseOver))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        side = track.height() - 6
        left = track.right() - side - 3 if self.isChecked() else track.left() + 3
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(knob))
        painter.drawEllipse(QRectF(left, track.top() + 3, side, side))
        if self.hasFocus() and option.state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QPen(QColor(theme.tokens().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            around = track.adjusted(-1.5, -2.5, 1.5, 2.5)
            painter.drawRoundedRect(around, around.height() / 2, around.height() / 2)
        painter.end()

    def _colours(self, hovered: bool) -> tuple[str, str, str]:
        """Of the track, its outline and the knob."""
        t = theme.tokens()
        if not self.isEnabled():
            return (t.disabled, t.disabled, t.surface) if self.isChecked() else (t.window, t.border, t.disabled)
        if self.isChecked():
            fill = t.accent_hover if hovered else t.accent
            return fill, fill, t.on_accent
        return t.surface, t.accent if hovered else t.outline, t.secondary
