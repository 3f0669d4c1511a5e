"""Dialogs in which a person chooses training data, and what is dropped. None of them holds the program up."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from playground.widgets.translation import tr

_READABLE: Final = "(*.jsonl *.ndjson *.json *.csv *.tsv *.xlsx)"


def choose_dataset(window: QWidget, then: Callable[[Path], object]) -> None:
    chooser = _chooser(window, tr("Open training data"), then)
    chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
    chooser.setNameFilters(
        [tr("Training data {patterns}", patterns=_READABLE), tr("All files {patterns}", patterns="(*)")]
    )
    chooser.open()


def choose_place(window: QWidget, name: str, then: Callable[[Path], object]) -> None:
    chooser = _chooser(window, tr("Save as"), then)
    chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    chooser.setFileMode(QFileDialog.FileMode.AnyFile)
    chooser.setDefaultSuffix("jsonl")
    chooser.selectFile(name)
    chooser.open()


def dropped_file(event: QDropEvent) -> Path | None:
    """Only the first one: two files have two verdicts. One on another computer would be fetched, and the user's name
    sent there, by merely looking at it."""
    local = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile() and not url.host()]
    return Path(local[0]) if local else None


def _chooser(window: QWidget, title: str, then: Callable[[Path], object]) -> QFileDialog:
    chooser = QFileDialog(window, title)
    chooser.filesSelected.connect(lambda names: then(Path(names[0])))
    chooser.finished.connect(chooser.deleteLater)
    return chooser
