"""What the mouse does in a transcript: press what can be pressed, select text, move wide rows sideways."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication, QHelpEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip

from playground.widgets.plain_text import tool_tip
from playground.widgets.transcript.body import Target
from playground.widgets.transcript.canvas import Canvas
from playground.widgets.transcript.dressing import IMAGE_SCHEME
from playground.widgets.transcript.row import Row
from playground.widgets.transcript.selection import END, Place

_SCROLL_MS = 30


class Pointer(QObject):
    def __init__(self, canvas: Canvas, activate: Callable[[Row, Target], None]) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._activate = activate
        self._pressed_at = QPointF()
        self._at = QPointF()
        self._selecting = False
        self._triple_until = 0
        # Dragging beyond the edge goes on selecting there.
        self._scrolling = QTimer(self, interval=_SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll_on)

    # -- buttons

    def press(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed_at = self._at = event.position()
        canvas = self._canvas
        canvas.hands.focused = None
        canvas.hands.pressed = canvas.target_at(event.position())
        if canvas.hands.pressed is not None and canvas.hands.pressed[1].kind != "link":
            canvas.update_row(canvas.hands.pressed[0])
            return
        place = self.place_at(event.position())
        if place is None:
            return
        if event.timestamp() < self._triple_until:
            self._select_around(place, "paragraph")
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and canvas.selection.anchor is not None:
            canvas.selection.extend(place)
        else:
            canvas.selection.start(place)
        self._selecting = True
        canvas.viewport().update()

    def double_click(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or place is None:
            return
        target = self._canvas.target_at(event.position())
        if target is not None and target[1].kind != "link":
            self.press(event)
            return
        self._triple_until = event.timestamp() + QApplication.doubleClickInterval()
        self._select_around(place, "word")
        self._canvas.viewport().update()

    def _select_around(self, place: Place, what: str) -> None:
        row, position = place
        if row.body is None:
            return
        start, end = row.body.word_at(position) if what == "word" else row.body.paragraph_at(position)
        self._canvas.selection.set((row, start), (row, end))
        self._publish()

    def move(self, event: QMouseEvent) -> None:
        self._at = event.position()
        if self._selecting and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag()
        else:
            self.hover(event.position())

    def _drag(self) -> None:
        canvas = self._canvas
        far = (self._at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if canvas.hands.pressed is not None and far:
            canvas.hands.pressed = None
        if canvas.hands.pressed is None:
            place = self.place_at(self._at)
            if place is not None:
                canvas.selection.extend(place)
                canvas.viewport().update()
        outside = not 0 <= self._at.y() < canvas.viewport().height()
        if outside != self._scrolling.isActive():
            self._scrolling.start() if outside else self._scrolling.stop()

    def _scroll_on(self) -> None:
        height = self._canvas.viewport().height()
        beyond = self._at.y() if self._at.y() < 0 else self._at.y() - height
        bar = self._canvas.verticalScrollBar()
        bar.setValue(bar.value() + round(max(-60.0, min(60.0, beyond))))
        self._drag()

    def release(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._scrolling.stop()
        canvas = self._canvas
        pressed, canvas.hands.pressed = canvas.hands.pressed, None
        self._selecting = False
        if pressed is not None:
            canvas.update_row(pressed[0])
            if canvas.target_at(event.position()) == pressed:
                self._activate(*pressed)
                return
        self._publish()

    def _publish(self) -> None:
        """On X11 what is selected can be pasted elsewhere with the middle button."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection():
            text = self._canvas.selection.text(self._canvas.stack.rows)
            if text:
                clipboard.setText(text, QClipboard.Mode.Selection)

    # -- places

    def place_at(self, point: QPointF) -> Place | None:
        """The nearest place in the text."""
        canvas = self._canvas
        row = canvas.row_at(round(point.y()))
        if row is None:
            return None
        beyond_end = point.y() + canvas.verticalScrollBar().value() >= canvas.stack.total()
        if row.block is None or beyond_end:
            before = [other for other in canvas.stack.rows[: row.index + 1] if other.block is not None]
            return (before[-1], END) if before else None
        body = canvas.prepare(row)
        return (row, body.position_at(canvas.in_body(row, point)))

    def hover(self, point: QPointF) -> None:
        canvas = self._canvas
        found = canvas.target_at(point)
        before = canvas.hands.hovered
        if found != before:
            canvas.hands.hovered = found
            for pair in (before, found):
                if pair is not None:
                    canvas.update_row(pair[0])
        canvas.viewport().setCursor(self._cursor(found, point))

    def _cursor(self, found: tuple[Row, Target] | None, point: QPointF) -> Qt.CursorShape:
        if found is not None:
            return Qt.CursorShape.PointingHandCursor
        row = self._canvas.row_at(round(point.y()))
        if row is None or row.block is None or not self._canvas.body_rect(row).contains(point.toPoint()):
            return Qt.CursorShape.ArrowCursor
        return Qt.CursorShape.IBeamCursor

    def leave(self) -> None:
        hovered, self._canvas.hands.hovered = self._canvas.hands.hovered, None
        if hovered is not None:
            self._canvas.update_row(hovered[0])

    def show_tool_tip(self, event: QHelpEvent) -> None:
        found = self._canvas.target_at(QPointF(event.pos()))
        if found is None or not found[1].name:
            QToolTip.hideText()
            return
        row, target = found
        text = target.value.removeprefix(IMAGE_SCHEME) if target.kind == "link" else target.name
        QToolTip.showText(
            event.globalPos(), tool_tip(text[:2_000]), self._canvas.viewport(), self._canvas.global_rect(row, target)
        )

    # -- the wheel

    def wheel(self, event: QWheelEvent) -> bool:
        """Sideways, over a row that is wider than the column; says whether that was meant."""
        delta = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() / 2
        sideways = self._sideways(delta, event.modifiers())
        row = self._canvas.row_at(round(event.position().y()))
        if not sideways or row is None or row.body is None:
            return False
        if row.body.scroll_by(-sideways):
            self._canvas.update_row(row)
        return row.body.content_width > row.body.visible_width()

    def _sideways(self, delta: QPoint, modifiers: Qt.KeyboardModifier) -> int:
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            return delta.y() or delta.x()
        return delta.x() if abs(delta.x()) > abs(delta.y()) else 0
