"""The table of texts: what is embedded, what waits, and what could not be."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from playground.features.embeddings.rows import TextRow
from playground.features.embeddings.view.texts_model import Column, TextsModel
from playground.widgets.icons import icon
from playground.widgets.plain_text import tool_tip
from playground.widgets.tokens import ROW_HEIGHT
from playground.widgets.translation import tr

_NUMBER_WIDTH: Final = 56  # five digits
_LABEL_WIDTH: Final = 120
_STATE_WIDTH: Final = 150
_NARROW_STATE: Final = 34  # its icon


class TextsTable(QTableView):
    """A double click or F2 edits a cell. In its narrow form only texts and the icons of their states are to be seen.

    Signals:
        chosen: the ids of the rows that the user selected.
        hovered: the id of the row under the mouse, or None.
        delete_requested: the ids of the rows to be removed.
        vector_requested, neighbours_requested: an id, from the menu of its row.
        pasted: texts from the clipboard, one a line.
    """

    chosen = Signal(object)
    hovered = Signal(object)
    delete_requested = Signal(object)
    vector_requested = Signal(int)
    neighbours_requested = Signal(int)
    pasted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts = TextsModel(self)
        self._showing = False
        self._ids: frozenset[int] = frozenset()
        self.setModel(self.texts)
        self._dress()
        self._set_columns()
        self._add_keys()
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self.entered.connect(lambda index: self.hovered.emit(self.texts.id_at(index)))
        self.customContextMenuRequested.connect(self._show_menu)
        self.set_narrow(False)

    def set_rows(self, rows: Sequence[TextRow]) -> None:
        place = self.verticalScrollBar().value()
        self._showing = True
        self.texts.set_rows(rows)
        self._showing = False
        self.set_selected(self._ids)
        self.verticalScrollBar().setValue(place)

    def set_selected(self, ids: Iterable[int]) -> None:
        """Shows the selection of all pictures; says nothing."""
        self._ids = frozenset(ids)
        places = sorted(place for place in map(self.texts.place_of, self._ids) if place is not None)
        wanted = QItemSelection()
        for first, last in _spans(places):
            wanted.select(self.texts.index(first, 0), self.texts.index(last, len(Column) - 1))
        self._showing = True
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._showing = False
        if places and not self.hasFocus():
            self.scrollTo(self.texts.index(places[0], 0))

    def selected(self) -> list[int]:
        """In the order of the rows."""
        return [self.texts.row_at(place).id for place in self._selected_places()]

    def set_narrow(self, narrow: bool) -> None:
        self.texts.set_narrow(narrow)
        self.horizontalHeader().setVisible(not narrow)
        for column in (Column.NUMBER, Column.LABEL):
            self.setColumnHidden(column, narrow)
        self.setColumnWidth(Column.STATE, _NARROW_STATE if narrow else _STATE_WIDTH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Whole texts, where Qt would copy a single cell."""
        if event.matches(QKeySequence.StandardKey.Copy):
            texts = (self.texts.row_at(place).text for place in self._selected_places())
            QGuiApplication.clipboard().setText("\n".join(texts))
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(None)

    def _on_selection(self) -> None:
        if not self._showing:
            self._ids = frozenset(self.selected())
            self.chosen.emit(self._ids)

    def _selected_places(self) -> list[int]:
        """By spans: of many thousand rows, each would be looked up among all of them."""
        spans = self.selectionModel().selection().toList()
        return sorted({place for span in spans for place in range(span.top(), span.bottom() + 1)})

    def _show_menu(self, where: QPoint) -> None:
        index = self.indexAt(where)
        id_ = self.texts.id_at(index)
        if id_ is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        edit = menu.addAction(icon("pencil-simple", "secondary"), tr("Edit"), lambda: self._edit(index))
        edit.setShortcut(QKeySequence(Qt.Key.Key_F2))
        look = menu.addAction(icon("chart-bar", "secondary"), tr("Show the vector"))
        look.triggered.connect(lambda: self.vector_requested.emit(id_))
        near = menu.addAction(icon("magnifying-glass", "secondary"), tr("Nearest neighbours"))
        near.triggered.connect(lambda: self.neighbours_requested.emit(id_))
        delete = menu.addAction(icon("trash", "danger"), tr("Remove"), self._on_delete)
        delete.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        menu.popup(self.viewport().mapToGlobal(where))

    def _edit(self, index: QModelIndex) -> None:
        self.edit(index if index.flags() & Qt.ItemFlag.ItemIsEditable else index.siblingAtColumn(Column.TEXT))

    def _on_delete(self) -> None:
        ids = self.selected()
        if ids:
            self.delete_requested.emit(ids)

    def _add_keys(self) -> None:
        delete = QAction(tr("Remove"), self)
        delete.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        delete.triggered.connect(self._on_delete)
        self.addAction(delete)

    def _dress(self) -> None:
        self.setObjectName("texts")
        self.setAccessibleName(tr("Texts"))
        self.setToolTip(tool_tip(tr("Texts")))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
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
        header.setMinimumSectionSize(_NARROW_STATE)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.TEXT, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(Column.LABEL, _LABEL_WIDTH)
        self.setColumnWidth(Column.NUMBER, _NUMBER_WIDTH)


def _spans(places: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of places that follow each other: a table selects by them and not row by row."""
    spans: list[tuple[int, int]] = []
    for place in places:
        if spans and spans[-1][1] == place - 1:
            spans[-1] = spans[-1][0], place
        else:
            spans.append((place, place))
    return spans
