"""The lines under the parameters that say which of them differ from the default."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.features.chat.settings import ChatSettings, at_defaults, differing
from playground.features.chat.wording import LABELS
from playground.widgets import numbers
from playground.widgets.buttons import LinkButton
from playground.widgets.translation import tr


@dataclass(frozen=True, slots=True)
class _Taken:
    """What a reset took away, and what is there since."""

    before: ChatSettings
    after: ChatSettings


class OptionSummary(QWidget):
    """Counts and names them, and resets all at once; that can be taken back until something else is changed.

    Signals:
        wished: all wishes as they should be.
    """

    wished = Signal(ChatSettings)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = ChatSettings()
        self._taken: _Taken | None = None
        self.count = QLabel(self)
        self.names = QLabel(self)
        for label in (self.count, self.names):
            label.setProperty("role", "secondary")
        self.names.setWordWrap(True)
        self._reset = LinkButton(tr("Reset"), tr("Put all settings back to their defaults"), self)
        self._undo = LinkButton(tr("Undo"), tr("Bring back what was reset"), self)
        self._reset.clicked.connect(self._on_reset)
        self._undo.clicked.connect(self._on_undo)
        row = QHBoxLayout()
        row.setSpacing(6)
        for widget in (self.count, self._reset, self._undo):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.names)
        self.set_settings(self._settings)

    def set_settings(self, settings: ChatSettings) -> None:
        self._settings = settings
        names = differing(settings)
        if self._taken is not None and self._taken.after != settings:
            self._taken = None
        self.count.setText(_counted(len(names)))
        self._reset.setVisible(bool(names))
        self._undo.setVisible(self._taken is not None)
        self.names.setText(" · ".join(_named(name, settings) for name in names))
        self.names.setVisible(bool(names))

    def _on_reset(self) -> None:
        self._taken = _Taken(self._settings, at_defaults(self._settings))
        self.wished.emit(self._taken.after)

    def _on_undo(self) -> None:
        if self._taken is not None:
            self.wished.emit(self._taken.before)


def _counted(number: int) -> str:
    if number == 0:
        return tr("All settings are at their defaults")
    if number == 1:
        return tr("1 setting differs from the default")
    return tr("{number} settings differ from the default", number=number)


def _named(name: str, settings: ChatSettings) -> str:
    """With its value, where that is a number."""
    label, value = tr(LABELS[name]), getattr(settings, name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return label
    if isinstance(value, int):
        return f"{label} {numbers.count(value)}"
    return f"{label} {numbers.decimal(value, 2)}"
