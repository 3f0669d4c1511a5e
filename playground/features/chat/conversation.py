"""A conversation that is open or still being answered: its turns, its draft, and the one way to add to them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from playground.features.chat.facts import Facts
from playground.features.chat.records import details_of, turn_of
from playground.features.chat.turns import Prompt, Turn, clean_prompt, messages_for, title_of
from playground.message import Message
from playground.services.notices import Notice
from playground.signal import Signal
from playground.storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from playground.features.chat.reply import Asking
    from playground.features.chat.settings import ChatSettings
    from playground.services.context import Context

_numbers = count(1)


class Conversation:
    """Its reply belongs to it and not to the window: it goes on while another conversation is looked at."""

    def __init__(
        self, context: Context, number: int | None = None, title: str = "", turns: Sequence[Turn] = ()
    ) -> None:
        self.turn_added: Signal[Turn] = Signal()
        self.turn_removed: Signal[int] = Signal()
        self.turn_changed: Signal[Turn] = Signal()
        self.text_arrived: Signal[int, str] = Signal()
        self.busy_changed: Signal[bool] = Signal()
        self.saved: Signal[()] = Signal()  # it has come to the list, or moved in it
        self.number = number
        self.title = title
        self.draft = Prompt("")
        self.saved_draft = ""
        self.in_view = False
        self._context = context
        self._turns = {turn.id: turn for turn in turns}
        self._job = f"chat.send.{next(_numbers)}"
        self._asking: tuple[int, Asking] | None = None
        self._busy = False
        self._explained: BaseException | None = None
        self._unsaved_told = False

    @property
    def busy(self) -> bool:
        return self._busy

    @property
    def turns(self) -> tuple[Turn, ...]:
        """With the text of a running reply as far as it has come."""
        if self._asking is not None:
            number, asking = self._asking
            asking.show_now()  # or it would come once more
            self._turns[number] = replace(self._turns[number], text=asking.text_so_far)
        return tuple(self._turns.values())

    @property
    def last(self) -> Turn | None:
        return next(reversed(self._turns.values()), None)

    def catch_up(self) -> None:
        """Hands on the text that waits to be shown, before somebody else begins to look."""
        if self._asking is not None:
            self._asking[1].show_now()

    def recall_draft(self, text: str) -> None:
        self.draft, self.saved_draft = Prompt(text), text

    def send(self, prompt: Prompt, settings: ChatSettings) -> None:
        if not self._busy and not prompt.empty:
            self._start(settings, partial(self._send, clean_prompt(prompt)))

    def ask_again(self, settings: ChatSettings, without: str = "") -> None:
        """Replaces the last reply; `without` names a parameter that this model does not take."""
        if not self._busy and self._turns:
            self._start(settings, partial(self._ask_again, without))

    def stop(self) -> None:
        self._context.jobs.cancel(self._job)

    def _start(self, settings: ChatSettings, prepare: Callable[[], Awaitable[None]]) -> None:
        jobs = self._context.jobs
        jobs.changed.connect(self._on_jobs_changed)
        label = Message("Reply from {model}", model=settings.model)
        jobs.start(self._job, self._run, prepare, settings, label=label, on_error=self._is_explained)

    async def _run(self, prepare: Callable[[], Awaitable[None]], settings: ChatSettings) -> None:
        await prepare()
        await self._answer(settings)

    async def _send(self, prompt: Prompt) -> None:
        history = self._context.history
        drafted = self.number
        if self.number is None:
            record = await history.new_conversation(title_of(prompt))
            self.number, self.title = record.id, record.title
        await self._add(Turn(0, "user", prompt.text, attachments=prompt.attachments))
        on_disk = self.saved_draft
        self.recall_draft("")
        self.saved.emit()
        if on_disk:
            await history.save_draft(drafted, "")

    async def _ask_again(self, without: str) -> None:
        last = self.last
        if without and last is not None:
            client = await self._context.connections.client()
            client.learn(last.model, without)
            self._context.connections.learned(last.model, without)
        if last is not None and last.role == "assistant":
            await self._context.history.delete_turn(last.id)
            del self._turns[last.id]
            self.turn_removed.emit(last.id)

    async def _answer(self, settings: ChatSettings) -> None:
        # Not before the first paint: asyncio and the client come with it.
        from playground.features.chat.reply import Asking, Question

        connection = self._context.connections.current
        facts = Facts(connection=connection.name, demo=connection.preset == "demo")
        question = Question(settings, messages_for(settings.system, self.turns), facts)
        turn = await self._add(Turn(0, "assistant", "", status="streaming", model=settings.model, facts=facts))
        asking = Asking(question, partial(self.text_arrived.emit, turn.id), partial(self._keep_text, turn.id))
        self._asking = turn.id, asking
        try:
            await asking.ask(self._context.connections.client, self._context.jobs.listener(self._job))
        finally:
            ending = asking.ending()
            self._asking, self._explained = None, asking.error
            turn = replace(turn, text=ending.text, status=ending.status, facts=ending.facts)
            self._turns[turn.id] = turn
            self.turn_changed.emit(turn)
            await self._keep(turn)

    async def _add(self, turn: Turn) -> Turn:
        assert self.number is not None
        record = await self._context.history.add_turn(
            self.number,
            self.last.id if self.last else None,
            turn.role,
            turn.text,
            status=turn.status,
            model=turn.model,
            details=details_of(turn),
        )
        turn = turn_of(record)
        self._turns[turn.id] = turn
        self.turn_added.emit(turn)
        return turn

    async def _keep_text(self, turn_id: int, text: str) -> None:
        try:
            await self._context.history.update_turn(turn_id, text=text)
        except StorageError as error:
            self._tell_unsaved(error)

    async def _keep(self, turn: Turn) -> None:
        try:
            await self._context.history.update_turn(
                turn.id, text=turn.text, status=turn.status, details=details_of(turn)
            )
        except StorageError as error:
            self._tell_unsaved(error)

    def _tell_unsaved(self, error: StorageError) -> None:
        """A reply that the disk does not take goes on all the same: it is on the screen."""
        if not self._unsaved_told:
            self._unsaved_told = True
            message = Message("The reply could not be saved. It stays here until you close the window.")
            self._context.notices.post(Notice("danger", message, details=str(error)))

    def _is_explained(self, error: BaseException) -> bool:
        """The turn's own card says it where it can be seen; elsewhere a notice has to."""
        return self.in_view and error is self._explained

    def _on_jobs_changed(self) -> None:
        jobs = self._context.jobs
        busy = any(job.name == self._job for job in jobs.running)
        if not busy:
            jobs.changed.disconnect(self._on_jobs_changed)
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit(busy)
