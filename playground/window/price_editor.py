"""The table in which the user writes down what models cost."""

from typing import Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from playground.services.prices import Price, PriceTable
from playground.widgets.buttons import Button
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

_AMOUNTS: Final = ("input", "cached", "image", "output", "picture", "training")
_HEIGHT: Final = 168


class PriceEditor(QWidget):
    """What is written is kept at once; a cell that is no number becomes empty again."""

    def __init__(self, prices: PriceTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prices = prices
        self._filling = False
        self.table = QTableWidget(0, 1 + len(_AMOUNTS), self)
        self.add = Button(tr("Add a model"), tr("Write down what another model costs"))
        self.remove = Button(tr("Remove"), tr("Remove the selected row"))
        self._furnish()
        self._arrange()
        self._fill()
        self._connect()

    def _furnish(self) -> None:
        table = self.table
        table.setObjectName("prices")
        table.setAccessibleName(tr("Prices"))
        table.setToolTip(tool_tip(tr("In dollars. Empty is unknown, 0 is free.")))
        table.setFixedHeight(_HEIGHT)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        for column, (title, tip) in enumerate(_headings()):
            item = QTableWidgetItem(title)
            item.setToolTip(tool_tip(tip))
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            table.setHorizontalHeaderItem(column, item)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.add.setObjectName("price_add")
        self.remove.setObjectName("price_remove")

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.table.itemChanged.connect(self._on_changed)
        self.table.itemSelectionChanged.connect(self._show_removable)
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(self._on_remove)

    def _fill(self) -> None:
        rows = self._prices.rows
        self.table.setRowCount(len(rows))
        for row, price in enumerate(rows):
            self._write(row, price)
        self._show_removable()

    def _write(self, row: int, price: Price) -> None:
        self._filling = True
        self.table.setItem(row, 0, QTableWidgetItem(price.model))
        for column, name in enumerate(_AMOUNTS, 1):
            item = QTableWidgetItem(_written(getattr(price, name)))
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(row, column, item)
        self._filling = False

    def _read(self, row: int) -> Price:
        model, *amounts = (self.table.item(row, column) for column in range(self.table.columnCount()))
        values = [None if item is None else _amount(item.text()) for item in amounts]
        return Price("" if model is None else model.text().strip(), *values)

    def _on_changed(self, item: QTableWidgetItem) -> None:
        if not self._filling:
            self._write(item.row(), self._read(item.row()))
            self._keep()

    def _on_add(self) -> None:
        row = self.table.rowCount()
        self.table.setRowCount(row + 1)
        self._write(row, Price(""))
        self.table.setCurrentCell(row, 0)
        self.table.edit(self.table.currentIndex())

    def _on_remove(self) -> None:
        self.table.removeRow(self.table.currentRow())
        self._keep()

    def _keep(self) -> None:
        self._prices.set_rows(self._read(row) for row in range(self.table.rowCount()))

    def _show_removable(self) -> None:
        self.remove.setEnabled(bool(self.table.selectedItems()))


def _headings() -> tuple[tuple[str, str], ...]:
    million = tr("for a million tokens")
    return (
        (tr("Model"), tr("Its name; * stands for any characters, as in gpt-*")),
        (tr("Input"), million),
        (tr("Cached"), tr("for a million tokens of the input that the server had kept")),
        (tr("Picture input"), tr("for a million tokens of pictures in the input")),
        (tr("Output"), million),
        (tr("Each picture"), tr("for a picture, whatever its tokens")),
        (tr("Training"), tr("for a million tokens that a model learns from, each time that it does")),
    )


def _written(amount: float | None) -> str:
    return "" if amount is None else QLocale().toString(amount, "g", 8)


def _amount(text: str) -> float | None:
    """As the user's locale writes numbers, or as programs do."""
    plain = text.strip().removeprefix("$")
    for locale in (QLocale(), QLocale.c()):
        amount, understood = locale.toDouble(plain)
        if understood and 0 <= amount < 1_000_000:
            return float(amount)
    return None
