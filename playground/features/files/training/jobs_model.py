"""The jobs of a server: listed, followed, stopped and held, one of them looked at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from playground.api.errors import ApiError
from playground.features.files.training.card import CURRENT, DISMISS, LEGACY, RETRY, dismiss, error_card
from playground.features.files.training.ending import notice_of_the_end
from playground.features.files.training.listing import Listing
from playground.features.files.training.polling import Clock, on_the_loop
from playground.features.files.training.register import Register
from playground.features.files.training.watching import Watching
from playground.message import Message
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping

    from playground.api.training import Spoken
    from playground.api.training_jobs import Checkpoint, JobEvent, TrainingJob
    from playground.features.files.training.card import Card
    from playground.features.files.training.details import Details
    from playground.features.files.training.server import Place, TrainingServer
    from playground.features.files.training.speaking import Speaking
    from playground.services.context import Context

Verb: TypeAlias = Literal["cancel", "pause", "resume"]

SHOW: Final = "files.job"
_HELD: Final = ("paused", "pausing")
_DOING: Final[Mapping[Verb, Message]] = {
    "cancel": Message("Cancelling a job"),
    "pause": Message("Pausing a job"),
    "resume": Message("Resuming a job"),
}


class JobsModel:
    """`changed` tells of the list and of states, `details_changed` of what the selected job has told."""

    def __init__(
        self, context: Context, server: TrainingServer, speaking: Speaking, *, clock: Clock = on_the_loop
    ) -> None:
        self.changed: Signal[()] = Signal()
        self.selection_changed: Signal[()] = Signal()
        self.details_changed: Signal[()] = Signal()
        self.curves_changed: Signal[()] = Signal()
        self.trouble_changed: Signal[()] = Signal()
        self.busy_changed: Signal[bool] = Signal()
        self.finished: Signal[TrainingJob] = Signal()
        self.selected: str | None = None
        self.overlaid: tuple[str, ...] = ()
        self._context = context
        self._server = server
        self._speaking = speaking
        self._register = Register()
        self._listing = Listing(context, server, speaking, self._register)
        self._watching = Watching(context, server, self._register, clock)
        self._acting: dict[str, Verb] = {}
        self._refusal: Card | None = None
        self._told_trouble: Card | None = None
        self._told_busy = False
        self._place = server.here
        self._connect()

    # What is to be seen

    @property
    def jobs(self) -> tuple[TrainingJob, ...]:
        """The newest first."""
        return self._register.jobs

    @property
    def job(self) -> TrainingJob | None:
        """The selected one, as far as it is known."""
        return self._register.job(self.selected)

    @property
    def events(self) -> tuple[JobEvent, ...]:
        """Of the selected job, the oldest first."""
        return self._details.events if self._details else ()

    @property
    def checkpoints(self) -> tuple[Checkpoint, ...]:
        return self._details.checkpoints if self._details else ()

    @property
    def more_events_left(self) -> bool:
        return self._details is not None and self._details.more_events

    @property
    def begun(self) -> bool:
        return self._listing.begun

    @property
    def has_more(self) -> bool:
        return self._listing.has_more

    @property
    def listing(self) -> bool:
        return self._listing.busy

    @property
    def busy(self) -> bool:
        return self._listing.busy or bool(self._acting)

    @property
    def spoken(self) -> Spoken:
        return self._speaking.spoken

    @property
    def offer_legacy(self) -> bool:
        return self._listing.offer_legacy

    @property
    def may_speak_otherwise(self) -> bool:
        """Whether it is still open in which words the server has its jobs."""
        return self.spoken == "current" and not self._speaking.settled and not self._listing.answered

    @property
    def visible(self) -> bool:
        return self._watching.visible

    @property
    def trouble(self) -> Card | None:
        return self._refusal or self._listing.trouble or self._watching.trouble

    def job_of(self, id_: str) -> TrainingJob | None:
        return self._register.job(id_)

    def details_of(self, id_: str) -> Details:
        return self._watching.details(id_)

    def can(self, verb: Verb, job: TrainingJob) -> bool:
        """Whether it is worth asking for; a state that nobody knows is no reason not to."""
        if job.over or job.id in self._acting:
            return False
        if verb == "cancel":
            return True
        return self._server.here.api.can_pause and (job.status in _HELD) == (verb == "resume")

    # What a user does

    def start(self) -> None:
        """Looks after the jobs that ran when the program ended."""
        if self._watching.pending:
            self._watching.look()

    def begin(self) -> None:
        if not self.begun:
            self._listing.refresh()

    def refresh(self) -> None:
        self._listing.refresh()

    def more(self) -> None:
        self._listing.more()

    def select(self, id_: str | None) -> None:
        if id_ != self.selected:
            self.selected = id_
            self.selection_changed.emit()
            self.details_changed.emit()
            self._follow()

    def overlay(self, ids: Iterable[str]) -> None:
        """Jobs whose curves are laid over those of the selected one."""
        self.overlaid = tuple(dict.fromkeys(ids))
        self.curves_changed.emit()
        self._follow()

    def more_events(self) -> None:
        details = self._details
        if details is not None and details.more_events:
            label = Message("Reading more events")
            self._context.jobs.start("training.events", self._read_more, details, self._server.here, label=label)

    def cancel(self, id_: str) -> None:
        self._act("cancel", id_, self._server.cancel)

    def pause(self, id_: str) -> None:
        self._act("pause", id_, self._server.pause)

    def resume(self, id_: str) -> None:
        self._act("resume", id_, self._server.resume)

    def speak(self, *, legacy: bool) -> None:
        self._speaking.speak(legacy=legacy)
        self._on_place()

    def set_visible(self, visible: bool) -> None:
        self._watching.set_visible(visible)

    def know(self, job: TrainingJob) -> None:
        """One that came by another way than the list."""
        self._listing.know(job.id)
        self._watching.take((job,))

    def end(self) -> None:
        self._watching.stop()

    def act(self, action: str) -> None:
        verb, _, value = action.partition(":")
        if verb == SHOW:
            self.select(value)
        elif verb in (LEGACY, CURRENT):
            self.speak(legacy=verb == LEGACY)
        elif verb == RETRY:
            self._retry()
        elif verb == DISMISS:
            self._refusal = None
            self._listing.dismiss()

    # Inside

    @property
    def _details(self) -> Details | None:
        return None if self.selected is None else self._watching.details(self.selected)

    def _retry(self) -> None:
        if self._listing.trouble is not None:
            self._listing.retry()
        else:
            self._watching.look()

    def _try_again(self) -> None:
        """The same server with another key, perhaps."""
        if self._listing.trouble is not None and not self.jobs and self.visible:
            self._listing.refresh()
        else:
            self._watching.try_again()

    def _follow(self) -> None:
        self._watching.show([*([self.selected] if self.selected else []), *self.overlaid])

    async def _read_more(self, details: Details, place: Place) -> None:
        if await details.read_more(self._server, place):
            self._on_details(details.job_id)

    def _act(self, verb: Verb, id_: str, ask: Callable[[Place, str], Awaitable[TrainingJob]]) -> None:
        if id_ in self._acting:
            return
        self._acting[id_] = verb
        self._refusal = None
        self._context.jobs.start(
            f"training.act.{id_}",
            self._ask,
            ask,
            id_,
            label=_DOING[verb],
            on_error=partial(self._on_refused, self._place),
        )
        self._tell()

    async def _ask(self, ask: Callable[[Place, str], Awaitable[TrainingJob]], id_: str) -> None:
        place = self._server.here
        try:
            job = await ask(place, id_)
            if place == self._place:
                self._watching.take((job,))
                self._watching.look()
        finally:
            self._acting.pop(id_, None)
            self._tell()

    def _on_refused(self, place: Place, error: BaseException) -> bool:
        """It may have ended meanwhile: the state is looked at too."""
        if place == self._place and isinstance(error, ApiError):
            self._refusal = error_card(error, (dismiss(),))
            self._watching.look()
            self._tell()
        return isinstance(error, ApiError)

    def _on_listed(self) -> None:
        self._watching.hold(self._listing.busy)
        self._watching.take(())
        self._tell()

    def _on_details(self, id_: str) -> None:
        if id_ == self.selected:
            self.details_changed.emit()
        self.curves_changed.emit()

    def _on_finished(self, job: TrainingJob) -> None:
        self._context.notices.post(notice_of_the_end(job, f"{SHOW}:{job.id}"))
        self.finished.emit(job)

    def _on_place(self) -> None:
        place = self._server.here
        if place == self._place:
            self._try_again()
            return
        begun = self.begun
        self._place = place
        self._register.clear()
        self._acting.clear()
        self._refusal = None
        self._watching.move(place)
        self._listing.forget()
        self.overlaid = ()
        self.select(None)
        self.curves_changed.emit()
        if begun and self.visible:
            self.refresh()

    def _tell(self) -> None:
        self.changed.emit()
        if self.trouble != self._told_trouble:
            self._told_trouble = self.trouble
            self.trouble_changed.emit()
        if self.busy != self._told_busy:
            self._told_busy = self.busy
            self.busy_changed.emit(self.busy)

    def _connect(self) -> None:
        self._listing.changed.connect(self._on_listed)
        self._watching.changed.connect(self._tell)
        self._watching.details_changed.connect(self._on_details)
        self._watching.finished.connect(self._on_finished)
        self._speaking.changed.connect(self._on_place)
