"""The examples of a file below each other: number, first words, and whether something is wrong with them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtCore import QPersistentModelIndex as _Persistent
from PySide6.QtGui import QAction, QColor, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from playground.features.files.view.clinic.clinic_words import SEVERITY_ICONS
from playground.widgets import icons, theme
from playground.widgets.clock import tabular
from playground.widgets.numbers import count
from playground.widgets.plain_text import one_line, tool_tip
from playground.widgets.tokens import ROW_HEIGHT
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.files.clinic.rows import Row

_Index = QModelIndex | _Persistent
_ROOT: Final = QModelIndex()
_CHUNK: Final = 64  # read at once: an example comes from the disk
_KEPT: Final = 32  # chunks
_LONGEST: Final = 200
_LONGEST_TIP: Final = 1_000
_NUMBER, _TEXT = 0, 1
_WHOLE: Final = QItemSelectionModel.SelectionFlag.Rows
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_PADDING: Final = 18  # px beside the digits of a number


class RowList(QTableView):
    """Signals:
    shown: the place of the example that the user went to.
    delete_requested: the places of those that are selected.
    """

    shown = Signal(int)
    delete_requested = Signal(list)

    def __init__(self, read: "Callable[[int, int], Sequence[Row]]", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = _Rows(read, self)
        self._showing = False
        self.setModel(self.rows)
        self._dress()
        self._set_columns()
        delete = QAction(tr("Delete"), self)
        delete.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        delete.triggered.connect(self._on_delete)
        self.addAction(delete)
        self.selectionModel().currentRowChanged.connect(self._on_current)

    def set_count(self, number: int) -> None:
        """There are other examples now; the place stays as far as it can."""
        place, top = self.place(), self.verticalScrollBar().value()
        self._showing = True
        self.rows.set_count(number)
        self._showing = False
        header = self.horizontalHeader()
        header.resizeSection(_NUMBER, self.fontMetrics().horizontalAdvance(count(max(number, 100))) + _PADDING)
        if number:
            self.go_to(min(max(place, 0), number - 1))
        self.verticalScrollBar().setValue(top)

    def refresh(self, place: int) -> None:
        self.rows.refresh(place)

    def place(self) -> int:
        """-1 where there is none."""
        return self.currentIndex().row()

    def go_to(self, place: int) -> None:
        """Says nothing."""
        self._showing = True
        index = self.rows.index(place, _TEXT)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect | _WHOLE)
        self.scrollTo(index)
        self._showing = False

    def places(self) -> list[int]:
        return sorted(index.row() for index in self.selectionModel().selectedRows(_TEXT))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.set_count(self.rows.rowCount())

    def _on_current(self, index: QModelIndex) -> None:
        if not self._showing and index.isValid():
            self.shown.emit(index.row())

    def _on_delete(self) -> None:
        places = self.places()
        if places:
            self.delete_requested.emit(places)

    def _dress(self) -> None:
        self.setObjectName("examples")
        self.setAccessibleName(tr("Examples"))
        self.setToolTip(tool_tip(tr("Examples")))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setProperty("framed", True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _set_columns(self) -> None:
        rows = self.verticalHeader()
        # Measuring each of many thousand rows would hold the window up.
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.hide()
        header = self.horizontalHeader()
        header.setMinimumSectionSize(1)
        header.setSectionResizeMode(_TEXT, QHeaderView.ResizeMode.Stretch)
        header.hide()


class _Rows(QAbstractTableModel):
    """Reads what is looked at, and no more of a large file."""

    def __init__(self, read: "Callable[[int, int], Sequence[Row]]", parent: QObject) -> None:
        super().__init__(parent)
        self._read = read
        self._count = 0
        self._chunks: dict[int, Sequence[Row]] = {}

    def set_count(self, number: int) -> None:
        self.beginResetModel()
        self._count = number
        self._chunks = {}
        self.endResetModel()

    def refresh(self, place: int) -> None:
        self._chunks.pop(place // _CHUNK, None)
        if place < self._count:
            self.dataChanged.emit(self.index(place, _NUMBER), self.index(place, _TEXT))

    def row_at(self, place: int) -> "Row | None":
        number = place // _CHUNK
        chunk = self._chunks.pop(number, None)
        if chunk is None:
            chunk = self._read(number * _CHUNK, _CHUNK)
            if len(self._chunks) >= _KEPT:
                del self._chunks[next(iter(self._chunks))]
        self._chunks[number] = chunk  # the latest one is the last that is let go
        inside = place % _CHUNK
        return chunk[inside] if inside < len(chunk) else None

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else 2

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.column() == _NUMBER:
            return _number_data(index.row(), role)
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(row.summary[:_LONGEST])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((one_line(row.summary[:_LONGEST]), *(tr(each.message) for each in row.findings)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip("\n".join((row.summary[:_LONGEST_TIP], *(tr(each.message) for each in row.findings))))
        return _mark(row) if role == Qt.ItemDataRole.DecorationRole else None


def _number_data(place: int, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return count(place + 1)
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return _RIGHT
    if role == Qt.ItemDataRole.ForegroundRole:
        return QColor(theme.tokens().secondary)
    return tabular(theme.font(9)) if role == Qt.ItemDataRole.FontRole else None


def _mark(row: "Row") -> object:
    """The icon of the worst that is wrong with it."""
    severities = {finding.severity for finding in row.findings}
    worst = next((severity for severity in SEVERITY_ICONS if severity in severities), None)
    return None if worst is None else icons.icon(*SEVERITY_ICONS[worst])
