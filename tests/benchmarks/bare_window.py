"""The floor of a start: an empty QMainWindow that prints the time of its first paint."""

import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class BareWindow(QMainWindow):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)
        print(time.monotonic_ns(), flush=True)


application = QApplication([])
window = BareWindow()
window.resize(1280, 800)
window.show()
application.exec()
