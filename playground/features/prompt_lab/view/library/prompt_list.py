"""The left panel of the library: the prompts in their folders, each of which can be folded."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from playground.features.prompt_lab.library.library import Folder
from playground.widgets.icons import icon
from playground.widgets.numbers import count
from playground.widgets.side_list import SideList
from playground.widgets.side_rows import SideRow
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.storage.prompts import PromptRecord

_FOLDERS: Final = -1  # ids below zero are those of folders, in their order


class PromptList(SideList):
    """Signals, beside those of every list:
    duplicate_requested: an id.
    folder_renamed: how a folder was called, and how it is to be called.
    """

    duplicate_requested = Signal(int)
    folder_renamed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("New prompt"), tr("Start with an empty prompt  (Ctrl+N)"), tr("Prompts"), tr("No prompts yet"), parent
        )
        self.view.setObjectName("prompts")
        self._folders: tuple[Folder, ...] = ()
        self._ending: frozenset[str] = frozenset()
        self._folded: set[str] = set()
        self.rows.renamed.disconnect(self.rename_requested)
        self.rows.renamed.connect(self._on_renamed)
        self.view.clicked.connect(self._on_clicked)
        self.view.activated.connect(self._on_clicked)

    def set_folders(self, folders: Sequence[Folder], ending: Collection[str]) -> None:
        """`ending` are models that will not be served for much longer."""
        self._folders, self._ending = tuple(folders), frozenset(ending)
        self._show()

    def set_folded(self, names: Collection[str]) -> None:
        self._folded = set(names)
        self._show()

    def folded_names(self) -> list[str]:
        return sorted(self._folded)

    def _show(self) -> None:
        searching = bool(self.search.text().strip())
        rows: list[SideRow] = []
        named = any(folder.name for folder in self._folders)
        for place, folder in enumerate(self._folders):
            closed = folder.name in self._folded and not searching
            if named:
                rows.append(_heading(_FOLDERS - place, folder, closed=closed))
            if not closed:
                rows += [self._row(prompt, int(named)) for prompt in folder.prompts]
        self.set_groups([("", rows)])

    def _row(self, prompt: "PromptRecord", level: int) -> SideRow:
        ends = prompt.model in self._ending
        return SideRow(
            prompt.id,
            prompt.name or tr("Untitled prompt"),
            level,
            icon="warning" if ends else "",
            icon_role="warning" if ends else "secondary",
        )

    def _on_current_changed(self, index: QModelIndex) -> None:
        id_ = self.rows.id_at(index)
        if id_ is not None and id_ >= 0:
            self.selected.emit(id_)

    def _on_clicked(self, index: QModelIndex) -> None:
        id_ = self.rows.id_at(index)
        if id_ is not None and id_ <= _FOLDERS:
            name = self._folders[_FOLDERS - id_].name
            self._folded ^= {name}
            self._show()

    def _on_renamed(self, id_: int, text: str) -> None:
        if id_ >= 0:
            self.rename_requested.emit(id_, text)
        elif self._folders[_FOLDERS - id_].name:
            self.folder_renamed.emit(self._folders[_FOLDERS - id_].name, text)
        else:
            self._show()  # what is in no folder has no name to change

    def _on_delete(self) -> None:
        if (self.current() or 0) >= 0:
            super()._on_delete()

    def _show_menu(self, where: QPoint) -> None:
        id_ = self.rows.id_at(self.view.indexAt(where))
        if id_ is not None and id_ >= 0:
            super()._show_menu(where)

    def _add_to_menu(self, menu: QMenu, id_: int, index: QModelIndex) -> None:
        super()._add_to_menu(menu, id_, index)
        menu.addAction(icon("copy", "secondary"), tr("Duplicate"), lambda: self.duplicate_requested.emit(id_))


def _heading(id_: int, folder: Folder, *, closed: bool) -> SideRow:
    mark = "caret-right" if closed else "caret-down"
    note = count(len(folder.prompts))
    return SideRow(id_, folder.name or tr("No folder"), icon=mark, note=note)
