"""A slider with its name before it and its value behind it, for a toolbar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from playground.widgets.plain_text import tool_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.widgets.parameter_rows import Span

_LENGTH: Final = 88
_SHORTEST: Final = 48


class Gauge(QWidget):
    """
    Signals:
        value_changed: by the user.
    """

    value_changed = Signal(float)

    def __init__(self, name: str, tip: str, span: Span, text: Callable[[float], str]) -> None:
        super().__init__()
        self._span = span
        self._text = text
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, span.positions)
        self.slider.setPageStep(max(1, span.positions // 10))
        self.slider.setMinimumWidth(_SHORTEST)
        self.slider.setMaximumWidth(_LENGTH)
        self.slider.setAccessibleName(name)
        self.slider.setToolTip(tool_tip(tip))
        self.label = QLabel()
        # The widest text, so that nothing moves while the slider does.
        self.label.setFixedWidth(self.label.fontMetrics().horizontalAdvance(text(span.maximum)) + 4)
        self._arrange(name)
        self.slider.valueChanged.connect(self._on_moved)

    def set_value(self, value: float) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(self._span.position(self._span.fitted(value)))
        self.slider.blockSignals(False)
        self.label.setText(self._text(value))

    def _arrange(self, name: str) -> None:
        label = QLabel(name)
        for each in (label, self.label):
            each.setTextFormat(Qt.TextFormat.PlainText)
            each.setProperty("role", "secondary")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(label)
        layout.addWidget(self.slider)
        layout.addWidget(self.label)

    def _on_moved(self, position: int) -> None:
        value = self._span.value(position)
        self.label.setText(self._text(value))
        self.value_changed.emit(value)
