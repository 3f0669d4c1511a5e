"""A conversation that is open or still being answered: its turns in all versions, its draft, and how replies come."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from playground.features.chat.facts import Facts
from playground.features.chat.records import attached_to_json, details_of, new_turn_of, turn_of
from playground.features.chat.revising import Revising
from playground.features.chat.tree import Tree
from playground.features.chat.turns import (
    Picture,
    Prompt,
    Turn,
    clean_prompt,
    going_on,
    messages_for,
    title_of,
    user_turn,
)
from playground.message import Message
from playground.services.notices import Notice
from playground.signal import Signal
from playground.storage.clean_text import clean_text
from playground.storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playground.api.connection import Connection
    from playground.features.chat.reply import Asking
    from playground.features.chat.settings import ChatSettings
    from playground.services.context import Context
    from playground.storage.history import TurnRecord

_numbers = count(1)


@dataclass(frozen=True, slots=True)
class After:
    """Where a reply goes: after this turn, as another version of that one, beginning with so much of its text."""

    turn_id: int | None
    instead_of: int | None = None
    beginning: str = ""
    kept_draft: bool = False  # what is being written is not what is sent


class Conversation:
    """Its reply belongs to it and not to the window: it goes on while another conversation is looked at."""

    def __init__(
        self,
        context: Context,
        number: int | None = None,
        title: str = "",
        turns: Sequence[Turn] = (),
        leaf: int | None = None,
    ) -> None:
        self.turn_added: Signal[Turn] = Signal()
        self.turn_removed: Signal[int] = Signal()
        self.path_changed: Signal[()] = Signal()  # other turns are read now; `turns` has them
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
        self._tree = Tree(turns, leaf)
        name = str(next(_numbers))
        self._job = f"chat.send.{name}"
        self.revising = Revising(context, name, self._tree, lambda: self.number, self._begin)
        self.revising.changed.connect(self.path_changed.emit)
        self._unsent: Prompt | None = None
        self._earlier: tuple[Turn, ...] = ()  # what is seen until the reply that stands for it brings text
        self._asking: tuple[int, Asking] | None = None
        self._busy = False
        self._explained: BaseException | None = None
        self._unsaved_told = False

    @property
    def busy(self) -> bool:
        return self._busy

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Those of the version that is read, with the text of a running reply as far as it has come."""
        if self._asking is not None:
            number, asking = self._asking
            asking.show_now()  # or it would come once more
            self._tree.replace(replace(self._tree[number], text=asking.text_so_far))
        path = self._tree.path
        return (*path[:-1], *self._earlier, *path[-1:]) if self._earlier else path

    @property
    def last(self) -> Turn | None:
        return next(reversed(self._tree.path), None)

    def place_among_versions(self, turn_id: int) -> tuple[int, int]:
        """Which one of how many, counted from 1."""
        versions = self._tree.versions(turn_id)
        return versions.index(turn_id) + 1, len(versions)

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
        self._start(settings, After(self._tree.leaf))

    def resend(self, turn_id: int, prompt: Prompt, settings: ChatSettings) -> None:
        """Another version of a prompt, and the reply to it; what was said before stays beside them."""
        if self._busy or prompt.empty:
            return
        self._unsent = clean_prompt(prompt)
        self._start(settings, After(self._tree[turn_id].parent_id, kept_draft=True))

    def ask_again(self, settings: ChatSettings, without: str = "", turn_id: int | None = None) -> None:
        """Another version of a reply, of the last if none is named, or a reply to a last prompt that has none.
        `without` names a parameter that this model does not take."""
        turn = self.last if turn_id is None else self._tree[turn_id]
        if self._busy or turn is None:
            return
        if turn.role == "assistant":
            self._start(settings, After(turn.parent_id, instead_of=turn.id), without)
        else:
            self._start(settings, After(turn.id), without)

    def go_on(self, settings: ChatSettings, turn_id: int, text: str | None = None) -> None:
        """Another version of a reply, which begins with its text, or with this one, and goes on from there."""
        turn = self._tree[turn_id]
        beginning = turn.text if text is None else clean_text(text)
        if not self._busy:
            self._start(settings, After(turn.parent_id, instead_of=turn.id, beginning=beginning))

    def stop(self) -> None:
        self._context.jobs.cancel(self._job)

    def _start(self, settings: ChatSettings, after: After, without: str = "") -> None:
        jobs = self._context.jobs
        jobs.changed.connect(self._on_jobs_changed)
        label = Message("Reply from {model}", model=settings.model)
        # The words go to the server that the user saw when sending them.
        connection = self._context.connections.current
        arguments = connection, settings, after, without
        jobs.start(self._job, self._run, *arguments, label=label, on_error=self._is_explained)

    async def _run(self, connection: Connection, settings: ChatSettings, after: After, without: str) -> None:
        # Not before the first paint: asyncio and the client come with it.
        from playground.features.chat.reply import Asking, Question
        from playground.services.seen_through import to_its_end

        if without and after.instead_of is not None:
            await self._learn(connection, self._tree[after.instead_of].model, without)
        self._explained = None
        facts = Facts(connection=connection.name, demo=connection.preset == "demo", system=settings.system)
        reply = Turn(0, "assistant", after.beginning, status="streaming", model=settings.model, facts=facts)
        async with self.revising.alone():
            turn = await to_its_end(self._add(reply, after))
        messages = messages_for(settings.system, self._tree.path[:-1])
        if after.beginning:
            messages = going_on(messages, after.beginning)
        question = Question(connection, settings, messages, facts, after.beginning)
        blobs = self._context.blobs
        asking = Asking(question, blobs, partial(self._show_text, turn.id), partial(self._keep_text, turn.id))
        self._asking = turn.id, asking
        try:
            await asking.ask(self._context.connections.client, self._context.jobs.listener(self._job))
        finally:
            ending = asking.ending()
            self._asking = None
            turn = replace(turn, text=ending.text, status=ending.status, facts=ending.facts)
            await to_its_end(self._settle(turn, after, asking.error))

    async def _learn(self, connection: Connection, model: str, without: str) -> None:
        client = await self._context.connections.client(connection)
        client.learn(model, without)
        self._context.connections.learned(model, without)

    async def _add(self, reply: Turn, after: After) -> Turn:
        """The prompt that is on its way, if any, and the reply to come: both or none."""
        prompt = self._unsent
        earlier = None if after.instead_of is None else self._tree[after.instead_of]
        worthless = earlier is not None and not earlier.text and not self._tree.children(earlier.id)
        shown = () if prompt is not None or worthless or earlier is None else self._from(earlier.id)
        new = [reply] if prompt is None else [user_turn(prompt), reply]
        sent_draft = prompt is not None and not after.kept_draft and self.saved_draft != Prompt("")
        records = await self._inserted(new, after, sent_draft, earlier.id if worthless and earlier else None)
        if worthless and earlier is not None:
            self._tree.remove(earlier.id)
            self.turn_removed.emit(earlier.id)
        if prompt is not None:
            self._unsent = None
            if not after.kept_draft:
                self.saved_draft = Prompt("")
        turns = [turn_of(record) for record in records]
        self.revising.forget()
        self._show(turns, shown)
        self.saved.emit()
        return turns[-1]

    async def _inserted(
        self, new: Sequence[Turn], after: After, sent_draft: bool, instead_of: int | None
    ) -> tuple[TurnRecord, ...]:
        title = title_of(self._unsent) if self._unsent is not None else ""
        records = await self._context.history.add_turns(
            self.number,
            after.turn_id,
            *map(new_turn_of, new),
            title=title,
            sent_draft=sent_draft,
            instead_of=instead_of,
        )
        if self.number is None:
            self.number, self.title = records[0].conversation_id, title
        return records

    async def _begin(self, turn: Turn) -> Turn:
        """The conversation comes about with a message that nobody is asked to answer."""
        title = title_of(Prompt(turn.text))
        (record,) = await self._context.history.add_turns(None, None, new_turn_of(turn), title=title)
        self.number, self.title = record.conversation_id, title
        self.saved.emit()
        return turn_of(record)

    def _from(self, turn_id: int) -> tuple[Turn, ...]:
        path = self._tree.path
        return path[next(place for place, turn in enumerate(path) if turn.id == turn_id) :]

    def _show(self, turns: Sequence[Turn], earlier: tuple[Turn, ...]) -> None:
        """New turns at the end of a path. What they stand for is seen until there is something in its place."""
        leaf = self._tree.leaf
        for turn in turns:
            self._tree.add(turn)
        self._earlier = earlier
        if earlier or turns[0].parent_id == leaf:
            for turn in turns:
                self.turn_added.emit(turn)
        else:
            self.path_changed.emit()

    def _show_text(self, turn_id: int, text: str) -> None:
        self._drop_earlier()
        self.text_arrived.emit(turn_id, text)

    def _drop_earlier(self) -> None:
        """Something better has come; it stays as another version."""
        earlier, self._earlier = self._earlier, ()
        for turn in reversed(earlier):
            self.turn_removed.emit(turn.id)

    async def _settle(self, turn: Turn, after: After, error: BaseException | None) -> None:
        earlier = after.instead_of
        nothing_came = turn.status != "done" and turn.text == after.beginning
        if nothing_came and earlier is not None and earlier in self._tree:
            await self._return_to(self._tree[earlier], turn, error)
            return
        self._drop_earlier()
        self._explained = error
        self._tree.replace(turn)
        self.turn_changed.emit(turn)
        await self._keep(turn)

    async def _return_to(self, earlier: Turn, turn: Turn, error: BaseException | None) -> None:
        """Asking again has brought nothing: what was there stays, and says why it is still there."""
        self._earlier = ()
        self._tree.remove(turn.id)
        self.turn_removed.emit(turn.id)
        self._tree.go_to(earlier.id)
        if turn.facts.failure is not None and earlier.status in ("failed", "interrupted"):
            earlier = replace(earlier, facts=replace(earlier.facts, failure=turn.facts.failure))
            self._tree.replace(earlier)
            self._explained = error
            self.turn_changed.emit(earlier)
        with self._told_when_unsaved():
            await self._context.history.delete_turn(turn.id)
            if self.number is not None:
                await self._context.history.read_to(self.number, self._tree.leaf)
        await self._keep(earlier)

    async def _keep_text(self, turn_id: int, text: str) -> None:
        with self._told_when_unsaved():
            await self._context.history.update_turn(turn_id, text=text)

    async def _keep(self, turn: Turn) -> None:
        with self._told_when_unsaved():
            await self._context.history.update_turn(
                turn.id, text=turn.text, status=turn.status, details=details_of(turn)
            )

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
