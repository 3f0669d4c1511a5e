"""The ways by which pictures come to the chat: chosen, dropped, pasted."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from playground.features.chat.pictures import Source
from playground.services.pictures import Small, read_file
from playground.widgets.composer import Composer
from playground.widgets.translation import tr


class PictureEntrance(QObject):
    """Looks at nothing: what has come is read and judged elsewhere.

    Signals:
        come: sources of pictures, as a list.
    """

    come = Signal(list)

    def __init__(self, composer: Composer, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        composer.files_dropped.connect(self._on_files)
        composer.picture_pasted.connect(self._on_pasted)
        composer.pictures_requested.connect(self._on_requested)

    def _on_files(self, paths: Sequence[str]) -> None:
        self.come.emit([Source(Path(path).name, partial(read_file, Path(path))) for path in paths])

    def _on_pasted(self, read: Callable[[], bytes]) -> None:
        self.come.emit([Source(tr("Pasted picture"), read)])

    def _on_requested(self) -> None:
        chooser = QFileDialog(self._window, tr("Choose pictures"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        chooser.setNameFilters(
            [
                tr("Pictures {patterns}", patterns="(*.png *.jpg *.jpeg *.webp *.gif)"),
                tr("All files {patterns}", patterns="(*)"),
            ]
        )
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.filesSelected.connect(self._on_files)
        chooser.open()


def image_of(small: Small) -> QImage:
    """With pixels of its own."""
    return QImage(small.pixels, small.width, small.height, QImage.Format.Format_RGBA8888).copy()
