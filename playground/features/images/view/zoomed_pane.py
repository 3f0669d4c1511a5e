"""A pane in which pictures can be brought closer and moved about."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from playground.features.images.view.canvas import drawing
from playground.features.images.view.canvas.picture_levels import Levels
from playground.features.images.view.canvas.viewport import Viewport
from playground.widgets import theme

_CLICKS_TO_DOUBLE: Final = 480.0  # four notches of a wheel


class ZoomedPane(QWidget):
    """The wheel zooms at the pointer, a drag pans, + - 0 1 do as they do everywhere.

    Signals:
        zoom_changed: 1.0 is a pixel of the screen for each pixel of the picture.
    """

    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = Viewport()
        self._grip: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @property
    def zoom(self) -> float:
        return self.look.zoom

    def fit(self) -> None:
        self._change(self.look.fitted())

    def set_zoom(self, zoom: float) -> None:
        self._change(self.look.zoomed(zoom))

    def show_size(self, size: QSize) -> None:
        """The pictures in here are of this size."""
        self._change(self.look.showing(size.width(), size.height()))

    def room(self) -> QRectF:
        """Where a picture can be; where several are side by side, the first of the rooms."""
        return QRectF(self.rect())

    def in_room(self, point: QPointF) -> QPointF:
        """The point as the first room has it, also when it lies in another."""
        return point - self.room().topLeft()

    def picture_rect(self) -> QRectF:
        """In the room's own coordinates."""
        return drawing.picture_rect(self.look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if turned:
            where = self.in_room(event.position())
            self._change(self.look.zoomed(self.zoom * 2 ** (turned / _CLICKS_TO_DOUBLE), where.x(), where.y()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._grip = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            moved = event.position() - self._grip
            self._grip = event.position()
            self._change(self.look.panned(moved.x(), moved.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.look.fitting:
            where = self.in_room(event.position())
            self._change(self.look.zoomed(1.0, where.x(), where.y()))
        else:
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.set_zoom(self.look.next_stop(closer=True))
        elif key == Qt.Key.Key_Minus:
            self.set_zoom(self.look.next_stop(closer=False))
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_1:
            self.set_zoom(1.0)
        else:
            super().keyPressEvent(event)

    def _measure(self) -> None:
        room = self.room()
        self._change(self.look.resized(room.width(), room.height(), self.devicePixelRatioF()))

    def _change(self, look: Viewport) -> None:
        zoomed = look.zoom != self.look.zoom
        self.look = look
        self.update()
        if zoomed:
            self.zoom_changed.emit(look.zoom)


def draw_picture(painter: QPainter, levels: Levels, look: Viewport, sight: QRectF) -> None:
    """What is in sight of a picture that lies so."""
    if not levels.images:
        return
    painter.save()
    painter.setClipRect(sight)
    if not levels.opaque:
        drawing.checkerboard(painter, sight.toAlignedRect(), look, theme.tokens())
    drawing.image(painter, sight, look, levels.at(look.zoom))
    painter.restore()
