"""A row of the parameter panel for a whole number that no slider could show."""

from typing import Final

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from playground.widgets.parameter_rows import ParameterRow
from playground.widgets.translation import tr

_MOST: Final = 2**63 - 1


class NumberRow(ParameterRow):
    """Label above, the number below; an empty field means "not set"."""

    def __init__(self, label: str, api_name: str, tooltip: str, parent: QWidget | None = None) -> None:
        super().__init__(label, api_name, tooltip, parent)
        self.label.setProperty("role", "label")
        self.field = QLineEdit(self)
        self.field.setValidator(QRegularExpressionValidator(QRegularExpression(r"-?\d{0,19}"), self))
        self.field.setPlaceholderText(tr("Automatic"))
        self.field.setAccessibleName(label)
        self.field.setToolTip(self.tip)
        self.field.textChanged.connect(self._on_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self.head)
        column.addWidget(self.field)
        self.setFocusProxy(self.field)
        self._mark()

    def value(self) -> int | None:
        text = self.field.text()
        return max(-_MOST - 1, min(int(text), _MOST)) if text.strip("-") else None

    def set_value(self, value: int | None) -> None:
        if value != self.value():
            self.field.blockSignals(True)
            self.field.setText("" if value is None else str(value))
            self.field.blockSignals(False)
        self._mark()

    def differs(self) -> bool:
        return self.value() is not None

    def reset(self) -> None:
        self.field.clear()

    def _on_changed(self) -> None:
        self._mark()
        self.value_changed.emit(self.value())
