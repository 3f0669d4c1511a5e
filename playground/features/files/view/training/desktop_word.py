"""A word on the desktop when a job has come to its end while nobody looked."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from playground.features.files.view.training.job_words import state_words, title
from playground.widgets.icons import icon
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.api.training_jobs import TrainingJob

_SHOWN_MS: Final = 10_000


class DesktopWord(QObject):
    """Where the desktop takes such words, and the program is not in front; the notice in the window comes anyway.

    Signals:
        clicked: the word was.
    """

    clicked = Signal()

    def __init__(self, window: QWidget, tray: type[QSystemTrayIcon] = QSystemTrayIcon) -> None:
        super().__init__(window)
        self._window = window
        self._kind = tray
        self._tray: QSystemTrayIcon | None = None

    def tell(self, job: "TrainingJob") -> None:
        if QApplication.activeWindow() is not None:
            return
        if not self._kind.isSystemTrayAvailable() or not self._kind.supportsMessages():
            return
        tray = self._tray or self._made()
        tray.show()
        words = tr("{name}: {state}", name=title(job), state=state_words(job.status))
        tray.showMessage(tr("Training has ended"), words, icon("chart-line", "accent"), _SHOWN_MS)
        QTimer.singleShot(_SHOWN_MS, tray, tray.hide)

    def _made(self) -> QSystemTrayIcon:
        tray = self._tray = self._kind(icon("chart-line", "accent"), self)
        tray.setToolTip(tr("Playground"))
        tray.messageClicked.connect(self._on_clicked)
        tray.activated.connect(lambda _: self._on_clicked())
        return tray

    def _on_clicked(self) -> None:
        window = self._window.window()
        window.showNormal() if window.isMinimized() else window.show()
        window.raise_()
        window.activateWindow()
        self.clicked.emit()
