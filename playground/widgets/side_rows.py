"""Rows of the left panel: the model behind them and how they are painted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from playground.widgets import theme
from playground.widgets.plain_text import one_line, tool_tip
from playground.widgets.tokens import RADIUS, ROW_HEIGHT

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_IS_TITLE: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class _Row:
    id: int | None
    text: str


class SideRows(QAbstractListModel):
    """Titles and rows in one flat list; a title has no id and cannot be selected."""

    renamed = QtSignal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []

    def set_groups(self, groups: Sequence[tuple[str, Sequence[tuple[int, str]]]]) -> None:
        rows: list[_Row] = []
        for title, entries in groups:
            if entries and title:
                rows.append(_Row(None, title))
            rows.extend(_Row(id_, text) for id_, text in entries)
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def id_at(self, index: QModelIndex) -> int | None:
        return self._rows[index.row()].id if index.isValid() else None

    def index_of(self, id_: int) -> QModelIndex:
        for position, row in enumerate(self._rows):
            if row.id == id_:
                return self.index(position)
        return QModelIndex()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(row.text)
        if role == Qt.ItemDataRole.EditRole:
            return row.text
        if role == Qt.ItemDataRole.ToolTipRole and row.id is not None:
            return tool_tip(row.text)
        return row.id is None if role == _IS_TITLE else None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self._rows[index.row()]
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or row.id is None or not text or text == row.text:
            return False
        self._rows[index.row()] = _Row(row.id, text)
        self.dataChanged.emit(index, index)
        self.renamed.emit(row.id, text)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self._rows[index.row()].id is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsEditable


class RowDelegate(QStyledItemDelegate):
    """Plain text, elided at its end: the beginning of a title says what it is about."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        t = theme.tokens()
        title = bool(index.data(_IS_TITLE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect.adjusted(11, 0, -8, 0)
        if title:
            font = theme.font(8)
            font.setWeight(QFont.Weight.DemiBold)
            font.setCapitalization(QFont.Capitalization.AllUppercase)
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.3)
            painter.setFont(font)
            painter.setPen(QColor(t.secondary))
            rect.translate(0, 2)
        else:
            self._paint_ground(painter, option)
            painter.setPen(QColor(t.text))
        shown = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, rect.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
        painter.drawText(rect, int(flags), shown)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        t = theme.tokens()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(Qt.PenStyle.NoPen)
        if selected or hovered:
            painter.setBrush(QColor(t.selection if selected else t.hover))
            painter.drawRoundedRect(option.rect, RADIUS, RADIUS)
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QColor(t.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(option.rect.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        return QLineEdit(parent)

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        editor.setGeometry(option.rect)
