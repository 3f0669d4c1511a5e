"""Which colour and which line is whose."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from playground.widgets import theme
from playground.widgets.curve_chart import STROKES, Line, Stroke
from playground.widgets.elided_label import ElidedLabel
from playground.widgets.flow_layout import FlowLayout
from playground.widgets.points.colours import group_colour
from playground.widgets.translation import tr

_SAMPLE: Final = QSize(22, 14)

_Look = tuple[str, int, Stroke]


class ChartLegend(QWidget):
    """One entry for each look, though two charts show it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[_Look, ...], bool] = ((), False)
        self._entries: list[QWidget] = []
        self._flow = FlowLayout(self, gap=14)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_lines(self, lines: Sequence[Line], *, marked: bool) -> None:
        """`marked`: there are checkpoints as well."""
        looks = tuple(dict.fromkeys((line.name, line.colour, line.stroke) for line in lines))
        if (looks, marked) == self._shown:
            return
        self._shown = looks, marked
        for entry in self._entries:
            self._flow.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self._entries = [self._entry(_Sample(colour, stroke), name) for name, colour, stroke in looks]
        if marked:
            self._entries.append(self._entry(_Sample(0, mark=True), tr("Checkpoint")))
        for entry in self._entries:
            self._flow.addWidget(entry)
            entry.show()

    def _entry(self, sample: QWidget, name: str) -> QWidget:
        entry = QWidget(self)
        words = ElidedLabel(parent=entry)
        words.setProperty("role", "secondary")
        words.set_full_text(name)
        row = QHBoxLayout(entry)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(sample)
        row.addWidget(words)
        return entry


class _Sample(QWidget):
    def __init__(self, colour: int, stroke: Stroke = "solid", *, mark: bool = False) -> None:
        super().__init__()
        self._colour, self._stroke, self._mark = colour, stroke, mark
        self.setFixedSize(_SAMPLE)

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = QColor(group_colour(self._colour, theme.tokens()))
        middle = self.height() / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._mark:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                corners = [QPointF(7, middle - 3), QPointF(15, middle - 3), QPointF(11, middle + 3)]
                painter.drawPolygon(QPolygonF(corners))
            else:
                painter.setPen(QPen(colour, 2, STROKES[self._stroke]))
                painter.drawLine(QPointF(1, middle), QPointF(self.width() - 1, middle))
