"""The two pixels under the top bar that move while a tab works."""

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from playground.widgets import theme

HEIGHT = 2
STEP_MS = 33
SECONDS_ACROSS = 1.4


class ProgressLine(QWidget):
    """Filled to the known share, or a piece that travels when none is known; its place is kept while idle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
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
        if working and share is None and theme.motion():
            self._timer.start()
        else:
            self._timer.stop()
        self.update()

    def _on_step(self) -> None:
        self._phase = (self._phase + STEP_MS / 1000 / SECONDS_ACROSS) % 1.0
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.tokens().window))
        if not self._working:
            return
        width = self.width()
        if self._share is not None:
            piece = QRectF(0, 0, width * self._share, HEIGHT)
        elif theme.motion():
            piece = QRectF((self._phase * 1.3 - 0.3) * width, 0, width * 0.3, HEIGHT)
        else:
            piece = QRectF(0, 0, width, HEIGHT)
        painter.fillRect(piece, QColor(theme.tokens().accent))
