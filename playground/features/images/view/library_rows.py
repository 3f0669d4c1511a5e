"""The pictures of the library as Qt's views ask for them. Those that are not read yet are there, but blank."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QDateTime,
    QLocale,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QUrl,
)

from playground.storage.gallery import PictureRecord
from playground.widgets import numbers
from playground.widgets.plain_text import one_line, tool_tip
from playground.widgets.translation import tr

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_LONGEST_TIP: Final = 600


class LibraryRows(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._pictures: dict[int, PictureRecord] = {}
        self._positions: dict[str, list[int]] = {}
        self._files: dict[str, Path] = {}

    def set_count(self, count: int) -> None:
        """Everything is another than before."""
        self.beginResetModel()
        self._count = count
        self._pictures = {}
        self._positions = {}
        self.endResetModel()

    def set_pictures(self, first: int, pictures: Sequence[PictureRecord]) -> None:
        for position, picture in enumerate(pictures, first):
            self._pictures[position] = picture
            self._positions.setdefault(picture.hash, []).append(position)
        if pictures:
            self.dataChanged.emit(self.index(first), self.index(first + len(pictures) - 1))

    def set_files(self, files: Mapping[str, Path]) -> None:
        """By the hashes of the pictures that are about to be dragged."""
        self._files.update(files)

    def is_complete(self) -> bool:
        """Whether all of them are known."""
        return len(self._pictures) >= self._count

    def picture(self, position: int) -> PictureRecord | None:
        return self._pictures.get(position)

    def pictures(self, positions: Iterable[int]) -> list[PictureRecord]:
        """Those of them that are known already."""
        found = map(self._pictures.get, positions)
        return [picture for picture in found if picture is not None]

    def positions(self, picture_hash: str) -> Sequence[int]:
        return self._positions.get(picture_hash, ())

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        picture = self._pictures.get(index.row())
        if picture is None:
            return ""
        title = title_of(picture)
        return title if role == Qt.ItemDataRole.DisplayRole else tool_tip(f"{title[:_LONGEST_TIP]}\n{_facts(picture)}")

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDragEnabled

    # Pictures are dragged out as files, and only ever copied: the library's own must stay where they are.

    def supportedDragActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        return ["text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        dragged = self.pictures(index.row() for index in indexes)
        paths = dict.fromkeys(self._files[each.hash] for each in dragged if each.hash in self._files)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        return data


def title_of(picture: PictureRecord) -> str:
    return one_line(picture.prompt or picture.revised_prompt).strip() or tr("Without a title")


def _facts(picture: PictureRecord) -> str:
    made = QLocale().toString(_moment(picture.created_at), QLocale.FormatType.ShortFormat)
    parts = [f"{picture.width} × {picture.height}", numbers.size(picture.size), made]
    return " · ".join([*parts, tr("Draft")] if picture.draft else parts)


def _moment(seconds: float) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(seconds))
