"""The rows of texts as Qt's table wants them."""

from enum import IntEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QPixmap

from playground.features.embeddings.rows import TextRow
from playground.features.embeddings.view.row_words import reason_words, state_icon, state_words
from playground.widgets import icons, theme
from playground.widgets.plain_text import one_line, tool_tip
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_LONGEST: Final = 400  # characters of a text in its cell: Qt measures all of what it is given
_LONGEST_TIP: Final = 1_500
_SWATCH: Final = 12


class Column(IntEnum):
    NUMBER = 0
    TEXT = 1
    LABEL = 2
    STATE = 3


# Qt asks for every cell of a large selection, and joining flags takes its time.
_SHOWN: Final = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE: Final = _SHOWN | Qt.ItemFlag.ItemIsEditable
_FLAGS: Final = (_SHOWN, _EDITABLE, _EDITABLE, _SHOWN)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TextsModel(QAbstractTableModel):
    """Shows the rows it is given and tells what the user writes into a cell.

    Signals:
        text_edited, label_edited: the id of a row and what stands in it now.
    """

    text_edited = Signal(int, str)
    label_edited = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[TextRow] = []
        self._places: dict[int, int] = {}
        self._narrow = False

    def set_narrow(self, narrow: bool) -> None:
        """With room for the icon of a state only."""
        self._narrow = narrow
        if self._rows:
            self._tell(0, len(self._rows) - 1)

    def set_rows(self, rows: "Sequence[TextRow]") -> None:
        """Rows that changed or came at the end leave the view where it is."""
        kept = len(self._rows)
        if kept and [row.id for row in rows[:kept]] == [row.id for row in self._rows]:
            self._update(rows[:kept])
            self._append(rows[kept:])
            return
        self.beginResetModel()
        self._rows = list(rows)
        self._places = {row.id: place for place, row in enumerate(self._rows)}
        self.endResetModel()

    def set_row(self, row: TextRow) -> None:
        place = self._places.get(row.id)
        if place is not None and row != self._rows[place]:
            self._rows[place] = row
            self._tell(place, place)

    def id_at(self, index: _Index) -> int | None:
        return self._rows[index.row()].id if index.isValid() else None

    def row_at(self, place: int) -> TextRow:
        return self._rows[place]

    def place_of(self, id_: int) -> int | None:
        return self._places.get(id_)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section == Column.NUMBER else _LEFT
        if role != Qt.ItemDataRole.DisplayRole or orientation == Qt.Orientation.Vertical:
            return None
        return ("", tr("Text"), tr("Label"), tr("State"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self._rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(index.row(), column, spoken=role == Qt.ItemDataRole.AccessibleTextRole)
        if role == Qt.ItemDataRole.EditRole:
            return _written(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(_tip(row))
        if role == Qt.ItemDataRole.TextAlignmentRole and column == Column.NUMBER:
            return _RIGHT
        if role == Qt.ItemDataRole.ForegroundRole and column == Column.NUMBER:
            return QColor(theme.tokens().secondary)
        return _decoration(row, column) if role == Qt.ItemDataRole.DecorationRole else None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, column = self._rows[index.row()], index.column()
        written = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or written == _written(row, column):
            return False
        (self.text_edited if column == Column.TEXT else self.label_edited).emit(row.id, written)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return _FLAGS[index.column()]

    def _words(self, place: int, column: int, *, spoken: bool) -> str:
        row = self._rows[place]
        if column == Column.NUMBER:
            return str(place + 1)
        if column == Column.STATE:
            return state_words(row) if spoken or not self._narrow else ""
        return one_line(_written(row, column)[:_LONGEST])

    def _update(self, rows: "Sequence[TextRow]") -> None:
        changed = [place for place, row in enumerate(rows) if row is not self._rows[place]]
        if changed:
            self._rows[: len(rows)] = rows
            self._tell(changed[0], changed[-1])

    def _append(self, rows: "Sequence[TextRow]") -> None:
        if rows:
            first = len(self._rows)
            self.beginInsertRows(_ROOT, first, first + len(rows) - 1)
            self._places |= {row.id: first + place for place, row in enumerate(rows)}
            self._rows.extend(rows)
            self.endInsertRows()

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))


def _written(row: TextRow, column: int) -> str:
    """What stands in a cell that can be edited."""
    return row.text if column == Column.TEXT else row.label


def _tip(row: TextRow) -> str:
    words = reason_words(row) or state_words(row)
    text = row.text if len(row.text) <= _LONGEST_TIP else row.text[:_LONGEST_TIP] + "…"
    return "\n".join(part for part in (text, row.label, words) if part)


def _decoration(row: TextRow, column: int) -> object:
    if column == Column.LABEL and row.colour:
        swatch = QPixmap(_SWATCH, _SWATCH)
        swatch.fill(QColor(row.colour))
        return swatch
    if column == Column.STATE:
        name, role = state_icon(row)
        return icons.icon(name, role) if name else None
    return None
