"""The canvas of the images tab: a hand over the picture, with keys, a wheel, and pictures that are dropped on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from playground.features.images.mask import brush as brushes
from playground.features.images.mask.tool import Tool
from playground.features.images.view.canvas import incoming
from playground.features.images.view.canvas.canvas_keys import TOOL_KEYS, key_name
from playground.features.images.view.canvas.hand_canvas import HandCanvas
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_ARROW: Final = 48.0
_NOTCH: Final = 120  # of a wheel, in Qt's units
_ZOOM: Final = 1.2
_BY_KEYS: Final = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class MaskCanvas(HandCanvas):
    """
    Signals:
        tool_changed, brush_size_changed, hardness_changed: by keys or the wheel.
        files_dropped: addresses of files that were dropped or pasted, as text.
        picture_dropped: a picture without a file that was dropped or pasted.
    """

    tool_changed = Signal(Tool)
    brush_size_changed = Signal(float)
    hardness_changed = Signal(float)
    files_dropped = Signal(list)
    picture_dropped = Signal(QImage)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setAccessibleName(tr("Picture and mask"))
        self.setToolTip(tool_tip(tr("Drop or paste a picture here, or generate one.")))
        self._ringed = False
        self._turned = 0
        self._always, self._while_busy = self._key_tables()

    # -- zoom and pan

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn, modifiers = event.angleDelta(), event.modifiers()
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self._turn_brush(turn.y())
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.pan((turn.y() or turn.x()) * _ARROW / _NOTCH, 0)
        elif event.phase() != Qt.ScrollPhase.NoScrollPhase and event.pixelDelta() != QPoint():
            # Two fingers on a trackpad push the picture; they zoom with a pinch.
            self.pan(event.pixelDelta().x(), event.pixelDelta().y())
        else:
            self.zoom_at(_ZOOM ** (turn.y() / _NOTCH), event.position())
        event.accept()

    def _turn_brush(self, turn: int) -> None:
        self._turned += turn
        while abs(self._turned) >= _NOTCH:
            up = self._turned > 0
            self._turned -= _NOTCH if up else -_NOTCH
            self._resize_brush(brushes.larger if up else brushes.smaller)

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._action(event)
        if action is not None:
            action()
        elif event.key() == Qt.Key.Key_Space:
            self.set_space(held=True)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.set_space(held=False)
        else:
            super().keyReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # While the canvas has the focus its keys come before those of the window.
            if self._action(event) is not None:
                event.accept()
                return True
        elif isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_at(1 + event.value(), event.position())
                return True
        elif event.type() == QEvent.Type.ToolTip and self._mask is not None:
            # It would lie over what is painted.
            return True
        return super().event(event)

    def _action(self, event: QKeyEvent) -> Callable[[], object] | None:
        name = key_name(event)
        return (self._while_busy.get(name) if self.busy else None) or self._always.get(name)

    def _key_tables(self) -> tuple[Mapping[str, Callable[[], object]], Mapping[str, Callable[[], object]]]:
        """The keys that always act, and those that act only in the middle of a shape."""
        always: dict[str, Callable[[], object]] = {
            key: partial(self._choose_tool, tool) for tool, key in TOOL_KEYS.items()
        }
        always |= {
            "[": partial(self._resize_brush, brushes.smaller),
            "]": partial(self._resize_brush, brushes.larger),
            "{": partial(self._harden_brush, brushes.softer),
            "}": partial(self._harden_brush, brushes.harder),
            "+": self.zoom_in,
            "=": self.zoom_in,
            "-": self.zoom_out,
            "Left": partial(self.pan, _ARROW, 0),
            "Right": partial(self.pan, -_ARROW, 0),
            "Up": partial(self.pan, 0, _ARROW),
            "Down": partial(self.pan, 0, -_ARROW),
            "Ctrl+V": lambda: self._take(QGuiApplication.clipboard().mimeData()),
        }
        always |= dict.fromkeys(("0", "Ctrl+0"), self.fit) | {"1": partial(self.set_zoom, 1.0)}
        always |= {"Ctrl+Z": self.undo} | dict.fromkeys(("Ctrl+Y", "Ctrl+Shift+Z"), self.redo)
        busy = dict.fromkeys(("Return", "Enter"), self.finish)
        return always, {**busy, "Backspace": self.step_back, "Esc": self.cancel}

    def _choose_tool(self, tool: Tool) -> None:
        self.set_tool(tool)
        self.tool_changed.emit(tool)

    def _resize_brush(self, to: Callable[[float], float]) -> None:
        self.set_brush(to(self.brush_size), self.hardness)
        self.brush_size_changed.emit(self.brush_size)

    def _harden_brush(self, to: Callable[[float], float]) -> None:
        self.set_brush(self.brush_size, to(self.hardness))
        self.hardness_changed.emit(self.hardness)

    # -- the focus

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ringed = event.reason() in _BY_KEYS
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ringed = False
        self.set_space(held=False)
        self.update()

    def has_ring(self) -> bool:
        return self._ringed

    # -- what comes in

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if incoming.is_wanted(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._take(event.mimeData())
        event.acceptProposedAction()

    def _take(self, mime: QMimeData) -> None:
        picture, addresses = incoming.picture_in(mime), incoming.addresses_in(mime)
        if picture is not None:
            self.picture_dropped.emit(picture)
        elif addresses:
            self.files_dropped.emit(addresses)
