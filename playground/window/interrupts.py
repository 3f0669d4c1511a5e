"""Requests from outside to end the program: Ctrl+C, the end of the process or of the session."""

import contextlib
import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal
from PySide6.QtGui import QGuiApplication


class Interrupts(QObject):
    """Python runs a signal's handler only between two steps of Python code, and Qt's loop takes none while it waits.

    Python therefore also writes a byte into a socket that Qt watches.
    """

    requested = Signal()

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__()
        self._write, self._read = socket.socketpair()
        self._write.setblocking(False)
        self._read.setblocking(False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._on_byte)
        self._outer_descriptor = signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        self._outer_handlers = {
            number: signal.signal(number, self._on_signal) for number in (signal.SIGINT, signal.SIGTERM)
        }
        application.commitDataRequest.connect(self._on_session_end)

    def close(self) -> None:
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._outer_descriptor)
        for number, handler in self._outer_handlers.items():
            signal.signal(number, handler)
        self._write.close()
        self._read.close()

    def _on_byte(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self._read.recv(64)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self.requested.emit()

    def _on_session_end(self) -> None:
        self.requested.emit()
