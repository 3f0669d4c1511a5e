"""The example that is chosen, as a conversation that can be edited, or as JSON."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from playground.features.files.view.clinic.record_editors import (
    ChatEditor,
    PairEditor,
    PreferenceEditor,
    RawEditor,
    RecordEditor,
)
from playground.features.files.view.clinic.row_findings import RowFindings
from playground.widgets.buttons import IconButton
from playground.widgets.numbers import count
from playground.widgets.segmented_switch import SegmentedSwitch
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.files.clinic.rows import Row
    from playground.storage.json_values import JsonObject

_PAUSE_MS: Final = 500  # what was typed is kept when the typing pauses


class RowEditor(QWidget):
    """Tells what was written when the typing pauses and before another example is shown.

    Signals:
        record_changed: the place of an example and what it is now.
        text_changed: the place of a line that is no JSON object yet, and what it is now.
        insert_requested, delete_requested: a place.
    """

    record_changed = Signal(int, object)
    text_changed = Signal(int, str)
    insert_requested = Signal(int)
    delete_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: Row | None = None
        self._written = False
        self._wanted = "form"  # what the user likes, where the example can be shown so
        self.title = QLabel(self)
        self.look = SegmentedSwitch(tr("How to show the example"), _looks(), self)
        self.insert = IconButton("plus", tr("Add an example below"), parent=self)
        self.delete = IconButton("trash", tr("Delete the example"), parent=self)
        self.findings = RowFindings(self)
        self.raw = RawEditor()
        self._forms: tuple[RecordEditor, ...] = (ChatEditor(), PreferenceEditor(), PairEditor())
        self._shown: RecordEditor = self.raw
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._arrange()
        self._connect()

    @property
    def chat(self) -> ChatEditor:
        form = self._forms[0]
        assert isinstance(form, ChatEditor)
        return form

    def place(self) -> int:
        return -1 if self._row is None else self._row.place

    def set_row(self, row: "Row") -> None:
        """Another example, or the same one as it is now. What is being written is told before; nothing else is."""
        if self._row is not None and row.place != self._row.place:
            self.tell()
        same = self._row is not None and self._row.place == row.place
        old, self._row = self._row, row
        self._show_head(row)
        if same and old is not None and old.record == row.record and old.text == row.text:
            return
        if same and self._is_as_written(row):
            self._offer_form(self._form_for(row.record))
            return
        self._pause.stop()
        self._written = False
        self._show_form(row)
        if not same:
            self._scroll.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """The example is gone, and with it what was written."""
        self._pause.stop()
        self._written = False
        self._row = None

    def tell(self) -> None:
        """Says what was written since the last time."""
        self._pause.stop()
        if self._row is None or not self._written:
            return
        self._written = False
        record = self._shown.record()
        if record is not None and record != self._row.record:
            self.record_changed.emit(self._row.place, record)
        elif record is None and self._row.record is None and self._shown is self.raw:
            self.text_changed.emit(self._row.place, self.raw.text())

    def leaveEvent(self, event: QEvent) -> None:
        """Whatever is clicked next is done to what was written."""
        super().leaveEvent(event)
        self.tell()

    def _is_as_written(self, row: "Row") -> bool:
        """The echo of one's own words must not move the cursor."""
        return row.record is not None and self._shown.record() == row.record

    def _show_head(self, row: "Row") -> None:
        self.title.setText(tr("Example {number}", number=count(row.place + 1)))
        self.findings.set_findings(row.findings)

    def _show_form(self, row: "Row") -> None:
        form = self._form_for(row.record)
        self._offer_form(form)
        shown = self.raw if form is None or self._wanted == "json" else form
        self.look.set_value("json" if shown is self.raw else "form")
        if row.record is None:
            self.raw.set_text(row.text)
        else:
            shown.set_record(row.record)
        self._shown = shown
        for each in (*self._forms, self.raw):
            assert isinstance(each, QWidget)
            each.setVisible(each is shown)

    def _offer_form(self, form: RecordEditor | None) -> None:
        self.look.set_available("form", tr("This line has no form yet.") if form is None else "")

    def _form_for(self, record: "JsonObject | None") -> RecordEditor | None:
        if record is None:
            return None
        return next((form for form in self._forms if form.takes(record)), None)

    def _on_look(self) -> None:
        self._wanted = self.look.value()
        self.tell()
        if self._row is not None:
            self._show_form(self._row)

    def _on_changed(self) -> None:
        self._written = True
        self._pause.start()

    def _arrange(self) -> None:
        self.title.setProperty("role", "heading")
        self.look.setObjectName("example_look")
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.look)
        head.addSpacing(4)
        head.addWidget(self.insert)
        head.addWidget(self.delete)
        pane = QWidget()
        pane.setProperty("role", "pane")
        inside = QVBoxLayout(pane)
        inside.setContentsMargins(0, 0, 8, 8)
        inside.setSpacing(8)
        inside.addWidget(self.findings)
        for form in (*self._forms, self.raw):
            assert isinstance(form, QWidget)
            inside.addWidget(form)
        inside.addStretch(1)
        self._scroll = QScrollArea(self, widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)

    def _connect(self) -> None:
        self.look.changed.connect(self._on_look)
        self.insert.clicked.connect(lambda: self.insert_requested.emit(self.place()))
        self.delete.clicked.connect(lambda: self.delete_requested.emit(self.place()))
        self._pause.timeout.connect(self.tell)
        for form in (*self._forms, self.raw):
            form.changed.connect(self._on_changed)


def _looks() -> list[tuple[str, str, str]]:
    return [
        ("form", tr("Form"), tr("As a form that can be filled in")),
        ("json", tr("JSON"), tr("As it stands in the file")),
    ]
