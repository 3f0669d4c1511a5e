"""A hand that zooms and drags a picture, and the time from each of its events to the frame that shows it."""

import statistics
import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

INTERVAL = 0.002  # seconds between two events
_NONE, _LEFT = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
_PLAIN = Qt.KeyboardModifier.NoModifier
Place = tuple[float, float]


def steady(act: Callable[[], Sequence[float]], rounds: int = 5) -> list[float]:
    """Of each event the median of all rounds, as other programs stop each now and then."""
    return [statistics.median(times) for times in zip(*(act() for _ in range(rounds)), strict=True)]


class PictureHand(QObject):
    """Times are in milliseconds. `between` is what happens after a frame, and is no part of it."""

    def __init__(self, view: QWidget, between: Callable[[], object] = lambda: None) -> None:
        super().__init__()
        self._view = view
        self._between = between
        self._paints = 0
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self._paints += event.type() == QEvent.Type.Paint
        return False

    def zoom(self, where: Place, notches: Sequence[float]) -> list[float]:
        return [self._send(_wheel(where, each)) for each in notches]

    def drag(self, path: Sequence[Place]) -> list[float]:
        """Without the first move, which only tells that it is no click."""
        QApplication.sendEvent(self._view, _mouse(QEvent.Type.MouseButtonPress, path[0], _LEFT, _LEFT))
        times = [self._send(_mouse(QEvent.Type.MouseMove, place, _NONE, _LEFT)) for place in path[1:]]
        QApplication.sendEvent(self._view, _mouse(QEvent.Type.MouseButtonRelease, path[-1], _LEFT, _NONE))
        QApplication.processEvents()
        return times[1:]

    def _send(self, event: QEvent) -> float:
        painted = self._paints
        began = time.perf_counter()
        QApplication.sendEvent(self._view, event)
        while self._paints == painted and time.perf_counter() - began < 1:
            QApplication.processEvents()
        took = time.perf_counter() - began
        self._between()
        time.sleep(INTERVAL)
        return took * 1000


def _wheel(where: Place, notches: float) -> QWheelEvent:
    point, turn = QPointF(*where), QPoint(0, round(120 * notches))
    return QWheelEvent(point, point, QPoint(), turn, _NONE, _PLAIN, Qt.ScrollPhase.NoScrollPhase, False)


def _mouse(kind: QEvent.Type, place: Place, button: Qt.MouseButton, buttons: Qt.MouseButton) -> QMouseEvent:
    return QMouseEvent(kind, QPointF(*place), QPointF(*place), button, buttons, _PLAIN)
