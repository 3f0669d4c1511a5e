"""What is wrong with one example, in words above it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.features.files.view.clinic.clinic_words import SEVERITY_ICONS
from playground.widgets.glyph import Glyph
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.files.clinic.finding import Finding

_MOST: Final = 5


class RowFindings(QWidget):
    """Takes no room where there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    def set_findings(self, findings: "Sequence[Finding]") -> None:
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [_line(finding) for finding in findings[:_MOST]]
        for line in self._lines:
            self._column.addWidget(line)
            line.show()
        self.setVisible(bool(self._lines))

    def texts(self) -> list[str]:
        return [line.accessibleName() for line in self._lines]


def _line(finding: "Finding") -> QWidget:
    line = QWidget()
    words = QLabel(tr(finding.message))
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setWordWrap(True)
    line.setAccessibleName(words.text())
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(Glyph(*SEVERITY_ICONS[finding.severity]), alignment=Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return line
