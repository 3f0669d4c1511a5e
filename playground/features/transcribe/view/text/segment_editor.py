"""A line of a transcript while a person writes in it."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from playground.features.transcribe.view.text.times import read_time
from playground.widgets.buttons import Button, IconButton
from playground.widgets.clock import clock, tabular
from playground.widgets.escape import claims_escape
from playground.widgets.flow_layout import FlowLayout
from playground.widgets.plain_text import tool_tip
from playground.widgets.prompt_editor import PromptEditor
from playground.widgets.translation import tr

_PLACES = 2  # behind the second


class SegmentEditor(QFrame):
    """Enter keeps what was written, Esc does not. Stands over the line that it changes.

    Signals:
        text_changed, times_changed: the place of the segment, and what it should be.
        split_requested: the place, and the letter before which to split.
        join_requested: with the one behind it.
        resized: it needs more room, or less.
        closed: it has gone again.
    """

    text_changed = Signal(int, str)
    times_changed = Signal(int, float, float)
    split_requested = Signal(int, int)
    join_requested = Signal(int)
    resized = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.place = -1
        self._text = ""
        self._times: tuple[float, float] | None = None
        self.editor = PromptEditor(self, lines=(1, 10))
        self.start = self._time_field(tr("Begins at"), "segment_start")
        self.end = self._time_field(tr("Ends at"), "segment_end")
        self.split = Button(tr("Split here"), tr("Cut the line in two where the cursor stands"), kind="quiet")
        self.join = Button(tr("Join with next"), tr("Put the next line behind this one"), kind="quiet")
        self.done = Button(tr("Done"), tr("Keep what is written here  (Enter)"), icon_name="check")
        self.cancel = IconButton("x", tr("Leave it as it was"), keys_shown="Esc", small=True)
        self._dress()
        self._arrange()
        self._connect()
        self.hide()

    def open(self, place: int, text: str, times: tuple[float, float] | None, *, joinable: bool) -> None:
        """A text without segments has no place, which is -1, and no times."""
        self.place, self._text, self._times = place, text, times
        self.editor.set_text(text)
        self._row.setVisible(times is not None)
        if times is not None:
            self.start.setText(clock(times[0], _PLACES))
            self.end.setText(clock(times[1], _PLACES))
        for field in (self.start, self.end):
            self._mark(field, invalid=False)
        self.split.setVisible(times is not None)
        self.join.setVisible(times is not None and joinable)
        self.show()
        self.raise_()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._column.totalSizeHint().height())

    def commit(self) -> None:
        """Tells what differs and goes; stays where a time is none."""
        wished = self._wished_times()
        if self._times is not None and wished is None:
            return
        place, text = self.place, self.editor.text().strip()
        written = text != self._text
        moved = wished is not None and wished != self._shown_times()
        self._close()
        if moved and wished is not None:
            self.times_changed.emit(place, *wished)
        if written:
            self.text_changed.emit(place, text)

    def event(self, event: QEvent) -> bool:
        return claims_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def _on_split(self) -> None:
        """What was written is kept first: the letter is one of the text as it stands here."""
        place, letter = self.place, self.editor.textCursor().position()
        before = self.editor.text()
        letter -= len(before) - len(before.lstrip())
        self.commit()
        if not self.isVisible():
            self.split_requested.emit(place, max(0, letter))

    def _on_join(self) -> None:
        place = self.place
        self.commit()
        if not self.isVisible():
            self.join_requested.emit(place)

    def _wished_times(self) -> tuple[float, float] | None:
        start, end = read_time(self.start.text()), read_time(self.end.text())
        wrong = start is not None and end is not None and end < start
        self._mark(self.start, invalid=start is None)
        self._mark(self.end, invalid=end is None or wrong)
        return None if start is None or end is None or wrong else (start, end)

    def _shown_times(self) -> tuple[float, float] | None:
        """As the fields can say them: without what is finer."""
        if self._times is None:
            return None
        start, end = (read_time(clock(each, _PLACES)) or 0.0 for each in self._times)
        return start, end

    def _mark(self, field: QLineEdit, *, invalid: bool) -> None:
        if bool(field.property("invalid")) != invalid:
            field.setProperty("invalid", invalid)
            field.style().unpolish(field)
            field.style().polish(field)

    def _time_field(self, name: str, object_name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(object_name)
        field.setAccessibleName(name)
        field.setToolTip(tool_tip(tr("{name}, as in 1:02.5", name=name)))
        field.setFont(tabular(field.font()))
        field.setFixedWidth(84)
        field.returnPressed.connect(self.commit)
        return field

    def _dress(self) -> None:
        self.setProperty("surface", "card")
        self.setProperty("active", True)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)  # the text below it is not meant
        self.setObjectName("segment_editor")
        self.editor.setObjectName("segment_text")
        self.editor.setAccessibleName(tr("Text of the line"))
        self.editor.setToolTip(tool_tip(tr("Enter keeps it, Esc leaves it as it was")))
        for button, name in ((self.split, "split"), (self.join, "join"), (self.done, "segment_done")):
            button.setObjectName(name)

    def _arrange(self) -> None:
        self._row = QWidget(self)
        times = QHBoxLayout(self._row)
        times.setContentsMargins(0, 0, 0, 0)
        times.setSpacing(6)
        dash = QLabel("–")
        for widget in (self.start, dash, self.end):
            times.addWidget(widget)
        foot = FlowLayout(gap=6)
        for button in (self._row, self.split, self.join, self.done):
            foot.addWidget(button)
        head = QHBoxLayout()
        head.addWidget(self.editor, 1)
        head.addWidget(self.cancel, alignment=Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 6, 8, 8)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self._column.addLayout(foot)

    def _connect(self) -> None:
        self.editor.submitted.connect(self.commit)
        self.editor.document().documentLayout().documentSizeChanged.connect(lambda _: self.resized.emit())
        self.split.clicked.connect(self._on_split)
        self.join.clicked.connect(self._on_join)
        self.done.clicked.connect(self.commit)
        self.cancel.clicked.connect(self._close)
