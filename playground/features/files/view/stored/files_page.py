"""The middle of the files: the table, what is said below it, and the card that uploads; or one file from inside."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from playground.features.files.view.stored.content_view import ContentView
from playground.features.files.view.stored.files_bar import FilesBar
from playground.features.files.view.stored.files_table import FilesTable
from playground.features.files.view.stored.upload_strip import UploadStrip
from playground.widgets.buttons import LinkButton
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.empty_state import EmptyState
from playground.widgets.message_card import MessageCard
from playground.widgets.translation import tr

MARGIN: Final = 20
_LOW: Final = 560  # px


class FilesPage(QWidget):
    """Holds the parts in their places.

    Signals:
        files_dropped: paths.
    """

    files_dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = FilesBar(self)
        self.table = FilesTable(self)
        self.content = ContentView(self)
        self.empty = EmptyState(
            "files",
            tr("What lies on the server"),
            tr("Upload training data, batches and pictures by the button below, or drop them anywhere on this page."),
            [tr("Upload a sample"), tr("Choose files")],
            self,
        )
        self.nothing = EmptyState(
            "magnifying-glass", tr("Nothing found"), tr("No file matches the filter."), [tr("Show all files")], self
        )
        self.card = MessageCard(self)
        self.facts = ElidedLabel(Qt.TextElideMode.ElideRight, parent=self)
        self.load_all = LinkButton(tr("Load all"), tr("Read the whole list from the server"), self)
        self.stop_loading = LinkButton(tr("Stop"), tr("Stop reading the list"), self)
        self.strip = UploadStrip(self)
        self.setAcceptDrops(True)
        self._dress()
        self._arrange()

    def show_table(self, state: str) -> None:
        """What the middle shows: "table", "empty", "nothing" (found)."""
        shown = {"table": self.table, "empty": self.empty, "nothing": self.nothing}[state]
        self._middle.setCurrentWidget(shown)
        self.bar.set_searchable(state != "empty")

    def show_content(self, shown: bool) -> None:
        """One file from inside, in place of the table."""
        if shown != self.is_content_shown():
            self._pages.setCurrentWidget(self.content if shown else self._list)
            (self.content if shown else self.table).setFocus(Qt.FocusReason.OtherFocusReason)

    def is_content_shown(self) -> bool:
        return self._pages.currentWidget() is self.content

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.strip.set_low(event.size().height() < _LOW)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event):
            event.acceptProposedAction()
            self.strip.set_welcoming(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self.strip.set_welcoming(False)

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.strip.set_welcoming(False)
        self.files_dropped.emit(_files(event))

    def _dress(self) -> None:
        self.card.setObjectName("files_card")
        self.card.hide()
        self.facts.setProperty("role", "secondary")
        self.facts.setObjectName("files_facts")
        self.load_all.setObjectName("load_all")
        self.stop_loading.setObjectName("stop_loading")
        self.load_all.hide()
        self.stop_loading.hide()

    def _arrange(self) -> None:
        middle = QWidget(self)
        self._middle = QStackedLayout(middle)
        for each in (self.table, self.empty, self.nothing):
            self._middle.addWidget(each)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.facts, 1)
        line.addWidget(self.load_all)
        line.addWidget(self.stop_loading)
        self._list = QWidget(self)
        column = QVBoxLayout(self._list)
        column.setContentsMargins(MARGIN, 0, MARGIN, 16)
        column.setSpacing(10)
        column.addWidget(self.bar)
        column.addWidget(middle, 1)
        column.addWidget(self.card)
        column.addLayout(line)
        column.addWidget(self.strip)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._list)
        self._pages.addWidget(self.content)


def _files(event: QDropEvent) -> list[str]:
    # A file on another computer would be fetched, and the user's name sent there, by merely looking at it.
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile() and not url.host()]
