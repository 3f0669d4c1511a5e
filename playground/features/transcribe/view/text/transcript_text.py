"""A transcript to be read, listened to and corrected: words that are played by a click and lit while they are said."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QToolTip

from playground.features.transcribe.view.escape import claims_escape
from playground.features.transcribe.view.text.heights import Heights
from playground.features.transcribe.view.text.line_menu import line_menu
from playground.features.transcribe.view.text.lines import Line, Piece, Timeline
from playground.features.transcribe.view.text.passage import Passage, Spot
from playground.features.transcribe.view.text.segment_editor import SegmentEditor
from playground.features.transcribe.view.text.typesetting import GUTTER, MOST_WIDTH, Lit, SetLine, guessed_height
from playground.widgets import theme
from playground.widgets.clock import clock
from playground.widgets.numbers import decimal
from playground.widgets.plain_text import tool_tip
from playground.widgets.tokens import RADIUS
from playground.widgets.translation import tr

_EDGE: Final = 8  # px at both sides
_MOST_SET: Final = 240  # lines that are kept laid out
_AT_ONCE: Final = 60  # lines that are measured in one pause of the event loop
_RING_REASONS: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class TranscriptText(QAbstractScrollArea):
    """A click plays, a drag selects, a double click opens the line to be written in. Only what is seen is laid out, so
    that an hour of speech is as quick as a minute. Setters are silent.

    Signals:
        place_clicked: a second to play from.
        play_requested: play or pause; Space was pressed.
        passage_selected, passage_cleared: the seconds of what was selected, or nothing any more.
        loop_requested: seconds to be played again and again.
        text_changed, times_changed, split_requested, join_requested, remove_requested: of a segment, by its place; a
            text without segments has the place -1.
        undo_requested, redo_requested: the keys for it.
    """

    place_clicked = Signal(float)
    play_requested = Signal()
    passage_selected = Signal(float, float)
    passage_cleared = Signal()
    loop_requested = Signal(float, float)
    text_changed = Signal(int, str)
    times_changed = Signal(int, float, float)
    split_requested = Signal(int, int)
    join_requested = Signal(int)
    remove_requested = Signal(int)
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, parent: QFrame | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._timeline = Timeline(())
        self._whole = ""
        self._editable = False
        self._set: dict[Line, SetLine] = {}
        self._heights = Heights(
            lambda line: self._laid(line).height, lambda line: guessed_height(line, self._measure())
        )
        self._current = 0
        self._ringed = False
        self._position: float | None = None
        self._said: tuple[int, Piece | None] | None = None
        self._hovered: tuple[int, Piece] | None = None
        self._passage: Passage | None = None
        self._pressed: tuple[QPointF, Spot] | None = None
        self._selecting = False
        self.editor = SegmentEditor(self.viewport())
        self._measuring = QTimer(self)
        self._measuring.timeout.connect(self._settle_some)
        self._dress()
        self._connect()

    # What is shown

    def set_lines(self, lines: Sequence[Line], whole: str, *, follow: bool = False) -> None:
        """`whole` is what is written in where there are no segments; with `follow` the end stays in sight."""
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - 4
        if not follow:
            self.editor.hide()
            self._passage = None
        self._lines, self._whole = tuple(lines), whole
        self._timeline = Timeline(self._lines)
        self._hovered = self._said = None
        self._current = min(self._current, max(0, len(lines) - 1))
        self._heights.set_lines(self._lines)
        self._fit()
        self._show_said(turn=False)
        self._measuring.start(0)
        if follow and at_end:
            self._heights.settle(self._heights.total - self.viewport().height(), 1 << 20)
            self._fit()
            bar.setValue(bar.maximum())
        self.viewport().update()

    def set_editable(self, editable: bool) -> None:
        self._editable = editable

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
            bar.setValue(max(top + self._heights.height(number) - height, min(top, top - height // 4)))

    def selected_text(self) -> str:
        return "" if self._passage is None else self._passage.text(self._lines)

    def clear_selection(self) -> None:
        if self._passage is not None:
            self._passage = None
            self.viewport().update()

    def word_area(self, number: int, piece: int) -> QRect:
        """Where a word of a line is to be seen, for those who point at it."""
        line = self._lines[number]
        word = line.pieces[piece]
        area = self._laid(line).areas((word.first, word.last))[0]
        return area.translated(self._left(), self._heights.top(number) - self._scrolled()).toRect()

    @property
    def lines(self) -> tuple[Line, ...]:
        return self._lines

    def edit(self, number: int) -> None:
        """Opens the line to be written in."""
        if not self._editable or not self._lines:
            return
        line = self._lines[number]
        self._current = number
        if line.place is None:
            self.editor.open(-1, self._whole, None, joinable=False)
        else:
            joinable = number + 1 < len(self._lines)
            self.editor.open(line.place, line.text, (line.start or 0.0, line.end or 0.0), joinable=joinable)
        self._place_editor()

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        self._heights.settle(self._scrolled(), self.viewport().height())
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
                if number == self._current and self._ringed and self.hasFocus():
                    self._paint_ring(painter, number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._set.clear()
            self._heights.forget()
            self._measuring.start(0)
        self._fit()
        self._place_editor()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            # Colours of words are set with the type.
            self._set.clear()
            self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._place_editor()
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._lines:
            self._pressed = event.position(), self._spot(event.position())
            self._selecting = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self._hover(event.position())
            return
        where, anchor = self._pressed
        if self._selecting or (event.position() - where).manhattanLength() >= QApplication.startDragDistance():
            self._selecting = True
            self._hovered = None
            self._passage = Passage.between(anchor, self._spot(event.position()))
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if self._selecting:
            span = None if self._passage is None else self._passage.span(self._lines)
            if span is not None:
                self.passage_selected.emit(*span)
            return
        self._drop_passage()
        self._current = pressed[1][0]
        self._play_from(pressed[1], event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._lines:
            self.edit(self._spot(event.position())[0])

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._set_hovered(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self._lines:
            return
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self._current = self._spot(QPointF(event.pos()))[0]
        line_menu(self, self._current, editable=self._editable).popup(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ringed = event.reason() in _RING_REASONS
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._obey_keys(event) and not self._obey(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        return (self._passage is not None and claims_escape(event)) or super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tool_tip(self._told(QPointF(event.pos()))), self)
            return True
        return super().viewportEvent(event)

    # Keyboard

    def _obey_keys(self, event: QKeyEvent) -> bool:
        deeds = {
            QKeySequence.StandardKey.Copy: self.copy,
            QKeySequence.StandardKey.SelectAll: self.select_all,
            QKeySequence.StandardKey.Undo: self.undo_requested.emit,
            QKeySequence.StandardKey.Redo: self.redo_requested.emit,
        }
        for keys, deed in deeds.items():
            if event.matches(keys):
                deed()
                return True
        return False

    def _obey(self, key: Qt.Key) -> bool:
        if not self._lines:
            return False
        place = self._lines[self._current].place
        steps = {Qt.Key.Key_Up: self._current - 1, Qt.Key.Key_Down: self._current + 1}
        steps |= {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._lines) - 1}
        if key in steps:
            self._go_to(steps[key])
            return True
        deeds = {Qt.Key.Key_Space: self.play_requested.emit, Qt.Key.Key_F2: lambda: self.edit(self._current)}
        deeds |= dict.fromkeys((Qt.Key.Key_Return, Qt.Key.Key_Enter), lambda: self._play_line(self._current))
        if self._editable and place is not None:
            deeds[Qt.Key.Key_Delete] = lambda: self.remove_requested.emit(place)
        if self._passage is not None:
            deeds[Qt.Key.Key_Escape] = self._drop_passage
        if key in deeds:
            deeds[key]()
        return key in deeds

    def copy(self) -> None:
        if self._passage is not None:
            QGuiApplication.clipboard().setText(self.selected_text())

    def select_all(self) -> None:
        if self._lines:
            last = len(self._lines) - 1
            self._passage = Passage((0, 0), (last, len(self._lines[last].text)))
            self.viewport().update()

    def _go_to(self, number: int) -> None:
        self._current = min(max(0, number), len(self._lines) - 1)
        self._ringed = True
        self.show_line(self._current)
        self.setAccessibleDescription(self._lines[self._current].text)
        self.viewport().update()

    # Inside

    def _play_from(self, spot: Spot, where: QPointF) -> None:
        line = self._lines[spot[0]]
        piece = line.piece_at(spot[1]) if where.x() - self._left() >= GUTTER else None
        seconds = line.start if piece is None or piece.start is None else piece.start
        if seconds is not None:
            self.place_clicked.emit(seconds)
        self.viewport().update()

    def _play_line(self, number: int) -> None:
        start = self._lines[number].start
        if start is not None:
            self.place_clicked.emit(start)

    def _drop_passage(self) -> None:
        if self._passage is not None:
            self.clear_selection()
            self.passage_cleared.emit()

    def _show_said(self, *, turn: bool) -> None:
        before, self._said = self._said, self._find_said()
        if self._said == before:
            return
        for each in (before, self._said):
            if each is not None:
                self._update_line(each[0])
        if turn and self._said is not None and not self.editor.isVisible():
            was_seen = before is None or self._sees(before[0])
            if was_seen and (before is None or before[0] != self._said[0]):
                self.show_line(self._said[0])

    def _find_said(self) -> tuple[int, Piece | None] | None:
        if self._position is None:
            return None
        number = self._timeline.at(self._position)
        return None if number is None else (number, self._lines[number].piece_said_at(self._position))

    def _hover(self, where: QPointF) -> None:
        if not self._lines:
            return
        number, letter = self._spot(where)
        line = self._lines[number]
        inside = where - QPointF(self._left(), self._heights.top(number) - self._scrolled())
        piece = line.piece_at(letter) if self._laid(line).is_on_text(inside) else None
        timed = piece is not None and piece.start is not None
        self._set_hovered((number, piece) if piece is not None and timed else None)
        over = timed or (line.start is not None and where.x() - self._left() < GUTTER)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def _set_hovered(self, hovered: tuple[int, Piece] | None) -> None:
        if hovered != self._hovered:
            for each in (self._hovered, hovered):
                if each is not None:
                    self._update_line(each[0])
            self._hovered = hovered

    def _told(self, where: QPointF) -> str:
        """When a word was said, and how sure the server is of it."""
        if self._hovered is None:
            return tr("Click a word to hear it. Double-click a line to change it.") if self._lines else ""
        piece = self._hovered[1]
        start = clock(piece.start or 0.0, 1)
        chance = self._lines[self._hovered[0]].chance if piece.chance is None else piece.chance
        if chance is None:
            return start
        return tr("{time} · {number} % sure", time=start, number=decimal(100 * chance, 0))

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
        self._heights.settle_some(_AT_ONCE)
        self._fit()
        if self._lines:
            self.verticalScrollBar().setValue(self._heights.top(top) + inside)
        if self._heights.complete:
            self._measuring.stop()

    def _fit(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._heights.total + _EDGE - height))
        bar.setPageStep(height)
        bar.setSingleStep(24)

    def _place_editor(self) -> None:
        if not self.editor.isVisible():
            return
        width, height = self.viewport().width(), self.viewport().height()
        needed = min(self.editor.sizeHint().height(), height)
        top = self._heights.top(self._current) - self._scrolled() if self.editor.place >= 0 else 0
        self.editor.setGeometry(0, max(0, min(top, height - needed)), width, needed)

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setAutoFillBackground(False)
        self.setObjectName("transcript")
        self.setAccessibleName(tr("Transcript"))
        self.setToolTip(tool_tip(tr("Transcript")))
        self.setMinimumHeight(96)

    def _connect(self) -> None:
        editor = self.editor
        editor.text_changed.connect(self.text_changed)
        editor.times_changed.connect(self.times_changed)
        editor.split_requested.connect(self.split_requested)
        editor.join_requested.connect(self.join_requested)
        editor.resized.connect(self._place_editor)
        editor.closed.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
