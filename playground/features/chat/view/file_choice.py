"""Dialogs in which a person chooses files. None of them holds the program up."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from playground.widgets.translation import tr


class FileChoice:
    """Each asks and calls back with what was chosen; whoever cancels hears nothing more."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def conversations(self, then: Callable[[Path], object]) -> None:
        """To be imported."""
        chooser = self._chooser(tr("Import conversations"), then)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        exported = tr("Exported conversations {patterns}", patterns="(*.json *.zip)")
        chooser.setNameFilters([exported, tr("All files {patterns}", patterns="(*)")])
        chooser.open()

    def save_as(self, name: str, then: Callable[[Path], object]) -> None:
        chooser = self._chooser(tr("Save as"), then)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setFileMode(QFileDialog.FileMode.AnyFile)
        chooser.setDefaultSuffix(name.rpartition(".")[2])
        chooser.selectFile(name)
        chooser.open()

    def _chooser(self, title: str, then: Callable[[Path], object]) -> QFileDialog:
        chooser = QFileDialog(self._window, title)
        chooser.filesSelected.connect(lambda names: then(Path(names[0])))
        chooser.finished.connect(chooser.deleteLater)
        return chooser
