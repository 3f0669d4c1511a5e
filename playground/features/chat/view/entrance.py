"""The ways by which files, pictures and long texts come to the chat: chosen, dropped, pasted."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from playground.features.chat.taking import MOST_READ, Source
from playground.message import Message
from playground.services.chosen_files import NotUsable, read_file
from playground.services.pictures import Small
from playground.widgets.composer import Composer
from playground.widgets.translation import tr


class Entrance(QObject):
    """Looks at nothing: what has come is read and judged elsewhere.

    Signals:
        come: sources, as a list.
        text_pasted: a text that is too long for the prompt, and a name for it.
    """

    come = Signal(list)
    text_pasted = Signal(str, str)

    def __init__(self, composer: Composer, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._pasted = 0
        composer.files_dropped.connect(self._on_files)
        composer.distant_dropped.connect(self._on_distant)
        composer.picture_pasted.connect(self._on_pasted)
        composer.large_paste.connect(self._on_large_paste)
        composer.files_requested.connect(self._on_requested)

    def _on_files(self, paths: Sequence[str]) -> None:
        self.come.emit([Source(Path(path).name, partial(read_file, Path(path), MOST_READ)) for path in paths])

    def _on_distant(self, names: Sequence[str]) -> None:
        self.come.emit([Source(name, partial(_refuse_distant, name)) for name in names])

    def _on_pasted(self, read: Callable[[], bytes]) -> None:
        self.come.emit([Source(tr("Pasted picture"), read)])

    def _on_large_paste(self, text: str) -> None:
        self._pasted += 1
        self.text_pasted.emit(tr("Pasted text {number}.txt", number=self._pasted), text)

    def _on_requested(self) -> None:
        chooser = QFileDialog(self._window, tr("Choose files"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        chooser.setNameFilters(
            [
                tr("All files {patterns}", patterns="(*)"),
                tr("Pictures {patterns}", patterns="(*.png *.jpg *.jpeg *.webp *.gif)"),
                tr("Sounds {patterns}", patterns="(*.wav *.mp3 *.flac *.ogg *.opus *.m4a *.aac)"),
                tr("PDF {patterns}", patterns="(*.pdf)"),
            ]
        )
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.filesSelected.connect(self._on_files)
        chooser.open()


def image_of(small: Small) -> QImage:
    """With pixels of its own."""
    return QImage(small.pixels, small.width, small.height, QImage.Format.Format_RGBA8888).copy()


def _refuse_distant(name: str) -> bytes:
    raise NotUsable(Message("{name} lies on another computer. Copy it to this one first.", name=name))
