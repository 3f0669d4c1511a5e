"""One window for each data directory: a second start brings the first window to the front."""

import os
import time
import zlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

ASK = b"raise\n"
# A first window that is still starting needs a moment until it listens.
PATIENCE = 5.0


class SingleInstance(QObject):
    """Holds the data directory's lock and listens for later starts. QtNetwork is loaded only when it is needed."""

    raise_requested = Signal()

    def __init__(self, directory: Path) -> None:
        super().__init__()
        self._lock = QLockFile(str(directory / "lock"))
        # A lock is stale when its process is gone, never because of its age.
        self._lock.setStaleLockTime(0)
        self._name = f"playground-{zlib.crc32(os.fsencode(directory.resolve())):08x}"
        self._server: QLocalServer | None = None

    def acquire(self) -> bool:
        """False when another process holds the directory. One that cannot be written to needs no lock."""
        return self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError

    def listen(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)  # left by a process that was killed: the lock is ours
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(self._name)

    def raise_first(self) -> bool:
        """Asks the window that holds the directory to come to the front; False when it does not answer."""
        from PySide6.QtNetwork import QLocalSocket

        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(200):
                socket.write(ASK)
                return socket.waitForReadyRead(int(PATIENCE * 1000))
            time.sleep(0.1)
        return False

    def holder(self) -> int:
        """The process that holds the lock, 0 when unknown."""
        return int(self._lock.getLockInfo()[0])

    def close(self) -> None:
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _on_connection(self) -> None:
        assert self._server is not None
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(partial(self._on_asked, socket))
        socket.disconnected.connect(socket.deleteLater)

    def _on_asked(self, socket: "QLocalSocket") -> None:
        socket.write(b"raised\n")
        socket.flush()
        self.raise_requested.emit()
