"""One voice of an audition: its place, its letter, and what can be done with it."""

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from playground.features.speak.view.audition_words import EntryLine
from playground.widgets import theme
from playground.widgets.buttons import Button, IconButton
from playground.widgets.clock import tabular
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.plain_text import tool_tip
from playground.widgets.tokens import CARD_RADIUS
from playground.widgets.translation import tr

_DIGITS: Final = {key: place for place, key in enumerate(range(Qt.Key.Key_1, Qt.Key.Key_9 + 1), 1)}
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PLAYS: Final = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EntryRow(QFrame):
    """A digit gives it this place, Space plays it, the arrows go on, and with Alt they move it; a drag does, too.

    Signals:
        place_chosen: a place, 1 for the best.
        step_requested, move_requested: up or down by so many rows: the focus, or the row.
        dragged: the height in the parent at which it is now. dropped: the drag is over.
        play_requested, use_requested, save_requested, again_requested: its buttons.
    """

    place_chosen = Signal(int)
    step_requested = Signal(int)
    move_requested = Signal(int)
    dragged = Signal(int)
    dropped = Signal()
    play_requested = Signal()
    use_requested = Signal()
    save_requested = Signal()
    again_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: int | None = None
        self._dragging = False
        self.place = QLabel(self)
        self.letter = QLabel(self)
        self.play = IconButton("play", tr("Play"), role="text", parent=self)
        self.name = ElidedLabel(Qt.TextElideMode.ElideRight, parent=self)
        self.state = QLabel(self)
        self.fault = QLabel(self)
        self.use = Button(tr("Use this voice"), tr("Speak with this voice, model and speed from now on"), kind="quiet")
        self.again = IconButton("arrow-clockwise", tr("Make anew"), parent=self)
        self.save = IconButton("download-simple", tr("Save the clip as a file"), parent=self)
        self._dress()
        self._arrange()
        self._connect()

    def set_line(self, line: EntryLine) -> None:
        self.setObjectName(f"entry_{line.letter}")
        self.place.setText("–" if line.place is None else f"{line.place}.")
        self.letter.setText(line.letter)
        self.play.set_icon("stop" if line.playing else "play")
        self.play.setEnabled(line.playable)
        self.name.set_full_text(line.name)
        self.state.setText(line.state)
        self.fault.setText(line.fault)
        self.fault.setVisible(bool(line.fault))
        self.use.setVisible(line.known)
        self.again.setEnabled(line.again)
        self.save.setEnabled(line.savable)
        place = tr("no place yet") if line.place is None else tr("place {place}", place=line.place)
        self.setAccessibleName(", ".join((line.letter, line.name, line.state, place)))
        self._set_active(line.playing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in _DIGITS:
            self.place_chosen.emit(_DIGITS[key])
        elif key in _STEPS:
            (self.move_requested if alt else self.step_requested).emit(_STEPS[key])
        elif key in _PLAYS:
            self.play.click()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint().y()
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        if abs(event.position().toPoint().y() - self._pressed) >= QApplication.startDragDistance():
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._dragging:
            self.dragged.emit(self.mapToParent(event.position().toPoint()).y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragging, self._pressed, self._dragging = self._dragging, None, False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if dragging:
            self.dropped.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(QColor(theme.tokens().accent), 2))
                around = QRectF(self.rect()).adjusted(1, 1, -1, -1)
                painter.drawRoundedRect(around, CARD_RADIUS, CARD_RADIUS)

    def _set_active(self, active: bool) -> None:
        if bool(self.property("active")) != active:
            self.setProperty("active", active)
            # A style sheet looks at properties only when it is put on.
            self.style().unpolish(self)
            self.style().polish(self)

    def _dress(self) -> None:
        self.setProperty("surface", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(
            tool_tip(
                tr(
                    "Drag it to its place, or press the number of the place. Space plays it, the arrows go on, and "
                    "with Alt they move it."
                )
            )
        )
        for widget, name in (
            (self.play, "entry_play"),
            (self.use, "entry_use"),
            (self.again, "entry_again"),
            (self.save, "entry_save"),
        ):
            widget.setObjectName(name)
            widget.setCursor(Qt.CursorShape.ArrowCursor)
        self.place.setFont(tabular(self.place.font()))
        for label, role in ((self.place, "secondary"), (self.letter, "heading"), (self.state, "secondary")):
            label.setProperty("role", role)
        self.fault.setProperty("role", "fault")
        self.fault.setWordWrap(True)
        for label in (self.state, self.fault):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.place.setFixedWidth(22)
        self.letter.setFixedWidth(20)

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.fault)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 8, 5)
        row.setSpacing(8)
        row.addWidget(self.place)
        row.addWidget(self.letter)
        row.addWidget(self.play)
        row.addLayout(words, 1)
        for widget in (self.state, self.use, self.again, self.save):
            row.addWidget(widget)

    def _connect(self) -> None:
        self.play.clicked.connect(lambda: self.play_requested.emit())
        self.use.clicked.connect(lambda: self.use_requested.emit())
        self.again.clicked.connect(lambda: self.again_requested.emit())
        self.save.clicked.connect(lambda: self.save_requested.emit())
