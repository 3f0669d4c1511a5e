"""A line at the foot of a picture: what lies under the mouse, or else what is selected."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from playground.widgets import theme
from playground.widgets.clock import tabular
from playground.widgets.elided_label import ElidedLabel


class Readout(QWidget):
    """A figure, and as many texts as there are lines. Its height never changes, so the picture above stands still."""

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = QLabel(self)
        self.figure.setFont(tabular(theme.font(12)))
        self.figure.setTextFormat(Qt.TextFormat.PlainText)
        self.figure.hide()
        self.texts = [ElidedLabel(Qt.TextElideMode.ElideRight, parent=self) for _ in range(lines)]
        for name, label in enumerate(self.texts):
            label.setObjectName(f"text{name}")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.figure, 0, 0, lines, 1)
        for line, label in enumerate(self.texts):
            grid.addWidget(label, line, 1)

    def show_words(self, figure: str, texts: Sequence[str], *, hint: bool = False) -> None:
        """A hint says what there would be to see."""
        self.figure.setText(figure)
        self.figure.setVisible(bool(figure))
        for label, text in zip(self.texts, (*texts, *[""] * len(self.texts)), strict=False):
            role = "secondary" if hint else ""
            if label.property("role") != role:
                label.setProperty("role", role)
                label.style().unpolish(label)
                label.style().polish(label)
            label.set_full_text(text)
