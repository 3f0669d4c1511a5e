"""The table of texts: each row with its label, its colour and how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from playground.message import Message
from playground.storage.clean_text import clean_text

State: TypeAlias = Literal["new", "waiting", "done", "empty", "too_long", "failed"]


# There may be many thousands of them, made anew with each step; a frozen dataclass takes three times as long to make.
class TextRow(NamedTuple):
    """`note` says why the text has no vector. `own` is a vector that came with the text from a file; what is embedded
    here lies in the cache instead."""

    id: int
    text: str
    label: str = ""
    colour: str = ""
    state: State = "new"
    note: Message | None = None
    own: bytes | None = None


class NewText(NamedTuple):
    """A row that has no number yet."""

    text: str
    label: str = ""
    colour: str = ""
    own: bytes | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """Rows that were taken out, each with the place where it stood."""

    rows: tuple[tuple[int, TextRow], ...]


Verdict: TypeAlias = Callable[[TextRow], tuple[State, Message | None]]


class Table:
    """Rows in their order. A number is never given twice, so that what remembers one never means another."""

    def __init__(self, rows: Iterable[TextRow] = ()) -> None:
        self._rows = list(rows)
        self._whole: tuple[TextRow, ...] | None = None
        self._places: Mapping[int, int] | None = None
        self._next = 1 + max((row.id for row in self._rows), default=0)

    @property
    def rows(self) -> tuple[TextRow, ...]:
        if self._whole is None:
            self._whole = tuple(self._rows)
        return self._whole

    def place_of(self, number: int) -> int | None:
        return self._by_number().get(number)

    def row(self, number: int) -> TextRow | None:
        place = self.place_of(number)
        return None if place is None else self._rows[place]

    def add(self, texts: Iterable[NewText]) -> tuple[int, ...]:
        first = self._next
        for new in texts:
            text, label, colour = map(clean_text, (new.text, new.label, new.colour))
            self._rows.append(TextRow(self._next, text, label, colour, own=new.own))
            self._next += 1
        self._forget_places()
        return tuple(range(first, self._next))

    def put(self, row: TextRow) -> bool:
        """In the place of the row with its number; False where nothing changes."""
        place = self.place_of(row.id)
        if place is None or self._rows[place] == row:
            return False
        self._rows[place] = row
        self._whole = None
        return True

    def mark(self, numbers: Iterable[int], state: State, note: Message | None = None) -> bool:
        """False where nothing changes."""
        return self.judge(numbers, lambda _: (state, note))

    def judge(self, numbers: Iterable[int], verdict: Verdict) -> bool:
        """Marks each of the rows by what the verdict says of it; False where nothing changes."""
        changed, places = False, self._by_number()
        for number in numbers:
            place = places.get(number)
            if place is None:
                continue
            row = self._rows[place]
            state, note = verdict(row)
            if state != row.state or note != row.note:
                # Not by `_replace`, which takes three times as long.
                self._rows[place] = TextRow(row.id, row.text, row.label, row.colour, state, note, row.own)
                changed = True
        if changed:
            self._whole = None
        return changed

    def remove(self, numbers: Iterable[int]) -> Removed:
        gone = set(numbers)
        taken = tuple((place, row) for place, row in enumerate(self._rows) if row.id in gone)
        self._rows = [row for row in self._rows if row.id not in gone]
        self._forget_places()
        return Removed(taken)

    def put_back(self, removed: Removed) -> None:
        """As near as possible to where they stood."""
        for place, row in removed.rows:
            if self.row(row.id) is None:
                self._rows.insert(min(place, len(self._rows)), row)
                self._whole = None
        self._forget_places()

    def _by_number(self) -> Mapping[int, int]:
        if self._places is None:
            self._places = {row.id: place for place, row in enumerate(self._rows)}
        return self._places

    def _forget_places(self) -> None:
        self._whole = None
        self._places = None


def lines_of(text: str) -> Sequence[NewText]:
    """A text for each line that says something."""
    return [NewText(line) for each in text.splitlines() if (line := each.strip())]
