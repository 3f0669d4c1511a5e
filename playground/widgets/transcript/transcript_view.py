"""A conversation on the screen: turns come in, grow and are read; what the reader does goes out as signals."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from playground.widgets import theme
from playground.widgets.transcript.body import Target
from playground.widgets.transcript.dressing import IMAGE_SCHEME
from playground.widgets.transcript.jump_button import SIDE, JumpButton
from playground.widgets.transcript.keyboard import Keyboard
from playground.widgets.transcript.pointer import Pointer
from playground.widgets.transcript.row import Row
from playground.widgets.transcript.stream import Stream
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.widgets.transcript.find import Find

_DONE_MS: Final = 1_500
_SPOKEN: Final = 2_000


class TranscriptView(Stream):
    """Signals: action_triggered(turn id, action id), link_activated(address), undo_requested."""

    action_triggered = Signal(str, str)
    link_activated = Signal(str)
    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Conversation"))
        self._find: Find | None = None
        self._pointer = Pointer(self, self._activate)
        self._keyboard = Keyboard(self, self._activate, self.copy, self.undo_requested.emit)
        self.jump_button = JumpButton(self.viewport())
        self.jump_button.clicked.connect(self.scroll_to_end)
        self._done_timer = QTimer(self, singleShot=True, interval=_DONE_MS)
        self._done_timer.timeout.connect(self._forget_done)
        self._follow_theme()

    def _follow_theme(self) -> None:
        def on_changed() -> None:
            self.set_tokens(theme.tokens())

        theme.changed.connect(on_changed)
        self.destroyed.connect(lambda: theme.changed.disconnect(on_changed))

    @property
    def finder(self) -> "Find":
        """Made when something is first looked for."""
        if self._find is None:
            from playground.widgets.transcript.find import Find

            self._find = Find(self)
        return self._find

    def marks_in(self, row: Row) -> "Sequence[tuple[int, int, bool]]":
        return () if self._find is None else self._find.marks_in(row)

    def show_turn(self, turn_id: str) -> None:
        """Its beginning, at the top as far as there is something to scroll."""
        self._following = False
        for row in self._turns[turn_id].rows[:1]:
            self.show_row_at(row, row.gap)

    def scroll_to_end(self) -> None:
        self.follow()

    def finish_turn(self, turn_id: str) -> None:
        super().finish_turn(turn_id)
        self._describe()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text_of(turn_id)[:_SPOKEN]))

    def copy(self) -> None:
        text = self.selection.text(self.stack.rows)
        if text:
            QGuiApplication.clipboard().setText(text)

    # -- what follows from the rows

    def settled(self) -> None:
        super().settled()
        bar = self.verticalScrollBar()
        away = bar.maximum() - bar.value() > self.viewport().height() // 4 and not self.following
        if away != self.jump_button.isVisibleTo(self.viewport()):
            self.jump_button.setVisible(away)
        left = (self.viewport().width() - SIDE) // 2
        place = QPoint(left, self.viewport().height() - SIDE - 12)
        if self.jump_button.pos() != place:
            self.jump_button.move(place)

    def _describe(self) -> None:
        turn = self.last_turn()
        self.setAccessibleDescription("" if turn is None else turn.text[:_SPOKEN])

    # -- doing

    def _activate(self, row: Row, target: Target) -> None:
        if target.kind == "link":
            self.link_activated.emit(target.value.removeprefix(IMAGE_SCHEME))
        elif target.kind == "copy":
            self._copy_for(row, target, target.value)
        elif target.kind == "details":
            self._fold(row)
        elif target.value == "copy":
            self._copy_for(row, target, self.text_of(row.turn_id))
        else:
            self.action_triggered.emit(row.turn_id, target.value)

    def _copy_for(self, row: Row, target: Target, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._forget_done()
        self.hands.done = (row, target)
        self._done_timer.start()
        self.update_row(row)

    def _forget_done(self) -> None:
        done, self.hands.done = self.hands.done, None
        if done is not None:
            self.update_row(done[0])

    def _fold(self, row: Row) -> None:
        row.unfolded = not row.unfolded
        had_focus = self.hands.focused is not None and self.hands.focused[0] is row
        self.hands.hovered = None
        row.forget_body()
        self.settle()
        if had_focus:
            folding = [target for target in self.prepare(row).targets() if target.kind == "details"]
            self.hands.focused = (row, folding[0])

    def menu_for(self, found: tuple[Row, Target] | None, turn_id: str | None = None) -> QMenu:
        """What can be done at a place; `found` is the target there, and the turn the one it is in."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(tr("Copy"), self.copy)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setEnabled(self.selection.ends() is not None)
        if found is not None and found[1].kind == "link":
            address = found[1].value.removeprefix(IMAGE_SCHEME)
            menu.addAction(tr("Copy link address"), lambda: QGuiApplication.clipboard().setText(address))
        if turn_id is not None and self._turns[turn_id].role == "assistant":
            words = tr("Show formatted") if self.is_raw(turn_id) else tr("Show as Markdown")
            menu.addAction(words, lambda: self.toggle_raw(turn_id))
        menu.addSeparator()
        everything = menu.addAction(tr("Select all"), self._keyboard.select_all)
        everything.setShortcut(QKeySequence.StandardKey.SelectAll)
        return menu

    # -- Qt's events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.double_click(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self._pointer.wheel(event):
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self.row_at(event.pos().y())
        found = self.target_at(event.pos().toPointF())
        self.menu_for(found, None if row is None else row.turn_id).popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keyboard.press(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return self._keyboard.walk(forward=forward) or super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._keyboard.enter(forward=event.reason() == Qt.FocusReason.TabFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._pointer.show_tool_tip(event)
            return True
        if event.type() == QEvent.Type.Leave:
            self._pointer.leave()
        return super().viewportEvent(event)
