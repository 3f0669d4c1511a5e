"""The exchanges as a table, the latest on top."""

from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QColor

from playground.services.exchanges import Exchange, Exchanges
from playground.widgets import theme
from playground.widgets.plain_text import one_line, tool_tip
from playground.widgets.translation import tr
from playground.window.exchange_texts import path_of, size_of, status_of, time_of, went_wrong

Index = QModelIndex | QPersistentModelIndex
EXCHANGE = Qt.ItemDataRole.UserRole
NOWHERE = QModelIndex()


class Column(IntEnum):
    REQUEST = 0
    STATUS = 1
    SIZE = 2
    TIME = 3


class ExchangeTable(QAbstractTableModel):
    """Takes over what is new when it is told to; an exchange that goes on is asked afresh at every paint."""

    def __init__(self, exchanges: Exchanges) -> None:
        super().__init__()
        self._exchanges = exchanges
        self._shown: list[Exchange] = []
        self.refresh()

    def refresh(self) -> None:
        entries = list(reversed(self._exchanges.entries))
        new = next((row for row, entry in enumerate(entries) if self._shown and entry is self._shown[0]), len(entries))
        if new:
            self.beginInsertRows(NOWHERE, 0, new - 1)
            self._shown = entries[:new] + self._shown
            self.endInsertRows()
        if len(self._shown) > len(entries):
            self.beginRemoveRows(NOWHERE, len(entries), len(self._shown) - 1)
            del self._shown[len(entries) :]
            self.endRemoveRows()
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(Column) - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return (tr("Request"), tr("Status"), tr("Size"), tr("Time"))[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        exchange = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _text(exchange, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return tool_tip(f"{exchange.method} {exchange.url}")
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(index.column())
            case Qt.ItemDataRole.ForegroundRole if index.column() == Column.STATUS and went_wrong(exchange):
                return QColor(theme.tokens().danger)
            case Qt.ItemDataRole.UserRole:
                return exchange
        return None


class ExchangeFilter(QSortFilterProxyModel):
    """Keeps the rows whose method, address or status contain the words."""

    def __init__(self, table: ExchangeTable) -> None:
        super().__init__()
        self._words: list[str] = []
        self.setSourceModel(table)
        self.setDynamicSortFilter(True)

    def set_text(self, text: str) -> None:
        self.beginFilterChange()
        self._words = text.lower().split()
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        exchange: Exchange = self.sourceModel().index(row, 0, parent).data(EXCHANGE)
        text = f"{exchange.method} {exchange.url} {status_of(exchange)}".lower()
        return all(word in text for word in self._words)


def _text(exchange: Exchange, column: int) -> str:
    match column:
        case Column.REQUEST:
            return one_line(f"{exchange.method} {path_of(exchange)}")
        case Column.STATUS:
            return status_of(exchange)
        case Column.SIZE:
            return size_of(exchange)
        case _:
            return time_of(exchange)


def _alignment(column: int) -> int:
    side = Qt.AlignmentFlag.AlignLeft if column == Column.REQUEST else Qt.AlignmentFlag.AlignRight
    return int(side | Qt.AlignmentFlag.AlignVCenter)
