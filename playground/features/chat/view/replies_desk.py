"""Connects replies that come in several choices, or wait for the results of functions, with what is shown of them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QCursor

from playground.features.chat.model import ChatModel
from playground.features.chat.turns import Turn
from playground.features.chat.view.conversation_view import ConversationView
from playground.widgets.translation import tr

if TYPE_CHECKING:
    from playground.features.chat.view.calls_bar import CallsBar
    from playground.features.chat.view.choices_view import ChoicesView


class RepliesDesk(QObject):
    """Decides nothing itself. What seldom happens is loaded when it first does."""

    def __init__(self, model: ChatModel, conversation: ConversationView) -> None:
        super().__init__(conversation)
        self._model = model
        self._conversation = conversation
        self._choices: ChoicesView | None = None
        self._calls: CallsBar | None = None
        for changed in (model.opened, model.choices_changed):
            changed.connect(self._show_choices)
        for changed in (model.opened, model.choices_changed, model.path_changed):
            changed.connect(self._show_calls)
        model.turn_added.connect(lambda _: self._show_calls())
        model.turn_removed.connect(lambda _: self._show_calls())
        model.busy_changed.connect(lambda _: self._show_calls())
        model.text_arrived.connect(self._on_text)
        model.thought_arrived.connect(self._on_thought)
        model.turn_changed.connect(self._on_turn_changed)

    def show_about(self, turn: Turn) -> None:
        """Everything that is known about a reply."""
        from playground.features.chat.view.about_popover import AboutPopover
        from playground.features.chat.view.reply_facts import facts_of

        popover = AboutPopover(facts_of(turn, self._model.cost_of(turn)), self._conversation)
        popover.open_near(self._pointer())

    def show_chances(self, turn: Turn) -> None:
        """How sure the model was of each word of a reply; from any of them it can go on another way."""
        from playground.features.chat.chances import beginning, pieces_of
        from playground.features.chat.view.chances_dialog import ChancesDialog

        why_not = tr("Wait until the reply that arrives is complete.") if self._model.busy else ""
        dialog = ChancesDialog(pieces_of(turn), self._conversation, why_not=why_not)
        dialog.gone_on.connect(
            lambda piece, text: self._model.rewrite(turn.id, beginning(turn, piece, text), go_on=True)
        )
        dialog.open()

    def _pointer(self) -> QPoint:
        """Who chose by keyboard has it anywhere."""
        place, view = QCursor.pos(), self._conversation
        inside = view.rect().contains(view.mapFromGlobal(place))
        return place if inside else view.mapToGlobal(QPoint(view.width() // 3, view.height() // 3))

    def _show_choices(self) -> None:
        choices = self._model.current.choices
        if choices or self._choices is not None:
            self._choices_view().set_choices(choices)

    def _show_calls(self) -> None:
        calls = self._model.open_calls
        if not calls and self._calls is None:
            return
        bar, prompt = self._calls_bar(), self._conversation.composer.prompt
        bar.set_calls(calls, self._model.wishes.settings.tool_results)
        if calls and prompt.hasFocus() and not prompt.text():
            bar.begin()

    def _on_answered(self, results: dict[str, str]) -> None:
        self._conversation.composer.prompt.setFocus()
        self._model.answer(results)

    def _on_text(self, turn_id: int, text: str) -> None:
        if self._choices is not None:
            self._choices.add_text(turn_id, text)

    def _on_thought(self, turn_id: int, text: str) -> None:
        if self._choices is not None:
            self._choices.add_thought(turn_id, text)

    def _on_turn_changed(self, turn: Turn) -> None:
        if self._choices is not None:
            self._choices.change(turn)
        self._show_calls()

    def _choices_view(self) -> "ChoicesView":
        if self._choices is None:
            from playground.features.chat.view.choices_view import ChoicesView

            conversation = self._conversation
            self._choices = ChoicesView(conversation.composer, conversation.transcript, conversation)
            self._choices.picked.connect(lambda turn: self._model.current.pick(turn))
            conversation.put_below_transcript(self._choices)
        return self._choices

    def _calls_bar(self) -> "CallsBar":
        if self._calls is None:
            from playground.features.chat.view.calls_bar import CallsBar

            self._calls = CallsBar(self._conversation.transcript, self._conversation)
            self._calls.answered.connect(self._on_answered)
            self._conversation.put_above_composer(self._calls)
        return self._calls
