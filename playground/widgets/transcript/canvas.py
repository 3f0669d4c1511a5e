"""The scrolling surface of a transcript: lays out and paints the rows that can be seen, and no others."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from playground.widgets import theme
from playground.widgets.tokens import Tokens
from playground.widgets.transcript import drawing
from playground.widgets.transcript.bodies import estimated_height, make_body
from playground.widgets.transcript.body import UNTOUCHED, Body, Target, Touch
from playground.widgets.transcript.look import BUBBLE_SHARE, COLUMN, INSET, MARGIN, RADIUS, Look
from playground.widgets.transcript.row import Row
from playground.widgets.transcript.selection import Selection
from playground.widgets.transcript.stack import Stack

_KEPT_BODIES: Final = 600
_BUBBLE_INSET: Final = 14
_FOOT: Final = 24
_RING: Final = 10
# Rows that turn out lower than they were thought to be bring others into sight.
_ROUNDS: Final = 6


@dataclass(slots=True)
class Hands:
    """What the pointer and the keyboard are on: a row and a target in it."""

    hovered: tuple[Row, Target] | None = None
    pressed: tuple[Row, Target] | None = None
    focused: tuple[Row, Target] | None = None
    done: tuple[Row, Target] | None = None

    def touch_of(self, row: Row, *, with_focus: bool) -> Touch:
        if all(pair is None or pair[0] is not row for pair in (self.hovered, self.pressed, self.focused, self.done)):
            return UNTOUCHED
        return Touch(
            _on(row, self.hovered),
            _on(row, self.pressed),
            _on(row, self.focused) if with_focus else None,
            _on(row, self.done),
        )


def _on(row: Row, pair: tuple[Row, Target] | None) -> Target | None:
    return pair[1] if pair is not None and pair[0] is row else None


class Canvas(QAbstractScrollArea):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)
        self.stack: Stack[Row] = Stack()
        self.selection = Selection()
        self.hands = Hands()
        self.look = Look(theme.tokens())
        self._alive: OrderedDict[int, Row] = OrderedDict()
        self._generation = 0
        self._column = (MARGIN, COLUMN)
        self._following = True
        self._settling = False

    def sizeHint(self) -> QSize:
        return QSize(COLUMN + 2 * MARGIN, 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 120)

    def set_tokens(self, tokens: Tokens) -> None:
        self.look = Look(tokens)
        for row in self.stack.rows:
            row.body = None
        self._alive.clear()
        self.settle()

    # -- geometry

    @property
    def following(self) -> bool:
        """Whether the view stays at the newest line as text arrives."""
        return self._following

    def follow(self) -> None:
        self._following = True
        self.settle()

    def width_for(self, row: Row) -> int:
        width = self._column[1]
        if row.kind == "plain":
            share = BUBBLE_SHARE if row.role == "user" else 1
            return max(60, round(width * share) - 2 * _BUBBLE_INSET)
        if row.kind == "block" and row.block is not None and row.block.kind != "code":
            return width - 2 * INSET
        return width

    def body_rect(self, row: Row) -> QRect:
        """Where the body of a row is, in the viewport."""
        left, width = self._column
        own = self.width_for(row)
        top = self.stack.top(row) + row.padding_above - self.verticalScrollBar().value()
        x = left
        if row.kind == "plain":
            alone = row.first and row.last and row.body is not None
            own = row.body.used_width if alone and row.body is not None and row.role == "user" else own
            x = left + width - own - _BUBBLE_INSET if row.role == "user" else left + _BUBBLE_INSET
        elif own != width:
            x += INSET
        return QRect(x, top, own, row.height - row.padding_above - row.padding_below)

    def row_at(self, y: int) -> Row | None:
        """The row at this height of the viewport."""
        if not len(self.stack):
            return None
        return self.stack.rows[self.stack.at(y + self.verticalScrollBar().value())]

    def in_body(self, row: Row, point: QPointF) -> QPointF:
        return point - QPointF(self.body_rect(row).topLeft())

    def target_at(self, point: QPointF) -> tuple[Row, Target] | None:
        row = self.row_at(round(point.y()))
        if row is None or row.body is None:
            return None
        at = self.in_body(row, point)
        shifted = QPointF(at.x() + row.body.scrolled, at.y())
        for target in row.body.targets():
            if target.contains(shifted if target.kind == "link" else at):
                return (row, target)
        return None

    def visible_rows(self) -> list[Row]:
        if not len(self.stack):
            return []
        value = self.verticalScrollBar().value()
        return self._rows_between(value, value + max(0, self.viewport().height() - 1))

    # -- laying out

    def prepare(self, row: Row) -> Body:
        """The body of a row, laid out; its height is exact from now on."""
        self._lay_out(row)
        assert row.body is not None
        return row.body

    def _lay_out(self, row: Row) -> None:
        self._alive[id(row)] = row
        self._alive.move_to_end(id(row))
        if row.body is None:
            row.body = make_body(row, self.look)
            self.fill_open(row)
        elif row.generation == self._generation:
            return
        row.body.lay_out(self.width_for(row))
        row.generation = self._generation
        if not row.body.height:
            # Link references alone make no text.
            self.stack.set_gap(row, 0)
        self.stack.set_height(row, row.body.height + row.padding_above + row.padding_below)

    def fill_open(self, row: Row) -> None:
        """Give the body of a growing row its text; the view that feeds the rows knows where it is."""

    def estimate(self, row: Row) -> None:
        self.stack.set_height(row, estimated_height(row, self.look, self.width_for(row)))

    def settle(self) -> None:
        """Make the heights of what can be seen exact, without moving what is being read."""
        if self._settling:
            return
        self._settling = True
        try:
            value = self._settle_at_end() if self._following else self._settle_at(self.verticalScrollBar().value())
            self._set_scroll_bar(value)
            self._drop_old_bodies()
        finally:
            self._settling = False
        self.viewport().update()
        self.settled()

    def show_row_at(self, row: Row, place: int) -> None:
        """Scroll so that a row begins at this height of the viewport, as far as there is something to scroll."""
        if not self._following:
            for _ in range(_ROUNDS):
                bar = self.verticalScrollBar()
                bar.setRange(0, self._end())
                bar.setValue(self.stack.top(row) - place)
                if self.stack.top(row) - bar.value() == place:
                    break
        self.settle()

    def reveal(self, row: Row, start: int, end: int) -> None:
        """Scroll, if need be, so that this part of a row can be seen."""
        self._following = False
        body = self.prepare(row)
        for rect in body.rects(start, end)[:1]:
            if not 0 <= rect.left() <= rect.right() <= body.visible_width():
                body.scroll_by(round(rect.center().x()) - body.visible_width() // 2)
            shown = rect.translated(self.body_rect(row).topLeft())
            if shown.top() < 0 or shown.bottom() > self.viewport().height():
                self.show_row_at(row, self.viewport().height() // 3 - round(rect.top()))
        self.viewport().update()

    def marks_in(self, row: Row) -> Sequence[tuple[int, int, bool]]:
        """For views that mark parts of rows: where each begins and ends, and whether it is the one in question."""
        return ()

    def settled(self) -> None:
        """For views that show more than rows."""

    def _settle_at_end(self) -> int:
        missing = self.viewport().height()
        for row in reversed(self.stack.rows):
            if missing <= 0:
                break
            self._lay_out(row)
            missing -= row.gap + row.height
        return self._end()

    def _settle_at(self, value: int) -> int:
        """What is being read stays where it is: that is the first row in sight of which the height is known."""
        for _ in range(_ROUNDS):
            rows = self._rows_between(value, value + self.viewport().height())
            known = [row for row in rows if self._is_laid_out(row)]
            if len(known) == len(rows):
                break
            anchor = known[0] if known and value > 0 else rows[0]
            offset, height = self.stack.top(anchor) - value, max(1, anchor.height)
            for row in rows:
                self._lay_out(row)
            if offset < 0:
                offset = round(offset * anchor.height / height)
            value = max(0, self.stack.top(anchor) - offset)
        return value

    def _is_laid_out(self, row: Row) -> bool:
        return row.body is not None and row.generation == self._generation

    def _rows_between(self, top: int, bottom: int) -> list[Row]:
        return self.stack.rows[self.stack.at(top) : self.stack.at(bottom) + 1]

    def _end(self) -> int:
        return max(0, self.stack.total() + (_FOOT if len(self.stack) else 0) - self.viewport().height())

    def _set_scroll_bar(self, value: int) -> None:
        bar = self.verticalScrollBar()
        end = self._end()
        bar.setPageStep(max(1, self.viewport().height() - 48))
        bar.setSingleStep(max(1, round(self.look.line_height * 2)))
        bar.setRange(0, end)
        bar.setValue(max(0, min(end, value)))
        if value >= end:
            self._following = True

    def _drop_old_bodies(self) -> None:
        while len(self._alive) > _KEPT_BODIES:
            _, row = self._alive.popitem(last=False)
            if row.open:
                self._alive[id(row)] = row
                break
            row.body = None

    def forget_rows(self, rows: list[Row]) -> None:
        for row in rows:
            self._alive.pop(id(row), None)
            for name in ("hovered", "pressed", "focused", "done"):
                pair = getattr(self.hands, name)
                if pair is not None and pair[0] is row:
                    setattr(self.hands, name, None)
        self.selection.forget(rows)

    # -- Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.viewport().width()
        column = min(COLUMN, max(120, width - 2 * MARGIN))
        if column != self._column[1]:
            self._generation += 1
        self._column = ((width - column) // 2, column)
        self.settle()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._settling:
            return
        bar = self.verticalScrollBar()
        self._following = bar.value() >= bar.maximum()
        self.settle()

    def update_row(self, row: Row) -> None:
        rect = self.body_rect(row)
        self.viewport().update(rect.adjusted(-MARGIN, -_RING, MARGIN, _RING))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        exposed = event.rect()
        painter.fillRect(exposed, self.look.tokens.window)
        if not len(self.stack):
            return
        value = self.verticalScrollBar().value()
        for row in self._rows_between(value + exposed.top() - _RING, value + exposed.bottom() + _RING):
            self._paint_row(painter, row, exposed)

    def _paint_row(self, painter: QPainter, row: Row, exposed: QRect) -> None:
        body = self.prepare(row)
        if not body.height:
            return
        rect = self.body_rect(row)
        if row.kind == "plain":
            self._paint_bubble(painter, row, rect)
        painter.save()
        painter.translate(rect.topLeft())
        inside = QRectF(exposed.translated(-rect.topLeft())).intersected(
            QRectF(-MARGIN, -8, rect.width() + 2 * MARGIN, rect.height() + 16)
        )
        touch = self.hands.touch_of(row, with_focus=self.hasFocus())
        body.paint(painter, inside, self.selection.range_in(row), touch)
        for start, end, current in self.marks_in(row):
            drawing.found(painter, body.rects(start, end), self.look, current=current)
        painter.restore()

    def _paint_bubble(self, painter: QPainter, row: Row, rect: QRect) -> None:
        bubble = QRectF(rect).adjusted(-_BUBBLE_INSET, -row.padding_above, _BUBBLE_INSET, row.padding_below)
        painter.save()
        painter.setClipRect(bubble, Qt.ClipOperation.IntersectClip)
        # A long text lies in several rows; only the outer ends of the whole are round.
        whole = bubble.adjusted(0, 0 if row.first else -2 * RADIUS, 0, 0 if row.last else 2 * RADIUS)
        fill = self.look.tokens.own_message if row.role == "user" else self.look.tokens.sunken
        drawing.card(painter, whole, QColor(fill), RADIUS)
        painter.restore()

    def global_rect(self, row: Row, target: Target) -> QRect:
        """Where a target is, in the viewport."""
        rect = target.rects[0].toAlignedRect().translated(self.body_rect(row).topLeft())
        return rect if target.kind != "link" or row.body is None else rect.translated(-QPoint(row.body.scrolled, 0))
