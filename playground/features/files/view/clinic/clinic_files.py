"""Where training data is to be written, and what of it is dropped."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from playground.widgets.translation import tr


def choose_place(window: QWidget, name: str, then: Callable[[Path], object]) -> None:
    """Whoever cancels hears nothing more."""
    chooser = QFileDialog(window, tr("Save as"))
    chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    chooser.setFileMode(QFileDialog.FileMode.AnyFile)
    chooser.setDefaultSuffix("jsonl")
    chooser.selectFile(name)
    chooser.filesSelected.connect(lambda names: then(Path(names[0])))
    chooser.finished.connect(chooser.deleteLater)
    chooser.open()


def dropped_file(event: QDropEvent) -> Path | None:
    """Only the first one: two files have two verdicts. One on another computer would be fetched, and the user's name
    sent there, by merely looking at it."""
    local = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile() and not url.host()]
    return Path(local[0]) if local else None
