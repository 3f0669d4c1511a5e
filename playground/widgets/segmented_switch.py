"""A switch between two or three things of which one is always on, each with its word."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from playground.widgets.plain_text import tool_tip

Segment = tuple[str, str, str]  # a value, its word and its tooltip

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class SegmentedSwitch(QFrame):
    """Tab comes to the one that is on, the arrow keys go to its neighbours.

    Signals:
        changed: the value that the user chose. Setters are silent.
    """

    changed = Signal(str)

    def __init__(self, name: str, segments: Sequence[Segment], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = segments[0][0]
        self._tips = {value: tool_tip(tip) for value, _, tip in segments}
        self.buttons = {value: self._button(value, word) for value, word, _ in segments}
        self.setProperty("surface", "segments")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in self.buttons.values():
            row.addWidget(button)
        self._show()

    def value(self) -> str:
        return self._value

    def set_value(self, value: str) -> None:
        self._value = value
        self._show()

    def set_available(self, value: str, reason: str = "") -> None:
        """With a reason this one cannot be chosen, and the reason is its tooltip."""
        button = self.buttons[value]
        button.setEnabled(not reason)
        button.setToolTip(tool_tip(reason) or self._tips[value])
        button.setAccessibleDescription(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        values = [value for value, button in self.buttons.items() if button.isEnabled() or value == self._value]
        position = values.index(self._value) + step
        if 0 <= position < len(values):
            self._choose(values[position])
            self.buttons[self._value].setFocus(Qt.FocusReason.TabFocusReason)

    def _button(self, value: str, word: str) -> QPushButton:
        button = _SegmentButton(word, self)
        button.setObjectName(value)
        button.setProperty("kind", "segment")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setAccessibleName(word)
        button.setToolTip(self._tips[value])
        button.clicked.connect(lambda: self._choose(value))
        return button

    def _choose(self, value: str) -> None:
        changed = value != self._value
        self.set_value(value)
        if changed:
            self.changed.emit(value)

    def _show(self) -> None:
        for value, button in self.buttons.items():
            on = value == self._value
            button.setChecked(on)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if on else Qt.FocusPolicy.NoFocus)


class _SegmentButton(QPushButton):
    """Leaves the arrow keys to the switch: Qt would move the focus with them, past what is to be chosen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)
