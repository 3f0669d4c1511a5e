"""The chat: the conversation that is looked at, those that go on meanwhile, and what they are asked with."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from playground.features.chat.calling import open_calls
from playground.features.chat.checking import Checking
from playground.features.chat.conversation import Conversation
from playground.features.chat.conversation_list import ConversationList
from playground.features.chat.importing import Importing
from playground.features.chat.intake import Intake
from playground.features.chat.pictures import Pictures
from playground.features.chat.presets import Presets
from playground.features.chat.records import prompt_of, turn_of
from playground.features.chat.saving import Saving
from playground.features.chat.searching import Searching
from playground.features.chat.stars import Stars
from playground.features.chat.turns import Call, Prompt, SentMessage, Turn, clean_prompt, messages_for
from playground.features.chat.wishes import Wishes
from playground.message import Message
from playground.services.notices import Notice
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playground.api.request import ApiRequest
    from playground.features.chat.attachments import Attachment
    from playground.features.chat.taking import Source
    from playground.features.chat.temporary import Temporary
    from playground.services.context import Context
    from playground.services.prices import Money, PriceTable

_LAST = "chat.conversation"


class ChatModel:
    """What the conversation in view tells is passed on; the others go on in silence."""

    temporary: Temporary | None = None  # when it is in view

    def __init__(self, context: Context) -> None:
        self.opened: Signal[()] = Signal()
        self.turn_added: Signal[Turn] = Signal()
        self.turn_removed: Signal[int] = Signal()
        self.path_changed: Signal[()] = Signal()
        self.turn_changed: Signal[Turn] = Signal()
        self.text_arrived: Signal[int, str] = Signal()
        self.thought_arrived: Signal[int, str] = Signal()
        self.choices_changed: Signal[()] = Signal()
        self.busy_changed: Signal[bool] = Signal()
        self.sought: Signal[int] = Signal()  # this turn was looked for and is to be seen
        self.draft_changed: Signal[()] = Signal()  # otherwise than by the one who writes it
        self.attached: Signal[Attachment] = Signal()  # to the draft
        self.started = False
        self.wishes = Wishes(context)
        self.presets = Presets(context)
        self.checking = Checking(context)
        self.pictures = Pictures(context)
        self.stars = Stars(context)
        self.importing = Importing(context)
        self._own: tuple[Intake[Conversation], Saving] = Intake(context), Saving(context, lambda: self.wishes.settings)
        self.intake, self.saving = self._own  # of the conversation in view
        self.list = ConversationList(context)
        self.searching = Searching(context)
        self.importing.come.connect(self.list.refresh)
        self._context = context
        self._answered: dict[int, Conversation] = {}
        self._drafted: dict[int, Conversation] = {}  # what was written in them is not on disk yet
        self._blank = self._new_conversation()
        self.current = self._blank
        self._attach()

    def start(self) -> None:
        """The loop runs and the history is open."""
        self.started = True
        self.list.refresh()
        self.searching.keep_up()
        self.stars.read()
        self._context.jobs.start("chat.begin", self._open_last, label=Message("Opening the conversation"))
        self._own[0].tidy()

    # Replies

    @property
    def busy(self) -> bool:
        return self.current.busy

    @property
    def turns(self) -> tuple[Turn, ...]:
        return self.current.turns

    def turn(self, turn_id: int) -> Turn | None:
        """Of those that are read now."""
        return next((turn for turn in self.turns if turn.id == turn_id), None)

    def text_of(self, turn_id: int) -> str:
        return next(turn.text for turn in self.turns if turn.id == turn_id)

    @property
    def open_calls(self) -> tuple[Call, ...]:
        """Of functions that the last reply waits for."""
        return () if self.busy or self.current.choosing else open_calls(self.turns)

    def cost_of(self, turn: Turn) -> Money | None:
        """Of a reply, by the prices that the user knows. A dated model may stand there under its plain name."""
        usage, names = turn.facts.usage, (turn.facts.answered_by, turn.model)
        return next((cost for name in names if (cost := self._prices.cost_of(name, usage)) is not None), None)

    @cached_property
    def _prices(self) -> PriceTable:
        # Not before the first paint.
        from playground.services.prices import PriceTable

        return PriceTable(self._context.settings)

    def toggle_star(self, turn_id: int) -> None:
        """Of a reply."""
        turns = self.turns
        last = next(place for place, turn in enumerate(turns) if turn.id == turn_id)
        if self.temporary is not None:
            self._context.notices.post(Notice("info", Message("A star is kept on the disk. Keep this chat first.")))
        elif self.current.number is not None:
            self.stars.toggle(self.current.number, turns[: last + 1])

    def send(self, prompt: Prompt) -> None:
        self.current.send(prompt, self.wishes.settings)

    def stop(self) -> None:
        self.current.stop()

    def resend(self, turn_id: int, prompt: Prompt) -> None:
        """Another version of a prompt, and a reply to it."""
        self.current.resend(turn_id, prompt, self.wishes.settings)

    def retry(self, without: str = "", turn_id: int | None = None) -> None:
        """Asks for another version of a reply: of the last, if none is named."""
        self.current.ask_again(self.wishes.settings, without, turn_id)

    def answer(self, results: Mapping[str, str]) -> None:
        """Tells what the calls of the last reply gave, by their ids."""
        self.current.answer(results, self.wishes.settings)

    def go_on(self, turn_id: int) -> None:
        """Asks for the rest of a reply."""
        self.current.go_on(self.wishes.settings, turn_id)

    def request_now(self, prompt: Prompt) -> ApiRequest:
        """What would be sent for this prompt; while nothing is written, what the last reply was asked with."""
        # Not before the first paint.
        from playground.features.chat.parameters import parameters_for

        turns = self.current.turns
        while prompt.empty and turns and turns[-1].role == "assistant":  # two of them while one is asked for again
            turns = turns[:-1]
        messages = messages_for(self.wishes.settings.system, turns, prompt) or (SentMessage("user", ""),)
        dialect = self._context.connections.dialect(self.wishes.settings.model)
        return parameters_for(self.wishes.settings, messages).to_request(dialect)

    def rewrite(self, turn_id: int, text: str, go_on: bool = False) -> None:
        """Another version of a text, and, if wanted, what the model writes after it."""
        if go_on:
            self.current.go_on(self.wishes.settings, turn_id, text)
        else:
            self.current.revising.rewrite(turn_id, text)

    # Conversations

    def new_with(self, model: str) -> None:
        """A new conversation, in which this model answers."""
        self.new()
        self.wishes.wish(replace(self.wishes.settings, model=model))

    def new(self) -> None:
        if self._blank.number is not None or self._blank.busy:
            self._blank = self._new_conversation()
        self._show(self._blank)

    def new_temporary(self) -> None:
        """Nothing of it is written, and it goes when another is shown."""
        # Not before the first paint.
        from playground.features.chat.temporary import Temporary

        temporary = Temporary(self._context, lambda: self.wishes.settings)
        self._show(temporary.conversation, temporary)

    def keep(self) -> None:
        """The temporary chat goes on as any other."""
        if (temporary := self.temporary) is not None and temporary.can_be_kept:
            self._context.jobs.start("chat.keep", self._keep, temporary, label=Message("Saving"), cancellable=False)

    def open_found(self, turn_id: int) -> None:
        """One of those that were found, in whatever version of its conversation it stands."""
        hit = self.searching.hit(turn_id)
        if hit is not None:
            label = Message("Opening the conversation")
            self._context.jobs.start("chat.open", self._open_at, hit.conversation_id, turn_id, label=label)

    def open(self, number: int) -> None:
        if number != self.current.number:
            self._context.jobs.start("chat.open", self._open, number, label=Message("Opening the conversation"))

    def fork(self, turn_id: int) -> None:
        """A new conversation that begins with what was said here, up to this turn."""
        ids = [turn.id for turn in self.turns]
        title, kept = self.current.title, ids[: ids.index(turn_id) + 1]
        self._context.jobs.start("chat.fork", self._fork, title, kept, label=Message("Saving"), cancellable=False)

    def undo(self, number: int) -> None:
        """Takes back the last change in this conversation, if it can still be reached."""
        if number == self.current.number:
            self.current.revising.undo()

    def delete(self, number: int) -> None:
        """Can be taken back, as the notice offers."""
        if number in self._answered:
            self._answered[number].stop()
        if number == self.current.number:
            self.new()
        self.list.delete(number)

    def restore(self, number: int) -> None:
        self.list.change("chat.restore", self._restore, number)

    # Drafts

    def keep_draft(self, prompt: Prompt) -> None:
        self.current.draft = prompt

    def attach(self, sources: Sequence[Source]) -> None:
        """To the draft that is written now, even if another conversation is looked at when they are ready."""
        self.intake.take(sources, self.current)

    def add_text(self, text: str) -> None:
        """To the draft that is written now, below what stands there."""
        self.current.draft = self.current.draft.followed_by(clean_prompt(Prompt(text)))
        self.draft_changed.emit()
        self.save_draft()

    def save_draft(self) -> None:
        self._save_draft_of(self.current)

    # Inside

    def _save_draft_of(self, conversation: Conversation) -> None:
        if self.temporary is not None and conversation is self.temporary.conversation:
            return
        if not self.started or conversation.sending or conversation.draft == conversation.saved_draft:
            return
        if conversation.number is not None:
            self._drafted[conversation.number] = conversation
        name, label = f"chat.draft.{conversation.number}", Message("Keeping the draft")
        self._context.jobs.start(name, self._keep_draft_of, conversation, label=label, cancellable=False)

    async def _keep_draft_of(self, conversation: Conversation) -> None:
        await conversation.save_draft()
        if conversation.number is not None and conversation.draft == conversation.saved_draft:
            self._drafted.pop(conversation.number, None)

    async def _keep(self, temporary: Temporary) -> None:
        number = await temporary.keep()
        self.list.refresh()
        if number is not None and temporary is self.temporary:
            self._show(await self._read(number))

    async def _fork(self, title: str, turn_ids: list[int]) -> None:
        if (temporary := self.temporary) is not None:
            await temporary.fork(title, turn_ids)
            self._show(temporary.conversation, temporary)
            return
        record = await self._context.history.copy_turns(title, turn_ids)
        self._show(await self._read(record.id))
        self.list.refresh()

    async def _restore(self, number: int) -> None:
        await self._context.history.restore(number)
        await self._open(number)

    async def _open_last(self) -> None:
        saved = prompt_of(await self._context.history.draft(None))
        number = self._context.settings.get(_LAST, 0)
        there = number and await self._context.history.conversation(number) is not None
        last = await self._read(number) if there else None
        # Whoever sent or wrote something while the program started goes on with it, and nothing else is lost by that.
        if self._blank.number is not None or self._blank.busy:
            self._blank = self._new_conversation()
            self._blank.recall_draft(saved)
            return
        written = self._blank.draft
        self._blank.recall_draft(saved)
        if not written.empty:
            self._blank.draft = saved.followed_by(written)
        if self.current is self._blank:
            self._show(last if last is not None and written.empty else self._blank)

    async def _open(self, number: int) -> None:
        changing = self._answered.get(number) or self._drafted.get(number) or self._own[0].waiting(number)
        self._show(changing or await self._read(number))

    async def _open_at(self, number: int, turn_id: int) -> None:
        if number != self.current.number:
            await self._open(number)
        if all(turn.id != turn_id for turn in self.turns):
            await self.current.revising.lead_through(turn_id)
        self.sought.emit(turn_id)

    async def _read(self, number: int) -> Conversation:
        record = await self._context.history.conversation(number)
        turns = await self._context.history.turns(number)
        title, leaf = (record.title, record.leaf_id) if record else ("", None)
        conversation = self._new_conversation(number, title, tuple(map(turn_of, turns)), leaf)
        conversation.recall_draft(prompt_of(await self._context.history.draft(number)))
        return conversation

    def _new_conversation(
        self, number: int | None = None, title: str = "", turns: tuple[Turn, ...] = (), leaf: int | None = None
    ) -> Conversation:
        conversation = Conversation(self._context, number, title, turns, leaf)
        conversation.draft_changed.connect(partial(self._on_draft_changed, conversation))
        conversation.attached.connect(partial(self._on_attached, conversation))
        conversation.saved.connect(partial(self._on_saved, conversation))
        conversation.busy_changed.connect(partial(self._on_busy_changed, conversation))
        return conversation

    def _show(self, conversation: Conversation, temporary: Temporary | None = None) -> None:
        self.save_draft()
        if self.temporary is not None:
            self.current.stop()
        was_busy = self.busy
        self._detach()
        conversation.catch_up()
        self.current = conversation
        self._attach()
        self._lend(temporary)
        if temporary is None:
            self._context.settings.set(_LAST, conversation.number or 0)
        self.opened.emit()
        if self.busy != was_busy:
            self.busy_changed.emit(self.busy)

    def _lend(self, temporary: Temporary | None) -> None:
        """What belongs to the store of the conversation in view."""
        self.temporary = temporary
        self.intake, self.saving = self._own if temporary is None else (temporary.intake, temporary.saving)
        self.pictures.beside = None if temporary is None else temporary.blobs

    def _attach(self) -> None:
        self.current.in_view = True
        for told, passed_on in self._signals():
            told.connect(passed_on.emit)

    def _detach(self) -> None:
        self.current.in_view = False
        for told, passed_on in self._signals():
            told.disconnect(passed_on.emit)

    def _signals(self) -> tuple[tuple[Signal[*tuple[Any, ...]], Signal[*tuple[Any, ...]]], ...]:
        return (
            (self.current.turn_added, self.turn_added),
            (self.current.turn_removed, self.turn_removed),
            (self.current.path_changed, self.path_changed),
            (self.current.turn_changed, self.turn_changed),
            (self.current.text_arrived, self.text_arrived),
            (self.current.thought_arrived, self.thought_arrived),
            (self.current.choices_changed, self.choices_changed),
            (self.current.busy_changed, self.busy_changed),
            (self.current.draft_changed, self.draft_changed),
            (self.current.attached, self.attached),
        )

    def _on_draft_changed(self, conversation: Conversation) -> None:
        """A prompt that comes back to a conversation that never began, and was left, is found in the new one."""
        if conversation.number is None and conversation not in (self._blank, self.current):
            self._blank.draft = conversation.draft.followed_by(self._blank.draft)
            conversation = self._blank
            if conversation is self.current:
                self.draft_changed.emit()
        self._save_draft_of(conversation)

    def _on_attached(self, conversation: Conversation, attachment: Attachment) -> None:
        self._save_draft_of(conversation)

    def _on_saved(self, conversation: Conversation) -> None:
        if conversation.number is not None:
            self._answered[conversation.number] = conversation
            if conversation is self.current:
                self._context.settings.set(_LAST, conversation.number)
        self._save_draft_of(conversation)
        self.list.refresh()

    def _on_busy_changed(self, conversation: Conversation, busy: bool) -> None:
        if conversation.number is None:
            return
        if busy:
            self._answered[conversation.number] = conversation
        else:
            self._answered.pop(conversation.number, None)
