"""One function that the model wants to be called: with what, and the field for what it gives back."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.features.chat.calling import fault_in, written_out
from playground.features.chat.turns import Call
from playground.features.chat.view.json_editor import JsonEditor
from playground.widgets import theme
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.glyph import Glyph
from playground.widgets.plain_text import tool_tip
from playground.widgets.prompt_editor import PromptEditor
from playground.widgets.translation import tr
from playground.window.dialog import caption

_MOST_LINES: Final = 6
_LINES: Final = (3, 6)


class CallCard(QFrame):
    """Signals:
    submitted: Enter was pressed in the field.
    """

    submitted = Signal()

    def __init__(self, call: Call, result: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.call = call
        self.setObjectName("call")
        self.setProperty("surface", "card")
        self.result = PromptEditor(self, lines=_LINES)
        self.result.setObjectName("call_result")
        self.result.setProperty("bare", False)
        self.result.setAccessibleName(tr("Result of {name}", name=call.name))
        self.result.setToolTip(tool_tip(tr("What the function gives back, as text or JSON  (Enter to go on)")))
        self.result.setPlaceholderText(tr("What it gives back"))
        self.result.set_text(result)
        self.result.submitted.connect(self.submitted)
        self._arrange()

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.addWidget(caption(tr("Called with")), 0, 0)
        grid.addWidget(caption(tr("Its result")), 0, 1)
        grid.addLayout(self._arguments(), 1, 0)
        grid.addWidget(self.result, 1, 1, Qt.AlignmentFlag.AlignTop)
        for place in (0, 1):
            grid.setColumnStretch(place, 1)
            grid.setColumnMinimumWidth(place, 120)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(6)
        column.addLayout(self._head())
        column.addLayout(grid)

    def _head(self) -> QHBoxLayout:
        name = ElidedLabel(parent=self)
        font = theme.monospace()
        font.setWeight(font.Weight.DemiBold)
        name.setFont(font)
        name.set_full_text(self.call.name)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Glyph("wrench", "accent"))
        row.addWidget(name, 1)
        return row

    def _arguments(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        text = written_out(self.call.arguments)
        if text:
            column.addWidget(self._json(text))
        else:
            column.addWidget(_words(tr("Nothing"), "secondary"))
        fault = fault_in(self.call.arguments)
        if fault is not None:
            column.addWidget(_words(tr(fault), "fault"))
        column.addStretch(1)
        return column

    def _json(self, text: str) -> QFrame:
        tip = tr("What the model calls {name} with", name=self.call.name)
        field = JsonEditor(tr("Arguments of {name}", name=self.call.name), tip, self, read_only=True)
        field.setObjectName("call_arguments")
        field.set_text(text)
        field.setProperty("bare", True)
        lines = max(_LINES[0], min(_MOST_LINES, text.count("\n") + 1))
        field.setFixedHeight(
            lines * field.fontMetrics().lineSpacing() + 2 * round(field.document().documentMargin()) + 4
        )
        sunken = QFrame(self)
        sunken.setProperty("surface", "sunken")
        inside = QVBoxLayout(sunken)
        inside.setContentsMargins(6, 2, 6, 2)
        inside.addWidget(field)
        return sunken


def _words(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
