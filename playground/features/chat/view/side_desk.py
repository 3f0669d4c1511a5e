"""Connects the list of conversations on the left with the model: what is pinned, and what was found."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from playground.features.chat.view.day_groups import MORE, found_groups, groups_of, place_id
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
        model.list.changed.connect(self._show)
        model.searching.changed.connect(self._show)
        model.sought.connect(lambda turn: conversations.select(place_id(turn)))
        conversations.search_changed.connect(model.searching.search)
        conversations.selected.connect(self._on_selected)
        conversations.menu_made.connect(self._add_pin)
        conversations.tool_pressed.connect(self._toggle_pin)

    def _show(self) -> None:
        searching, listed = self._model.searching, self._model.list
        if searching.text:
            chosen = self._list.current()
            self._list.set_groups(found_groups(searching.found, more=searching.has_more))
            self._list.select(chosen)
        else:
            self._list.set_groups(groups_of(listed.pinned, listed.days))
            self._list.select(self._model.current.number)

    def _on_selected(self, row: int) -> None:
        """A conversation, or a place in one."""
        if row == MORE:
            self._model.searching.more()
        elif row < 0:
            self._model.open_found(place_id(row))
        else:
            self._model.open(row)

    def _add_pin(self, menu: QMenu, number: int) -> None:
        text = tr("Unpin") if self._model.list.is_pinned(number) else tr("Pin")
        menu.addAction(icon("push-pin", "secondary"), text, lambda: self._toggle_pin(number))

    def _toggle_pin(self, number: int) -> None:
        self._model.list.pin(number, not self._model.list.is_pinned(number))
