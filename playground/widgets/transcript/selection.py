"""What is selected, from one place in a row to another, across blocks and turns."""

from collections.abc import Sequence
from typing import Final

from playground.widgets.transcript.row import Row

END: Final = 1 << 30
"""The end of a row, whatever its length."""

Place = tuple[Row, int]


class Selection:
    def __init__(self) -> None:
        self._anchor: Place | None = None
        self._head: Place | None = None

    def start(self, place: Place) -> None:
        self._anchor = self._head = place

    def extend(self, place: Place) -> None:
        if self._anchor is None:
            self._anchor = place
        self._head = place

    def set(self, start: Place, end: Place) -> None:
        self._anchor, self._head = start, end

    def clear(self) -> None:
        self._anchor = self._head = None

    def forget(self, rows: Sequence[Row]) -> None:
        """These rows are no longer in the transcript."""
        ends = {id(place[0]) for place in (self._anchor, self._head) if place is not None}
        if ends and any(id(row) in ends for row in rows):
            self.clear()

    @property
    def anchor(self) -> Place | None:
        return self._anchor

    def ends(self) -> tuple[Place, Place] | None:
        """First and last place in reading order; None when nothing is selected."""
        if self._anchor is None or self._head is None:
            return None
        first, last = sorted((self._anchor, self._head), key=lambda place: (place[0].index, place[1]))
        return None if first == last else (first, last)

    def range_in(self, row: Row) -> tuple[int, int] | None:
        ends = self.ends()
        if ends is None:
            return None
        (first, start), (last, end) = ends
        if not first.index <= row.index <= last.index:
            return None
        start = start if row is first else 0
        end = end if row is last else END
        return (start, end) if start < end else None

    def text(self, rows: Sequence[Row]) -> str:
        """As plain text inside one block; across blocks, whole ones in the Markdown they were written in."""
        ends = self.ends()
        if ends is None:
            return ""
        first, last = ends[0][0], ends[1][0]
        if first is last:
            return _part_of(first, ends[0][1], ends[1][1])
        result = ""
        before: Row | None = None
        for row in rows[first.index : last.index + 1]:
            selected = self.range_in(row)
            text = _text_of(row, *selected) if selected is not None and row.block is not None else ""
            if text:
                result += _space_between(before, row) + text
                before = row
        return result


def _text_of(row: Row, start: int, end: int) -> str:
    whole = start == 0 and (end == END or (row.body is not None and end >= row.body.length()))
    # The source of code that is still growing is not put together before it is complete.
    return (row.source if whole else "") or _part_of(row, start, end)


def _part_of(row: Row, start: int, end: int) -> str:
    return row.body.text(start, end) if row.body is not None else row.source


def _space_between(before: Row | None, row: Row) -> str:
    if before is None:
        return ""
    block = row.block
    if before.turn_id != row.turn_id or block is None:
        return "\n\n"
    if block.continues or row.kind == "plain":
        return "" if block.glued else "\n"
    return "\n\n" if block.loose else "\n"
