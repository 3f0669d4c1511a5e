"""The library page: everything that was ever made, to look through, to find and to go on with."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QStackedLayout, QVBoxLayout, QWidget

from playground.features.images.pixels import Pixels
from playground.features.images.view.library_grid import LibraryGrid
from playground.storage.gallery import PictureRecord
from playground.widgets import numbers
from playground.widgets.buttons import Button, IconButton
from playground.widgets.empty_state import EmptyState
from playground.widgets.escape import claims_escape
from playground.widgets.icons import icon
from playground.widgets.plain_text import tool_tip
from playground.widgets.translation import tr

_PAUSE_MS = 150
_TWO = 2  # can be compared


class LibraryView(QFrame):
    """Shows what it is given and asks for what comes into sight.

    Signals:
        chosen: the picture to go on with.
        closed: back to the work.
        search_changed: what is being looked for, once the typing pauses.
        rows_wanted: the first and the last position that are wanted; `set_pictures` answers.
        thumbnails_wanted: hashes as a list, and the side in pixels; `set_thumbnail` answers.
        files_wanted: pictures that may be dragged out next; `set_files` answers.
        delete_requested: pictures.
        save_requested: pictures.
        compare_requested: the two pictures that are to be compared.
        prompt_requested: the picture whose prompt is to be used again.
        copy_requested: a picture.
        chat_requested: a picture.
    """

    chosen = Signal(object)
    closed = Signal()
    search_changed = Signal(str)
    rows_wanted = Signal(int, int)
    thumbnails_wanted = Signal(list, int)
    files_wanted = Signal(list)
    delete_requested = Signal(list)
    save_requested = Signal(list)
    compare_requested = Signal(object, object)
    prompt_requested = Signal(object)
    copy_requested = Signal(object)
    chat_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "window")
        self.back_button = IconButton("caret-left", tr("Back to the picture"), keys_shown="Esc", parent=self)
        self.search = QLineEdit(self)
        self.grid = LibraryGrid(self)
        self.compare_button = Button(
            tr("Compare"), tr("Compare the two selected pictures"), kind="quiet", icon_name="square-half", parent=self
        )
        self._total = QLabel(self)
        self._empty = EmptyState(
            "image",
            tr("No pictures yet"),
            tr("Every picture that you make or open is kept here, with its prompt."),
            (tr("Make the first picture"),),
            self,
        )
        self._nothing = EmptyState("magnifying-glass", tr("Nothing found"), tr("No prompt contains these words."))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._takes_chat = True
        self._furnish_search()
        self._arrange()
        self._add_keys()
        self._connect()

    def set_total(self, count: int, size: int, *, searched: bool) -> None:
        """How many there are, and the bytes of their files. What was shown before is asked for anew."""
        self.grid.set_count(count)
        self._total.setText(_total(count, size))
        page = self.grid if count else self._nothing if searched else self._empty
        self._stack.setCurrentWidget(page)

    def set_pictures(self, first: int, pictures: Sequence[PictureRecord]) -> None:
        """`first` is the position of the first of them."""
        self.grid.set_pictures(first, pictures)

    def set_thumbnail(self, picture_hash: str, pixels: Pixels | None) -> None:
        """None when there is none to be had."""
        self.grid.set_thumbnail(picture_hash, pixels)

    def set_files(self, files: Mapping[str, Path]) -> None:
        """By the hashes of the pictures."""
        self.grid.set_files(files)

    def set_chat(self, takes_pictures: bool) -> None:
        """Whether there is a chat that takes pictures."""
        self._takes_chat = takes_pictures

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def event(self, event: QEvent) -> bool:
        return claims_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _on_delete(self) -> None:
        chosen = self.grid.chosen()
        if chosen:
            self.delete_requested.emit(chosen)

    def _on_compare(self) -> None:
        chosen = self.grid.chosen()
        if len(chosen) == _TWO:
            self.compare_requested.emit(*chosen)

    def _on_copy(self) -> None:
        chosen = self.grid.chosen()
        if chosen:
            self.copy_requested.emit(chosen[0])

    def _show_menu(self, where: QPoint) -> None:
        chosen = self.grid.chosen()
        if not chosen:
            return
        one, single = chosen[0], len(chosen) == 1
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        _add(menu, "image", tr("Open"), lambda: self.chosen.emit(one)).setEnabled(single)
        again = _add(menu, "arrow-counter-clockwise", tr("Use prompt again"), lambda: self.prompt_requested.emit(one))
        again.setEnabled(single and bool(one.prompt))
        compare = _add(menu, "square-half", tr("Compare"), self._on_compare)
        compare.setEnabled(len(chosen) == _TWO)
        menu.addSeparator()
        save = tr("Save as…") if single else tr("Save all…")
        _add(menu, "floppy-disk", save, lambda: self.save_requested.emit(chosen))
        copy = _add(menu, "copy", tr("Copy"), lambda: self.copy_requested.emit(one))
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setEnabled(single)
        chat = _add(menu, "chat-circle-text", tr("Send to chat"), lambda: self.chat_requested.emit(one))
        chat.setEnabled(single and self._takes_chat)
        menu.addSeparator()
        delete = menu.addAction(icon("trash", "danger"), tr("Delete"), lambda: self.delete_requested.emit(chosen))
        delete.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        menu.popup(where)

    def _arrange(self) -> None:
        heading = QLabel(tr("Library"), self)
        heading.setProperty("role", "heading")
        self.setFocusProxy(self.grid)
        self.back_button.setObjectName("library_back")
        self.compare_button.setObjectName("library_compare")
        self.compare_button.hide()
        self._total.setObjectName("library_total")
        self._total.setProperty("role", "secondary")
        self.grid.setStyleSheet("QListView { background: transparent; }")
        bar = QHBoxLayout()
        bar.setContentsMargins(6, 12, 20, 8)
        bar.setSpacing(8)
        bar.addWidget(self.back_button)
        bar.addWidget(heading)
        bar.addSpacing(8)
        bar.addWidget(self.search, 2)
        bar.addStretch(1)
        bar.addWidget(self.compare_button)
        bar.addWidget(self._total)
        self._stack = QStackedLayout()
        for page in (self.grid, self._empty, self._nothing):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addLayout(self._stack, 1)
        self._stack.setContentsMargins(12, 0, 0, 0)

    def _furnish_search(self) -> None:
        self.search.setObjectName("library_search")
        self.search.setPlaceholderText(tr("Search prompts"))
        self.search.setAccessibleName(tr("Search prompts"))
        self.search.setToolTip(tool_tip(tr("Search prompts  (Ctrl+F)")))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("magnifying-glass", "secondary"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMaximumWidth(360)

    def _add_keys(self) -> None:
        for words, keys, slot in (
            (tr("Delete"), QKeySequence.StandardKey.Delete, self._on_delete),
            (tr("Copy"), QKeySequence.StandardKey.Copy, self._on_copy),
        ):
            action = QAction(words, self.grid)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(slot)
            self.grid.addAction(action)

    def _connect(self) -> None:
        self.back_button.clicked.connect(lambda: self.closed.emit())
        self._empty.chosen.connect(lambda: self.closed.emit())
        self.search.textChanged.connect(lambda: self._pause.start())
        self._pause.timeout.connect(lambda: self.search_changed.emit(self.search.text().strip()))
        self.grid.opened.connect(self.chosen)
        self.grid.rows_wanted.connect(self.rows_wanted)
        self.grid.thumbnails_wanted.connect(self.thumbnails_wanted)
        self.grid.files_wanted.connect(self.files_wanted)
        self.grid.chosen_changed.connect(lambda count: self.compare_button.setVisible(count == _TWO))
        self.compare_button.clicked.connect(self._on_compare)
        self.grid.menu_requested.connect(self._show_menu)


def _add(menu: QMenu, icon_name: str, words: str, act: Callable[[], None]) -> QAction:
    return menu.addAction(icon(icon_name, "secondary"), words, act)


def _total(count: int, size: int) -> str:
    if not count:
        return ""
    if count == 1:
        return tr("1 picture · {size}", size=numbers.size(size))
    return tr("{count} pictures · {size}", count=numbers.count(count), size=numbers.size(size))
