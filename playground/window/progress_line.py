"""The two pixels under the top bar that move while a tab works."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from playground.widgets import theme

HEIGHT = 2
STEP_MS = 33
SECONDS_ACROSS = 1.4


class ProgressLine(QWidget):
    """Lies over the upper edge of its host. Filled to the known share, or a piece that travels when none is known."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        host.installEventFilter(self)
        self._working = False
        self._share: float | None = None
        self._phase = 0.0
        self._timer = QTimer(self, interval=STEP_MS)
        self._timer.timeout.connect(self._on_step)

    def set_working(self, working: bool, share: float | None = None) -> None:
        self._share = share
        if working != self._working:
            self._working = working
            self._phase = 0.0
        self.setVisible(working)
        self.raise_()
        if working and share is None and theme.motion():
            self._timer.start()
        else:
            self._timer.stop()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(0, 0, watched.width(), HEIGHT)
        return super().eventFilter(watched, event)

    def _on_step(self) -> None:
        self._phase = (self._phase + STEP_MS / 1000 / SECONDS_ACROSS) % 1.0
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        width = self.width()
        if self._share is not None:
            piece = QRectF(0, 0, width * self._share, HEIGHT)
        elif theme.motion():
            piece = QRectF((self._phase * 1.3 - 0.3) * width, 0, width * 0.3, HEIGHT)
        else:
            piece = QRectF(0, 0, width, HEIGHT)
        painter.fillRect(piece, QColor(theme.tokens().accent))
