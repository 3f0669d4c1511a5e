"""Finds words in a transcript while it may still grow: in slices, so that nothing waits for it."""

import re
import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from playground.widgets.transcript.bodies import make_body

if TYPE_CHECKING:
    from playground.widgets.transcript.canvas import Canvas
    from playground.widgets.transcript.row import Row

_SLICE: Final = 0.004  # seconds
_LOOK_EVERY_MS: Final = 200
_KINDS: Final = ("block", "plain")
# What Markdown may write between the letters of a word that is shown in one piece.
_MARKS: Final = re.compile(r"[*_~`\\]")
_WORD: Final = re.compile(r"[^\W_]+")

Hit = tuple["Row", int, int]


class Find(QObject):
    """Signals:
    changed: there are other hits, or another one is in question.
    """

    changed = Signal()

    def __init__(self, view: "Canvas") -> None:
        super().__init__(view)
        self.hits: list[Hit] = []
        self.place: int | None = None  # among the hits, of the one in question
        self._view = view
        self._wanted: re.Pattern[str] | None = None
        self._word = ""
        self._turn_id = ""
        self._known: dict[int, tuple[Row, str, list[tuple[int, int]]]] = {}
        self._by_row: dict[int, list[tuple[int, int]]] = {}
        self._found: list[Hit] = []
        self._at = 0
        self._seen: tuple[int, int] | None = None
        self._going = QTimer(self, interval=0)
        self._going.timeout.connect(self._go_through)
        self._watching = QTimer(self, interval=_LOOK_EVERY_MS)
        self._watching.timeout.connect(self._look)

    @property
    def searching(self) -> bool:
        return self._going.isActive()

    def look_for(self, words: str, *, case: bool = False, turn_id: str = "") -> None:
        """Begins anew in this turn, or at what can be seen. Without words nothing is marked any more."""
        self._turn_id = turn_id
        self._known.clear()
        self._found, self.hits, self._by_row, self.place = [], [], {}, None
        self._wanted = re.compile(re.escape(words), 0 if case else re.IGNORECASE) if words else None
        self._word = max(_WORD.findall(words), key=len, default="").casefold()
        if self._wanted is None:
            self._going.stop()
            self._watching.stop()
            self._tell()
        else:
            self._watching.start()
            self._begin()

    def go(self, step: int) -> None:
        """To the next hit (1) or the one before (−1), beyond the last from the first on."""
        if self.hits:
            self.place = (0 if self.place is None else self.place + step) % len(self.hits)
            self._show()

    def marks_in(self, row: "Row") -> list[tuple[int, int, bool]]:
        places = self._by_row.get(id(row))
        if not places:
            return []
        current = self.hits[self.place] if self.place is not None else None
        return [(start, end, current is not None and current == (row, start, end)) for start, end in places]

    def _begin(self) -> None:
        self._seen = self._state()
        self._found, self._at = [], 0
        self._going.start()

    def _look(self) -> None:
        if not self._going.isActive() and self._state() != self._seen:
            self._begin()

    def _state(self) -> tuple[int, int]:
        """Another one whenever rows have come, gone or grown."""
        rows = self._view.stack.rows
        growing = next((row for row in reversed(rows[-4:]) if row.open and row.body is not None), None)
        return self._view.stack.version, growing.body.length() if growing is not None and growing.body else 0

    def _go_through(self) -> None:
        rows, until = self._view.stack.rows, time.monotonic() + _SLICE
        while self._at < len(rows):
            row = rows[self._at]
            self._at += 1
            self._found += [(row, start, end) for start, end in self._places_in(row)]
            if time.monotonic() > until:
                break
        else:
            self._going.stop()
            self._take()
            return
        if len(self._found) > len(self.hits):
            self._take()

    def _places_in(self, row: "Row") -> list[tuple[int, int]]:
        if row.kind not in _KINDS or self._wanted is None:
            return []
        source = row.source
        kept = self._known.get(id(row))
        if kept is not None and kept[0] is row and kept[1] is source and not row.open:
            return kept[2]
        places = []
        if row.open or self._word in _MARKS.sub("", source).casefold():
            # Where there is no face yet, one that is not laid out says where the words are.
            body = row.body if row.body is not None else make_body(row, self._view.look)
            places = body.places(self._wanted)
        self._known[id(row)] = row, source, places
        return places

    def _take(self) -> None:
        """What was found so far is what can be seen and gone through."""
        before = self.hits[self.place] if self.place is not None else None
        self.hits = list(self._found)
        self._by_row = {}
        for row, start, end in self.hits:
            self._by_row.setdefault(id(row), []).append((start, end))
        if before is None:
            self.place = self._first_from_here()
            if self.place is not None:
                self._show()
                return
        else:
            self.place = self._nearest(before)
        self._tell()

    def _first_from_here(self) -> int | None:
        if not self.hits:
            return None
        if self._turn_id:
            there = (place for place, (row, _, _) in enumerate(self.hits) if row.turn_id == self._turn_id)
            return next(there, None if self._going.isActive() else 0)
        visible = self._view.visible_rows()
        top = visible[0].index if visible else 0
        fitting = (place for place, (row, _, _) in enumerate(self.hits) if row.index >= top)
        found = next(fitting, None)
        # What lies above is taken when it is clear that nothing lies below.
        return found if found is not None or self._going.isActive() else 0

    def _nearest(self, before: Hit) -> int | None:
        wanted = (before[0].index, before[1])
        later = (place for place, (row, start, _) in enumerate(self.hits) if (row.index, start) >= wanted)
        return next(later, len(self.hits) - 1 if self.hits else None)

    def _show(self) -> None:
        assert self.place is not None
        row, start, end = self.hits[self.place]
        rows = self._view.stack.rows
        if row.index < len(rows) and rows[row.index] is row:  # else it has just gone, as will soon be known
            self._view.reveal(row, start, end)
        self._tell()

    def _tell(self) -> None:
        self._view.viewport().update()
        self.changed.emit()
