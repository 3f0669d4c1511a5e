"""A row of the parameter panel whose value is too large for it and is written in a window of its own."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from playground.widgets.buttons import Button
from playground.widgets.parameter_rows import ParameterRow


class EditedRow(ParameterRow):
    """Says in short what is written, and has a button that asks to change it.

    Signals:
        edit_requested: the button was pressed.
    """

    edit_requested = Signal()

    def __init__(
        self,
        label: str,
        api_name: str,
        tooltip: str,
        *,
        button: str,
        in_short: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, api_name, tooltip, parent)
        self.label.setProperty("role", "label")
        self._in_short = in_short
        self._value = ""
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.button = Button(button, tooltip, parent=self)
        self.button.clicked.connect(self.edit_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self.head)
        column.addWidget(self.words)
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.button)
        self.set_value("")

    def value(self) -> str:
        return self._value

    def set_value(self, value: str) -> None:
        self._value = value
        self.words.setText(self._in_short(value))
        self._mark()

    def differs(self) -> bool:
        return bool(self._value)

    def reset(self) -> None:
        self.set_value("")
        self.value_changed.emit("")
