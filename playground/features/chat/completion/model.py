"""Legacy completions: texts that are written and gone on with in place, kept from one start to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from playground.features.chat.completion import sheet as sheet_format
from playground.features.chat.completion.kept import Kept
from playground.features.chat.completion.parameters import parameters_for
from playground.features.chat.completion.run import Order, Run, order_to_continue, order_to_repeat
from playground.features.chat.completion.sheet import ContinuedText, Edit, Sheet, Span, edit_between
from playground.features.chat.completion.wishes import CompletionWishes
from playground.message import Message
from playground.signal import Signal

if TYPE_CHECKING:
    from playground.api.request import ApiRequest
    from playground.features.chat.chances import Piece
    from playground.services.context import Context

MOST_TEXTS: Final = 20


class CompletionModel:
    """What the user writes is told by `write`; what changes otherwise is signalled with the number of the text."""

    def __init__(self, context: Context) -> None:
        self.opened: Signal[()] = Signal()  # other texts, or more or less of them
        self.text_arrived: Signal[int, str] = Signal()  # at the end of a text
        self.text_changed: Signal[int] = Signal()  # in some other way
        self.choices_changed: Signal[()] = Signal()
        self.choice_arrived: Signal[int, str] = Signal()
        self.state_changed: Signal[()] = Signal()  # what can be done, and what is known of the last request
        self.busy_changed: Signal[bool] = Signal()
        self.wishes = CompletionWishes(context)
        self.kept = Kept(context)
        self.in_view = False
        self._context = context
        self._run = Run(context, self)
        self._taken_back = ""  # the addition that went last, to know it again
        self._busy = False
        self._started = False
        context.jobs.changed.connect(self._on_jobs_changed)

    def start(self) -> None:
        """The history is open."""
        self._started = True
        self._context.jobs.start("completion.open", self._open_last, label=Message("Opening the text"))

    # What there is

    @property
    def sheet(self) -> Sheet:
        return self.kept.sheet

    @property
    def busy(self) -> bool:
        return self._busy

    @property
    def hindrance(self) -> Message | None:
        """What stands in the way of a request."""
        if not self._started:
            return Message("The program is still starting.")
        if self.wishes.unavailable is not None or self.wishes.hindrance is not None:
            return self.wishes.unavailable or self.wishes.hindrance
        return None if self._written else Message("Write something first")

    @property
    def repeatable(self) -> bool:
        """Whether the last addition stands at the end of its text, so that another can take its place."""
        return any(text.last_at_end is not None for text in self.sheet.texts)

    @property
    def removable(self) -> bool:
        """Whether there is an addition to take back."""
        return any(text.additions for text in self.sheet.texts)

    def request_now(self) -> ApiRequest:
        """What Continue would send."""
        prompts = [text.text for text in self.sheet.texts if text.text] or [""]
        parameters = parameters_for(self.wishes.settings, prompts, self.sheet.after)
        return parameters.to_request(self._context.connections.dialect(parameters.model))

    def pieces(self, number: int) -> tuple[Piece, ...]:
        """A text with the chances of what was added last; empty where nothing is known of them any more."""
        return self._run.pieces(number, self.sheet.texts[number].text)

    # What the user does

    def write(self, number: int, text: str) -> None:
        """A text as it stands now."""
        before = self.sheet.texts[number]
        edit = None if self.busy else edit_between(before.text, text)
        if edit is None:
            return
        after = before.edited(edit)
        if edit.added and edit.added == self._taken_back:
            after = after.marked(Span(edit.place, edit.place + len(edit.added)))
        elif len(after.additions) < len(before.additions):
            self._taken_back = before.text[edit.place : edit.place + edit.removed]
        self._put(self.sheet.with_text(number, after))

    def write_after(self, text: str) -> None:
        if not self.busy and text != self.sheet.after:
            self._put(replace(self.sheet, after=text))

    def add_text(self) -> None:
        """One more, which is gone on with at the same time."""
        if not self.busy and len(self.sheet.texts) < MOST_TEXTS:
            self._put(replace(self.sheet, texts=(*self.sheet.texts, ContinuedText()), choices=()))
            self.opened.emit()

    def remove_text(self, number: int) -> None:
        texts = self.sheet.texts
        if not self.busy and len(texts) > 1:
            self._put(replace(self.sheet, texts=texts[:number] + texts[number + 1 :], choices=()))
            self.opened.emit()

    def run(self, without: str = "") -> None:
        """Goes on with all texts. `without` names a parameter that this model does not take."""
        if self._written:
            self._begin(order_to_continue(self.sheet), without)

    def again(self) -> None:
        """Another addition in the place of the last one, which stays until something better comes."""
        if self.repeatable:
            self._begin(order_to_repeat(self.sheet), "")
        else:
            self.run()

    def stop(self) -> None:
        self._run.stop()

    def take_back(self) -> None:
        """The last addition of every text goes."""
        if self.busy:
            return
        for number, text in enumerate(self.sheet.texts):
            if text.last is not None:
                self._taken_back = text.text[text.last.start : text.last.end]
                edit = Edit(text.last.start, text.last.end - text.last.start, "")
                self._put(self.sheet.with_text(number, text.edited(edit)))
                self.text_changed.emit(number)
        self.state_changed.emit()

    def choose(self, place: int) -> None:
        """This one of several continuations stands in the text."""
        choice = self.sheet.choices[place]
        if self.busy or not self.sheet.fits(choice):
            return
        text = self.sheet.texts[choice.text_number].cut(choice.cut).continued(choice.text, anew=True)
        self._put(self.sheet.with_text(choice.text_number, text))
        self._run.take_chances_of(place, choice)
        self.text_changed.emit(choice.text_number)
        self.choices_changed.emit()
        self.state_changed.emit()

    def go_another_way(self, number: int, place: int, other: str) -> None:
        """From a character on, the text goes on with something else."""
        if self.busy:
            return
        text = self.sheet.texts[number]
        span = text.last_at_end
        anew = span is None or place <= span.start
        self._put(self.sheet.with_text(number, text.cut(place).continued(other, anew=anew)))
        self.text_changed.emit(number)
        self._begin(order_to_continue(self.sheet, only=number, grows=True), "")

    def new(self) -> None:
        if not self.busy:
            self.save()
            self.kept.begin(Sheet())
            self.opened.emit()
            self.state_changed.emit()

    def try_out(self, text: str, after: str) -> None:
        """A sample in a sheet of its own; nothing that was written gives way to it."""
        if not self.busy:
            if not self.sheet.empty:
                self.new()
            self._put(replace(self.sheet, texts=(ContinuedText(text),), after=after))
            self.opened.emit()
            self.run()

    def open(self, number: int) -> None:
        if not self.busy and number != self.kept.number:
            self.save()
            self._context.jobs.start("completion.open", self._open, number, label=Message("Opening the text"))

    def delete(self) -> None:
        """Can be taken back, as the notice offers."""
        if not self.busy:
            self.save()
            self.kept.delete()
            self.new()

    def restore(self, number: int) -> None:
        self._context.jobs.start("completion.open", self._restore, number, label=Message("Opening the text"))

    def save(self) -> None:
        if self._started:
            self.kept.save()

    # What a run does

    def put(self, sheet: Sheet) -> None:
        self.kept.sheet = sheet

    async def keep(self) -> None:
        await self.kept.save_now()

    def is_explained(self, error: BaseException) -> bool:
        """The page says it where it can be seen; elsewhere a notice has to."""
        return self.in_view and error is self._run.error

    @property
    def _written(self) -> bool:
        return any(text.text for text in self.sheet.texts)

    def _put(self, sheet: Sheet) -> None:
        repeatable, removable, written = self.repeatable, self.removable, self._written
        self.kept.sheet = sheet
        if (repeatable, removable, written) != (self.repeatable, self.removable, self._written):
            self.state_changed.emit()

    def _begin(self, order: Order, without: str) -> None:
        if not self.busy and self.hindrance is None:
            self._run.begin(order, without)

    async def _open_last(self) -> None:
        await self.kept.purge()
        latest = await self.kept.latest()
        if latest and self.sheet.empty:
            await self._open(latest[0].id)
        self.state_changed.emit()

    async def _open(self, number: int) -> None:
        content = await self.kept.content(number)
        if content is not None:
            self.kept.begin(sheet_format.from_json(content), number)
            self.opened.emit()
            self.state_changed.emit()

    async def _restore(self, number: int) -> None:
        await self.kept.bring_back(number)
        await self._open(number)

    def _on_jobs_changed(self) -> None:
        busy = any(job.name == self._run.job for job in self._context.jobs.running)
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit(busy)
            self.state_changed.emit()
