"""Connects the list of conversations on the left with the model: what is pinned, and what was found."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from playground.features.chat.view.day_groups import groups_of
from playground.widgets.icons import icon
from playground.widgets.side_list import SideList
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.chat.model import ChatModel


class SideDesk(QObject):
    """Decides nothing itself."""

    def __init__(self, model: "ChatModel", conversations: SideList) -> None:
        super().__init__(conversations)
        self._model = model
        self._list = conversations
        model.list.changed.connect(self._show_conversations)
        conversations.menu_made.connect(self._add_pin)
        conversations.tool_pressed.connect(self._toggle_pin)

    def _show_conversations(self) -> None:
        self._list.set_groups(groups_of(self._model.list.pinned, self._model.list.days))
        self._list.select(self._model.current.number)

    def _add_pin(self, menu: QMenu, number: int) -> None:
        text = tr("Unpin") if self._model.list.is_pinned(number) else tr("Pin")
        menu.addAction(icon("push-pin", "secondary"), text, lambda: self._toggle_pin(number))

    def _toggle_pin(self, number: int) -> None:
        self._model.list.pin(number, not self._model.list.is_pinned(number))
