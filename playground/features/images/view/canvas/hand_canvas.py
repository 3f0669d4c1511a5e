"""The canvas with a hand over it: mouse and pen become strokes and shapes of the mask."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QMouseEvent,
    QPainter,
    QPointingDevice,
    QSinglePointEvent,
    QTabletEvent,
)
from PySide6.QtWidgets import QWidget

from playground.features.images.mask.hand import Hand
from playground.features.images.mask.stroke import Touch
from playground.features.images.mask.tool import Tool
from playground.features.images.view.canvas import drawing
from playground.features.images.view.canvas.canvas_surface import CanvasSurface

if TYPE_CHECKING:
    from playground.features.images.mask.mask import Mask
    from playground.message import Message

_NEAR: Final = 8.0  # so close to its first corner a press closes a polygon
_REACH: Final = 6  # of what is drawn round an outline


class HandCanvas(CanvasSurface):
    """Painted with the left button; the right one takes away what the tool would add.

    Signals:
        mask_edited: a step was made, undone or redone, or there is another mask.
    """

    mask_edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self._hand = Hand()
        self._held = Qt.MouseButton.NoButton
        self._pan_from: QPointF | None = None
        self._pointer: QPointF | None = None
        self._space = False
        self._show_cursor()

    @property
    def busy(self) -> bool:
        """In the middle of a stroke or a shape."""
        return self._hand.busy

    @property
    def tool(self) -> Tool:
        return self._hand.tool

    @property
    def brush_size(self) -> float:
        return self._hand.brush.size

    @property
    def hardness(self) -> float:
        return self._hand.brush.hardness

    def set_tool(self, tool: Tool) -> None:
        self._hand.set_tool(tool)
        self._show_cursor()
        self.update()

    def set_brush(self, size: float, hardness: float) -> None:
        self._update_ring()
        self._hand.brush = replace(self._hand.brush, size=size, hardness=hardness)
        # A dab takes some milliseconds when it is the first, which a stroke need not wait for.
        self._hand.brush.dab(0, 0)
        self._update_ring()

    def set_mask(self, mask: Mask | None) -> None:
        if mask is self._mask:
            return
        if self._mask is not None:
            self._mask.edited.disconnect(self._on_edited)
        self._hand.set_mask(mask)
        super().set_mask(mask)
        if mask is not None:
            mask.edited.connect(self._on_edited)
        self._show_cursor()
        self.mask_edited.emit()

    def undo(self) -> None:
        """In the middle of a stroke it is that stroke."""
        if self._hand.busy:
            self.cancel()
        elif self._mask is not None:
            self._mask.undo()

    def history_labels(self) -> tuple[Message | None, Message | None]:
        """Of what `undo` and `redo` would do."""
        if self._mask is None:
            return None, None
        return self._mask.history.undo_label, self._mask.history.redo_label

    def redo(self) -> None:
        if self._mask is not None:
            self._mask.redo()

    def finish(self) -> None:
        self._hand.finish()
        self.update()

    def step_back(self) -> None:
        self._hand.step_back()
        self.update()

    def cancel(self) -> None:
        self._hand.cancel()
        self.update()

    def set_space(self, *, held: bool) -> None:
        """The space bar makes a hand of every tool."""
        self._update_ring()
        self._space = held
        self._show_cursor()
        self._update_ring()

    # -- the pointer, whatever moves it

    def _press(self, event: QSinglePointEvent, touch: Touch, *, erase: bool = False) -> None:
        if self._held != Qt.MouseButton.NoButton:
            return
        button = self._held = event.button()
        if button == Qt.MouseButton.MiddleButton or self._space or self.tool is Tool.PAN:
            self._pan_from = event.position()
        elif button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            opposite = button == Qt.MouseButton.RightButton or (erase and self.tool is not Tool.ERASER)
            self._hand.press(touch, opposite=opposite, line=_has_shift(event), near=_NEAR / self.viewport.scale)
            self._update_outline()
        self._show_cursor()

    def _move(self, event: QSinglePointEvent, touch: Touch) -> None:
        self._update_ring()
        point = self._pointer = event.position()
        if self._pan_from is not None:
            moved, self._pan_from = point - self._pan_from, point
            self.pan(moved.x(), moved.y())
            return
        self._update_outline()
        self._hand.move(touch, even=_has_shift(event))
        self._update_outline()
        self._update_ring()

    def _release(self, event: QSinglePointEvent, touch: Touch) -> None:
        if event.button() != self._held:
            return
        self._held = Qt.MouseButton.NoButton
        if self._pan_from is not None:
            self._pan_from = None
        else:
            self._hand.release(touch, even=_has_shift(event))
        self._show_cursor()
        if not self.tool.has_brush:
            self.update()

    def _touch(self, point: QPointF, pressure: float = 1.0) -> Touch:
        return Touch(*self.to_picture(point), pressure)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press(event, self._touch(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._move(event, self._touch(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._release(event, self._touch(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.tool is Tool.POLYGON and self._hand.busy:
            self.finish()
        else:
            self.mousePressEvent(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        pressure = event.pressure() if _has_pressure(event.pointingDevice()) else 1.0
        touch = self._touch(event.position(), pressure)
        if event.type() == QEvent.Type.TabletPress:
            erase = event.pointerType() == QPointingDevice.PointerType.Eraser
            self._press(event, touch, erase=erase)
        elif event.type() == QEvent.Type.TabletRelease:
            self._release(event, touch)
        else:
            self._move(event, touch)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self._update_ring()
        self._pointer = None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The right button paints."""

    # -- what is seen of the hand

    def paint_above(self, painter: QPainter, exposed: QRect) -> None:
        points = self._hand.outline
        if points:
            closed = self.tool in (Tool.RECTANGLE, Tool.ELLIPSE)
            drawing.outline(painter, self.viewport, points, closed=closed)
            if self.tool is Tool.POLYGON:
                drawing.corners(painter, self.viewport, points[:-1])
        if self._pointer is not None and self._shows_ring():
            diameter = self.brush_size * self.viewport.scale
            drawing.brush_ring(painter, self._pointer, diameter, self.devicePixelRatioF())

    def _shows_ring(self) -> bool:
        return self.tool.has_brush and self._mask is not None and self._pan_from is None and not self._space

    def _update_ring(self) -> None:
        if self._pointer is not None and self._shows_ring():
            self.update(drawing.ring_region(self._pointer, self.brush_size * self.viewport.scale))

    def _update_outline(self) -> None:
        points = self._hand.outline
        if not points:
            return
        # A lasso only gets longer.
        changing = points[-2:] if self.tool is Tool.LASSO else points
        xs, ys = zip(*(self.viewport.to_view(*point) for point in changing), strict=True)
        area = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
        self.update(area.toAlignedRect().adjusted(-_REACH, -_REACH, _REACH, _REACH))

    def _show_cursor(self) -> None:
        self.setCursor(self._cursor_shape())

    def _cursor_shape(self) -> Qt.CursorShape:
        if self._mask is None and not self.viewport.picture_width:
            return Qt.CursorShape.ArrowCursor
        if self._pan_from is not None:
            return Qt.CursorShape.ClosedHandCursor
        if self._space or self.tool is Tool.PAN:
            return Qt.CursorShape.OpenHandCursor
        if self._mask is None:
            return Qt.CursorShape.ArrowCursor
        return Qt.CursorShape.BlankCursor if self.tool.has_brush else Qt.CursorShape.CrossCursor

    def _on_edited(self) -> None:
        self.mask_edited.emit()


def _has_shift(event: QSinglePointEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)


def _has_pressure(device: QPointingDevice) -> bool:
    return bool(device.capabilities() & QPointingDevice.Capability.Pressure)
