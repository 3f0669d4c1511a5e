"""A conversation that is open or still being answered: its turns in all versions, its draft, and how replies come."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from playground.features.chat.after import After
from playground.features.chat.attachments import Attachment, attachments_to_json
from playground.features.chat.facts import Facts
from playground.features.chat.keeping import Keeping
from playground.features.chat.records import new_turn_of, turn_of
from playground.features.chat.revising import Revising
from playground.features.chat.tree import Tree
from playground.features.chat.turns import (
    Prompt,
    Turn,
    clean_prompt,
    going_on,
    messages_for,
    title_of,
    user_turn,
)
from playground.message import Message
from playground.signal import Signal
from playground.storage.clean_text import clean_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playground.api.connection import Connection
    from playground.features.chat.reply import Asking
    from playground.features.chat.settings import ChatSettings
    from playground.services.context import Context
    from playground.storage.history import TurnRecord

_numbers = count(1)


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
        self.thought_arrived: Signal[int, str] = Signal()
        self.choices_changed: Signal[()] = Signal()
        self.busy_changed: Signal[bool] = Signal()
        self.draft_changed: Signal[()] = Signal()
        self.attached: Signal[Attachment] = Signal()  # to the draft
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
        self._asking: tuple[tuple[int, ...], Asking] | None = None
        self._choices: tuple[int, ...] = ()
        self._busy = False
        self._explained: BaseException | None = None
        self._keeping = Keeping(context)

    @property
    def busy(self) -> bool:
        return self._busy

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Those of the version that is read, with the text of a running reply as far as it has come."""
        self._catch_up()
        path = self._tree.path
        if self._choices and path[-1].id in self._choices:
            path = path[:-1]
        return (*path[:-1], *self._earlier, *path[-1:]) if self._earlier else path

    @property
    def choices(self) -> tuple[Turn, ...]:
        """Of a reply that came in several: until one is picked, none of them is among the turns."""
        self._catch_up()
        return tuple(self._tree[each] for each in self._choices)

    @property
    def choosing(self) -> bool:
        return bool(self._choices)

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

    def _catch_up(self) -> None:
        if self._asking is None:
            return
        numbers, asking = self._asking
        asking.show_now()  # or it would come once more
        for place, number in enumerate(numbers):
            thought, text = asking.texts_so_far(place)
            self._tree.replace(replace(self._tree[number], text=text, reasoning=thought))

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
        await self._context.history.save_draft(self.number, draft.text, attachments_to_json(draft.attachments))
        self.saved_draft = draft

    def attach(self, attachment: Attachment) -> None:
        if not any(attachment.same_as(other) for other in self.draft.attachments):
            self.draft = replace(self.draft, attachments=(*self.draft.attachments, attachment))
            self.attached.emit(attachment)

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

    def answer(self, results: Mapping[str, str], settings: ChatSettings) -> None:
        """Tells what the calls of the last reply gave, by their ids, and asks for what the model says to that."""
        turn = self.last
        if self._busy or turn is None or not turn.calls:
            return
        told = tuple(
            Turn(0, "tool", clean_text(results.get(call.id, "")), answers=call.id, model=call.name)
            for call in turn.calls
        )
        self._start(settings, After(turn.id, results=told))

    def pick(self, turn_id: int) -> None:
        """The conversation goes on with this choice; the others stay as versions of it."""
        if turn_id in self._choices:
            self._choices = ()
            self.revising.go_to(turn_id)
            self.choices_changed.emit()

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
        from playground.features.chat.choice import TurnPen
        from playground.features.chat.fitting import judged
        from playground.features.chat.reply import Asking, Question
        from playground.services.seen_through import to_its_end

        if without and after.instead_of is not None:
            await self._learn(connection, self._tree[after.instead_of].model, without)
        self._explained = None
        facts = Facts(connection=connection.name, demo=connection.preset == "demo", system=settings.system)
        seam = len(after.beginning) if after.beginning else None
        facts = replace(facts, seam=seam)
        reply = Turn(0, "assistant", after.beginning, status="streaming", model=settings.model, facts=facts)
        async with self.revising.alone():
            turns = await to_its_end(self._add(reply, after, 1 if after.beginning else settings.n or 1))
        messages = messages_for(settings.system, self._tree.path[:-1])
        if after.beginning:
            messages = going_on(messages, after.beginning)
            settings = replace(settings, n=None)
        question = Question(connection, settings, messages, facts, after.beginning)
        asking = Asking(question, self._context.blobs, [TurnPen(self, turn.id) for turn in turns])
        self._asking = tuple(turn.id for turn in turns), asking
        try:
            await asking.ask(self._context.connections.client, self._context.jobs.listener(self._job))
        finally:
            endings = asking.endings()
            self._asking = None
            ended = [ending.put_into(turn) for turn, ending in zip(turns, endings, strict=True)]
            judged_turns = await to_its_end(judged(ended, settings))
            await to_its_end(self._settle_all(judged_turns, after, asking.error))

    async def _learn(self, connection: Connection, model: str, without: str) -> None:
        client = await self._context.connections.client(connection)
        client.learn(model, without)
        self._context.connections.learned(model, without)

    async def _add(self, reply: Turn, after: After, count: int) -> tuple[Turn, ...]:
        """The prompt that is on its way, or the results of calls, and the reply to come: all or none. Of a reply in
        several choices the first is on the path."""
        prompt = self._unsent
        earlier = None if after.instead_of is None else self._tree[after.instead_of]
        worthless = earlier is not None and earlier.worthless and not self._tree.children(earlier.id)
        shown = () if prompt is not None or worthless or earlier is None else self._from(earlier.id)
        new = [*after.results, *([] if prompt is None else [user_turn(prompt)]), reply]
        records = await self._inserted(new, after, earlier.id if worthless and earlier else None)
        others = [await self._another(records[-1], reply) for _ in range(count - 1)]
        if worthless and earlier is not None:
            self._tree.remove(earlier.id)
            self.turn_removed.emit(earlier.id)
        if prompt is not None:
            self._unsent = None
            if not after.kept_draft:
                self.saved_draft = Prompt("")
        turns = [turn_of(record) for record in records]
        choices = (turns[-1], *map(turn_of, others))
        self.revising.forget()
        self._show(turns, shown, choices)
        self.saved.emit()
        return choices

    async def _another(self, first: TurnRecord, reply: Turn) -> TurnRecord:
        return await self._context.history.insert_turn(first.conversation_id, first.parent_id, new_turn_of(reply))

    async def _inserted(self, new: Sequence[Turn], after: After, instead_of: int | None) -> tuple[TurnRecord, ...]:
        prompt = self._unsent
        title = title_of(prompt) if prompt is not None else ""
        records = await self._context.history.add_turns(
            self.number,
            after.turn_id,
            *map(new_turn_of, new),
            title=title,
            sent_draft=prompt is not None and not after.kept_draft and self.saved_draft != Prompt(""),
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

    def _show(self, turns: Sequence[Turn], earlier: tuple[Turn, ...], choices: tuple[Turn, ...]) -> None:
        """New turns at the end of a path. What they stand for is seen until there is something in its place."""
        had_choices, leaf = bool(self._choices), self._tree.leaf
        self._choices = tuple(turn.id for turn in choices) if len(choices) > 1 else ()
        for turn in (*turns, *choices[1:]):
            self._tree.add(turn)
        self._tree.go_to(turns[-1].id)
        self._earlier = () if self._choices else earlier
        if self._choices or had_choices:
            self.path_changed.emit()
            self.choices_changed.emit()
        elif earlier or turns[0].parent_id == leaf:
            for turn in turns:
                self.turn_added.emit(turn)
        else:
            self.path_changed.emit()

    def show_text(self, turn_id: int, text: str) -> None:
        self._drop_earlier()
        self.text_arrived.emit(turn_id, text)

    def show_thought(self, turn_id: int, text: str) -> None:
        self._drop_earlier()
        self.thought_arrived.emit(turn_id, text)

    def _drop_earlier(self) -> None:
        """Something better has come; it stays as another version."""
        earlier, self._earlier = self._earlier, ()
        for turn in reversed(earlier):
            self.turn_removed.emit(turn.id)

    async def _settle_all(self, turns: Sequence[Turn], after: After, error: BaseException | None) -> None:
        for turn in turns[1:]:
            if turn.worthless:  # the server does not know that several were wanted
                self._tree.remove(turn.id)
                self._choices = tuple(each for each in self._choices if each != turn.id)
                await self._keeping.forget(turn.id, None, None)
        kept = [turn for turn in turns if turn.id in self._tree]
        if len(kept) == 1 < len(turns):
            self._choices = ()
            self.path_changed.emit()
        for turn in kept:
            await self._settle(turn, after, error, alone=len(turns) == 1)
        if len(turns) > 1:
            self.choices_changed.emit()

    async def _settle(self, turn: Turn, after: After, error: BaseException | None, *, alone: bool) -> None:
        earlier = after.instead_of
        nothing_came = turn.status != "done" and turn.text == after.beginning and not turn.reasoning
        if alone and nothing_came and earlier is not None and earlier in self._tree:
            await self._return_to(self._tree[earlier], turn, error)
            return
        self._drop_earlier()
        self._explained = error
        self._tree.replace(turn)
        self.turn_changed.emit(turn)
        await self._keeping.keep_whole(turn)

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
        await self._keeping.forget(turn.id, self.number, self._tree.leaf)
        await self._keeping.keep_whole(earlier)

    async def keep_text(self, turn_id: int, text: str) -> None:
        await self._keeping.keep_text(turn_id, text)

    async def keep_thought(self, turn_id: int, thought: str) -> None:
        await self._keeping.keep_whole(replace(self._tree[turn_id], reasoning=thought, status="streaming"))

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
