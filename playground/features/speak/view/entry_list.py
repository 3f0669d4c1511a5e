"""The voices of an audition, one below the other, the best on top."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.features.speak.view.audition_words import EntryLine
from playground.features.speak.view.entry_row import EntryRow
from playground.features.speak.view.ranking import in_order, moved, placed


class EntryList(QWidget):
    """Signals:
    ranked: the numbers of those that have a place now, the best first.
    play_requested, use_requested, save_requested, again_requested: a number.
    """

    ranked = Signal(list)
    play_requested = Signal(int)
    use_requested = Signal(int)
    save_requested = Signal(int)
    again_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[EntryRow] = []
        self._ranking: list[int] = []
        self._order: list[int] = []
        self._dragged = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addStretch(1)

    def set_entries(self, lines: Sequence[EntryLine], ranking: Sequence[int]) -> None:
        """In the order of their numbers."""
        while len(self.rows) > len(lines):
            self._drop(self.rows.pop())
        while len(self.rows) < len(lines):
            self.rows.append(self._row(len(self.rows)))
        for row, line in zip(self.rows, lines, strict=True):
            row.set_line(line)
        self._ranking = list(ranking)
        if not self._dragged:
            self._show_order(in_order(len(lines), ranking))

    def order(self) -> list[int]:
        """As they are seen from top to bottom."""
        return list(self._order)

    def focus_first(self) -> None:
        """The keys that play and rank are those of a row."""
        if self._order:
            self.rows[self._order[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, number: int) -> EntryRow:
        row = EntryRow(self)
        row.place_chosen.connect(lambda place: self.ranked.emit(placed(self._ranking, number, place)))
        row.step_requested.connect(partial(self._step, number))
        row.move_requested.connect(partial(self._move, number))
        row.dragged.connect(partial(self._drag, number))
        row.dropped.connect(self._on_dropped)
        row.play_requested.connect(partial(self.play_requested.emit, number))
        row.use_requested.connect(partial(self.use_requested.emit, number))
        row.save_requested.connect(partial(self.save_requested.emit, number))
        row.again_requested.connect(partial(self.again_requested.emit, number))
        return row

    def _drop(self, row: EntryRow) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _show_order(self, order: list[int]) -> None:
        if order == self._order:
            return
        self._order = order
        for position, number in enumerate(order):
            self._column.removeWidget(self.rows[number])
            self._column.insertWidget(position, self.rows[number])
        self._column.activate()  # a drag looks at once where they are now
        for before, after in pairwise(order):
            QWidget.setTabOrder(self.rows[before], self.rows[after])

    def _step(self, number: int, by: int) -> None:
        to = self._order.index(number) + by
        if 0 <= to < len(self._order):
            self.rows[self._order[to]].setFocus(Qt.FocusReason.TabFocusReason)

    def _move(self, number: int, by: int) -> None:
        self.ranked.emit(moved(self._order, number, self._order.index(number) + by))

    def _drag(self, number: int, height: int) -> None:
        """The others make room while it moves."""
        self._dragged = True
        middles = [row.geometry().center().y() for at, row in enumerate(self.rows) if at != number]
        self._show_order(moved(self._order, number, sum(middle < height for middle in middles)))

    def _on_dropped(self) -> None:
        self._dragged = False
        self.ranked.emit(self.order())
