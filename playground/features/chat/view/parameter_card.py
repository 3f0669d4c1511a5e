"""One parameter of a tool, as a form."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from playground.features.chat.tool_forms import KINDS, ToolParameter
from playground.widgets.buttons import IconButton
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

_KIND_WIDTH: Final = 120


class ParameterCard(QFrame):
    """Signals:
    edited: something in it was changed.
    remove_requested: it is not wanted any more.
    """

    edited = Signal()
    remove_requested = Signal()

    def __init__(self, parameter: ToolParameter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "sunken")
        self.name = _field(parameter.name, tr("Name"), tr("Name of the parameter: letters, digits and _"))
        self.kind = QComboBox()
        for kind in KINDS:
            self.kind.addItem(_kind_words(kind), kind)
        self.kind.setCurrentIndex(self.kind.findData(parameter.kind))
        self.kind.setAccessibleName(tr("Kind"))
        self.kind.setToolTip(tool_tip(tr("What kind of value it is")))
        self.kind.setFixedWidth(_KIND_WIDTH)
        self.required = QCheckBox(tr("Required"))
        self.required.setToolTip(tool_tip(tr("The model must always give it")))
        self.required.setChecked(parameter.required)
        self.description = _field(
            parameter.description, tr("What it is"), tr("Tells the model what to put there, in a few words")
        )
        choices = tr("Only these values, with commas between them")
        self.choices = _field(", ".join(parameter.choices), choices, choices)
        self.remove = IconButton("x", tr("Remove this parameter"), small=True)
        self._arrange()
        self._connect()
        self._show_choices()

    def value(self) -> ToolParameter:
        kind = str(self.kind.currentData())
        found = [each.strip() for each in self.choices.text().replace("，", ",").split(",")]
        return ToolParameter(
            self.name.text().strip(),
            kind,
            self.description.text().strip(),
            self.required.isChecked(),
            tuple(each for each in found if each) if kind == "string" else (),
        )

    def _show_choices(self) -> None:
        self.choices.setVisible(self.kind.currentData() == "string")

    def _connect(self) -> None:
        for field in (self.name, self.description, self.choices):
            field.textEdited.connect(self.edited)
        self.kind.activated.connect(self._show_choices)
        self.kind.activated.connect(self.edited)
        self.required.clicked.connect(self.edited)
        self.remove.clicked.connect(self.remove_requested)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name, 1)
        head.addWidget(self.kind)
        head.addWidget(self.required)
        head.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.description)
        column.addWidget(self.choices)


def _kind_words(kind: str) -> str:
    words = {
        "string": tr("Text"),
        "integer": tr("Whole number"),
        "number": tr("Number"),
        "boolean": tr("Yes or no"),
        "array": tr("List of texts"),
    }
    return words[kind]


def _field(text: str, placeholder: str, tip: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setPlaceholderText(placeholder)
    field.setAccessibleName(placeholder)
    field.setToolTip(tool_tip(tip))
    return field
