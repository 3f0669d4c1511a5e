"""The left panel of the training data: the files that were opened, by day."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from playground.widgets.buttons import Button
from playground.widgets.day_heading import day_heading
from playground.widgets.side_list import SideList
from playground.widgets.side_rows import SideRow
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.services.days import Day
    from playground.storage.datasets import DatasetRecord


class DatasetList(SideList):
    """Signals, beside those of every list:
    open_requested: a file is to be chosen.
    """

    open_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("New training data"),
            tr("Start with an empty table of examples  (Ctrl+N)"),
            tr("Training data by day"),
            tr("No training data yet"),
            parent,
        )
        self.view.setObjectName("datasets")
        self.open_button = Button(tr("Open a file"), tr("Open JSON lines, a table or a sheet"), icon_name="folder-open")
        self.open_button.setObjectName("open_dataset")
        self.open_button.clicked.connect(self.open_requested)
        self._column.insertWidget(1, self.open_button)
        self.view.clicked.connect(self._on_chosen)
        self.view.activated.connect(self._on_chosen)

    def set_days(self, days: "Sequence[Day[DatasetRecord]]") -> None:
        self.set_groups([(day_heading(day.date, day.ago), list(map(_row, day.entries))) for day in days])

    def _on_current_changed(self, index: QModelIndex) -> None:
        """Opening examines a whole file: not those of each row that the keys pass."""

    def _on_chosen(self, index: QModelIndex) -> None:
        id_ = self.rows.id_at(index)
        if id_ is not None:
            self.selected.emit(id_)


def _row(dataset: "DatasetRecord") -> SideRow:
    return SideRow(dataset.id, dataset.title, icon="file-text")
