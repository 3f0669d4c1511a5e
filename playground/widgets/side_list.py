"""The left panel of a tab: what there is, grouped by day, with New and Search on top."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from playground.widgets.buttons import Button, IconButton
from playground.widgets.icons import icon
from playground.widgets.plain_text import tool_tip
from playground.widgets.side_rows import RowDelegate, SideRow, SideRows, is_fixed
from playground.widgets.side_tools import SideTools
from playground.widgets.translation import tr


class SideList(QFrame):
    """Says what the user wants; the owner answers with `set_groups` and `select`.

    Signals:
        selected: the id of the row that the user went to.
        new_requested: the button on top.
        search_changed: what is being looked for, once the typing pauses.
        rename_requested: an id and the new text.
        delete_requested: an id.
        fold_requested: the small button beside New.
        tool_pressed: the id of the row whose tool was clicked.
        menu_made: the menu of a row before it is shown, and the row's id; more may be put into it.
    """

    selected = Signal(int)
    new_requested = Signal()
    search_changed = Signal(str)
    rename_requested = Signal(int, str)
    delete_requested = Signal(int)
    fold_requested = Signal()
    tool_pressed = Signal(int)
    menu_made = Signal(QMenu, int)

    def __init__(
        self, new_text: str, new_tip: str, list_name: str, empty_text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "surface")
        self.new_button = Button(new_text, new_tip, icon_name="plus", parent=self)
        self.new_button.setObjectName("new")
        self.fold_button = IconButton("sidebar-simple", tr("Fold this panel away"), parent=self)
        self.search = QLineEdit(self)
        self.search.setObjectName("search")
        self.rows = SideRows(self)
        self.view = QListView(self)
        self.view.setAccessibleName(list_name)
        self.view.setToolTip(tool_tip(list_name))
        self._empty = QLabel(empty_text, self)
        self._empty_text = empty_text
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(150)
        self._tools = SideTools(self.view, self.rows)
        self._setup_view()
        self._arrange()
        self._connect()

    def set_groups(self, groups: Sequence[tuple[str, Sequence[tuple[int, str] | SideRow]]]) -> None:
        """What to show: each group with its title and its rows. The selection stays with its id."""
        current = self.current()
        self.view.selectionModel().blockSignals(True)
        self.rows.set_groups(groups)
        self.view.selectionModel().blockSignals(False)
        self.select(current)
        self._empty.setText(tr("Nothing found") if self.search.text().strip() else self._empty_text)
        self._stack.setCurrentIndex(0 if self.rows.rowCount() else 1)

    def current(self) -> int | None:
        return self.rows.id_at(self.view.currentIndex())

    def select(self, id_: int | None) -> None:
        """Shows where the program is; says nothing."""
        index = self.rows.index_of(id_) if id_ is not None else QModelIndex()
        self.view.selectionModel().blockSignals(True)
        self.view.setCurrentIndex(index)
        self.view.selectionModel().blockSignals(False)
        self.view.viewport().update()

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def add_on_top(self, widget: QWidget) -> None:
        """Something that stands between the search and the list."""
        self._column.insertWidget(2, widget)

    def add_beside_new(self, widget: QWidget) -> None:
        """Something small, before the button that folds."""
        self._top.insertWidget(self._top.count() - 1, widget)

    def text_of(self, id_: int) -> str | None:
        """As it is now; None where it is not in the list."""
        index = self.rows.index_of(id_)
        return str(self.rows.data(index, Qt.ItemDataRole.EditRole)) if index.isValid() else None

    def set_fixed(self) -> None:
        """Its rows can neither be renamed nor deleted, only chosen."""
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        for action in self.view.actions():
            self.view.removeAction(action)

    def _setup_view(self) -> None:
        self.view.setModel(self.rows)
        self.view.setItemDelegate(RowDelegate(self.view))
        self.view.setUniformItemSizes(False)
        self.view.setMouseTracking(True)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        delete = QAction(tr("Delete"), self.view)
        delete.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        delete.triggered.connect(self._on_delete)
        self.view.addAction(delete)

    def _arrange(self) -> None:
        self.search.setPlaceholderText(tr("Search"))
        self.search.setAccessibleName(tr("Search"))
        self.search.setToolTip(tool_tip(tr("Search  (Ctrl+F)")))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("magnifying-glass", "secondary"), QLineEdit.ActionPosition.LeadingPosition)
        self._empty.setProperty("role", "secondary")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(8, 24, 8, 0)
        self._top = QHBoxLayout()
        self._top.setSpacing(4)
        self._top.addWidget(self.new_button, 1)
        self._top.addWidget(self.fold_button)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._stack.setCurrentIndex(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 12, 10, 8)
        self._column.setSpacing(8)
        self._column.addLayout(self._top)
        self._column.addWidget(self.search)
        self._column.addLayout(self._stack, 1)

    def _connect(self) -> None:
        self.new_button.clicked.connect(lambda: self.new_requested.emit())
        self.fold_button.clicked.connect(lambda: self.fold_requested.emit())
        self.search.textChanged.connect(lambda: self._pause.start())
        self._pause.timeout.connect(lambda: self.search_changed.emit(self.search.text().strip()))
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.rows.renamed.connect(self.rename_requested)
        self._tools.pressed.connect(self.tool_pressed)

    def _on_current_changed(self, index: QModelIndex) -> None:
        id_ = self.rows.id_at(index)
        if id_ is not None:
            self.selected.emit(id_)

    def _on_delete(self) -> None:
        id_ = self.current()
        if id_ is not None and not is_fixed(id_):
            self.delete_requested.emit(id_)

    def _show_menu(self, where: QPoint) -> None:
        index = self.view.indexAt(where)
        id_ = self.rows.id_at(index)
        if id_ is None or is_fixed(id_):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add_to_menu(menu, id_, index)
        self.menu_made.emit(menu, id_)
        delete = menu.addAction(icon("trash", "danger"), tr("Delete"), lambda: self.delete_requested.emit(id_))
        delete.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        menu.popup(self.view.viewport().mapToGlobal(where))

    def _add_to_menu(self, menu: QMenu, id_: int, index: QModelIndex) -> None:
        """What can be done with a row beside deleting it."""
        rename = menu.addAction(icon("pencil-simple", "secondary"), tr("Rename"), lambda: self.view.edit(index))
        rename.setShortcut(QKeySequence(Qt.Key.Key_F2))
