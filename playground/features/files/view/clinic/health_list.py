"""The list of what makes a file good to learn from, each point ticked off or not."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.features.files.view.clinic.health import Check, State
from playground.widgets.glyph import Glyph
from playground.widgets.numbers import count
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.widgets.icons import IconRole

_SIGNS: "Final[dict[State, tuple[str, IconRole]]]" = {
    "good": ("check", "success"),
    "doubtful": ("warning", "warning"),
    "bad": ("warning-circle", "danger"),
}


class HealthList(QWidget):
    """The tooltip of a point says why it matters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def set_checks(self, checks: Sequence[Check]) -> None:
        while len(self._lines) < len(checks):
            self._lines.append(_Line(self))
            self._column.addWidget(self._lines[-1])
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(checks))
            if place < len(checks):
                line.set_check(checks[place])

    def texts(self) -> list[str]:
        return [line.accessibleName() for line in self._lines if not line.isHidden()]


class _Line(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._glyph = Glyph("check")
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._glyph, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def set_check(self, check: Check) -> None:
        numbers = {name: count(value) for name, value in check.words.values.items() if isinstance(value, int)}
        words, why = tr(check.words, **numbers), tr(check.why)
        self._glyph.set_icon(*_SIGNS[check.state])
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(why)
        self.setToolTip(tool_tip(why))
