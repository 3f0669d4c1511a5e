"""The ways in and out of the library: files, and where a prompt is used."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFileDialog, QMenu

from playground.features.prompt_lab.view.library.library_dialogs import KnownQuestion
from playground.services.file_names import file_name
from playground.widgets.buttons import IconButton
from playground.widgets.icons import icon
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.features.prompt_lab.library.transfer import Offer, Transfer
    from playground.features.prompt_lab.view.library.prompt_list import PromptList


class TransferDesk(QObject):
    def __init__(self, transfer: "Transfer", list_: "PromptList", parent: QObject) -> None:
        super().__init__(parent)
        self._transfer = transfer
        self._list = list_
        self.menu_button = IconButton("dots-three", tr("Import and export"), parent=list_)
        self.menu_button.setObjectName("transfer")
        self.menu_button.clicked.connect(self._show_menu)
        list_.add_beside_new(self.menu_button)
        transfer.offered.connect(self._ask)

    def import_file(self) -> None:
        chooser = self._chooser(tr("Import prompts"), self._transfer.import_file)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        prompts = tr("Prompts {patterns}", patterns="(*.json *.yaml *.yml)")
        chooser.setNameFilters([prompts, tr("All files {patterns}", patterns="(*)")])
        chooser.open()

    def export(self, name: str, number: int | None = None, version: int | None = None) -> None:
        chooser = self._chooser(tr("Save as"), lambda path: self._transfer.export(path, number, version=version))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setFileMode(QFileDialog.FileMode.AnyFile)
        chooser.setDefaultSuffix("json")
        chooser.selectFile(file_name(name, ".json", tr("prompt")))
        chooser.open()

    def _chooser(self, title: str, then: "Callable[[Path], object]") -> QFileDialog:
        chooser = QFileDialog(self._list.window(), title)
        chooser.filesSelected.connect(lambda names: then(Path(names[0])))
        chooser.finished.connect(chooser.deleteLater)
        return chooser

    def _show_menu(self) -> None:
        menu = QMenu(self._list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("upload-simple", "secondary"), tr("Import prompts…"), self.import_file)
        export = partial(self.export, tr("prompts"))
        action = menu.addAction(icon("download-simple", "secondary"), tr("Export all prompts…"), export)
        action.setEnabled(self._list.rows.rowCount() > 0)
        menu.popup(QCursor.pos())

    def _ask(self, offer: "Offer") -> None:
        question = KnownQuestion(offer, self._list.window())
        question.copies_wanted.connect(lambda: self._transfer.take_copies(offer, _copy_name))
        question.others_wanted.connect(lambda: self._transfer.take(offer.fresh, offer.told))
        question.open()


def _copy_name(name: str) -> str:
    return tr("{name} (copy)", name=name)
