"""The middle of the images tab: tools, canvas, results, the pictures that go along, and the prompt."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from playground.features.images.controls import Mode
from playground.features.images.view.canvas.canvas_toolbar import CanvasToolbar
from playground.features.images.view.canvas.mask_canvas import MaskCanvas
from playground.features.images.view.canvas.tool_rail import CanvasToolRail
from playground.features.images.view.results_strip import ResultsStrip
from playground.features.images.view.sources_row import SourcesRow
from playground.features.images.view.sources_shelf import SourcesShelf
from playground.widgets.buttons import Button, IconButton
from playground.widgets.composer import Composer
from playground.widgets.empty_state import EmptyState
from playground.widgets.message_card import MessageCard
from playground.widgets.segmented_switch import SegmentedSwitch
from playground.widgets.translation import tr

MARGIN = 20
Page = Literal["empty", "waiting", "canvas"]


class WorkPage(QWidget):
    """Holds the parts in their places and shows those that there is something to see in."""

    def __init__(self, suggestions: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.toolbar = CanvasToolbar(self)
        self.rail = CanvasToolRail(self)
        self.canvas = MaskCanvas(self)
        self.empty = EmptyState(
            "image",
            tr("Make a picture, then change parts of it"),
            tr("Describe what you want to see, or drop a picture here and paint over what should change."),
            suggestions,
            self,
        )
        self.waiting = EmptyState(
            "image", tr("Making the picture"), tr("It appears here as soon as it comes. Esc stops the work."), (), self
        )
        self.card = MessageCard(self)
        self.strip = ResultsStrip(self)
        self.modes = SegmentedSwitch(
            tr("What to make"),
            [
                (Mode.GENERATE.value, tr("New picture"), tr("Make a picture from words")),
                (Mode.EDIT.value, tr("Edit this picture"), tr("Change the picture on the canvas")),
            ],
            self,
        )
        self.vary = Button(
            tr("Variations"),
            tr("Make siblings of the picture on the canvas"),
            kind="quiet",
            icon_name="copy-simple",
            parent=self,
        )
        self.vary.setObjectName("vary")
        self.modes.setObjectName("modes")
        self.sources = SourcesRow()
        self._shelf = SourcesShelf(self.sources, self)
        self.composer = Composer(self)
        self.blank = IconButton("file-plus", tr("Begin with a blank picture"), parent=self)
        self.extend = IconButton("arrows-out-cardinal", tr("Extend the picture to its sides"), parent=self)
        self.blank.setObjectName("blank")
        self.extend.setObjectName("extend")
        self.composer.add_tool(self.blank)
        self.composer.add_tool(self.extend)
        self.setAcceptDrops(True)
        self._arrange()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Wherever a picture is dropped, also while there is no canvas to be seen, it comes onto the canvas."""
        self.canvas.dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.canvas.dropEvent(event)

    def show_page(self, page: Page) -> None:
        self._pages.setCurrentWidget({"empty": self.empty, "waiting": self.waiting, "canvas": self._easel}[page])

    def show_sources(self, shown: bool) -> None:
        self._shelf.setVisible(shown)

    def show_strip(self, shown: bool) -> None:
        self.strip.setVisible(shown)

    def _arrange(self) -> None:
        self._easel = self._make_easel()
        self._pages = QStackedLayout()
        for page in (self.empty, self.waiting, self._easel):
            self._pages.addWidget(page)
        wishes = QHBoxLayout()
        wishes.setSpacing(8)
        wishes.addWidget(self.modes)
        wishes.addWidget(self.vary)
        wishes.addWidget(self._shelf, 1)
        wishes.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 12, MARGIN, 16)
        column.setSpacing(8)
        column.addLayout(self._pages, 1)
        column.addWidget(self.card)
        column.addWidget(self.strip)
        column.addLayout(wishes)
        column.addWidget(self.composer)
        for part in (self.card, self.strip, self._shelf):
            part.hide()

    def _make_easel(self) -> QWidget:
        easel = QWidget(self)
        column = QVBoxLayout(easel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.toolbar)
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self.rail)
        middle.addWidget(self.canvas, 1)
        column.addLayout(middle, 1)
        return easel
