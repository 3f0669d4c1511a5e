"""One picture of a request as a small tile that can be moved and taken off."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QWidget

from playground.widgets import icons, theme
from playground.widgets.buttons import IconButton
from playground.widgets.plain_text import one_line, tool_tip
from playground.widgets.tokens import RADIUS, with_alpha
from playground.widgets.translation import tr

SIDE: Final = 44
_MARK: Final = 16
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_COVERING: Final = Qt.AspectRatioMode.KeepAspectRatioByExpanding


@dataclass(frozen=True, slots=True)
class SourceChip:
    """A picture that goes along with the one on the canvas."""

    name: str
    image: QImage | None


class ChipFace(QWidget):
    """Ctrl and the arrow keys move it, Delete takes it off.

    Signals:
        shifted: by how many places it is to be moved.
        removed: it is to be taken off.
        carried, dropped: where the mouse has taken it, as its parent counts.
    """

    shifted = Signal(int)
    removed = Signal()
    carried = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, chip: SourceChip, position: int, *, painted: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.position = position
        self._painted = painted
        self._pressed: QPoint | None = None
        self._carried = False
        self._image = None if chip.image is None else _square(chip.image, round(SIDE * self.devicePixelRatioF()))
        self.setFixedSize(SIDE, SIDE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setObjectName(f"source_{position}")
        self.setAccessibleName(one_line(chip.name))
        self.setToolTip(tool_tip(f"{chip.name}\n{self._hint()}"))
        self.setAccessibleDescription(self._hint())
        self.remove = _RemoveButton(tr("Remove {name}", name=one_line(chip.name)), self)
        self.remove.clicked.connect(lambda: self.removed.emit())
        self.remove.hide()

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.shifted.emit(step)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.position:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._show_remove()

    def leaveEvent(self, event: QEvent) -> None:
        self.remove.setVisible(self.hasFocus() and self.position > 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_remove()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.remove.setVisible(self.underMouse() and self.position > 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follows the mouse by itself: Qt's own dragging would stop the program's loop meanwhile."""
        if self._pressed is None:
            return
        where = event.position().toPoint()
        self._carried = self._carried or (where - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._carried:
            self.raise_()
            self.move(self.mapToParent(where - self._pressed))
            self.carried.emit(self.mapToParent(self._pressed))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        carried, pressed = self._carried, self._pressed
        self._carried, self._pressed = False, None
        if carried and pressed is not None:
            self.dropped.emit(self.mapToParent(event.position().toPoint()))

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.fillPath(path, QColor(t.sunken))
        painter.setClipPath(path)
        if self._image is not None:
            painter.drawImage(QRectF(self.rect()), self._image)
        if self._painted:
            _paint_mark(painter, self.rect().width(), self.devicePixelRatioF())
        painter.setClipping(False)
        focused = self.hasFocus()
        edge = QPen(QColor(t.accent), 2) if focused else QPen(QColor(with_alpha(t.text, 0.18)), 1)
        inset = edge.widthF() / 2
        painter.setPen(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)
        painter.end()

    def _hint(self) -> str:
        if self.position == 0 and self._painted:
            return tr("The picture on the canvas, with a painted mask")
        if self.position == 0:
            return tr("The picture on the canvas")
        return tr("Goes along with the picture on the canvas. Drag it to another place, to the first one to edit it.")

    def _show_remove(self) -> None:
        self.remove.setVisible(self.position > 0)


class _RemoveButton(IconButton):
    """Lies over the corner of a picture, so it brings its own ground."""

    def __init__(self, tip: str, parent: QWidget) -> None:
        super().__init__("x", tip, small=True, parent=parent)
        self.setProperty("kind", "over")
        self.setIconSize(QSize(_MARK - 4, _MARK - 4))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setGeometry(SIDE - _MARK - 2, 2, _MARK, _MARK)


def _square(image: QImage, side: int) -> QImage:
    scaled = image.scaled(side, side, _COVERING, Qt.TransformationMode.SmoothTransformation)
    return scaled.copy((scaled.width() - side) // 2, (scaled.height() - side) // 2, side, side)


def _paint_mark(painter: QPainter, side: int, scale: float) -> None:
    """A brush in the corner: something is painted over."""
    t = theme.tokens()
    place = QRectF(side - _MARK - 2, side - _MARK - 2, _MARK, _MARK)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(t.accent))
    painter.drawRoundedRect(place, 4, 4)
    brush = icons.pixmap("paint-brush", t.on_accent, _MARK - 4, scale)
    painter.drawPixmap(place.topLeft().toPoint() + QPoint(2, 2), brush)
