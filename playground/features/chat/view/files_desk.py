"""Connects the list of conversations with the ways by which they leave as files and come from them."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from playground.features.chat.model import ChatModel
from playground.features.chat.view.file_choice import FileChoice
from playground.widgets.buttons import IconButton
from playground.widgets.file_drop import FileDrop
from playground.widgets.icons import icon
from playground.widgets.side_list import SideList
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.chat.exporting import Form


class FilesDesk(QObject):
    """Decides nothing itself."""

    def __init__(self, model: ChatModel, conversations: SideList) -> None:
        super().__init__(conversations)
        self._model = model
        self._list = conversations
        self._choice = FileChoice(conversations)
        self.more_button = IconButton("dots-three", tr("More"), parent=conversations)
        self.more_button.setObjectName("more")
        self.more_button.clicked.connect(self._show_more)
        conversations.add_beside_new(self.more_button)
        conversations.menu_made.connect(self._add_export)
        drop = FileDrop(conversations, (".json", ".zip"))
        drop.dropped.connect(lambda path: model.importing.take(Path(path)))

    def _show_more(self) -> None:
        menu = QMenu(self.more_button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("upload-simple", "secondary"), tr("Import conversations…"), self._import)
        self._add_export(menu, self._model.current.number)
        menu.popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height())))

    def _add_export(self, menu: QMenu, number: int | None) -> None:
        """Without a number there is nothing yet that could leave."""
        forms = menu.addMenu(icon("download-simple", "secondary"), tr("Export this conversation"))
        if number is None:
            forms.setEnabled(False)
            return
        words: tuple[tuple[Form, str], ...] = (
            ("markdown", tr("Markdown")),
            ("html", tr("Web page (HTML)")),
            ("json", tr("All versions (JSON)")),
            ("messages", tr("Messages as they are sent (JSON)")),
        )
        for form, text in words:
            forms.addAction(text, partial(self._export, number, form))

    def _import(self) -> None:
        self._choice.conversations(self._model.importing.take)

    def _export(self, number: int, form: "Form") -> None:
        title = self._list.text_of(number) or self._model.current.title
        name = self._model.saving.name_for(title, form)
        self._choice.save_as(name, lambda path: self._model.saving.save(number, form, path, tr))
