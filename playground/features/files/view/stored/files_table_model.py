"""The rows of the table of files, worded when they are looked at."""

from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from playground.features.files.view.stored.file_words import (
    expiry_words,
    moment,
    name_words,
    purpose_words,
    short_moment,
    size_words,
    status_icon,
    status_words,
)
from playground.widgets.plain_text import one_line, tool_tip
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from playground.api.files import StoredFile

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_LONGEST_ID: Final = 200
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_FLAGS: Final = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren


class Column(IntEnum):
    NAME = 0
    PURPOSE = 1
    SIZE = 2
    CREATED = 3
    EXPIRES = 4
    STATUS = 5
    ID = 6


_COLUMNS: Final = len(Column)
# By these the brain sorts.
SORT_KEYS: Final = ("filename", "purpose", "bytes", "created_at", "expires_at", "status", "id")

_WORDS: "Final[dict[int, Callable[[StoredFile], str]]]" = {
    Column.NAME: name_words,
    Column.PURPOSE: lambda file: purpose_words(file.purpose),
    Column.SIZE: lambda file: size_words(file.bytes),
    Column.CREATED: lambda file: short_moment(file.created_at, date.today()),
    Column.EXPIRES: lambda file: expiry_words(file.expires_at),
    Column.STATUS: lambda file: status_words(file.status),
    Column.ID: lambda file: one_line(file.id[:_LONGEST_ID]),
}


class FilesTableModel(QAbstractTableModel):
    """Shows the files it is given, in that order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: Sequence[StoredFile] = ()
        self._places: dict[str, int] = {}
        self._worded: dict[tuple[int, int], str] = {}  # by place and column, of what was looked at

    def set_files(self, files: "Sequence[StoredFile]") -> bool:
        """Whether the rows that were there stayed where they were: a page that comes behind them only adds to them."""
        kept = len(self._files)
        if kept <= len(files) and all(old is new for old, new in zip(self._files, files, strict=False)):
            if len(files) > kept:
                self.beginInsertRows(_ROOT, kept, len(files) - 1)
                self._put(files)
                self.endInsertRows()
            return True
        self.beginResetModel()
        self._put(files)
        self.endResetModel()
        return False

    def file_at(self, place: int) -> "StoredFile":
        return self._files[place]

    def place_of(self, id_: str) -> int | None:
        return self._places.get(id_)

    def words(self, place: int, column: int) -> str:
        """What stands in a cell. Numbers and days are worded once, not for every frame."""
        key = place, column
        words = self._worded.get(key)
        if words is None:
            words = self._worded[key] = _WORDS[column](self._files[place])
        return words

    def mark(self, place: int) -> tuple[str, str] | None:
        """The icon before the state of a file, and its colour."""
        return status_icon(self._files[place].status)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._files)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else _COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section == Column.SIZE else _LEFT
        if role != Qt.ItemDataRole.DisplayRole or orientation == Qt.Orientation.Vertical:
            return None
        return (tr("Name"), tr("Purpose"), tr("Size"), tr("Created"), tr("Expires"), tr("Status"), tr("Id"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        place, column = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.words(place, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(_tip(self._files[place], column))
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return _FLAGS

    def _put(self, files: "Sequence[StoredFile]") -> None:
        self._files = files
        self._worded.clear()
        self._places = {file.id: place for place, file in enumerate(files)}


def _tip(file: "StoredFile", column: int) -> str:
    if column == Column.CREATED:
        return moment(file.created_at)
    if column == Column.EXPIRES:
        return moment(file.expires_at) or tr("It stays until it is deleted.")
    if column == Column.STATUS and file.status_details:
        return file.status_details[: 4 * _LONGEST_ID]
    if column == Column.PURPOSE:
        return file.purpose[:_LONGEST_ID]
    return _WORDS[column](file)
