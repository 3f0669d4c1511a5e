"""Rows of the parameter panel. A row that the user has not touched has no value: nothing is sent for it.

Setters are silent; only what the user does is signalled.
"""

import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QLocale, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QSlider, QVBoxLayout, QWidget

from playground.widgets import numbers
from playground.widgets.buttons import IconButton
from playground.widgets.plain_text import tool_tip
from playground.widgets.prompt_editor import PromptEditor
from playground.widgets.status_dot import StatusDot
from playground.widgets.switch import Switch
from playground.widgets.translation import tr

_STEPS: Final = 1000


@dataclass(frozen=True, slots=True)
class Span:
    """The values a slider can take. A logarithmic one gives small values as much room as large ones."""

    minimum: float
    maximum: float
    step: float
    logarithmic: bool = False

    @property
    def places(self) -> int:
        return max(0, -math.floor(math.log10(self.step) + 1e-9))

    def fitted(self, value: float) -> float:
        """The nearest value inside; the step only guides the slider, it does not bind what is typed."""
        inside = min(max(value, self.minimum), self.maximum)
        return float(round(inside)) if self.places == 0 else inside

    def position(self, value: float) -> int:
        if not self.logarithmic:
            return round((value - self.minimum) / self.step)
        return round(_STEPS * math.log(value / self.minimum) / math.log(self.maximum / self.minimum))

    def value(self, position: int) -> float:
        if not self.logarithmic:
            return round(min(self.minimum + position * self.step, self.maximum), 10)
        exact = self.minimum * (self.maximum / self.minimum) ** (position / _STEPS)
        # Two figures: a slider that says 3 917 pretends to be finer than a hand is.
        digits = max(0, math.floor(math.log10(exact)) - 1)
        return self.fitted(round(exact, -digits))

    @property
    def positions(self) -> int:
        return _STEPS if self.logarithmic else round((self.maximum - self.minimum) / self.step)


class ParameterRow(QWidget):
    """A label with a dot while the row differs from the default, and the ways to reset it.

    Signals:
        value_changed: the new value, None for "not set".
    """

    value_changed = Signal(object)

    def __init__(self, label: str, api_name: str, tooltip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = label
        self.tip = tool_tip(f"{tooltip}\n{api_name}" if tooltip else api_name)
        self._api_name = api_name
        self._reason = ""
        self.setToolTip(self.tip)
        self.label = QLabel(label, self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self._dot = StatusDot("accent", side=7, parent=self)
        self._reset = IconButton("arrow-counter-clockwise", tr("Reset “{name}”", name=label), small=True, parent=self)
        self._reset.clicked.connect(lambda: self.reset())
        self.head = QHBoxLayout()
        self.head.setSpacing(6)
        self.head.addWidget(self.label)
        self.head.addWidget(self._dot)
        self.head.addWidget(self._reset)
        self.head.addStretch(1)
        for widget in (self._dot, self._reset):
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)

    def differs(self) -> bool:
        """Whether the row asks for something else than the default."""
        raise NotImplementedError

    def reset(self) -> None:
        """Back to the default, as the user's wish."""
        raise NotImplementedError

    def set_available(self, reason: str = "") -> None:
        """With a reason the row can only be reset, and the reason is its tooltip."""
        if reason == self._reason:
            return
        self._reason = reason
        tip = tool_tip(f"{reason}\n{self._api_name}") if reason else self.tip
        self.setToolTip(tip)
        for part in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if part not in (self._dot, self._reset):
                part.setEnabled(not reason)
            if part.toolTip() and part is not self._reset:
                part.setToolTip(tip)
                part.setAccessibleDescription(reason)
        self._mark()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._show_menu(event.globalPos())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.differs():
            self.reset()

    def _show_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Reset"), self.reset).setEnabled(self.differs())
        menu.popup(where)

    def _mark(self) -> None:
        differs = self.differs()
        self._dot.setVisible(differs)
        self._reset.setVisible(differs)
        self.setAccessibleDescription(self._reason or (tr("Differs from the default") if differs else ""))


class SliderRow(ParameterRow):
    """Label, value box and slider; an empty box means "not set"."""

    def __init__(
        self,
        label: str,
        api_name: str,
        tooltip: str,
        minimum: float,
        maximum: float,
        step: float,
        default: float | None = None,
        *,
        logarithmic: bool = False,
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, api_name, tooltip, parent)
        self._span = Span(minimum, maximum, step, logarithmic)
        self._unit = f" {unit}" if unit else ""
        self._default = default
        self._value: float | None = None
        self.box = QLineEdit(self)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, self._span.positions)
        self.slider.setPageStep(max(1, self._span.positions // 10))
        self._arrange()
        self._connect()
        self._show_value()

    def value(self) -> float | None:
        return self._value

    def set_value(self, value: float | None) -> None:
        self._value = None if value is None else self._span.fitted(value)
        self._show_value()

    def differs(self) -> bool:
        return self._value is not None and self._value != self._default

    def reset(self) -> None:
        self._change(None)

    def _arrange(self) -> None:
        for control in (self.box, self.slider):
            control.setAccessibleName(self.name)
            control.setToolTip(self.tip)
        self.box.setFixedWidth(72)
        self.box.setAlignment(Qt.AlignmentFlag.AlignRight)
        figures = "" if self._default is None else numbers.decimal(self._default, self._span.places)
        known = figures + self._unit if figures else tr("auto")
        self.box.setPlaceholderText(known)
        self.head.addWidget(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self.head)
        column.addWidget(self.slider)
        self.setFocusProxy(self.box)

    def _connect(self) -> None:
        self.slider.valueChanged.connect(self._on_slid)
        self.box.editingFinished.connect(self._on_typed)
        self.box.textEdited.connect(lambda: self._mark_invalid(self._typed() is math.nan))
        self.box.installEventFilter(self)
        # A wheel over a long panel must scroll the panel, not turn the values it passes.
        self.slider.installEventFilter(self)

    def _on_slid(self, position: int) -> None:
        self._change(self._span.value(position))

    def _on_typed(self) -> None:
        typed = self._typed()
        self._change(self._value if typed is math.nan else typed)

    def _typed(self) -> float | None:
        """What the box says: None when it is empty, NaN when it is no number."""
        text = self.box.text().removesuffix(self._unit).strip()
        if not text or text == tr("auto"):
            return None
        for locale in (QLocale(), QLocale.c()):
            number, valid = locale.toDouble(text)
            if valid and math.isfinite(number):
                return self._span.fitted(number)
        return math.nan

    def _change(self, value: float | None) -> None:
        changed = value != self._value
        self._value = value
        self._show_value()
        if changed:
            self.value_changed.emit(value)

    def _show_value(self) -> None:
        # A typed value may be finer than the step: show as many places as it has, but at least those of the step.
        self.box.setText("" if self._value is None else _figures(self._value, self._span.places) + self._unit)
        resting = self._span.minimum if self._default is None else self._default
        self.slider.blockSignals(True)
        self.slider.setValue(self._span.position(resting if self._value is None else self._value))
        self.slider.blockSignals(False)
        self._mark_invalid(False)
        self._mark()

    def _mark_invalid(self, invalid: bool) -> None:
        if bool(self.box.property("invalid")) != invalid:
            self.box.setProperty("invalid", invalid)
            self.box.style().unpolish(self.box)
            self.box.style().polish(self.box)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and not self.slider.hasFocus():
            event.ignore()
            return True
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._stepped(event)
        return super().eventFilter(watched, event)

    def _stepped(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if steps:
            coarse = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self.slider.setValue(self.slider.value() + steps * coarse)
        return bool(steps)


class TextRow(ParameterRow):
    """Label above, text below, in one line or several."""

    def __init__(
        self,
        label: str,
        api_name: str,
        tooltip: str,
        *,
        placeholder: str = "",
        multiline: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, api_name, tooltip, parent)
        self.label.setProperty("role", "label")
        self.editor: QLineEdit | PromptEditor = PromptEditor(self, lines=(3, 8)) if multiline else QLineEdit(self)
        if isinstance(self.editor, PromptEditor):
            self.editor.setProperty("bare", False)
            self.editor.set_enter_submits(False)
        self.editor.setPlaceholderText(placeholder)
        self.editor.setAccessibleName(label)
        self.editor.setToolTip(self.tip)
        self.editor.textChanged.connect(self._on_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self.head)
        column.addWidget(self.editor)
        self.setFocusProxy(self.editor)
        self._mark()

    def value(self) -> str:
        return self.editor.text()

    def set_value(self, value: str) -> None:
        if value != self.value():
            self.editor.blockSignals(True)
            self.editor.set_text(value) if isinstance(self.editor, PromptEditor) else self.editor.setText(value)
            self.editor.blockSignals(False)
        self._mark()

    def differs(self) -> bool:
        return bool(self.value())

    def reset(self) -> None:
        self.editor.clear()

    def _on_changed(self) -> None:
        self._mark()
        self.value_changed.emit(self.value())


class SwitchRow(ParameterRow):
    """Label on the left, switch on the right."""

    def __init__(
        self, label: str, api_name: str, tooltip: str, *, default: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(label, api_name, tooltip, parent)
        self._default = default
        self.switch = Switch(label, self.tip, self)
        self.switch.setChecked(default)
        self.switch.toggled.connect(self._on_toggled)
        self.label.setWordWrap(True)
        self.head.addWidget(self.switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.head)
        self.setFocusProxy(self.switch)
        self._mark()

    def value(self) -> bool:
        return self.switch.isChecked()

    def set_value(self, value: bool) -> None:
        self.switch.blockSignals(True)
        self.switch.setChecked(value)
        self.switch.blockSignals(False)
        self._mark()

    def differs(self) -> bool:
        return self.value() != self._default

    def reset(self) -> None:
        self.switch.setChecked(self._default)

    def _on_toggled(self, value: bool) -> None:
        self._mark()
        self.value_changed.emit(value)


def _figures(value: float, places: int) -> str:
    exact = f"{value:.6f}".rstrip("0")
    return numbers.decimal(value, max(places, len(exact.partition(".")[2])))
