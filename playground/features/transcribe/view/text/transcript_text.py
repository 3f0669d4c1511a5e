"""A transcript to be read, listened to and corrected: words that are played by a click and lit while they are said."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from playground.features.transcribe.view.text.line_menu import LineMenu
from playground.features.transcribe.view.text.lines import Line, Piece
from playground.features.transcribe.view.text.passage import Passage, Spot
from playground.features.transcribe.view.text.segment_editor import SegmentEditor
from playground.features.transcribe.view.text.text_sheet import TextSheet
from playground.features.transcribe.view.text.typesetting import GUTTER
from playground.widgets.clock import clock
from playground.widgets.escape import claims_escape
from playground.widgets.numbers import decimal
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

_RING_REASONS: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class TranscriptText(TextSheet):
    """A click plays, a drag selects, a double click opens the line to be written in. Setters are silent.

    Signals:
        place_clicked: a second to play from.
        play_requested: play or pause; Space was pressed.
        passage_selected, passage_cleared: the seconds of what was selected, or nothing any more.
        loop_requested: seconds to be played again and again.
        text_changed, times_changed, split_requested, join_requested, remove_requested: of a segment, by its place; a
            text without segments has the place -1.
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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self._editable = False
        self._ringed = False
        self._pressed: tuple[QPointF, Spot] | None = None
        self._selecting = False
        self.editor = SegmentEditor(self.viewport())
        self._dress()
        self._connect()

    # What is shown

    def set_lines(self, lines: Sequence[Line], whole: str, *, follow: bool = False) -> None:
        """`whole` is what is written in where there are no segments; with `follow` the end stays in sight."""
        if not follow:
            self.editor.hide()
            self._passage = None
        self._whole = whole
        self.show_lines(lines, follow=follow)

    def set_editable(self, editable: bool) -> None:
        self._editable = editable

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

    def has_ring(self) -> bool:
        return self._ringed and self.hasFocus()

    def follows(self) -> bool:
        return not self.editor.isVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_editor()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place_editor()

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
        self._menu(self._current).popup(event.globalPos())

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

    def _menu(self, number: int) -> LineMenu:
        line, start, end = self._lines[number], self._lines[number].start, self._lines[number].end
        last = number + 1 == len(self._lines)
        copyable = self._passage is not None
        menu = LineMenu(line, copyable=copyable, editable=self._editable, last=last, parent=self)
        menu.play_requested.connect(lambda: self._play_line(number))
        menu.loop_requested.connect(lambda: self.loop_requested.emit(start, end))
        menu.select_requested.connect(lambda: self.passage_selected.emit(start, end))
        menu.copy_requested.connect(self.copy)
        menu.edit_requested.connect(lambda: self.edit(number))
        menu.join_requested.connect(lambda: self.join_requested.emit(line.place))
        menu.remove_requested.connect(lambda: self.remove_requested.emit(line.place))
        return menu

    # Keyboard

    def _obey_keys(self, event: QKeyEvent) -> bool:
        deeds = {
            QKeySequence.StandardKey.Copy: self.copy,
            QKeySequence.StandardKey.SelectAll: self.select_all,
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

    def _place_editor(self) -> None:
        if not self.editor.isVisible():
            return
        width, height = self.viewport().width(), self.viewport().height()
        needed = min(self.editor.sizeHint().height(), height)
        top = self._heights.top(self._current) - self._scrolled() if self.editor.place >= 0 else 0
        self.editor.setGeometry(0, max(0, min(top, height - needed)), width, needed)

    def _dress(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
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
