"""How similar each text is to each other: a heat map, by one of three measures and in one of three orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from playground.features.embeddings.view.readout import Readout
from playground.widgets.empty_state import EmptyState
from playground.widgets.flow_layout import FlowLayout
from playground.widgets.heat_map import HeatMap
from playground.widgets.numbers import decimal
from playground.widgets.segmented_switch import SegmentedSwitch
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.embeddings.matrix_desk import Cells
    from playground.features.embeddings.parts import Parts
    from playground.features.embeddings.space import Space


_LONGEST = 300  # characters of a text in a tooltip


class MatrixPage(QWidget):
    """Rows and columns are the texts in the order of the desk."""

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._selection = parts.matrix, parts.selection
        self._rows: dict[int, int] = {}  # of each text, by its id
        self.measure = SegmentedSwitch(tr("Measure"), _measures(), self)
        self.order = SegmentedSwitch(tr("Order"), _orders(), self)
        self.heat = HeatMap(tr("Similarity of the texts"), self)
        self.readout = Readout(2, self)
        self.empty = EmptyState(
            "squares-four",
            tr("Nothing to compare yet"),
            tr("The matrix appears as soon as two texts have their vectors."),
            parent=self,
        )
        self.measure.setObjectName("measure")
        self.order.setObjectName("order")
        self._arrange()
        self._connect()
        self._show()

    def to_image(self) -> QImage:
        return self.heat.to_image()

    # What the desk and the selection tell

    def _show(self) -> None:
        space = self._desk.space
        self.measure.set_value(self._desk.measure)
        self.order.set_value(self._desk.order_by)
        self._rows = {self._desk.id_at(row): row for row in range(self._desk.size)}
        if space is not None and len(space) > 1:
            self._show_matrix(space)
        self._pages.setCurrentWidget(self._work if len(self._rows) > 1 else self.empty)
        self._show_selection()

    def _show_matrix(self, space: Space) -> None:
        order = self._desk.order.tolist()
        texts = [space.texts[place] for place in order]
        low, high = self._desk.range
        self.heat.set_matrix(texts, texts, low, high, lambda row, column: self._desk.value(order[row], order[column]))

    def _show_cells(self, cells: Cells) -> None:
        height, width = cells.pixels.shape
        place = cells.first_row, cells.rows, cells.first_column, cells.columns
        self.heat.set_cells(*place, cells.pixels.tobytes(), width, height)

    def _show_selection(self) -> None:
        rows = [self._rows[each] for each in self._selection.ids if each in self._rows]
        self.heat.set_selected(rows, rows, self._pair())
        without = not rows and self._desk.pivot is None
        self.order.set_available(
            "similarity", tr("Select a text first; the others are sorted by it.") if without else ""
        )
        self._show_readout(self._pair())

    def _pair(self) -> tuple[int, int] | None:
        first, second = self._selection.pair or (-1, -1)
        found = self._rows.get(first), self._rows.get(second)
        return None if found[0] is None or found[1] is None else (found[0], found[1])

    def _show_hover(self) -> None:
        hovered = self._selection.hovered
        row = None if hovered is None else self._rows.get(hovered)
        if row is None or self.heat.hovered_row() != row:
            self.heat.set_hovered(None if row is None else (row, row))

    def _show_readout(self, cell: tuple[int, int] | None) -> None:
        space = self._desk.space
        if cell is None or space is None:
            self.heat.describe("")
            self.readout.show_words("", [tr("Point at a cell to see both texts, click to select them.")], hint=True)
            return
        places = [int(self._desk.order[row]) for row in cell]
        value, texts = decimal(self._desk.value(*places), 4), [space.texts[place] for place in places]
        self.readout.show_words(value, texts)
        self.heat.describe("\n".join((value, *(text[:_LONGEST] for text in texts))))

    # What the user does

    def _on_hovered(self, row: int, column: int) -> None:
        self._selection.hover(None if row < 0 else self._desk.id_at(row))
        self._show_readout((row, column) if row >= 0 else self._pair())

    def _on_clicked(self, row: int, column: int) -> None:
        self._selection.select_pair(self._desk.id_at(row), self._desk.id_at(column))

    def _arrange(self) -> None:
        self._work = QWidget(self)
        tools = QWidget(self._work)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        tools.setSizePolicy(policy)
        flow = FlowLayout(tools)
        flow.addWidget(self.measure)
        flow.addWidget(self.order)
        column = QVBoxLayout(self._work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(tools)
        column.addWidget(self.heat, 1)
        column.addWidget(self.readout)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self._work)

    def _connect(self) -> None:
        desk, selection = self._desk, self._selection
        desk.changed.connect(self._show)
        desk.cells_made.connect(self._show_cells)
        selection.changed.connect(self._show_selection)
        selection.hover_changed.connect(self._show_hover)
        self.heat.cells_wanted.connect(desk.want)
        self.heat.hovered.connect(self._on_hovered)
        self.heat.clicked.connect(self._on_clicked)
        self.measure.changed.connect(desk.measure_by)
        self.order.changed.connect(desk.sort)


def _measures() -> list[tuple[str, str, str]]:
    return [
        ("cosine", tr("Cosine"), tr("The angle between two vectors: 1 is the same direction, 0 has nothing in common")),
        ("dot", tr("Dot product"), tr("Direction and length together; the cosine where all lengths are 1")),
        ("euclidean", tr("Distance"), tr("The straight line between two vectors: 0 is the same place")),
    ]


def _orders() -> list[tuple[str, str, str]]:
    return [
        ("given", tr("As in the table"), tr("The order of the texts")),
        ("group", tr("By group"), tr("The groups of the map, one after the other")),
        ("similarity", tr("By similarity"), tr("What is nearest to the selected text comes first")),
    ]
