"""The table of the files on the server."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from playground.features.files.view.stored.files_delegate import FilesDelegate
from playground.features.files.view.stored.files_table_model import SORT_KEYS, Column, FilesTableModel
from playground.widgets import theme
from playground.widgets.clock import tabular
from playground.widgets.icons import icon
from playground.widgets.plain_text import tool_tip
from playground.widgets.tokens import ROW_HEIGHT
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.api.files import StoredFile

_NEAR_THE_END: Final = 20 * ROW_HEIGHT  # px before the last row that is known
_NAME_WIDTH: Final = 170  # what the name is to keep of the room
_WIDTHS: Final = {
    Column.PURPOSE: 146,
    Column.SIZE: 94,
    Column.CREATED: 132,
    Column.EXPIRES: 104,
    Column.STATUS: 104,
    Column.ID: 168,
}
# Where there is no room for all of them, what the details on the right tell as well goes first.
_DISPENSABLE: Final = (Column.ID, Column.EXPIRES, Column.STATUS, Column.PURPOSE, Column.CREATED)


class FilesTable(QTableView):
    """Enter or a double click opens a file, Delete deletes what is selected.

    Signals:
        chosen: the ids of the files that the user selected.
        opened: the id of the file to be looked at.
        download_requested, delete_requested: the ids that are meant.
        sort_requested: a column and whether the largest comes first.
        more_requested: the end of what is known has nearly come into sight.
    """

    chosen = Signal(object)
    opened = Signal(str)
    download_requested = Signal(object)
    delete_requested = Signal(object)
    sort_requested = Signal(str, bool)
    more_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files = FilesTableModel(self)
        self._showing = False
        self._ids: frozenset[str] = frozenset()
        self._cells = FilesDelegate(self.files, self)
        self.setModel(self.files)
        self.setItemDelegate(self._cells)
        self._dress()
        self._set_columns()
        self._add_keys()
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self.activated.connect(self._on_activated)
        self.entered.connect(lambda index: self._hover(index.row()))
        self.customContextMenuRequested.connect(self._show_menu)
        self.verticalScrollBar().valueChanged.connect(self._look_for_the_end)
        self.verticalScrollBar().rangeChanged.connect(self._look_for_the_end)

    def set_files(self, files: "Sequence[StoredFile]") -> None:
        place, current = self.verticalScrollBar().value(), self._current_id()
        self._showing = True
        stayed = self.files.set_files(files)
        self._showing = False
        if not stayed:
            self._put_back(current)
            self.executeDelayedItemsLayout()  # which would begin at the first row
            self.verticalScrollBar().setValue(place)

    def set_selected(self, ids: Iterable[str]) -> None:
        """Says nothing."""
        wanted = frozenset(ids)
        if wanted != self._ids:
            self._ids = wanted
            self._put_back(self._current_id())

    def selected(self) -> list[str]:
        """In the order of the rows."""
        return [self.files.file_at(place).id for place in self._selected_places()]

    def set_sort(self, column: str, *, descending: bool) -> None:
        """Shows by what the rows are sorted."""
        header = self.horizontalHeader()
        header.blockSignals(True)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(SORT_KEYS.index(column), order)
        header.blockSignals(False)
        header.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ids, which is what a request names a file by; Qt would copy a single cell."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText("\n".join(self.selected()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # On some systems Qt takes another key for this.
            self._on_activated(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width() - _NAME_WIDTH - sum(_WIDTHS.values())
        for column in _DISPENSABLE:
            self.setColumnHidden(column, room < 0)
            room += _WIDTHS[column] if room < 0 else 0

    def _put_back(self, current: str | None) -> None:
        places = sorted(place for place in map(self.files.place_of, self._ids) if place is not None)
        wanted = QItemSelection()
        for first, last in _spans(places):
            wanted.select(self.files.index(first, 0), self.files.index(last, len(Column) - 1))
        at = None if current is None else self.files.place_of(current)
        self._showing = True
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        index = QModelIndex() if at is None else self.files.index(at, 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._showing = False

    def _hover(self, place: int) -> None:
        for each in (self._cells.hovered, place):
            self.viewport().update(0, self.rowViewportPosition(each), self.viewport().width(), ROW_HEIGHT)
        self._cells.hovered = place

    def _current_id(self) -> str | None:
        index = self.currentIndex()
        return self.files.file_at(index.row()).id if index.isValid() else None

    def _selected_places(self) -> list[int]:
        """By spans: of many thousand rows, each would be looked up among all of them."""
        spans = self.selectionModel().selection().toList()
        return sorted({place for span in spans for place in range(span.top(), span.bottom() + 1)})

    def _on_selection(self) -> None:
        if not self._showing:
            self._ids = frozenset(self.selected())
            self.chosen.emit(self._ids)

    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.files.file_at(index.row()).id)

    def _on_delete(self) -> None:
        ids = self.selected()
        if ids:
            self.delete_requested.emit(ids)

    def _on_sort(self, section: int) -> None:
        header = self.horizontalHeader()
        self.sort_requested.emit(SORT_KEYS[section], header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder)

    def _look_for_the_end(self) -> None:
        bar = self.verticalScrollBar()
        if self.files.rowCount() and bar.value() >= bar.maximum() - _NEAR_THE_END:
            self.more_requested.emit()

    def _show_menu(self, where: QPoint) -> None:
        index = self.indexAt(where)
        if not index.isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look = menu.addAction(icon("eye", "secondary"), tr("Open"), lambda: self._on_activated(index))
        look.setShortcut(QKeySequence(Qt.Key.Key_Return))
        menu.addAction(
            icon("download-simple", "secondary"),
            tr("Download"),
            lambda: self.download_requested.emit(self.selected()),
        )
        copy = menu.addAction(icon("copy-simple", "secondary"), tr("Copy id"))
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText("\n".join(self.selected())))
        menu.addSeparator()
        delete = menu.addAction(icon("trash", "danger"), tr("Delete"), self._on_delete)
        delete.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        menu.popup(self.viewport().mapToGlobal(where))

    def _add_keys(self) -> None:
        delete = QAction(tr("Delete"), self)
        delete.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        delete.triggered.connect(self._on_delete)
        self.addAction(delete)

    def _dress(self) -> None:
        self.setObjectName("files")
        self.setAccessibleName(tr("Files on the server"))
        self.setToolTip(tool_tip(tr("Files on the server")))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setFont(tabular(theme.font(10)))
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
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        header.sortIndicatorChanged.connect(self._on_sort)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)


def _spans(places: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of places that follow each other: a table selects by them and not row by row."""
    spans: list[tuple[int, int]] = []
    for place in places:
        if spans and spans[-1][1] == place - 1:
            spans[-1] = spans[-1][0], place
        else:
            spans.append((place, place))
    return spans
