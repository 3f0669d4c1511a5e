"""The left panel of the embeddings tab: the collections of each day."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from playground.features.embeddings.history import Entry
from playground.services.days import Day
from playground.widgets.day_heading import day_heading
from playground.widgets.side_list import SideList
from playground.widgets.side_rows import SideRow
from playground.widgets.translation import tr

_NEAR_THE_END: Final = 200  # pixels before the end of what is loaded


class CollectionList(SideList):
    """The arrow keys move along the rows; a click or Enter opens one, F2 renames it.

    Signals, beside those of every list:
        more_requested: the end of the list has nearly come into sight.
    """

    more_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("New collection"),
            tr("Start with an empty table  (Ctrl+N)"),
            tr("Collections by day"),
            tr("No collections yet"),
            parent,
        )
        self.view.setObjectName("history")
        self.view.clicked.connect(self._on_chosen)
        self.view.activated.connect(self._on_chosen)
        self.view.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def set_history(self, days: Sequence[Day[Entry]]) -> None:
        self.set_groups([(day_heading(day.date, day.ago), list(map(_row, day.entries))) for day in days])

    def _on_current_changed(self, index: QModelIndex) -> None:
        """Opening reads many vectors: not those of each row that the keys pass."""

    def _on_chosen(self, index: QModelIndex) -> None:
        id_ = self.rows.id_at(index)
        if id_ is not None:
            self.selected.emit(id_)

    def _on_scrolled(self, value: int) -> None:
        if value >= self.view.verticalScrollBar().maximum() - _NEAR_THE_END:
            self.more_requested.emit()


def _row(entry: Entry) -> SideRow:
    title = entry.title if isinstance(entry.title, str) else tr(entry.title)
    return SideRow(entry.number, title, icon="floppy-disk" if entry.named else "list")
