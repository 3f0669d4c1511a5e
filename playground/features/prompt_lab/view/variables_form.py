"""The places of a prompt as a form: one field for each, of the kind that fits its value."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget

from playground.features.prompt_lab.content import KINDS, Variable
from playground.features.prompt_lab.view.choices_question import ChoicesQuestion
from playground.widgets.buttons import IconButton
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.plain_text import tool_tip
from playground.widgets.prompt_editor import PromptEditor
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.prompt_lab.content import Kind

_ISO: Final = Qt.DateFormat.ISODate
_NO_DATE: Final = QDate(1800, 1, 1)  # stands for "none chosen", which Qt's field does not know


class VariablesForm(QWidget):
    """Setters are silent; only what the user does is signalled.

    Signals:
        changed: a name and its value.
        variable_changed: one whose value is to be asked for in another way.
    """

    changed = Signal(str, str)
    variable_changed = Signal(Variable)

    def __init__(self, parent: QWidget | None = None, *, kinds_fixed: bool = False) -> None:
        super().__init__(parent)
        self._kinds_fixed = kinds_fixed
        self._rows: dict[str, _Row] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def set_variables(self, variables: Sequence[Variable], values: Mapping[str, str]) -> None:
        """Fields that stay keep the focus and what is being typed into them."""
        wanted = {variable.name: variable for variable in variables}
        for name in [name for name, row in self._rows.items() if wanted.get(name) != row.variable]:
            self._remove(name)
        for place, variable in enumerate(variables):
            row = self._rows.get(variable.name) or self._added(variable)
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
            row.set_value(values.get(variable.name, ""))

    def values(self) -> dict[str, str]:
        return {name: row.value() for name, row in self._rows.items()}

    def set_missing(self, names: Iterable[str]) -> None:
        """What must be filled first is told at its field."""
        lacking = set(names)
        for name, row in self._rows.items():
            row.set_missing(name in lacking)

    def focus(self, name: str) -> None:
        row = self._rows.get(name)
        if row is not None:
            row.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def field(self, name: str) -> QWidget:
        return self._rows[name].field

    def _added(self, variable: Variable) -> "_Row":
        row = _Row(variable, kinds_fixed=self._kinds_fixed, parent=self)
        row.changed.connect(partial(self.changed.emit, variable.name))
        row.variable_changed.connect(self.variable_changed)
        self._rows[variable.name] = row
        return row

    def _remove(self, name: str) -> None:
        row = self._rows.pop(name)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()


class _Row(QWidget):
    """The name with the menu of kinds, the field, and what is wrong with it."""

    changed = Signal(str)
    variable_changed = Signal(Variable)

    def __init__(self, variable: Variable, *, kinds_fixed: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.variable = variable
        self.label = ElidedLabel(parent=self)
        self.label.set_full_text(variable.name)
        self.label.setProperty("role", "label")
        self.menu_button = IconButton("dots-three", tr("What kind of value this is"), small=True, parent=self)
        self.menu_button.setObjectName(f"kind_{variable.name}")
        self.menu_button.setVisible(not kinds_fixed)
        self.menu_button.clicked.connect(self._show_menu)
        self.field, self._read, self._write = _field(variable, self.changed.emit, self)
        self.field.setObjectName(f"value_{variable.name}")
        self.field.setAccessibleName(variable.name)
        self.field.setToolTip(tool_tip(tr("Stands for {place} in the messages", place=f"{{{{{variable.name}}}}}")))
        self.label.setBuddy(self.field)
        self._fault = QLabel(tr("Fill this in first"), self)
        self._fault.setProperty("role", "fault")
        self._fault.hide()
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.label)
        head.addWidget(self.menu_button)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.field)
        column.addWidget(self._fault)

    def value(self) -> str:
        return self._read()

    def set_value(self, value: str) -> None:
        if value != self._read():
            self.field.blockSignals(True)
            self._write(value)
            self.field.blockSignals(False)

    def set_missing(self, missing: bool) -> None:
        self._fault.setVisible(missing)
        self.field.setAccessibleDescription(self._fault.text() if missing else "")
        if bool(self.field.property("invalid")) != missing:
            self.field.setProperty("invalid", missing)
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)
            self.field.update()

    def _show_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in KINDS:
            action = menu.addAction(kind_words(kind), partial(self._choose, kind))
            action.setCheckable(True)
            action.setChecked(kind == self.variable.kind)
        menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def _choose(self, kind: "Kind") -> None:
        if kind == "choice":
            question = ChoicesQuestion(self.variable, self.window())
            question.answered.connect(self.variable_changed)
            question.open()
        else:
            self.variable_changed.emit(Variable(self.variable.name, kind, self.variable.choices))


def kind_words(kind: "Kind") -> str:
    words = {
        "text": tr("Text"),
        "long": tr("Long text"),
        "number": tr("Number"),
        "choice": tr("Choice…"),
        "date": tr("Date"),
    }
    return words[kind]


_Field = tuple[QWidget, Callable[[], str], Callable[[str], None]]


def _field(variable: Variable, tell: Callable[[str], None], parent: QWidget) -> _Field:
    """The widget, how it is read and how it is written."""
    makers: dict[str, Callable[[Variable, Callable[[str], None], QWidget], _Field]] = {
        "long": _long,
        "number": _number,
        "choice": _choice,
        "date": _date,
    }
    return makers.get(variable.kind, _line)(variable, tell, parent)


def _line(_: Variable, tell: Callable[[str], None], parent: QWidget) -> _Field:
    line = QLineEdit(parent)
    line.textEdited.connect(tell)
    return line, line.text, line.setText


def _number(variable: Variable, tell: Callable[[str], None], parent: QWidget) -> _Field:
    """Any way of writing one is taken as it is: the model reads it, no machine."""
    line, read, write = _line(variable, tell, parent)
    assert isinstance(line, QLineEdit)
    line.setAlignment(Qt.AlignmentFlag.AlignRight)
    line.setMaximumWidth(180)
    line.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
    return line, read, write


def _long(_: Variable, tell: Callable[[str], None], parent: QWidget) -> _Field:
    editor = PromptEditor(parent, lines=(3, 10))
    editor.setProperty("bare", False)
    editor.set_enter_submits(False)
    editor.textChanged.connect(lambda: tell(editor.text()))
    return editor, editor.text, editor.set_text


def _choice(variable: Variable, tell: Callable[[str], None], parent: QWidget) -> _Field:
    box = QComboBox(parent)
    box.addItems(["", *variable.choices])
    box.activated.connect(lambda _: tell(box.currentText()))

    def write(value: str) -> None:
        if box.findText(value) < 0:
            box.addItem(value)  # it was filled in before there was a choice
        box.setCurrentIndex(box.findText(value))

    return box, box.currentText, write


def _date(_: Variable, tell: Callable[[str], None], parent: QWidget) -> _Field:
    box = QDateEdit(parent)
    box.setCalendarPopup(True)
    box.setMinimumDate(_NO_DATE)
    box.setSpecialValueText(tr("No date"))
    box.setMaximumWidth(180)

    def read() -> str:
        return "" if box.date() == _NO_DATE else box.date().toString(_ISO)

    def write(value: str) -> None:
        day = QDate.fromString(value, _ISO)
        box.setDate(day if day.isValid() else _NO_DATE)

    write("")
    box.dateChanged.connect(lambda _: tell(read()))
    return box, read, write
