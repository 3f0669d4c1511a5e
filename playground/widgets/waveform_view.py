"""A sound as a wave, in which one listens, looks closer and chooses a part."""

from typing import Final, Literal

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from playground.widgets.buttons import IconButton
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr
from playground.widgets.waveform.marks import Mark, Tone
from playground.widgets.waveform.waveform_surface import WaveformSurface

__all__ = ["Mark", "Tone", "WaveformView"]

Grip = Literal["none", "press", "select", "pan"]

_NOTCH: Final = 120  # of a wheel, in the units that Qt tells
_CLOSER: Final = 1.25  # for a notch
_EDGE: Final = 5  # px around the edge of a selection in which it is gripped
_STEP, _LEAP = 1.0, 5.0  # seconds
_WHEEL_SHARE: Final = 0.12  # of what is seen, for a notch
_SHORTEST: Final = 0.02  # seconds worth selecting
_TOOLS: Final = 24
_RING_REASONS: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class WaveformView(WaveformSurface):
    """A click seeks, a drag selects, the wheel moves what is zoomed and, with Ctrl, zooms. Setters are silent.

    Signals:
        seek_requested: a second.
        play_requested: play or pause; Space was pressed.
        span_selected, span_cleared: by the user.
        segment_clicked, word_clicked: the id of a text below the wave.
    """

    seek_requested = Signal(float)
    play_requested = Signal()
    span_selected = Signal(float, float)
    span_cleared = Signal()
    segment_clicked = Signal(int)
    word_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._ringed = False
        self._grip: Grip = "none"
        self._pressed = QPointF()
        self._anchor = 0.0
        super().__init__(parent)
        self.closer = IconButton("magnifying-glass-plus", tr("Zoom in"), keys_shown="+", small=True, parent=self)
        self.farther = IconButton("magnifying-glass-minus", tr("Zoom out"), keys_shown="-", small=True, parent=self)
        self.whole = IconButton("corners-out", tr("Show all"), keys_shown="0", small=True, parent=self)
        self._tools = (self.farther, self.closer, self.whole)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.closer.clicked.connect(self.zoom_in)
        self.farther.clicked.connect(self.zoom_out)
        self.whole.clicked.connect(self.fit)
        self.zoom_changed.connect(self._show_tools)
        self._show_tools()

    def room_above(self) -> int:
        return self.width() - (0 if self.closer.isHidden() else len(self._tools) * _TOOLS + 4)

    def has_ring(self) -> bool:
        return self._ringed and self.hasFocus()

    def select(self, first: float, last: float) -> None:
        """As if the user had done it."""
        first, last = sorted((max(0.0, first), min(self.duration, last)))
        if last - first >= _SHORTEST:
            self.set_selection((first, last))
            self.span_selected.emit(first, last)

    def deselect(self) -> None:
        if self.selection() is not None:
            self.set_selection(None)
            self.span_cleared.emit()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.duration:
            event.ignore()
            return
        self._pressed = event.position()
        if event.button() == Qt.MouseButton.MiddleButton:
            self._grip = "pan"
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.LeftButton:
            edge = self._edge_at(event.position())
            self._grip = "press" if edge is None else "select"
            self._anchor = self._seconds_at(event.position()) if edge is None else edge

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where = event.position()
        if self._grip == "none":
            self._show_hand(where)
        elif self._grip == "pan":
            self.pan(self._seconds_at(self._pressed) - self._seconds_at(where))
            self._pressed = where
        else:
            far = abs(where.x() - self._pressed.x()) >= QApplication.startDragDistance()
            if self._grip == "select" or far:
                self._grip = "select"
                first, last = sorted((self._anchor, self._within(self._seconds_at(where))))
                self.set_selection((first, last) if last - first >= _SHORTEST else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        grip, self._grip = self._grip, "none"
        self._show_hand(event.position())
        if grip == "press":
            self._click(event.position())
        elif grip == "select":
            span = self.selection()
            if span is None:
                self.span_cleared.emit()
            else:
                self.span_selected.emit(*span)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Selects what was heard there."""
        mark = self._mark_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        if mark is None:
            self.mousePressEvent(event)
        else:
            self.select(mark.start, mark.end)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.duration:
            self.zoom(_CLOSER ** (turn / _NOTCH), self._seconds_at(event.position()))
        elif self.visible_span.is_all:
            event.ignore()  # the page is scrolled
            return
        else:
            self.pan(-turn / _NOTCH * _WHEEL_SHARE * self.visible_span.seconds)
        event.accept()

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.duration or not self._obey(Qt.Key(event.key()), event.modifiers()):
            super().keyPressEvent(event)
            return
        self._ringed = True
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ringed = event.reason() in _RING_REASONS
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _obey(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        if modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        place = self.position or 0.0
        step = _LEAP if modifiers & Qt.KeyboardModifier.ShiftModifier else _STEP
        seeks = {Qt.Key.Key_Left: place - step, Qt.Key.Key_Right: place + step}
        seeks |= {Qt.Key.Key_Home: 0.0, Qt.Key.Key_End: self.duration}
        if key in seeks:
            self._seek(seeks[key])
            return True
        deeds = {Qt.Key.Key_Space: self.play_requested.emit, Qt.Key.Key_0: self.fit}
        deeds |= {Qt.Key.Key_Plus: self.zoom_in, Qt.Key.Key_Equal: self.zoom_in, Qt.Key.Key_Minus: self.zoom_out}
        deeds |= {Qt.Key.Key_BracketLeft: self._begin_here, Qt.Key.Key_BracketRight: self._end_here}
        if self.selection() is not None:
            deeds[Qt.Key.Key_Escape] = self.deselect
        if key in deeds:
            deeds[key]()
        return key in deeds

    def _begin_here(self) -> None:
        place, span = self.position or 0.0, self.selection()
        self.select(place, span[1] if span and span[1] > place else self.duration)

    def _end_here(self) -> None:
        place, span = self.position or 0.0, self.selection()
        self.select(span[0] if span and span[0] < place else 0.0, place)

    # Inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left = self.width() - len(self._tools) * _TOOLS
        for place, tool in enumerate(self._tools):
            tool.setGeometry(left + place * _TOOLS, 0, _TOOLS, _TOOLS)

    def _show_tools(self) -> None:
        for tool in self._tools:
            tool.setVisible(bool(self.duration))
        for tool in (self.farther, self.whole):
            tool.setEnabled(not self.visible_span.is_all)

    def _click(self, where: QPointF) -> None:
        mark = self._mark_at(where)
        if mark is None:
            self.deselect()
            self._seek(self._seconds_at(where))
        elif self.lane_has_words():
            self.word_clicked.emit(mark.id)
        else:
            self.segment_clicked.emit(mark.id)

    def _seek(self, seconds: float) -> None:
        # Shown at once, so that the next press of the key goes on from there.
        self.set_position(self._within(seconds))
        self.seek_requested.emit(self._within(seconds))

    def _show_hand(self, where: QPointF) -> None:
        mark = self._mark_at(where)
        self.setToolTip(tool_tip(mark.text if mark is not None and mark.text else self.accessibleName()))
        if self._edge_at(where) is not None:
            self.setCursor(Qt.CursorShape.SizeHorCursor)
        elif mark is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def _edge_at(self, where: QPointF) -> float | None:
        """The other edge of the selection, if one is near: that is what stays where it is."""
        span = self.selection()
        if span is None or self._in_lane(where):
            return None
        near = [abs(self.scale().x(each) - where.x()) <= _EDGE for each in span]
        return span[0] if near[1] else span[1] if near[0] else None

    def _mark_at(self, where: QPointF) -> Mark | None:
        return self.lane_marks().at(self._seconds_at(where)) if self._in_lane(where) else None

    def _in_lane(self, where: QPointF) -> bool:
        return self.lane_area().contains(where.toPoint())

    def _seconds_at(self, where: QPointF) -> float:
        return self.scale().seconds(where.x())

    def _within(self, seconds: float) -> float:
        return min(self.duration, max(0.0, seconds))
