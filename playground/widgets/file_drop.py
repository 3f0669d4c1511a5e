"""A file of some kinds may be dropped on a widget that knows nothing of it."""

from pathlib import PurePath

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Signals:
    dropped: the path of the file.
    """

    dropped = Signal(str)

    def __init__(self, widget: QWidget, endings: tuple[str, ...]) -> None:
        super().__init__(widget)
        self._endings = endings
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent):  # entering and moving are kinds of it
            return False
        path = self._path_in(event.mimeData())
        if path is None:
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(path)
        return True

    def _path_in(self, mime: QMimeData) -> str | None:
        """Of one file alone."""
        paths = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
        return paths[0] if len(paths) == 1 and PurePath(paths[0]).suffix.lower() in self._endings else None
