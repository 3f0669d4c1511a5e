"""Names with figures below each other, as a receipt has them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from playground.widgets import theme
from playground.widgets.clock import tabular
from playground.widgets.plain_text import tool_tip

Figure = tuple[str, str, str]  # a name, a figure and a tooltip


class FigureRows(QWidget):
    """The figures stand under each other at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)

    def set_figures(self, figures: Sequence[Figure]) -> None:
        while len(self._labels) < len(figures):
            self._add()
        for place, labels in enumerate(self._labels):
            for label in labels:
                label.setVisible(place < len(figures))
        for (name, figure), (words, number, tip) in zip(self._labels, figures, strict=False):
            name.setText(words)
            figure.setText(number)
            name.setToolTip(tool_tip(tip))
            figure.setToolTip(tool_tip(tip))

    def texts(self) -> dict[str, str]:
        return {name.text(): figure.text() for name, figure in self._labels if not name.isHidden()}

    def _add(self) -> None:
        name, figure = QLabel(self), QLabel(self)
        name.setProperty("role", "advice")
        name.setWordWrap(True)
        figure.setFont(tabular(theme.font(10)))
        figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        for label in (name, figure):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._labels.append((name, figure))
        self._grid.addWidget(name, len(self._labels) - 1, 0)
        self._grid.addWidget(figure, len(self._labels) - 1, 1)
