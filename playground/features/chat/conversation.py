"""A conversation that is open or still being answered: its turns, its draft, and the one way to add to them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from playground.features.chat.facts import Facts
from playground.features.chat.records import attached_to_json, details_of, new_turn_of, turn_of
from playground.features.chat.turns import Picture, Prompt, Turn, clean_prompt, messages_for, title_of, user_turn
from playground.message import Message
from playground.services.notices import Notice
from playground.signal import Signal
from playground.storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playground.api.connection import Connection
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
        self.draft_changed: Signal[()] = Signal()
        self.picture_added: Signal[Picture] = Signal()  # to the draft
        self.saved: Signal[()] = Signal()  # it has come to the list, or moved in it
        self.number = number
        self.title = title
        self.draft = Prompt("")
        self.saved_draft: Prompt | None = Prompt("")  # None while nobody knows what is on disk
        self.in_view = False
        self._context = context
        self._turns = {turn.id: turn for turn in turns}
        self._job = f"chat.send.{next(_numbers)}"
        self._unsent: Prompt | None = None
        self._earlier: Turn | None = None  # stays until the reply that replaces it brings text
        self._replaced: int | None = None  # is still on disk
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

    @property
    def sending(self) -> bool:
        """Whether a prompt is on its way to the store; until then what is typed has no place there."""
        return self._unsent is not None

    def recall_draft(self, draft: Prompt) -> None:
        self.draft = self.saved_draft = draft

    async def save_draft(self) -> None:
        draft = self.draft
        if self.sending or draft == self.saved_draft:
            return
        self.saved_draft = None
        await self._context.history.save_draft(self.number, draft.text, attached_to_json(draft))
        self.saved_draft = draft

    def add_picture(self, picture: Picture) -> None:
        if all(picture.hash != other.hash for other in self.draft.pictures):
            self.draft = replace(self.draft, pictures=(*self.draft.pictures, picture))
            self.picture_added.emit(picture)

    def send(self, prompt: Prompt, settings: ChatSettings) -> None:
        if self._busy or prompt.empty:
            return
        self._unsent = clean_prompt(prompt)
        self.draft = Prompt("")
        self.draft_changed.emit()
        self._start(settings)

    def ask_again(self, settings: ChatSettings, without: str = "") -> None:
        """Replaces the last reply; `without` names a parameter that this model does not take."""
        if not self._busy and self._turns:
            self._start(settings, without)

    def stop(self) -> None:
        self._context.jobs.cancel(self._job)

    def _start(self, settings: ChatSettings, without: str = "") -> None:
        jobs = self._context.jobs
        jobs.changed.connect(self._on_jobs_changed)
        label = Message("Reply from {model}", model=settings.model)
        # The words go to the server that the user saw when sending them.
        connection = self._context.connections.current
        arguments = connection, settings, without
        jobs.start(self._job, self._run, *arguments, label=label, on_error=self._is_explained)

    async def _run(self, connection: Connection, settings: ChatSettings, without: str) -> None:
        # Not before the first paint: asyncio and the client come with it.
        from playground.features.chat.reply import Asking, Question
        from playground.services.seen_through import to_its_end

        last = self.last
        if without and last is not None:
            await self._learn(connection, last.model, without)
        self._explained = None
        if last is not None and last.role == "assistant" and not self.sending:
            self._earlier = last
        facts = Facts(connection=connection.name, demo=connection.preset == "demo", system=settings.system)
        reply = Turn(0, "assistant", "", status="streaming", model=settings.model, facts=facts)
        turn = await to_its_end(self._add(reply))
        before = [each for each in self._turns.values() if each is not self._earlier]
        question = Question(connection, settings, messages_for(settings.system, before), facts)
        blobs = self._context.blobs
        asking = Asking(question, blobs, partial(self._show_text, turn.id), partial(self._keep_text, turn.id))
        self._asking = turn.id, asking
        try:
            await asking.ask(self._context.connections.client, self._context.jobs.listener(self._job))
        finally:
            ending = asking.ending()
            self._asking = None
            turn = replace(turn, text=ending.text, status=ending.status, facts=ending.facts)
            await to_its_end(self._settle(turn, asking.error))

    async def _learn(self, connection: Connection, model: str, without: str) -> None:
        client = await self._context.connections.client(connection)
        client.learn(model, without)
        self._context.connections.learned(model, without)

    async def _add(self, reply: Turn) -> Turn:
        """The prompt that is on its way, if any, and the reply to come: both or none."""
        prompt, earlier, last = self._unsent, self._earlier, self.last
        if earlier is not None and not earlier.text:
            self._earlier = None  # nothing is lost with it
        title = title_of(prompt) if prompt is not None else ""
        asked = [] if prompt is None else [user_turn(prompt)]
        before = last.id if last is not None else None
        records = await self._context.history.add_turns(
            self.number,
            before if earlier is None else earlier.parent_id,
            *map(new_turn_of, [*asked, reply]),
            title=title,
            sent_draft=prompt is not None and self.saved_draft != Prompt(""),
            instead_of=earlier.id if earlier is not None and self._earlier is None else None,
        )
        if earlier is not None and self._earlier is None:
            self._remove(earlier)
        if self.number is None:
            self.number, self.title = records[0].conversation_id, title
        if prompt is not None:
            self._unsent, self.saved_draft = None, Prompt("")
        turns = [turn_of(record) for record in records]
        for turn in turns:
            self._turns[turn.id] = turn
            self.turn_added.emit(turn)
        self.saved.emit()
        return turns[-1]

    def _remove(self, turn: Turn) -> None:
        del self._turns[turn.id]
        self.turn_removed.emit(turn.id)

    def _show_text(self, turn_id: int, text: str) -> None:
        self._drop_earlier()
        self.text_arrived.emit(turn_id, text)

    def _drop_earlier(self) -> None:
        """Something better has come."""
        earlier, self._earlier = self._earlier, None
        if earlier is not None:
            self._replaced = earlier.id
            self._remove(earlier)

    async def _settle(self, turn: Turn, error: BaseException | None) -> None:
        if self._earlier is not None and turn.status != "done" and not turn.text:
            await self._return_to(self._earlier, turn, error)
            return
        self._drop_earlier()
        self._explained = error
        self._turns[turn.id] = turn
        self.turn_changed.emit(turn)
        await self._keep(turn)

    async def _return_to(self, earlier: Turn, turn: Turn, error: BaseException | None) -> None:
        """Asking again has brought nothing: what was there stays, and says why it is still there."""
        self._earlier = None
        self._remove(turn)
        if turn.facts.failure is not None and earlier.status in ("failed", "interrupted"):
            earlier = replace(earlier, facts=replace(earlier.facts, failure=turn.facts.failure))
            self._turns[earlier.id] = earlier
            self._explained = error
            self.turn_changed.emit(earlier)
        self._replaced = turn.id
        await self._keep(earlier)

    async def _keep_text(self, turn_id: int, text: str) -> None:
        with self._told_when_unsaved():
            await self._context.history.update_turn(turn_id, text=text)
            await self._forget_replaced()

    async def _keep(self, turn: Turn) -> None:
        with self._told_when_unsaved():
            await self._context.history.update_turn(
                turn.id, text=turn.text, status=turn.status, details=details_of(turn)
            )
            await self._forget_replaced()

    async def _forget_replaced(self) -> None:
        if self._replaced is not None:
            await self._context.history.delete_turn(self._replaced)
            self._replaced = None

    @contextmanager
    def _told_when_unsaved(self) -> Iterator[None]:
        """A reply that the disk does not take goes on all the same: it is on the screen."""
        try:
            yield
        except StorageError as error:
            self._tell_unsaved(error)

    def _tell_unsaved(self, error: StorageError) -> None:
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
            self._return_unsent()
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit(busy)

    def _return_unsent(self) -> None:
        """A prompt that did not even get into the store is there to be sent again."""
        if self._unsent is not None:
            self.draft, self._unsent = self._unsent.followed_by(self.draft), None
            self.draft_changed.emit()
