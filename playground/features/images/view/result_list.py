"""The results of a run as a row of small pictures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QUrl,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QWidget

from playground.features.images.view.result_tile import CELL, ResultTile
from playground.widgets import theme
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_FADE: Final = 28
_KEYS: Final = {
    Qt.Key.Key_Return: "full_size",
    Qt.Key.Key_Enter: "full_size",
    Qt.Key.Key_Delete: "delete",
    Qt.Key.Key_Backspace: "delete",
}


@dataclass(frozen=True, slots=True)
class ResultItem:
    """One picture that a run brought; a draft is what was to be seen when it was stopped."""

    id: int
    tooltip: str
    draft: bool = False


class ResultList(QListView):
    """The arrow keys go from one to the next, Enter shows it large, and a picture can be dragged out as a file.

    Signals:
        picked: the number of the picture that the user chose. Setters are silent.
        action_requested: an action and the number of a picture, by a key.
        menu_requested: the place on the screen; the picture there is the chosen one.
    """

    picked = Signal(int)
    action_requested = Signal(str, int)
    menu_requested = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.results = _Results(self)
        self.tile = ResultTile(self)
        self.setModel(self.results)
        self.setItemDelegate(self.tile)
        self.setObjectName("results")
        self.setAccessibleName(tr("Results"))
        self.setToolTip(tr("The pictures of this run"))
        self._lay_out()
        # Not the current one: the first becomes that by merely coming here with Tab.
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.doubleClicked.connect(lambda index: self._request("full_size", index))

    def set_results(self, items: Sequence[ResultItem]) -> None:
        selected = self.selected()
        self._change(lambda: self.results.set_items(items))
        self.tile.forget(item.id for item in self.results.items)
        self.set_selected(selected)

    def set_expected(self, count: int) -> None:
        selected = self.selected()
        self._change(lambda: self.results.set_expected(count))
        self.set_selected(selected)

    def set_thumbnail(self, number: int, image: QImage) -> None:
        self.tile.set_image(number, image)
        self.viewport().update()

    def set_selected(self, number: int | None) -> None:
        index = self.results.index_of(number)
        self._change(lambda: self.setCurrentIndex(index))
        if index.isValid():
            self.scrollTo(index)

    def selected(self) -> int | None:
        items = [index.data(_Role.UserRole) for index in self.selectedIndexes()]
        return next((item.id for item in items if isinstance(item, ResultItem)), None)

    def sizeHint(self) -> QSize:
        return QSize(self.results.rowCount() * CELL, CELL)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.results.rowCount(), 2) * CELL, CELL)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        bar = self.horizontalScrollBar()
        painter = QPainter(self.viewport())
        if bar.value() > bar.minimum():
            _fade(painter, self.viewport().rect(), from_left=True)
        if bar.value() < bar.maximum():
            _fade(painter, self.viewport().rect(), from_left=False)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = "copy" if event.matches(QKeySequence.StandardKey.Copy) else _KEYS.get(Qt.Key(event.key()), "")
        if action and self.currentIndex().isValid():
            self._request(action, self.currentIndex())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """There is no bar to scroll by: either wheel moves the row."""
        turned = event.angleDelta().x() or event.angleDelta().y()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - turned * CELL // 120)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            place = self.visualRect(index).center() if by_key else event.pos()
            self.menu_requested.emit(self.viewport().mapToGlobal(place))

    def _lay_out(self) -> None:
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setMouseTracking(True)
        self.setProperty("bare", True)
        self.setFixedHeight(CELL)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def _change(self, change: Callable[[], None]) -> None:
        self._showing = True
        change()
        self._showing = False
        self.updateGeometry()

    def _on_selection_changed(self) -> None:
        number = self.selected()
        if number is not None and not self._showing:
            self.picked.emit(number)

    def _request(self, action: str, index: QModelIndex) -> None:
        item = index.data(_Role.UserRole)
        if isinstance(item, ResultItem):
            self.action_requested.emit(action, item.id)


def _fade(painter: QPainter, rect: QRect, *, from_left: bool) -> None:
    """There is more on this side."""
    left = rect.left() if from_left else rect.right() + 1 - _FADE
    solid, clear = QColor(theme.tokens().window), QColor(theme.tokens().window)
    clear.setAlpha(0)
    gradient = QLinearGradient(left, 0, left + _FADE, 0)
    gradient.setColorAt(0, solid if from_left else clear)
    gradient.setColorAt(1, clear if from_left else solid)
    painter.fillRect(QRect(left, rect.top(), _FADE, rect.height()), gradient)


class _Results(QAbstractListModel):
    """What has come, and behind it a place for each picture that is still to come."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: tuple[ResultItem, ...] = ()
        self.path_of: Callable[[int], Path | None] = lambda _: None
        self._expected = 0

    def set_items(self, items: Sequence[ResultItem]) -> None:
        if tuple(items) != self.items:
            self.beginResetModel()
            self.items = tuple(items)
            self.endResetModel()

    def set_expected(self, count: int) -> None:
        if count != self._expected:
            self.beginResetModel()
            self._expected = count
            self.endResetModel()

    def index_of(self, number: int | None) -> QModelIndex:
        rows = (row for row, item in enumerate(self.items) if item.id == number)
        return self.index(next(rows, -1))

    def rowCount(self, parent: _Index | None = None) -> int:
        return max(len(self.items), self._expected)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.row() >= len(self.items):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        item = self.items[index.row()] if index.row() < len(self.items) else None
        if role == _Role.UserRole:
            return item
        if role == _Role.ToolTipRole:
            return tool_tip(tr("Still being made") if item is None else item.tooltip)
        if role == _Role.AccessibleTextRole:
            return self._spoken(index.row(), item)
        return None

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        return ["text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        paths = [self.path_of(self.items[index.row()].id) for index in indexes]
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths if path is not None])
        return data

    def supportedDragActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        return Qt.DropAction.CopyAction

    def _spoken(self, row: int, item: ResultItem | None) -> str:
        number, count = row + 1, self.rowCount()
        if item is None:
            return tr("Picture {number} of {count}, still being made", number=number, count=count)
        if item.draft:
            return tr("Picture {number} of {count}, a draft", number=number, count=count)
        return tr("Picture {number} of {count}", number=number, count=count)
