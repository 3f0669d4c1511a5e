"""A canvas in a window, a hand that moves over it, and the time from each of its events to the finished repaint."""

import statistics
import time
from collections.abc import Iterable, Sequence

import numpy
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from playground.features.images.mask.mask import Mask
from playground.features.images.view.canvas.mask_canvas import MaskCanvas

VIEW = (1000, 800)
INTERVAL = 0.004  # seconds between two events of a quick mouse
_NONE = Qt.MouseButton.NoButton
Place = tuple[float, float]


def picture(side: int) -> QImage:
    """With noise in it, so that no row is like another."""
    pixels = numpy.random.default_rng(1).integers(0, 255, (side, side, 4), numpy.uint8)
    pixels[..., 3] = 255
    return QImage(pixels.data, side, side, 4 * side, QImage.Format.Format_RGBA8888).copy()


def steady(rounds: Sequence[Sequence[float]]) -> list[float]:
    """Each round has the same events; of each event the median counts, as other programs stop each now and then."""
    return [statistics.median(times) for times in zip(*rounds, strict=True)]


class Bench(QObject):
    """Times are in milliseconds."""

    def __init__(self, side: int) -> None:
        super().__init__()
        self.mask = Mask(side, side)
        self.canvas = MaskCanvas()
        self.canvas.resize(*VIEW)
        self.canvas.set_picture(picture(side))
        self.canvas.set_mask(self.mask)
        self.canvas.show()
        self._paints = 0
        self.canvas.installEventFilter(self)
        while not (self.canvas.settled and self._paints):
            QApplication.processEvents()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self._paints += event.type() == QEvent.Type.Paint
        return False

    def press(self, place: Place, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> float:
        return self._send(_mouse(QEvent.Type.MouseButtonPress, place, button, button))

    def move(self, place: Place, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> float:
        return self._send(_mouse(QEvent.Type.MouseMove, place, _NONE, button))

    def wheel(self, place: Place, notches: float) -> float:
        point, turn = QPointF(*place), QPoint(0, round(120 * notches))
        plain, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
        return self._send(QWheelEvent(point, point, QPoint(), turn, _NONE, plain, phase, False))

    def stroke(self, places: Iterable[Place], button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> list[float]:
        """The press, and then each move."""
        first, *others = places
        times = [self.press(first, button), *(self.move(place, button) for place in others)]
        self._release(others[-1], button)
        return times

    def start(self, places: Sequence[Place]) -> float:
        """A stroke of which only the press counts."""
        took = self.press(places[0])
        for place in places[1:]:
            QApplication.sendEvent(self.canvas, _mouse(QEvent.Type.MouseMove, place, _NONE, Qt.MouseButton.LeftButton))
        self._release(places[-1], Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        return took

    def _release(self, place: Place, button: Qt.MouseButton) -> None:
        """It need not be followed by a repaint."""
        QApplication.sendEvent(self.canvas, _mouse(QEvent.Type.MouseButtonRelease, place, button, _NONE))

    def _send(self, event: QEvent) -> float:
        painted = self._paints
        began = time.perf_counter()
        QApplication.sendEvent(self.canvas, event)
        while self._paints == painted and time.perf_counter() - began < 1:
            QApplication.processEvents()
        took = time.perf_counter() - began
        time.sleep(max(0.0, INTERVAL - took))
        return took * 1000


def _mouse(kind: QEvent.Type, place: Place, button: Qt.MouseButton, buttons: Qt.MouseButton) -> QMouseEvent:
    point = QPointF(*place)
    return QMouseEvent(kind, point, point, button, buttons, Qt.KeyboardModifier.NoModifier)
