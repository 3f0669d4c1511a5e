"""The inspector: the last exchanges, and one of them in full."""

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QSplitter, QTableView, QVBoxLayout, QWidget

from playground.services.exchanges import Exchange, Exchanges
from playground.widgets.plain_text import tool_tip
from playground.widgets.tokens import ROW_HEIGHT
from playground.widgets.translation import tr
from playground.window.dialog import remark
from playground.window.exchange_detail import ExchangeDetail
from playground.window.exchange_list import EXCHANGE, Column, ExchangeFilter, ExchangeTable

# A stream changes an exchange two thousand times a second.
REFRESH_MS = 300


class Inspector(QWidget):
    """Shared by all tabs. It looks at the exchanges only while it is to be seen."""

    def __init__(self, exchanges: Exchanges, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = ExchangeTable(exchanges)
        self._filtered = ExchangeFilter(self._table)
        self.filter = QLineEdit(placeholderText=tr("Filter by path or status"), clearButtonEnabled=True)
        self.filter.setObjectName("exchange_filter")
        self.filter.setAccessibleName(tr("Filter"))
        self.filter.setToolTip(tool_tip(tr("Show only exchanges that contain these words")))
        self.list = _table_view(self._filtered)
        self.detail = ExchangeDetail()
        self.detail.hide()
        self.empty = remark(tr("Every request of this window appears here, with its reply. Keys are left out."))
        self._timer = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._arrange()
        self._timer.timeout.connect(self.refresh)
        self.filter.textChanged.connect(self._filtered.set_text)
        self.list.selectionModel().currentRowChanged.connect(self._on_row)
        exchanges.changed.connect(self._on_changed)

    def refresh(self) -> None:
        self._table.refresh()
        self.empty.setVisible(self._table.rowCount() == 0)
        self.detail.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        if not self.list.currentIndex().isValid():
            self.list.selectRow(0)

    def _on_changed(self, exchange: Exchange) -> None:
        if self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def _on_row(self, current: QModelIndex) -> None:
        exchange = current.data(EXCHANGE)
        self.detail.setVisible(exchange is not None)
        if exchange is not None:
            self.detail.show_exchange(exchange)

    def _arrange(self) -> None:
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.list)
        parts.addWidget(self.detail)
        parts.setChildrenCollapsible(False)
        parts.setStretchFactor(0, 2)
        parts.setStretchFactor(1, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 4, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self.filter)
        layout.addWidget(self.empty)
        layout.addWidget(parts, 1)
        self.setFocusProxy(self.list)


def _table_view(model: ExchangeFilter) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setObjectName("exchange_list")
    view.setAccessibleName(tr("Exchanges"))
    view.setToolTip(tool_tip(tr("Requests and their replies, the latest on top")))
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(Column.REQUEST, QHeaderView.ResizeMode.Stretch)
    return view
