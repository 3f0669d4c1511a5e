"""Turns whose text grows: what has arrived is shown at each tick, and only what is still open is laid out again."""

from collections.abc import Sequence
from time import perf_counter
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from playground.widgets.transcript import code
from playground.widgets.transcript.canvas import Canvas
from playground.widgets.transcript.code import CodeBody
from playground.widgets.transcript.content import Card, Footer, Thought, Thumbnail, TurnContent
from playground.widgets.transcript.document import markdown_document
from playground.widgets.transcript.rich import RichBody
from playground.widgets.transcript.row import Row, gap_above
from playground.widgets.transcript.turn import Turn

TICK: Final = 0.033
QUICK_TICK: Final = 0.016
_CHEAP: Final = 0.0025
# At most a quarter of the time goes into showing what arrives.
_REST: Final = 4


class Stream(Canvas):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turns: dict[str, Turn] = {}
        self._growing: dict[str, Turn] = {}
        self._raw: set[str] = set()
        self._tick_cost = 0.0
        self._paint_cost = 0.0
        self._last_tick = 0.0
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.flush)

    # -- turns

    def set_turns(self, turns: Sequence[TurnContent]) -> None:
        """Show this conversation instead, at its end."""
        self._remove_all()
        self._raw &= {content.id for content in turns}
        rows: list[Row] = []
        for content in turns:
            turn = self._turns[content.id] = self._new_turn(content)
            turn.rows = turn.wanted_rows()
            rows += turn.rows
        self._place(0, 0, rows)
        self.follow()
        self._wake()

    def append_turn(self, content: TurnContent) -> None:
        self.insert_turn(content, None)

    def insert_turn(self, content: TurnContent, before: str | None) -> None:
        """At the end, or before the turn with that id."""
        turn = self._new_turn(content)
        following: dict[str, Turn] = {}
        if before is not None:
            place = list(self._turns).index(before)
            following = dict(list(self._turns.items())[place:])
            for turn_id in following:
                del self._turns[turn_id]
        self._turns[content.id] = turn
        self._turns.update(following)
        self._update_rows(turn)
        self.settle()

    def _new_turn(self, content: TurnContent) -> Turn:
        turn = Turn(content)
        turn.raw = turn.id in self._raw
        turn.flush()
        return turn

    def is_raw(self, turn_id: str) -> bool:
        return self._turns[turn_id].raw

    def toggle_raw(self, turn_id: str) -> None:
        """Show the Markdown of a turn as it was written, or again what it means. Its beginning stays where it is."""
        turn = self._turns[turn_id]
        turn.raw = not turn.raw
        self._raw ^= {turn_id}
        place = self.stack.top(turn.rows[0]) - self.verticalScrollBar().value()
        turn.flush()
        self._update_rows(turn)
        self._following = self._following and turn.open
        self.show_row_at(turn.rows[0], max(0, place))

    def append_text(self, turn_id: str, text: str) -> None:
        """More text of an open turn. It is only kept here; the next tick shows it."""
        turn = self._turns[turn_id]
        turn.append(text)
        self._growing[turn_id] = turn
        self._wake()

    def set_thought(self, turn_id: str, thought: Thought) -> None:
        """What the model has thought until now."""
        turn = self._turns[turn_id]
        row = turn.set_thought(thought)
        if row not in turn.rows[:1]:
            self._update_rows(turn)
        self.settle()

    def replace_text(self, turn_id: str, text: str) -> None:
        turn = self._turns[turn_id]
        turn.replace(text)
        turn.flush()
        self._update_rows(turn)
        self.settle()

    def finish_turn(self, turn_id: str) -> None:
        """The text of this turn is complete."""
        turn = self._turns[turn_id]
        self._growing.pop(turn_id, None)
        open_row = turn.open_row
        kept = turn.finish()
        self._close(open_row)
        self._update_rows(turn, kept)
        self.settle()
        self._wake()

    def set_footer(self, turn_id: str, footer: Footer) -> None:
        turn = self._turns[turn_id]
        turn.footer = footer
        self._update_rows(turn, turn.text_rows)
        self.settle()

    def set_card(self, turn_id: str, card: Card | None) -> None:
        turn = self._turns[turn_id]
        turn.card = card
        self._update_rows(turn, turn.text_rows)
        self.settle()

    def set_pictures(self, turn_id: str, pictures: tuple[Thumbnail, ...]) -> None:
        turn = self._turns[turn_id]
        turn.pictures = pictures
        self._update_rows(turn, turn.text_rows)
        self.settle()

    def remove_turn(self, turn_id: str) -> None:
        turn = self._turns.pop(turn_id)
        self._growing.pop(turn_id, None)
        if turn.rows:
            start = turn.rows[0].index
            self.forget_rows(turn.rows)
            self._place(start, len(turn.rows), [])
        self.settle()

    def clear(self) -> None:
        self._remove_all()
        self.follow()

    def text_of(self, turn_id: str) -> str:
        return self._turns[turn_id].text

    def last_turn(self) -> Turn | None:
        return next(reversed(self._turns.values()), None)

    def _remove_all(self) -> None:
        self.forget_rows(self.stack.rows)
        self.stack.splice(0, len(self.stack), [])
        self._turns.clear()
        self._growing.clear()

    # -- rows

    def _update_rows(self, turn: Turn, kept: int = 0) -> None:
        """Put the rows a turn has now into the place of those it had."""
        start = self._start_of(turn) + kept
        before, rows = turn.rows[kept:], turn.wanted_rows(kept)
        staying = {id(row) for row in rows}
        gone = [row for row in before if id(row) not in staying]
        if gone:
            self.forget_rows(gone)
        turn.rows[kept:] = rows
        self._place(start, len(before), rows)

    def _start_of(self, turn: Turn) -> int:
        if turn.rows:
            return turn.rows[0].index
        start = 0
        for other in self._turns.values():
            if other is turn:
                break
            if other.rows:
                start = other.rows[-1].index + 1
        return start

    def _place(self, start: int, removed: int, rows: list[Row]) -> None:
        self.stack.splice(start, removed, rows)
        all_rows = self.stack.rows
        for row in all_rows[start : start + len(rows) + 1]:
            self.stack.set_gap(row, gap_above(all_rows[row.index - 1] if row.index else None, row))
            if row.generation < 0 and row.body is None:
                self.estimate(row)

    def estimate(self, row: Row) -> None:
        lines = self._turns[row.turn_id].splitter.code_lines if row.open else None
        if lines is None:
            super().estimate(row)
        else:
            self.stack.set_height(row, code.HEADER + (len(lines) + 1) * self.look.code_line_height + code.BOTTOM)

    # -- growing

    def _wake(self) -> None:
        if self._timer.isActive():
            return
        cost = self._tick_cost + self._paint_cost
        period = max(QUICK_TICK if cost < _CHEAP else TICK, _REST * cost)
        wait = period - (perf_counter() - self._last_tick)
        self._timer.start(max(0, round(wait * 1000)))

    def flush(self) -> None:
        """Show what has arrived; the timer does this a few times a second."""
        started = perf_counter()
        growing, self._growing = self._growing, {}
        for turn in growing.values():
            self._grow(turn)
        if growing:
            self.settle()
        colouring = self._colour_visible_code()
        self._last_tick = perf_counter()
        self._tick_cost = self._last_tick - started
        if colouring:
            self._wake()

    def _grow(self, turn: Turn) -> None:
        before = turn.open_row
        kept = turn.flush()
        if before is not turn.open_row:
            self._close(before)
        row = turn.open_row
        if row is not None and row.body is not None:
            self._show_growth(row)
        self._update_rows(turn, kept)
        if row is not None and row.body is None:
            self.estimate(row)

    def _close(self, row: Row | None) -> None:
        if row is not None and row.block is not None and isinstance(row.body, CodeBody):
            row.body.complete(row.block.text)

    def _show_growth(self, row: Row) -> None:
        below = self.stack.top(row) > self.verticalScrollBar().value() + self.viewport().height()
        if below and not self.following:
            # Nobody sees it: it is enough to know about how high it is.
            row.forget_body()
        elif isinstance(row.body, RichBody) and row.block is not None:
            row.body.replace(markdown_document(row.block, self.look))
        else:
            self.fill_open(row)

    def fill_open(self, row: Row) -> None:
        splitter = self._turns[row.turn_id].splitter
        if row.open and isinstance(row.body, CodeBody) and splitter.code_lines is not None:
            row.body.grow(splitter.code_lines, splitter.code_rest)

    # -- colours

    def settled(self) -> None:
        if not self._timer.isActive() and any(_needs_colour(row) for row in self.visible_rows()):
            self._wake()

    def _colour_visible_code(self) -> bool:
        """Colour one slice; says whether there is more to do."""
        waiting = [row for row in self.visible_rows() if _needs_colour(row)]
        for row in waiting[-1:]:
            if isinstance(row.body, CodeBody) and row.body.colour():
                self.update_row(row)
        return any(_needs_colour(row) for row in waiting)

    def paintEvent(self, event: QPaintEvent) -> None:
        started = perf_counter()
        super().paintEvent(event)
        self._paint_cost = perf_counter() - started


def _needs_colour(row: Row) -> bool:
    return isinstance(row.body, CodeBody) and row.body.needs_colour()
