"""The left panel of the transcribe tab: what was recorded or opened, by day."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from playground.features.transcribe.history import Entry
from playground.services.days import Day
from playground.widgets.day_heading import day_heading
from playground.widgets.side_list import SideList
from playground.widgets.side_rows import SideRow
from playground.widgets.translation import tr

_ICONS: Final[Mapping[str, str]] = {"recorded": "microphone", "opened": "file-text", "recovered": "warning"}
_NEAR_THE_END: Final = 200  # pixels before the end of what is loaded


class TakeList(SideList):
    """Signals, beside those of every list (ids are takes):
    more_requested: the end of the list has nearly come into sight.
    """

    more_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("New take"),
            tr("Record something else, or open a file  (Ctrl+N)"),
            tr("Takes by day"),
            tr("No takes yet"),
            parent,
        )
        self.view.setObjectName("takes")
        self.view.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def set_days(self, days: Sequence[Day[Entry]]) -> None:
        self.set_groups([(day_heading(day.date, day.ago), [_row(each) for each in day.entries]) for day in days])

    def _on_scrolled(self, value: int) -> None:
        if value >= self.view.verticalScrollBar().maximum() - _NEAR_THE_END:
            self.more_requested.emit()


def _row(entry: Entry) -> SideRow:
    title = entry.title if isinstance(entry.title, str) else tr(entry.title)
    return SideRow(entry.take, title, icon=_ICONS.get(entry.origin, "file-text"))
