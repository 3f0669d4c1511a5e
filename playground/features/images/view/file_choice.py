"""Dialogs in which a person chooses files. None of them holds the program up."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from playground.widgets.translation import tr

_PICTURES = "(*.png *.jpg *.jpeg *.webp *.gif)"


class FileChoice:
    """Each asks and calls back with what was chosen; whoever cancels hears nothing more."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def pictures(self, then: Callable[[list[Path]], object]) -> None:
        chooser = self._chooser(tr("Choose pictures"), then)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        pictures, all_files = tr("Pictures {patterns}", patterns=_PICTURES), tr("All files {patterns}", patterns="(*)")
        chooser.setNameFilters([pictures, all_files])
        chooser.open()

    def mask(self, then: Callable[[Path], object]) -> None:
        chooser = self._chooser(tr("Choose a mask"), lambda paths: then(paths[0]))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilter(tr("PNG files {patterns}", patterns="(*.png)"))
        chooser.open()

    def save_as(self, name: str, then: Callable[[Path], object]) -> None:
        chooser = self._chooser(tr("Save as"), lambda paths: then(paths[0]))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setFileMode(QFileDialog.FileMode.AnyFile)
        chooser.setDefaultSuffix(name.rpartition(".")[2])
        chooser.selectFile(name)
        chooser.open()

    def folder(self, then: Callable[[Path], object]) -> None:
        chooser = self._chooser(tr("Choose a folder"), lambda paths: then(paths[0]))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.open()

    def _chooser(self, title: str, then: Callable[[list[Path]], object]) -> QFileDialog:
        chooser = QFileDialog(self._window, title)
        chooser.filesSelected.connect(lambda names: then([Path(name) for name in names]))
        chooser.finished.connect(chooser.deleteLater)
        return chooser
