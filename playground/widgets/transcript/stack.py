"""Rows of different heights one above the other: where each begins, and which one is at a place."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Generic, Protocol, TypeVar


class Placed(Protocol):
    gap: int
    height: int
    index: int


T = TypeVar("T", bound=Placed)


class Stack(Generic[T]):
    """Keeps the tops of its rows; a change makes only those below it be added up again, when somebody asks."""

    def __init__(self) -> None:
        self.rows: list[T] = []
        self.version = 0  # another one whenever rows come or go
        self._tops: list[int] = [0]
        self._valid = 0

    def __len__(self) -> int:
        return len(self.rows)

    def splice(self, start: int, removed: int, rows: Sequence[T]) -> None:
        """Put these rows in the place of so many from `start` on."""
        self.version += 1
        self.rows[start : start + removed] = rows
        end = len(self.rows) if removed != len(rows) else start + len(rows)
        for index in range(start, end):
            self.rows[index].index = index
        self._valid = min(self._valid, start)

    def set_height(self, row: T, height: int) -> int:
        """Correct the height of a row and return by how much it grew."""
        grown = height - row.height
        if grown:
            row.height = height
            self._valid = min(self._valid, row.index)
        return grown

    def set_gap(self, row: T, gap: int) -> None:
        if gap != row.gap:
            row.gap = gap
            self._valid = min(self._valid, row.index)

    def top(self, row: T) -> int:
        """Where the row itself begins, below its gap."""
        self._add_up()
        return self._tops[row.index] + row.gap

    def total(self) -> int:
        self._add_up()
        return self._tops[-1]

    def at(self, y: int) -> int:
        """The index of the row at this height; the gap above a row belongs to it."""
        self._add_up()
        return max(0, min(len(self.rows), bisect_right(self._tops, y)) - 1)

    def _add_up(self) -> None:
        start = self._valid
        if start == len(self.rows) and len(self._tops) == start + 1:
            return
        sizes = (row.gap + row.height for row in self.rows[start:])
        self._tops[start:] = accumulate(sizes, initial=self._tops[start])
        self._valid = len(self.rows)
