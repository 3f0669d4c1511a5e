"""The line under the parameters that says how many of them differ from the default."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from playground.widgets.buttons import LinkButton
from playground.widgets.parameter_rows import ParameterRow
from playground.widgets.translation import tr


class ParameterSummary(QWidget):
    """Counts, and resets all at once."""

    def __init__(self, rows: Sequence[ParameterRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._text = QLabel(self)
        self._text.setProperty("role", "secondary")
        self._reset = LinkButton(tr("Reset"), tr("Put all settings back to their defaults"), self)
        self._reset.clicked.connect(self._on_reset)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._text)
        row.addWidget(self._reset)
        row.addStretch(1)
        for each in rows:
            each.value_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """To be called after rows were set by the program; their setters are silent."""
        number = sum(row.differs() for row in self._rows)
        self._reset.setVisible(number > 0)
        if number == 0:
            self._text.setText(tr("All settings are at their defaults"))
        elif number == 1:
            self._text.setText(tr("1 setting differs from the default"))
        else:
            self._text.setText(tr("{number} settings differ from the default", number=number))

    def _on_reset(self) -> None:
        for row in self._rows:
            if row.differs():
                row.reset()
