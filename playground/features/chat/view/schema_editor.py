"""The window in which a JSON schema is written: checked while one writes, begun from an example or from a sample."""

import json
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget

from playground.features.chat import checks
from playground.features.chat.schema_making import EXAMPLES, SchemaExample, schema_of, written
from playground.features.chat.view.json_editor import JsonEditor
from playground.widgets.buttons import Button, LinkButton, PrimaryButton
from playground.widgets.parameter_rows import SwitchRow
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr
from playground.window.dialog import Dialog, caption, remark

if TYPE_CHECKING:
    from playground.features.chat.checking import Checking
    from playground.features.chat.schema_check import Misfit

# Long enough that a word in the making is not found fault with.
WAIT_MS: Final = 250
_EDITOR_HEIGHT: Final = 260


class SchemaEditor(Dialog):
    """Nothing is taken before it is a schema.

    Signals:
        written: the schema's text, its name, and whether the server must keep to it.
    """

    written = Signal(str, str, bool)

    def __init__(self, text: str, name: str, strict: bool, checking: "Checking", parent: QWidget) -> None:
        super().__init__(tr("Schema of the answer"), parent, width=720)
        self.setObjectName("schema_editor")
        self._checking = checking
        self._fault: str | None = ""  # None while it is not known
        self.editor = JsonEditor(tr("Schema"), tr("A JSON schema: which fields the answer has, and of which kinds"))
        self.editor.setObjectName("schema_text")
        self.name = QLineEdit(name)
        self.name.setObjectName("schema_name")
        self.strict = SwitchRow(
            tr("The model must keep to it"),
            "json_schema.strict",
            tr("The server lets nothing else through. Every object then names all its fields as required."),
        )
        self.strict.set_value(strict)
        self.strict.label.setWordWrap(False)
        self.verdict = QLabel()
        self.sample = _SamplePage(self)
        self.save = PrimaryButton(tr("Use schema"), tr("Ask for answers that fit this schema"))
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._arrange()
        self._connect()
        self.editor.set_text(text)
        self._check()
        self.editor.setFocus()

    def done(self, result: int) -> None:
        """The brain outlives the window."""
        self._timer.stop()
        self._checking.schema_checked.disconnect(self._on_checked)
        super().done(result)

    def examples(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for example in EXAMPLES:
            menu.addAction(tr(example.title)).triggered.connect(lambda *_, chosen=example: self._take(chosen))
        return menu

    def _take(self, example: SchemaExample) -> None:
        self.name.setText(example.name)
        self.editor.replace_text(example.text)

    def _on_edited(self) -> None:
        self._fault = None
        self._show_state()
        self._timer.start()

    def _check(self) -> None:
        if self.editor.text().strip():
            self._checking.check_schema(self.editor.text(), strict=self.strict.value())
        else:
            self._fault = tr("Write a schema, or start from an example.")
            self.editor.mark(())
            self._show_state()

    def _on_checked(self, text: str, misfit: "Misfit | None") -> None:
        if text != self.editor.text():
            return
        self._fault = "" if misfit is None else tr(misfit.sentence)
        self.editor.mark([] if misfit is None else [misfit.span])
        self._show_state()

    def _show_state(self) -> None:
        name_fault = checks.fault_of(checks.schema_name, self.name.text())
        fault = self._fault or ("" if name_fault is None else tr(name_fault))
        if self._fault is None:
            self.verdict.setText(tr("Checking…"))
        else:
            self.verdict.setText(fault or tr("This is a valid schema."))
        _set_role(self.verdict, "secondary" if self._fault is None else "danger" if fault else "success")
        self.save.setEnabled(self._fault is not None and not fault)

    def _on_too_large(self) -> None:
        self._timer.stop()
        self._fault = tr("What you pasted is too long for this field.")
        self._show_state()

    def _on_format(self) -> None:
        value = checks.readable(checks.schema, self.editor.text())
        if value is not None:
            self.editor.replace_text(written(value))

    def _on_accepted(self) -> None:
        self.written.emit(self.editor.text(), self.name.text().strip(), self.strict.value())

    def _connect(self) -> None:
        self.editor.edited.connect(self._on_edited)
        self.editor.too_large.connect(self._on_too_large)
        self.name.textChanged.connect(self._show_state)
        self.strict.value_changed.connect(self._check)
        self.sample.made.connect(self.editor.replace_text)
        self.save.clicked.connect(self.accept)
        self.accepted.connect(self._on_accepted)
        self._timer.timeout.connect(self._check)
        self._checking.schema_checked.connect(self._on_checked)

    def _arrange(self) -> None:
        self.name.setAccessibleName(tr("Name of the schema"))
        self.name.setToolTip(tool_tip(tr("Tells the model what this is: letters, digits, - and _")))
        self.name.setPlaceholderText(checks.SCHEMA_NAME)
        self.verdict.setObjectName("schema_verdict")
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.verdict.setWordWrap(True)
        self.editor.setMinimumHeight(_EDITOR_HEIGHT)
        self.body.addWidget(remark(tr("The model answers in JSON that has these fields, and the answer is checked.")))
        self.body.addLayout(self._tools())
        self.body.addWidget(self.sample)
        self.body.addWidget(self.editor, 1)
        self.body.addWidget(self.verdict)
        self.body.addSpacing(4)
        self.body.addWidget(caption(tr("Name of the schema")))
        self.body.addWidget(self.name)
        self.body.addWidget(self.strict)
        cancel = Button(tr("Cancel"), tr("Leave the schema as it was"))
        cancel.clicked.connect(self.reject)
        self.foot.addStretch(1)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.save)

    def _tools(self) -> QHBoxLayout:
        examples = Button(tr("Start from an example"), tr("Put an example in the place of this"), icon_name="list")
        examples.setObjectName("schema_examples")
        examples.clicked.connect(lambda: self.examples().popup(examples.mapToGlobal(examples.rect().bottomLeft())))
        sample = Button(tr("Make from a sample"), tr("Draw the schema from an answer as you want it"))
        sample.setObjectName("schema_sample")
        sample.setCheckable(True)
        sample.toggled.connect(self.sample.setVisible)
        self.sample.made.connect(lambda: sample.setChecked(False))
        tidy = Button(tr("Tidy up"), tr("Indent it evenly"))
        tidy.clicked.connect(self._on_format)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (examples, sample, tidy):
            row.addWidget(button)
        row.addStretch(1)
        return row


class _SamplePage(QWidget):
    """Where an answer is written as it should be, from which the schema is drawn.

    Signals:
        made: the text of a schema.
    """

    made = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.editor = JsonEditor(tr("Sample"), tr("An answer as you want it, in JSON"))
        self.editor.setObjectName("sample_text")
        self.editor.setPlaceholderText('{"name": "Ada", "age": 36, "languages": ["en", "fr"]}')
        self.editor.setFixedHeight(96)
        self.make = LinkButton(tr("Make the schema"), tr("Put the schema of this sample below"))
        self.fault = QLabel()
        self.fault.setProperty("role", "fault")
        self.fault.setWordWrap(True)
        self.fault.setTextFormat(Qt.TextFormat.PlainText)
        foot = QHBoxLayout()
        foot.addWidget(self.make)
        foot.addWidget(self.fault, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        column.addWidget(caption(tr("An answer as you want it, in JSON")))
        column.addWidget(self.editor)
        column.addLayout(foot)
        self.editor.edited.connect(self._show)
        self.make.clicked.connect(self._on_make)
        self._show()
        self.hide()

    def _show(self) -> None:
        fault = checks.fault_of(checks.sample, self.editor.text()) if self.editor.text().strip() else None
        self.make.setEnabled(bool(self.editor.text().strip()) and fault is None)
        self.fault.setText("" if fault is None else tr(fault))

    def _on_make(self) -> None:
        self.made.emit(written(schema_of(json.loads(self.editor.text()))))


def _set_role(label: QLabel, role: str) -> None:
    label.setProperty("role", role)
    # A style sheet looks at properties only when it is put on.
    label.style().unpolish(label)
    label.style().polish(label)
