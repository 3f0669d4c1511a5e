"""Dialogs in which a person chooses files. None of them holds the program up."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from playground.widgets.translation import tr

_ENDINGS = "wav flac ogg oga opus mp3 m4a aac mp4 mpga mpeg webm mkv mov avi aiff aif wma"
_SOUNDS = f"({' '.join(f'*.{ending}' for ending in _ENDINGS.split())})"


class FileChoice:
    """Each asks and calls back with what was chosen; whoever cancels hears nothing more."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def sounds(self, then: Callable[[list[Path]], object]) -> None:
        chooser = self._chooser(tr("Open sound files"), then)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        sounds, all_files = (
            tr("Sound and video {patterns}", patterns=_SOUNDS),
            tr("All files {patterns}", patterns="(*)"),
        )
        chooser.setNameFilters([sounds, all_files])
        chooser.open()

    def save_as(self, name: str, then: Callable[[Path], object], endings: Sequence[str] = ()) -> None:
        """With `endings`, such as ".wav", these are offered besides that of the name."""
        chooser = self._chooser(tr("Save as"), lambda paths: then(paths[0]))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setFileMode(QFileDialog.FileMode.AnyFile)
        own = f".{name.rpartition('.')[2]}"
        if endings:
            known = dict.fromkeys((own, *endings))
            chooser.setNameFilters([f"{ending[1:].upper()} (*{ending})" for ending in known])
            chooser.filterSelected.connect(
                lambda chosen: chooser.setDefaultSuffix(chosen.rpartition("*.")[2].rstrip(")"))
            )
        chooser.setDefaultSuffix(own[1:])
        chooser.selectFile(name)
        chooser.open()

    def _chooser(self, title: str, then: Callable[[list[Path]], object]) -> QFileDialog:
        chooser = QFileDialog(self._window, title)
        chooser.filesSelected.connect(lambda names: then([Path(name) for name in names]))
        chooser.finished.connect(chooser.deleteLater)
        return chooser
