"""What a search has found: each text with its score, as a figure and as a bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from playground.widgets import theme
from playground.widgets.clock import tabular
from playground.widgets.numbers import count, decimal
from playground.widgets.plain_text import one_line, tool_tip
from playground.widgets.translation import tr

_LINE: Final = 20
_PAD: Final = 8
_RANK: Final = 34
_BAR: Final = 96
_FIGURE: Final = 56
_LONGEST: Final = 400
_ROLE: Final = Qt.ItemDataRole.UserRole
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class HitRow:
    """One text, or two that are alike."""

    ids: tuple[int, ...]
    texts: tuple[str, ...]
    score: float


class HitList(QListView):
    """Signals:
    chosen: the ids of one row.
    hovered: the id of a text, or None.
    """

    chosen = Signal(tuple)
    hovered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hits = _Hits(self)
        self.setModel(self.hits)
        self.setItemDelegate(_HitDelegate(self))
        self.setObjectName("hits")
        self.setAccessibleName(tr("Texts that were found"))
        self.setToolTip(tool_tip(tr("Texts that were found, the nearest first")))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setProperty("framed", True)
        self.setUniformItemSizes(True)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.entered.connect(lambda index: self.hovered.emit(self.hits.rows[index.row()].ids[0]))

    def set_hits(self, rows: Sequence[HitRow]) -> None:
        self.hits.set_rows(rows)
        self.scrollToTop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(None)

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.hits.rows[index.row()].ids)


class _Hits(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[HitRow, ...] = ()

    def set_rows(self, rows: Sequence[HitRow]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == _ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip("\n".join(text[:_LONGEST] for text in row.texts))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " · ".join((decimal(row.score, 3), *(one_line(text[:_LONGEST]) for text in row.texts)))
        return None


class _HitDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(_RANK + _BAR + _FIGURE, _LINE * len(index.data(_ROLE).texts) + 2 * _PAD - 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        hit, tokens = index.data(_ROLE), theme.tokens()
        area = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(tokens.selection if selected else tokens.hover))
        font = tabular(theme.font(9))
        painter.setFont(font)
        painter.setPen(QColor(tokens.secondary))
        painter.drawText(QRectF(area.left(), area.top(), _RANK - 6, area.height()), _RIGHT, count(index.row() + 1))
        _paint_score(painter, QRectF(area.right() - _BAR - _FIGURE - _PAD, area.top(), _BAR, area.height()), hit.score)
        painter.setPen(QColor(tokens.text))
        figure = QRectF(area.right() - _FIGURE - _PAD, area.top(), _FIGURE, area.height())
        painter.drawText(figure, _RIGHT, decimal(hit.score, 3))
        painter.setFont(theme.font(10))
        room = QRectF(area.left() + _RANK + 4, area.top() + _PAD - 2, area.width() - _RANK - _BAR - _FIGURE - 28, _LINE)
        for text in hit.texts:
            words = painter.fontMetrics().elidedText(
                one_line(text[:_LONGEST]), Qt.TextElideMode.ElideRight, int(room.width())
            )
            painter.drawText(room, _LEFT, words)
            room.translate(0, _LINE)
        painter.restore()


def _paint_score(painter: QPainter, room: QRectF, score: float) -> None:
    """Nothing in common is an empty bar; what points away is one as well, of which the figure tells the rest."""
    tokens = theme.tokens()
    bar = QRectF(room.left(), room.center().y() - 3, room.width(), 6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.track))
    painter.drawRoundedRect(bar, 3, 3)
    if score > 0:
        bar.setWidth(max(6.0, bar.width() * min(1.0, score)))
        painter.setBrush(QColor(tokens.accent))
        painter.drawRoundedRect(bar, 3, 3)
