"""What is selected and what is pointed at: one for table, matrix, map and search."""

from collections.abc import Iterable

from playground.signal import Signal


class Selection:
    """Numbers of rows. A pair is two selected rows of which the order counts, as in a cell of the matrix."""

    def __init__(self) -> None:
        self.changed: Signal[()] = Signal()
        self.hover_changed: Signal[()] = Signal()
        self.ids: frozenset[int] = frozenset()
        self.pair: tuple[int, int] | None = None
        self.hovered: int | None = None

    def select(self, ids: Iterable[int]) -> None:
        self._set(frozenset(ids), None)

    def toggle(self, number: int) -> None:
        self._set(self.ids ^ {number}, None)

    def select_pair(self, first: int, second: int) -> None:
        self._set(frozenset((first, second)), (first, second))

    def clear(self) -> None:
        self._set(frozenset(), None)

    def hover(self, number: int | None) -> None:
        if number != self.hovered:
            self.hovered = number
            self.hover_changed.emit()

    def keep_only(self, ids: Iterable[int]) -> None:
        """The others are gone."""
        if not self.ids and self.hovered is None:
            return  # there may be many thousands to look through
        there = frozenset(ids)
        left = self.ids & there
        self._set(left, self.pair if left == self.ids else None)
        if self.hovered not in there:
            self.hover(None)

    def _set(self, ids: frozenset[int], pair: tuple[int, int] | None) -> None:
        if (ids, pair) != (self.ids, self.pair):
            self.ids, self.pair = ids, pair
            self.changed.emit()
