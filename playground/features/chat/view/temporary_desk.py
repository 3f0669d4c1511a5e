"""Connects the temporary chat with the switch beside New and the line above the conversation."""

from PySide6.QtCore import QObject

from playground.features.chat.model import ChatModel
from playground.features.chat.view.conversation_view import ConversationView
from playground.features.chat.view.temporary_bar import ICON, TemporaryBar
from playground.widgets.buttons import IconButton
from playground.widgets.side_list import SideList
from playground.widgets.translation import tr


class TemporaryDesk(QObject):
    """Decides nothing itself."""

    def __init__(self, model: ChatModel, conversations: SideList, conversation: ConversationView) -> None:
        super().__init__(conversation)
        self._model = model
        self.switch = IconButton(
            ICON, tr("Temporary chat: nothing is written to disk"), checkable=True, parent=conversations
        )
        self.switch.setObjectName("temporary")
        self.bar = TemporaryBar(conversation)
        conversations.add_beside_new(self.switch)
        conversation.put_on_top(self.bar)
        self.switch.clicked.connect(self._on_switched)
        self.bar.keep_button.clicked.connect(lambda: model.keep())
        for changed in (model.opened, model.path_changed):
            changed.connect(self._show)
        model.turn_added.connect(lambda _: self._show())
        model.busy_changed.connect(lambda _: self._show())

    def _on_switched(self, wanted: bool) -> None:
        if wanted:
            self._model.new_temporary()
        else:
            self._model.new()

    def _show(self) -> None:
        temporary = self._model.temporary
        self.switch.setChecked(temporary is not None)
        self.bar.setVisible(temporary is not None)
        self.bar.keep_button.setEnabled(temporary is not None and temporary.can_be_kept)
