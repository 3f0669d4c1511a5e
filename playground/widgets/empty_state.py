"""What a tab shows before there is anything in it: what it is for, and something to do at once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from playground.widgets.buttons import Button
from playground.widgets.flow_layout import FlowLayout
from playground.widgets.glyph import Glyph
from playground.widgets.translation import tr


class EmptyState(QWidget):
    """A sentence and buttons in the middle of the free space.

    Signals:
        chosen: the position of the suggestion that was clicked.
    """

    chosen = Signal(int)

    def __init__(
        self, icon_name: str, title: str, sentence: str, suggestions: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(Glyph(icon_name, side=32, parent=self), alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        column.addWidget(_centred(title, "heading"))
        column.addWidget(_centred(sentence, "secondary"))
        if suggestions:
            column.addSpacing(12)
            column.addWidget(self._suggestions(suggestions))
        column.addStretch(3)

    def _suggestions(self, suggestions: Sequence[str]) -> QWidget:
        row = QWidget(self)
        flow = FlowLayout(row, centred=True)
        policy = row.sizePolicy()
        policy.setHeightForWidth(True)
        row.setSizePolicy(policy)
        for position, text in enumerate(suggestions):
            button = Button(text, tr("Try: {suggestion}", suggestion=text), parent=row)
            button.clicked.connect(lambda _=False, position=position: self.chosen.emit(position))
            flow.addWidget(button)
        return row


def _centred(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label
