"""The pairs of texts that two models see most differently."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from playground.widgets.numbers import decimal
from playground.widgets.plain_text import one_line, tool_tip
from playground.widgets.tokens import ROW_HEIGHT
from playground.widgets.translation import tr

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_LONGEST: Final = 200


class Column(IntEnum):
    FIRST = 0
    SECOND = 1
    LEFT = 2
    RIGHT = 3


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two texts by their ids, and how similar they are on either side."""

    first: int
    second: int
    texts: tuple[str, str]
    left: float
    right: float


class PairList(QTableView):
    """Signals:
    chosen: the ids of both texts.
    """

    chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pairs = _Pairs(self)
        self.setModel(self.pairs)
        self.setObjectName("pairs")
        self.setAccessibleName(tr("Pairs that differ most"))
        self.setToolTip(tool_tip(tr("The pairs of texts on which both differ most")))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setProperty("framed", True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in (Column.FIRST, Column.SECOND):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._on_row)

    def set_pairs(self, pairs: Sequence[PairRow]) -> None:
        self.pairs.set_pairs(pairs)

    def _on_row(self, index: QModelIndex) -> None:
        if index.isValid():
            pair = self.pairs.pairs[index.row()]
            self.chosen.emit(pair.first, pair.second)


class _Pairs(QAbstractTableModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.pairs: tuple[PairRow, ...] = ()

    def set_pairs(self, pairs: Sequence[PairRow]) -> None:
        self.beginResetModel()
        self.pairs = tuple(pairs)
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.pairs)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        if role != Qt.ItemDataRole.DisplayRole or orientation == Qt.Orientation.Vertical:
            return None
        return (tr("Text"), tr("Other text"), tr("Left"), tr("Right"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        pair, column = self.pairs[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.DisplayRole:
            texts = [one_line(text[:_LONGEST]) for text in pair.texts]
            return (*texts, decimal(pair.left, 3), decimal(pair.right, 3))[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip("\n".join(pair.texts))
        return None


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in (Column.LEFT, Column.RIGHT) else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
