"""Connects what is attached with the chat's model, and says when it becomes much."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from playground.features.chat.model import ChatModel
from playground.features.chat.taking import Source
from playground.features.chat.view.conversation_view import ConversationView
from playground.features.chat.view.entrance import Entrance
from playground.features.chat.view.paste_bar import PasteBar
from playground.features.chat.weight import too_heavy
from playground.widgets import numbers
from playground.widgets.translation import tr
from playground.widgets.trouble_line import TroubleLine


class AttachDesk(QObject):
    def __init__(self, model: ChatModel, conversation: ConversationView, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._conversation = conversation
        self._entrance = Entrance(conversation.composer, parent)
        self.paste_bar = PasteBar(conversation)
        self._weight = TroubleLine("weight", conversation)
        conversation.put_above_composer(self.paste_bar)
        conversation.put_above_composer(self._weight)
        self._entrance.come.connect(model.attach)
        self._entrance.text_pasted.connect(self._on_pasted)
        self.paste_bar.wanted_in_prompt.connect(conversation.put_into_prompt)
        conversation.submitted.connect(self.paste_bar.forget)
        model.opened.connect(self.paste_bar.forget)

    def show_weight(self) -> None:
        """What is written or said has changed."""
        prompt = self._conversation.prompt
        heavy = too_heavy(self._model.wishes.settings.system, self._model.turns, prompt)
        if heavy is None:
            self._weight.set_text("")
            return
        count, size = numbers.count(round(heavy[0], -3)), numbers.size(heavy[1])
        words = tr("About {count} tokens go along with this ({size}). Many models take fewer.", count=count, size=size)
        self._weight.set_text(words)

    def show(self, turn_id: int, place: int) -> None:
        """A text that was sent."""
        turn = self._model.turn(turn_id)
        if turn is not None and place < len(turn.attachments):
            attachment = turn.attachments[place]
            self._model.intake.read(attachment, partial(self._show_text, attachment.name))

    def _show_text(self, name: str, text: str) -> None:
        from playground.features.chat.view.attached_text import AttachedText

        AttachedText(name, text, self._conversation).open()

    def _on_pasted(self, name: str, text: str) -> None:
        self._model.attach([Source(name, text.encode, is_text=True)])
        self.paste_bar.tell(name, text)
