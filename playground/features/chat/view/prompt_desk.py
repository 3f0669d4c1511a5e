"""Connects the menu of a conversation with the library of prompts."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from playground.features.chat.prompting import Prompting
from playground.widgets.icons import icon
from playground.widgets.side_list import SideList
from playground.widgets.translation import tr


class PromptDesk(QObject):
    def __init__(self, prompting: Prompting, conversations: SideList) -> None:
        super().__init__(conversations)
        self._prompting = prompting
        conversations.menu_made.connect(self._add_keep)

    def _add_keep(self, menu: QMenu, number: int) -> None:
        """Where there is a library."""
        if self._prompting.can_keep:
            menu.addAction(icon("flask", "secondary"), tr("Save as prompt"), partial(self._prompting.keep, number))
