"""A canvas in a window, and hands that paint on it."""

import numpy
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QInputDevice, QKeyEvent, QMouseEvent, QPointingDevice, QTabletEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.features.images.mask.mask import Mask
from playground.features.images.view.canvas.mask_canvas import MaskCanvas

LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
NONE = Qt.KeyboardModifier.NoModifier
Place = tuple[float, float]


def picture(width: int = 400, height: int = 300) -> QImage:
    pixels = numpy.random.default_rng(1).integers(0, 256, (height, width, 4), numpy.uint8)
    pixels[..., 3] = 255
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


class Studio:
    """Places are in pixels of the picture."""

    def __init__(self, qtbot: QtBot, width: int = 400, height: int = 300) -> None:
        self.mask = Mask(width, height)
        self.canvas = MaskCanvas()
        qtbot.addWidget(self.canvas)
        self.canvas.resize(600, 500)
        self.canvas.set_picture(picture(width, height))
        self.canvas.set_mask(self.mask)
        self.canvas.set_brush(20, 1)
        self.canvas.show()
        qtbot.waitUntil(lambda: self.canvas.settled)

    def place(self, x: float, y: float) -> QPointF:
        return QPointF(*self.canvas.viewport.to_view(x, y))

    def mouse(
        self, kind: QEvent.Type, place: Place, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier = NONE
    ) -> None:
        point = self.place(*place)
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else button
        own = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else button
        QApplication.sendEvent(self.canvas, QMouseEvent(kind, point, point, own, held, modifiers))

    def press(self, *place: float, button: Qt.MouseButton = LEFT, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.mouse(QEvent.Type.MouseButtonPress, (place[0], place[1]), button, modifiers)

    def move(self, *place: float, button: Qt.MouseButton = LEFT, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.mouse(QEvent.Type.MouseMove, (place[0], place[1]), button, modifiers)

    def release(self, *place: float, button: Qt.MouseButton = LEFT, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.mouse(QEvent.Type.MouseButtonRelease, (place[0], place[1]), button, modifiers)

    def drag(self, *places: Place, button: Qt.MouseButton = LEFT, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.press(*places[0], button=button, modifiers=modifiers)
        for place in places[1:]:
            self.move(*place, button=button, modifiers=modifiers)
        self.release(*places[-1], button=button, modifiers=modifiers)

    def key(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """A key, or the character on it."""
        text = key if isinstance(key, str) and modifiers in (NONE, Qt.KeyboardModifier.ShiftModifier) else ""
        code = ord(key.upper()) if isinstance(key, str) else key.value
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self.canvas, QKeyEvent(kind, code, modifiers, text))

    def hold_space(self, *, held: bool) -> None:
        kind = QEvent.Type.KeyPress if held else QEvent.Type.KeyRelease
        QApplication.sendEvent(self.canvas, QKeyEvent(kind, Qt.Key.Key_Space, NONE, " "))

    def wheel(
        self,
        notches: float,
        place: Place = (200, 150),
        modifiers: Qt.KeyboardModifier = NONE,
        fingers: QPoint | None = None,
    ) -> None:
        point, turn = self.place(*place), QPoint(0, round(120 * notches))
        phase = Qt.ScrollPhase.NoScrollPhase if fingers is None else Qt.ScrollPhase.ScrollUpdate
        none = Qt.MouseButton.NoButton
        event = QWheelEvent(point, point, fingers or QPoint(), turn, none, modifiers, phase, False)
        QApplication.sendEvent(self.canvas, event)

    def pen(self, kind: QEvent.Type, place: Place, pressure: float, *, eraser: bool = False) -> None:
        tip = QPointingDevice.PointerType.Eraser if eraser else QPointingDevice.PointerType.Pen
        can = QInputDevice.Capability.Position | QInputDevice.Capability.Pressure
        device = QPointingDevice("pen", 1, QInputDevice.DeviceType.Stylus, tip, can, 1, 1)
        point = self.place(*place)
        down = kind != QEvent.Type.TabletRelease
        event = QTabletEvent(
            kind, device, point, point, pressure, 0, 0, 0, 0, 0, NONE, LEFT, LEFT if down else Qt.MouseButton.NoButton
        )
        QApplication.sendEvent(self.canvas, event)
