"""A file of JSON lines: its rows in a list, and the chosen one written out below."""

import json
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSplitter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from playground.widgets import theme
from playground.widgets.clock import tabular
from playground.widgets.code_text import CodeText
from playground.widgets.numbers import count
from playground.widgets.plain_text import one_line, tool_tip
from playground.widgets.tokens import ROW_HEIGHT
from playground.widgets.translation import tr

_LONGEST: Final = 300  # characters of a row in the list
_LONGEST_PRETTY: Final = 20_000  # beyond this a row is shown as it came
_NUMBER: Final = 56  # px
_NEAR_THE_END: Final = 10 * ROW_HEIGHT

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class RowsView(QWidget):
    """Signals:
    more_requested: the end of what has come has nearly come into sight.
    """

    more_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = _Rows(self)
        self.list = QListView()
        self.row = CodeText()
        self._dress()
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(self.row)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setHandleWidth(10)
        split.setProperty("bare", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        bar = self.list.verticalScrollBar()
        bar.valueChanged.connect(self._look_for_the_end)
        bar.rangeChanged.connect(self._look_for_the_end)

    def set_rows(self, rows: Sequence[str]) -> None:
        self.rows.set_rows(rows)
        if rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.rows.index(0))
        self._on_current(self.list.currentIndex())

    def _on_current(self, index: QModelIndex) -> None:
        self.row.set_code(_pretty(self.rows.texts[index.row()]) if index.isValid() else "", "json")

    def _look_for_the_end(self) -> None:
        bar = self.list.verticalScrollBar()
        if self.rows.texts and bar.value() >= bar.maximum() - _NEAR_THE_END:
            self.more_requested.emit()

    def _dress(self) -> None:
        self.list.setModel(self.rows)
        self.list.setItemDelegate(_RowDelegate(self.list))
        self.list.setObjectName("content_rows")
        self.list.setAccessibleName(tr("Rows of the file"))
        self.list.setToolTip(tool_tip(tr("Rows of the file")))
        self.list.setProperty("framed", True)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.row.setObjectName("content_row")
        self.row.setAccessibleName(tr("The chosen row"))
        self.row.setToolTip(tool_tip(tr("The chosen row")))


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.texts: Sequence[str] = ()

    def set_rows(self, texts: Sequence[str]) -> None:
        kept = len(self.texts)
        if kept and kept <= len(texts) and texts[0] is self.texts[0] and texts[kept - 1] is self.texts[-1]:
            if len(texts) > kept:
                self.beginInsertRows(_ROOT, kept, len(texts) - 1)
                self.texts = texts
                self.endInsertRows()
            return
        self.beginResetModel()
        self.texts = texts
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.texts)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return one_line(self.texts[index.row()][:_LONGEST])
        return None


class _RowDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tokens, area, state = theme.tokens(), option.rect, option.state
        painter.save()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(tokens.selection if selected else tokens.hover))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(tabular(theme.font(9)))
        painter.setPen(QColor(tokens.secondary))
        number = area.adjusted(0, 0, _NUMBER - area.width() - 10, 0)
        painter.drawText(number, middle | int(Qt.AlignmentFlag.AlignRight), count(index.row() + 1))
        painter.setFont(theme.monospace(9))
        painter.setPen(QColor(tokens.text))
        room = area.adjusted(_NUMBER, 0, -8, 0)
        words = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | int(Qt.AlignmentFlag.AlignLeft), words)
        painter.restore()


def _pretty(text: str) -> str:
    """Written out where it is JSON; a row that is none is what one wants to see as it is."""
    if len(text) > _LONGEST_PRETTY:
        return text[:_LONGEST_PRETTY] + "…"
    try:
        return json.dumps(json.loads(text), ensure_ascii=False, indent=2)
    except (ValueError, RecursionError):
        return text
