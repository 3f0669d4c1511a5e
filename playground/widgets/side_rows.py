"""Rows of the left panel: the model behind them and how they are painted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from playground.widgets import icons, theme
from playground.widgets.clock import tabular
from playground.widgets.found_text import FOUND_HEIGHT, paint_found
from playground.widgets.plain_text import one_line, tool_tip
from playground.widgets.tokens import RADIUS, ROW_HEIGHT

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_ROW: Final = Qt.ItemDataRole.UserRole


PICTURE_SIDE: Final = 24
_INDENT: Final = 14
_DEEPEST: Final = 4  # beyond this there would be no room for words
_GAP: Final = 8
_TOOL: Final = 24
_TOOL_ICON: Final = 16


@dataclass(frozen=True, slots=True)
class SideRow:
    """`level` indents it. Where there is an icon, the picture of this name takes its place as soon as it is known.
    `icon_role` is the colour of the icon, and `note` stands small at the right end. `tool` is the icon of what can be
    done with it by one click, `tool_name` says what that is, and `tool_stays` shows it also where no mouse is.

    With `marks` it is a place that was found: its text takes two lines, in which the words from each mark's beginning
    to its end stand out, and it can only be chosen. Such rows have ids below 0, and so has what else can only be
    chosen."""

    id: int | None
    text: str
    level: int = 0
    picture: str = ""
    icon: str = ""
    icon_role: icons.IconRole = "secondary"
    note: str = ""
    tool: str = ""
    tool_name: str = ""
    tool_stays: bool = False
    marks: tuple[tuple[int, int], ...] = ()


class SideRows(QAbstractListModel):
    """Titles and rows in one flat list; a title has no id and cannot be selected."""

    renamed = QtSignal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SideRow] = []
        self._pictures: dict[str, QPixmap] = {}

    def set_groups(self, groups: Sequence[tuple[str, Sequence[tuple[int, str] | SideRow]]]) -> None:
        rows: list[SideRow] = []
        for title, entries in groups:
            if entries and title:
                rows.append(SideRow(None, title))
            rows.extend(entry if isinstance(entry, SideRow) else SideRow(*entry) for entry in entries)
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def set_picture(self, name: str, picture: QPixmap) -> None:
        self._pictures[name] = picture
        for position, row in enumerate(self._rows):
            if row.picture == name:
                self.dataChanged.emit(self.index(position), self.index(position))

    def lacking(self) -> list[str]:
        """The names of the pictures that rows have and that are not known yet."""
        names = dict.fromkeys(row.picture for row in self._rows if row.picture)
        return [name for name in names if name not in self._pictures]

    def row_at(self, index: QModelIndex) -> SideRow | None:
        return self._rows[index.row()] if index.isValid() else None

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
        if role == Qt.ItemDataRole.DecorationRole:
            return self._pictures.get(row.picture)
        return row if role == _ROW else None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self._rows[index.row()]
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or row.id is None or not text or text == row.text:
            return False
        self._rows[index.row()] = replace(row, text=text)
        self.dataChanged.emit(index, index)
        self.renamed.emit(row.id, text)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self._rows[index.row()].id is None:
            return Qt.ItemFlag.NoItemFlags
        if is_fixed(self._rows[index.row()].id):
            return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsEditable


def is_fixed(id_: int | None) -> bool:
    """Whether it can neither be renamed nor deleted."""
    return id_ is not None and id_ < 0


def tool_rect(row: QRect) -> QRect:
    """Where the tool of a row is that lies there."""
    return QRect(row.right() - _TOOL - 4, row.center().y() - _TOOL // 2 + 1, _TOOL, _TOOL)


class RowDelegate(QStyledItemDelegate):
    """Plain text, elided at its end: the beginning of a title says what it is about."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        found: SideRow = index.data(_ROW)
        return QSize(0, FOUND_HEIGHT if found.marks else ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        t = theme.tokens()
        row: SideRow = index.data(_ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect.adjusted(11 + _INDENT * min(row.level, _DEEPEST), 0, -8, 0)
        if row.id is None:
            font = theme.font(8)
            font.setWeight(QFont.Weight.DemiBold)
            font.setCapitalization(QFont.Capitalization.AllUppercase)
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.3)
            painter.setFont(font)
            painter.setPen(QColor(t.secondary))
            rect.translate(0, 2)
        elif row.marks:
            self._paint_ground(painter, option)
            paint_found(painter, rect.adjusted(0, 3, 0, -3), row.text, row.marks)
            painter.restore()
            return
        else:
            self._paint_ground(painter, option)
            if row.icon:
                rect.setLeft(self._paint_picture(painter, rect, row, index))
            rect.setRight(self._paint_tool(painter, option, rect, row))
            rect.setRight(self._paint_note(painter, rect, row.note))
            painter.setPen(QColor(t.text))
        shown = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, rect.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
        painter.drawText(rect, int(flags), shown)
        painter.restore()

    def _paint_tool(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, row: SideRow) -> int:
        """Where the room for what stands before it ends."""
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not row.tool or not (hovered or row.tool_stays):
            return rect.right()
        place = tool_rect(option.rect)
        scale = painter.device().devicePixelRatio()
        colour = theme.tokens().accent if row.tool_stays else theme.tokens().secondary
        edge = (place.width() - _TOOL_ICON) // 2
        painter.drawPixmap(place.topLeft() + QPoint(edge, edge), icons.pixmap(row.tool, colour, _TOOL_ICON, scale))
        return place.left() - 2

    def _paint_note(self, painter: QPainter, rect: QRect, note: str) -> int:
        """Where the room for the text ends."""
        if not note:
            return rect.right()
        font = painter.font()
        painter.setFont(tabular(theme.font(9)))
        painter.setPen(QColor(theme.tokens().secondary))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), note)
        width = painter.fontMetrics().horizontalAdvance(note)
        painter.setFont(font)
        return rect.right() - width - _GAP

    def _paint_picture(self, painter: QPainter, rect: QRect, row: SideRow, index: _Index) -> int:
        """Where the text begins."""
        place = QRect(rect.left(), rect.center().y() - PICTURE_SIDE // 2 + 1, PICTURE_SIDE, PICTURE_SIDE)
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(picture, QPixmap) and not picture.isNull():
            size = picture.deviceIndependentSize().toSize()
            inside = QRect(place.topLeft(), size)
            inside.moveCenter(place.center())
            painter.drawPixmap(inside, picture)
        else:
            side = PICTURE_SIDE * 2 // 3
            scale = painter.device().devicePixelRatio()
            edge = (PICTURE_SIDE - side) // 2
            colour = str(getattr(theme.tokens(), row.icon_role))
            painter.drawPixmap(place.topLeft() + QPoint(edge, edge), icons.pixmap(row.icon, colour, side, scale))
        return place.right() + _GAP

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
