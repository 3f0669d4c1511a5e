"""Lines of a transcript as a sheet that is scrolled: shown, but not touched."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from playground.features.transcribe.view.text.heights import Heights
from playground.features.transcribe.view.text.lines import Line, Piece, Timeline
from playground.features.transcribe.view.text.passage import Passage, Spot
from playground.features.transcribe.view.text.typesetting import GUTTER, MOST_WIDTH, Lit, SetLine, guessed_height
from playground.widgets import theme
from playground.widgets.tokens import RADIUS

_EDGE: Final = 8  # px at both sides
_MOST_SET: Final = 240  # lines that are kept laid out
_AT_ONCE: Final = 24  # lines that are measured in one pause of the event loop


class TextSheet(QAbstractScrollArea):
    """Only what is seen is laid out, so that an hour of speech is as quick as a minute."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._timeline = Timeline(())
        self._set: dict[Line, SetLine] = {}
        self._heights = Heights(
            lambda line: self._laid(line).height, lambda line: guessed_height(line, self._measure())
        )
        self._current = 0
        self._position: float | None = None
        self._said: tuple[int, Piece | None] | None = None
        self._hovered: tuple[int, Piece] | None = None
        self._passage: Passage | None = None
        self._measuring = QTimer(self)
        self._measuring.timeout.connect(self._settle_some)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def show_lines(self, lines: Sequence[Line], *, follow: bool) -> None:
        """With `follow` the end stays in sight, if it was."""
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - 4
        self._lines = tuple(lines)
        self._timeline = Timeline(self._lines)
        self._hovered = self._said = None
        self._current = min(self._current, max(0, len(lines) - 1))
        self._heights.set_lines(self._lines)
        self._fit()
        self._show_said(turn=False)
        self._measuring.start(0)
        if follow and at_end:
            self._heights.settle(self._heights.total - self.viewport().height(), self._heights.total)
            self._fit()
            bar.setValue(bar.maximum())
        self.viewport().update()

    @property
    def lines(self) -> tuple[Line, ...]:
        return self._lines

    def set_position(self, seconds: float | None) -> None:
        """Where it plays; None for nowhere. As often as it changes: little is painted for it."""
        if seconds != self._position:
            self._position = seconds
            self._show_said(turn=True)

    def go_to_top(self) -> None:
        self._current = 0
        self.verticalScrollBar().setValue(0)

    def show_line(self, number: int) -> None:
        """Brings it into sight."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        top = self._heights.top(number)
        if top < bar.value():
            bar.setValue(top)
        elif top + self._heights.height(number) > bar.value() + height:
            bar.setValue(max(top + self._heights.height(number) - height, top - height // 4))

    def has_ring(self) -> bool:
        """Whether a focus ring is to be seen."""
        return False

    def follows(self) -> bool:
        """Whether the line that is being said may be brought into sight."""
        return True

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._heights.settle(self._scrolled(), self.viewport().height()):
            self.viewport().update()  # also what is not exposed
        with QPainter(self.viewport()) as painter:
            for number in self._numbers_in(event.rect()):
                line = self._lines[number]
                playing = self._said is not None and self._said[0] == number
                lit = Lit(
                    playing,
                    self._said[1] if playing and self._said is not None else None,
                    self._hovered[1] if self._hovered is not None and self._hovered[0] == number else None,
                    None if self._passage is None else self._passage.letters_of(number, line),
                )
                top = self._heights.top(number) - self._scrolled()
                self._laid(line).paint(painter, QPointF(self._left(), top), lit)
                if number == self._current and self.has_ring():
                    self._paint_ring(painter, number)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            # Colours of words are set with the type.
            self._set.clear()
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._set.clear()
            self._heights.forget()
            self._measuring.start(0)
        self._fit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    # Inside

    def _show_said(self, *, turn: bool) -> None:
        before, self._said = self._said, self._find_said()
        if self._said == before:
            return
        for each in (before, self._said):
            if each is not None:
                self._update_line(each[0])
        if turn and self._said is not None and self.follows():
            was_seen = before is None or self._sees(before[0])
            if was_seen and (before is None or before[0] != self._said[0]):
                self.show_line(self._said[0])

    def _find_said(self) -> tuple[int, Piece | None] | None:
        if self._position is None:
            return None
        number = self._timeline.at(self._position)
        return None if number is None else (number, self._lines[number].piece_said_at(self._position))

    def _paint_ring(self, painter: QPainter, number: int) -> None:
        area = self._area(number).adjusted(0, 1, 0, -1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.tokens().accent), 1.5))
        painter.drawRoundedRect(area.toRectF().adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _spot(self, where: QPointF) -> Spot:
        number = self._heights.at(round(where.y()) + self._scrolled())
        inside = where - QPointF(self._left(), self._heights.top(number) - self._scrolled())
        return number, self._laid(self._lines[number]).letter_at(inside)

    def _laid(self, line: Line) -> SetLine:
        found = self._set.pop(line, None)
        if found is None:
            found = SetLine(line, self._measure())
        # The one that was wanted longest ago goes first.
        self._set[line] = found
        if len(self._set) > _MOST_SET:
            del self._set[next(iter(self._set))]
        return found

    def _numbers_in(self, area: QRect) -> range:
        if not self._lines:
            return range(0)
        scrolled = self._scrolled()
        return range(self._heights.at(area.top() + scrolled), self._heights.at(area.bottom() + scrolled) + 1)

    def _area(self, number: int) -> QRect:
        top = self._heights.top(number) - self._scrolled()
        return QRect(0, top, self.viewport().width(), self._heights.height(number))

    def _update_line(self, number: int) -> None:
        if number < len(self._lines):
            self.viewport().update(self._area(number))

    def _sees(self, number: int) -> bool:
        return number < len(self._lines) and self._area(number).intersects(self.viewport().rect())

    def _measure(self) -> int:
        """The width of a line with its time."""
        return max(1, min(MOST_WIDTH + GUTTER, self.viewport().width() - 2 * _EDGE))

    def _left(self) -> int:
        return max(0, (self.viewport().width() - self._measure()) // 2 - GUTTER // 4)

    def _scrolled(self) -> int:
        return self.verticalScrollBar().value()

    def _settle_some(self) -> None:
        top = self._heights.at(self._scrolled()) if self._lines else 0
        inside = self._scrolled() - self._heights.top(top)
        if self._heights.settle_some(_AT_ONCE):
            self._fit()
            self.verticalScrollBar().setValue(self._heights.top(top) + inside)
            self.viewport().update()
        if self._heights.complete:
            self._measuring.stop()

    def _fit(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._heights.total + _EDGE - height))
        bar.setPageStep(height)
        bar.setSingleStep(24)
