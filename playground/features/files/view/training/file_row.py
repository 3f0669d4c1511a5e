"""A row of the form in which a file is chosen: on the server, or on this computer, from where it is sent first."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from playground.features.files.training.settings import local_path
from playground.widgets.buttons import IconButton
from playground.widgets.choice_rows import Choice, ChoiceRow
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr


class FileRow(ChoiceRow):
    """The value is an id, or the absolute path of a file of this computer; a file can be dropped on it."""

    def __init__(self, label: str, api_name: str, tooltip: str, *, unset: str, parent: QWidget | None = None) -> None:
        super().__init__(label, api_name, tooltip, unset=unset, parent=parent)
        self._known: tuple[Choice, ...] = ()
        self.browse = IconButton("folder-open", tr("Choose a file of this computer; it is uploaded first"), small=True)
        self.browse.clicked.connect(self._on_browse)
        self.head.addWidget(self.browse)
        self.setAcceptDrops(True)

    def differs(self) -> bool:
        """A file is no wish beside a usual one: without it there is no job."""
        return False

    def set_files(self, files: Sequence[Choice]) -> None:
        """Ids and names of those on the server."""
        self._known = tuple(files)
        self._offer()

    def set_value(self, value: str) -> None:
        super().set_value(value)
        self._offer()

    def _offer(self) -> None:
        """A path would be too long for the box: its last part stands for it."""
        path = local_path(self.value())
        own = () if path is None else ((self.value(), tr("{name} (from this computer)", name=path.name)),)
        self.set_choices((*own, *self._known), strict=False)
        self.box.setToolTip(self.tip if path is None else tool_tip(self.value()))

    def _on_browse(self) -> None:
        chooser = QFileDialog(self.window(), tr("Choose a file"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        lines = tr("Training data {patterns}", patterns="(*.jsonl *.ndjson *.json *.txt)")
        chooser.setNameFilters([lines, tr("All files {patterns}", patterns="(*)")])
        chooser.filesSelected.connect(lambda names: self.choose(Path(names[0])))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def choose(self, path: Path) -> None:
        """As if the user had found it in the dialog."""
        self._change(str(path.absolute()))
        self._offer()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event.mimeData()) is not None and not self._reason:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.choose(path)


def _dropped(mime: QMimeData) -> Path | None:
    """One file of this computer; one on another would be fetched by merely looking at it."""
    local = [url.toLocalFile() for url in mime.urls() if url.isLocalFile() and not url.host()]
    return Path(local[0]) if len(local) == 1 else None
