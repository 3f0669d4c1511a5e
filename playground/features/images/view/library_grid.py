"""The thumbnails of the library, side by side. Only what is in sight is asked for."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from playground.features.images.pixels import Pixels
from playground.features.images.view.library_cell import CAPTION, MARGIN, PICTURE_SIDE, LibraryCell, rounded
from playground.features.images.view.library_rows import LibraryRows
from playground.features.images.view.pixel_image import image_of
from playground.features.images.view.pixmap_shelf import PixmapShelf
from playground.storage.gallery import PictureRecord
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

_CELL: Final = QSize(PICTURE_SIDE + 2 * MARGIN, PICTURE_SIDE + CAPTION + 2 * MARGIN)
_LOOK_EVERY_MS: Final = 30


class LibraryGrid(QListView):
    """Signals:
    rows_wanted: the first and the last position that are wanted.
    thumbnails_wanted: hashes of pictures as a list, and the side in pixels.
    files_wanted: pictures that may be dragged out next, as a list.
    opened: the picture that Enter was pressed on, or that was clicked twice.
    chosen_changed: how many are selected.
    menu_requested: the place on the screen; what it is about is selected.
    """

    rows_wanted = Signal(int, int)
    thumbnails_wanted = Signal(list, int)
    files_wanted = Signal(list)
    opened = Signal(object)
    chosen_changed = Signal(int)
    menu_requested = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = LibraryRows(self)
        self._shelf = PixmapShelf()
        self._selected = 0
        self._look = QTimer(self, singleShot=True, interval=_LOOK_EVERY_MS)
        self._setup_view()
        self._connect()

    def set_count(self, count: int) -> None:
        here = self.currentIndex().row()
        self.rows.set_count(count)
        self._selected = 0
        self.chosen_changed.emit(0)
        if here >= 0 and count:
            self.selectionModel().setCurrentIndex(
                self.rows.index(min(here, count - 1)), self.selectionModel().SelectionFlag.NoUpdate
            )
        self.look()

    def set_pictures(self, first: int, pictures: Sequence[PictureRecord]) -> None:
        self.rows.set_pictures(first, pictures)
        self.look()

    def set_thumbnail(self, picture_hash: str, pixels: Pixels | None) -> None:
        self._shelf.put(picture_hash, QPixmap() if pixels is None else self._pixmap(pixels))
        for position in self.rows.positions(picture_hash):
            self.update(self.rows.index(position))

    def set_files(self, files: Mapping[str, Path]) -> None:
        self.rows.set_files(files)

    def chosen(self) -> list[PictureRecord]:
        """What is selected, in the order in which it stands there."""
        return self.rows.pictures(sorted(index.row() for index in self.selectedIndexes()))

    def look(self) -> None:
        """Asks soon for what is in sight and not there yet."""
        if not self._look.isActive():
            self._look.start()

    def in_sight(self) -> range:
        """Positions, with the lines that come next in both directions."""
        grid = self.gridSize()
        line = self._line()
        top = self.verticalScrollBar().value() // grid.height() - 1
        bottom = (self.verticalScrollBar().value() + self.viewport().height()) // grid.height() + 1
        return range(max(0, top * line), min(self.rows.rowCount(), (bottom + 1) * line))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._shelf.clear()
            self.look()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # The cells share what is left of the width, so that both margins are the same.
        width = max(_CELL.width(), self.viewport().width())
        grid = QSize((width - 1) // (width // _CELL.width()), _CELL.height())
        if grid != self.gridSize():
            self.setGridSize(grid)
        super().resizeEvent(event)
        self.look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        picture = self.rows.picture(self.currentIndex().row())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and picture is not None:
            self.opened.emit(picture)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            place = self.visualRect(index).center() if by_key else event.pos()
            self.menu_requested.emit(self.viewport().mapToGlobal(place))

    def _line(self) -> int:
        return max(1, (self.viewport().width() - 1) // self.gridSize().width())

    def _pixmap(self, pixels: Pixels) -> QPixmap:
        pixmap = QPixmap.fromImage(image_of(pixels))
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        return rounded(pixmap)

    def _on_look(self) -> None:
        sight = self.in_sight()
        if not sight:
            return
        # Something is to be done with all that is selected, also with what was never in sight.
        far = self._selected > len(sight) and not self.rows.is_complete()
        wanted = range(self.rows.rowCount()) if far else sight
        self.rows_wanted.emit(wanted[0], wanted[-1])
        lacking = self._shelf.lacking(picture.hash for picture in self.rows.pictures(sight))
        if lacking:
            self.thumbnails_wanted.emit(lacking, round(PICTURE_SIDE * self.devicePixelRatioF()))

    def _on_selected(self) -> None:
        self.look()
        chosen = self.chosen()
        self._selected = len(self.selectedIndexes())
        self.chosen_changed.emit(self._selected)
        if chosen:
            self.files_wanted.emit(chosen)

    def _on_double_clicked(self) -> None:
        picture = self.rows.picture(self.currentIndex().row())
        if picture is not None:
            self.opened.emit(picture)

    def _setup_view(self) -> None:
        self.setModel(self.rows)
        self.setItemDelegate(LibraryCell(self.rows, self._shelf, self))
        self.setObjectName("library_grid")
        self.setAccessibleName(tr("Library"))
        self.setToolTip(tool_tip(tr("All pictures, the latest first")))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setGridSize(_CELL)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setMouseTracking(True)

    def _connect(self) -> None:
        self._look.timeout.connect(self._on_look)
        self.verticalScrollBar().valueChanged.connect(self.look)
        # It keeps its place, so that the cells need not move, but is to be seen only where there is more.
        self.verticalScrollBar().rangeChanged.connect(lambda low, high: self.verticalScrollBar().setEnabled(low < high))
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self.doubleClicked.connect(self._on_double_clicked)
