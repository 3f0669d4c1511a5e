"""The middle of the embeddings tab: the table, the pictures made from it, and the prompt at the foot."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedLayout, QVBoxLayout, QWidget

from playground.features.embeddings.view.pages import Page, Pages
from playground.features.embeddings.view.texts_table import TextsTable
from playground.widgets.buttons import IconButton
from playground.widgets.composer import Composer
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.empty_state import EmptyState
from playground.widgets.message_card import MessageCard
from playground.widgets.plain_text import tool_tip
from playground.widgets.segmented_switch import SegmentedSwitch
from playground.widgets.translation import tr
from playground.widgets.trouble_line import TroubleLine

MARGIN: Final = 20
_BESIDE: Final = 640  # pixels from which on the table stays beside a picture
_BESIDE_TWO: Final = 900
_LIST_WIDTH: Final = 180
_ENDLESS: Final = 16_777_215  # the width that Qt takes for none
_PROGRESS_WIDTH: Final = 120


class WorkPage(QWidget):
    """Holds the parts in their places and shows those that there is room for.

    Signals:
        files_dropped: paths.
    """

    files_dropped = Signal(list)

    def __init__(self, suggestions: Sequence[str], pages: Pages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty_shown = True
        self.pages = pages
        self.switch = SegmentedSwitch(tr("What to look at"), _segments(), self)
        self.open = IconButton("folder-open", tr("Open texts, a table or vectors"), parent=self)
        self.save = IconButton("floppy-disk", tr("Save as a named collection"), parent=self)
        self.export = IconButton("download-simple", tr("Export vectors and pictures"), parent=self)
        self.outdated = TroubleLine("outdated", self)
        self.empty = EmptyState(
            "share-network",
            tr("See which texts mean the same"),
            tr("Type or paste texts, one a line, or drop a file. Similar ones come to lie beside each other."),
            suggestions,
            self,
        )
        self.table = TextsTable(self)
        self.card = MessageCard(self)
        self.facts = ElidedLabel(Qt.TextElideMode.ElideRight, parent=self)
        self.progress = QProgressBar(self)
        self.composer = Composer(self)
        self.setAcceptDrops(True)
        self._dress()
        self._arrange()
        self._offer_saving()
        self.switch.changed.connect(self._place)

    def page(self) -> str:
        return self.switch.value()

    def show_page(self, page: Page) -> None:
        self.switch.set_value(page)
        self._place()

    def set_empty(self, empty: bool) -> None:
        """Without texts there is nothing to be seen on any page."""
        if empty != self._empty_shown:
            self._empty_shown = empty
            self._offer_saving()
            self._place()

    def _offer_saving(self) -> None:
        for button in (self.save, self.export):
            why_not = tr("There are no texts in the table yet.") if self._empty_shown else ""
            button.setEnabled(not why_not)
            button.setToolTip(tool_tip(why_not or button.accessibleName()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.files_dropped.emit(_files(event))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        page = self.page()
        alone = page == "texts"
        room = self.width() >= (_BESIDE_TWO if page == "compare" else _BESIDE)
        self._stack.setCurrentWidget(self.empty if self._empty_shown else self._parts)
        if not alone and not self._empty_shown:
            self.pages.show_page(page)
        self.table.set_narrow(not alone)
        self.table.setMaximumWidth(_ENDLESS if alone else max(_LIST_WIDTH, self.width() // 4))
        self.table.setVisible(alone or room)
        self.pages.setVisible(not alone)

    def _dress(self) -> None:
        self.switch.setObjectName("pages")
        self.open.setObjectName("open")
        self.save.setObjectName("save")
        self.export.setObjectName("export")
        self.card.setObjectName("card")
        self.card.hide()
        self.facts.setProperty("role", "secondary")
        self.facts.setObjectName("facts")
        self.progress.setAccessibleName(tr("Progress"))
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(_PROGRESS_WIDTH)
        self.progress.hide()
        self.composer.set_placeholder(tr("Type or paste texts, one a line"))

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.switch)
        top.addStretch(1)
        for button in (self.open, self.save, self.export):
            top.addWidget(button)
        self._parts = QWidget(self)
        beside = QHBoxLayout(self._parts)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(12)
        beside.addWidget(self.table)
        beside.addWidget(self.pages, 1)
        centre = QWidget(self)
        self._stack = QStackedLayout(centre)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._parts)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.facts, 1)
        line.addWidget(self.progress)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 12, MARGIN, 16)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.outdated)
        column.addWidget(centre, 1)
        column.addWidget(self.card)
        column.addLayout(line)
        column.addWidget(self.composer)


def _segments() -> list[tuple[str, str, str]]:
    return [
        ("texts", tr("Texts"), tr("The table of texts")),
        ("matrix", tr("Matrix"), tr("How similar each text is to each other")),
        ("map", tr("Map"), tr("Similar texts lie beside each other")),
        ("search", tr("Search"), tr("Find texts by what they mean")),
        ("vector", tr("Vector"), tr("Look at the numbers of one text")),
        ("compare", tr("Compare"), tr("See the same texts through two models")),
    ]


def _files(event: QDropEvent) -> list[str]:
    # A file on another computer would be fetched, and the user's name sent there, by merely looking at it.
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile() and not url.host()]
