"""The left panel of the speak tab: the clips and auditions of each day."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from playground.features.speak.history import Entry, Kind
from playground.services.days import Day
from playground.widgets.day_heading import day_heading
from playground.widgets.icons import icon
from playground.widgets.side_list import SideList
from playground.widgets.side_rows import SideRow
from playground.widgets.translation import tr

_ICONS: Final[Mapping[str, str]] = {"running": "clock", "failed": "warning", "interrupted": "warning"}
_NEAR_THE_END: Final = 200  # pixels before the end of what is loaded
_KINDS: Final[tuple[Kind, ...]] = ("clip", "audition")


class HistoryList(SideList):
    """The arrow keys move along the rows; a click or Enter opens one.

    Signals, beside those of every list (an id is told apart by `kind_of`):
        text_requested: a clip whose text and settings are to be used again.
        more_requested: the end of the list has nearly come into sight.
    """

    text_requested = Signal(int)
    more_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("New clip"),
            tr("Start with an empty text  (Ctrl+N)"),
            tr("Clips by day"),
            tr("No clips yet"),
            parent,
        )
        self.view.setObjectName("history")
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.clicked.connect(self._on_chosen)
        self.view.activated.connect(self._on_chosen)
        self.view.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def set_history(self, days: Sequence[Day[Entry]]) -> None:
        self.set_groups([(day_heading(day.date, day.ago), _rows(day.entries)) for day in days])

    def _on_current_changed(self, index: QModelIndex) -> None:
        """Opening decodes a sound: not one for each row that the keys pass."""

    def _on_chosen(self, index: QModelIndex) -> None:
        id_ = self.rows.id_at(index)
        if id_ is not None:
            self.selected.emit(id_)

    def _on_scrolled(self, value: int) -> None:
        if value >= self.view.verticalScrollBar().maximum() - _NEAR_THE_END:
            self.more_requested.emit()

    def _add_to_menu(self, menu: QMenu, id_: int, index: QModelIndex) -> None:
        kind, number = kind_of(id_)
        if kind == "clip":
            mark = icon("arrow-counter-clockwise", "secondary")
            menu.addAction(mark, tr("Use text again"), lambda: self.text_requested.emit(number))


def id_of(kind: Kind, number: int) -> int:
    """Clips and auditions are counted each for themselves, rows together."""
    return len(_KINDS) * number + _KINDS.index(kind)


def kind_of(id_: int) -> tuple[Kind, int]:
    return _KINDS[id_ % len(_KINDS)], id_ // len(_KINDS)


def _rows(entries: Iterable[Entry]) -> list[SideRow]:
    return [
        SideRow(
            id_of(entry.kind, entry.number),
            entry.title,
            icon="list" if entry.kind == "audition" else _ICONS.get(entry.status, "speaker-high"),
        )
        for entry in entries
    ]
