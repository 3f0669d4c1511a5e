"""The top-level window. At first it shows a curtain with a prompt; the frame is put in when it has been loaded.

Up to the first paint the start costs hardly more than an empty window. So nothing here, nor in what it imports, touches
the `Qt` namespace, makes data classes or loads modules that are not needed: each of these costs milliseconds.
"""

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from playground.window.curtain import Curtain

SIZE = (1280, 800)
SMALLEST = (640, 480)


class MainWindow(QMainWindow):
    """Closing it is a wish: the program ends when everything is put away.

    Signals:
        first_painted: the curtain is on the screen.
        close_requested: the user, or the system, wants the window to go.
    """

    first_painted = Signal()
    close_requested = Signal()

    def __init__(self, *, dark: bool, geometry: bytes = b"") -> None:
        super().__init__()
        self.setWindowTitle("Playground")
        self.setMinimumSize(*SMALLEST)
        room = self.screen().availableSize()
        self.resize(min(SIZE[0], room.width()), min(SIZE[1], room.height()))
        if geometry:
            self.restoreGeometry(QByteArray(geometry))
        self.curtain: Curtain | None = Curtain(dark=dark)
        self.curtain.painted.connect(self._on_painted)
        self.setCentralWidget(self.curtain)
        self.curtain.prompt.setFocus()

    def furnish(self, frame: QWidget) -> str:
        """Puts the frame in the curtain's place; returns what was typed meanwhile."""
        typed = "" if self.curtain is None else self.curtain.prompt.toPlainText()
        self.curtain = None
        self.setCentralWidget(frame)
        return typed

    def closeEvent(self, event: QCloseEvent) -> None:
        # The program ends when everything is put away, not when the window goes.
        event.ignore()
        self.close_requested.emit()

    def _on_painted(self) -> None:
        if self.curtain is not None:
            self.curtain.painted.disconnect(self._on_painted)
            # After this turn of Qt's loop the picture is on the screen.
            QTimer.singleShot(0, self.first_painted.emit)
