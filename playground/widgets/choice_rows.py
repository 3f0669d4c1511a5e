"""Rows of the parameter panel where one of a few values is chosen, or another one written."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from playground.widgets.parameter_rows import ParameterRow
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

_MOST_SHOWN: Final = 12

Choice = tuple[str, str]  # a value and the words for it


class ChoiceRow(ParameterRow):
    """Label above, the choices below; the first of them is "not set", whose value is empty."""

    def __init__(
        self, label: str, api_name: str, tooltip: str, *, unset: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(label, api_name, tooltip, parent)
        self._unset = unset or tr("Automatic")
        self._choices: tuple[Choice, ...] = ()
        self._words: dict[str, str] = {}  # also of what was once among them
        self._ruled_out: tuple[Choice, ...] = ()
        self._reasons: dict[str, str] = {}
        self._strict = True
        self._value = ""
        self.box = _QuietBox(self)
        self.box.activated.connect(self._on_chosen)
        _arrange(self, self.box)
        self._show()

    def set_choices(self, choices: Sequence[Choice], *, strict: bool = True) -> None:
        """What is set stays, though it may not be among them; where that is `strict`, the row says so."""
        self._words |= dict(choices)
        if (tuple(choices), strict) != (self._choices, self._strict):
            self._choices, self._strict = tuple(choices), strict
            self._show()

    def set_ruled_out(self, choices: Sequence[Choice], reasons: Mapping[str, str]) -> None:
        """What cannot be chosen now stands at the end, with the reason as its tooltip."""
        self._words |= dict(choices)
        if (tuple(choices), reasons) != (self._ruled_out, self._reasons):
            self._ruled_out, self._reasons = tuple(choices), dict(reasons)
            self._show()

    def value(self) -> str:
        return self._value

    def set_value(self, value: str) -> None:
        if value != self._value:
            self._value = value
            self._show()

    def differs(self) -> bool:
        return bool(self._value)

    def reset(self) -> None:
        self._change("")

    def _show(self) -> None:
        shown = [("", self._unset), *self._choices, *(each for each in self._ruled_out if each[0] != self._value)]
        if self._value not in dict(shown):
            words = self._words.get(self._value, self._value)
            shown.append((self._value, tr("{value} (not for this model)", value=words) if self._strict else words))
        self.box.clear()
        for value, words in shown:
            self.box.addItem(words, value)
            if value in self._reasons and value != self._value:
                self._grey(self.box.count() - 1, self._reasons[value])
        self.box.setCurrentIndex([value for value, _ in shown].index(self._value))
        self._mark()

    def _grey(self, position: int, reason: str) -> None:
        self.box.setItemData(position, tool_tip(reason), Qt.ItemDataRole.ToolTipRole)
        model = self.box.model()
        assert isinstance(model, QStandardItemModel)
        model.item(position).setEnabled(False)

    def _on_chosen(self, position: int) -> None:
        self._change(str(self.box.itemData(position)))

    def _change(self, value: str) -> None:
        if value != self._value:
            self._value = value
            self._show()
            self.value_changed.emit(value)


class FreeChoiceRow(ParameterRow):
    """Label above, a field below in which anything can be written; a list offers what is known to work."""

    def __init__(
        self, label: str, api_name: str, tooltip: str, *, unset: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(label, api_name, tooltip, parent)
        self._unset = unset or tr("Automatic")
        self._choices: tuple[Choice, ...] = ()
        self.box = _QuietBox(self)
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # Completing "102" to "1024x1024" would send another value than the one that was written.
        self.box.setCompleter(None)  # type: ignore[arg-type] # None is allowed
        _arrange(self, self.box)
        field = self.box.lineEdit()
        assert field is not None
        self.field = field
        self.field.setPlaceholderText(self._unset)
        self.field.setAccessibleName(label)
        self.field.textEdited.connect(self._on_changed)
        self.box.activated.connect(self._on_chosen)
        self._offer(())
        self._write("")
        self._mark()

    def set_choices(self, choices: Sequence[Choice]) -> None:
        if tuple(choices) != self._choices:
            written = self.value()
            self._offer(choices)
            self._write(written)

    def set_invalid(self, invalid: bool) -> None:
        if bool(self.box.property("invalid")) != invalid:
            self.box.setProperty("invalid", invalid)
            self.box.update()

    def value(self) -> str:
        return self.field.text()

    def set_value(self, value: str) -> None:
        if value != self.value():
            self._write(value)
        self._mark()

    def differs(self) -> bool:
        return bool(self.value())

    def reset(self) -> None:
        self._write("")
        self._on_changed()

    def _offer(self, choices: Sequence[Choice]) -> None:
        self._choices = tuple(choices)
        self.box.clear()
        self.box.addItems([self._unset, *(words for _, words in choices)])

    def _write(self, value: str) -> None:
        """With the mark in the list at what is written, or nowhere."""
        known = self._known()
        self.box.setCurrentIndex(known.index(value) if value in known else -1)
        self.field.setText(value)
        self.field.setCursorPosition(0)

    def _known(self) -> tuple[str, ...]:
        return "", *(value for value, _ in self._choices)

    def _on_chosen(self, position: int) -> None:
        self._write(self._known()[position])
        self._on_changed()

    def _on_changed(self) -> None:
        self._mark()
        self.value_changed.emit(self.value())


class _QuietBox(QComboBox):
    """A wheel over a long panel must scroll the panel, not turn the values it passes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaxVisibleItems(_MOST_SHOWN)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and not self.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _arrange(row: ParameterRow, box: QComboBox) -> None:
    row.label.setProperty("role", "label")
    row.label.setBuddy(box)
    box.setAccessibleName(row.name)
    box.setToolTip(row.tip)
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addLayout(row.head)
    column.addWidget(box)
    row.setFocusProxy(box)
