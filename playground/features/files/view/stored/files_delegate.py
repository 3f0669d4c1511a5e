"""Paints the cells of the table of files: a style sheet would take several times as long for each of them."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from playground.features.files.view.stored.files_table_model import Column, FilesTableModel
from playground.widgets import icons, theme

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, QRect

    from playground.widgets.tokens import Tokens

_PAD: Final = 11
_ICON: Final = 16
_GAP: Final = 6
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)

_Index = QModelIndex | QPersistentModelIndex


class FilesDelegate(QStyledItemDelegate):
    """`hovered` is the row under the mouse, -1 where there is none."""

    def __init__(self, files: FilesTableModel, parent: "QObject") -> None:
        super().__init__(parent)
        self._files = files
        self.hovered = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tokens, area = theme.tokens(), option.rect
        place, column = index.row(), index.column()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or place == self.hovered:
            painter.fillRect(area, QColor(tokens.selection if selected else tokens.hover))
        room = area.adjusted(_PAD, 0, -_PAD, 0)
        if column == Column.STATUS:
            room.setLeft(self._paint_icon(painter, room, place, tokens))
        painter.setPen(QColor(tokens.text if column == Column.NAME or selected else tokens.secondary))
        words = self._files.words(place, column)
        metrics = QFontMetrics(option.font)
        if metrics.horizontalAdvance(words) > room.width():
            words = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, _RIGHT if column == Column.SIZE else _LEFT, words)

    def _paint_icon(self, painter: QPainter, room: "QRect", place: int, tokens: "Tokens") -> int:
        """Where the words begin."""
        mark = self._files.mark(place)
        if mark is None:
            return room.left()
        name, role = mark
        scale = painter.device().devicePixelRatio()
        top = room.center().y() - _ICON // 2 + 1
        painter.drawPixmap(room.left(), top, icons.pixmap(name, str(getattr(tokens, role)), _ICON, scale))
        return room.left() + _ICON + _GAP
