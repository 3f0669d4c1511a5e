"""Looking again and again how the jobs go, while somebody watches or one of them runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playground.api.errors import ApiError, EndpointMissing, KeyMissing, KeyRejected, NotAllowed
from playground.features.files.training.card import Card, error_card, retry
from playground.features.files.training.details import Details
from playground.features.files.training.polling import SHORTEST, SHORTEST_HERE, Clock, Pace
from playground.features.files.training.server import DEMO
from playground.message import Message
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playground.api.request import JsonObject
    from playground.api.training_jobs import TrainingJob
    from playground.features.files.training.register import Register
    from playground.features.files.training.server import Place, TrainingServer
    from playground.services.context import Context

_JOB: Final = "training.watch"
_KEPT: Final = "training.watched"
_ONE_BY_ONE: Final = 3  # so many jobs are asked for each by itself rather than by a list
_MOST_ASKED: Final = 10
_NOT_FOUND: Final = 404
_POINTLESS: Final = (EndpointMissing, KeyMissing, KeyRejected, NotAllowed)


class Watching:
    """There is never more than one look at a time, also where two windows have the same jobs. Which jobs run is kept,
    so that their end is told after a restart too."""

    def __init__(self, context: Context, server: TrainingServer, register: Register, clock: Clock) -> None:
        self.changed: Signal[()] = Signal()  # jobs, or the trouble
        self.details_changed: Signal[str] = Signal()
        self.finished: Signal[TrainingJob] = Signal()
        self.visible = False
        self.trouble: Card | None = None
        self._context = context
        self._server = server
        self._register = register
        self._pace = Pace(self.look, clock)
        self._details: dict[str, Details] = {}
        self._shown: tuple[str, ...] = ()  # whose details are looked at
        self._place = server.here
        self._open = self._kept()  # ids of jobs that run
        self._asked_again = False
        self._failures = 0
        self._pointless = False
        self._held = self._looking = False
        self._number = 0

    @property
    def pending(self) -> bool:
        return bool(self._open)

    def details(self, id_: str) -> Details:
        return self._details.setdefault(id_, Details(id_))

    def show(self, ids: Iterable[str]) -> None:
        """Whose details are followed from now on."""
        self._shown = tuple(dict.fromkeys(ids))
        if any(not self.details(id_).settled for id_ in self._shown):
            self.look()

    def set_visible(self, visible: bool) -> None:
        self.visible = visible
        if visible:
            self._pace.begin_anew()
            self.look()
        elif not self.pending:
            self._pace.stop()

    def move(self, place: Place) -> None:
        """Another server is looked at from now on."""
        self._pace.stop()
        self._number += 1
        self._context.jobs.cancel(_JOB)
        self._place, self._shown, self.trouble = place, (), None
        self._failures, self._pointless = 0, False
        self._details.clear()
        self._open = self._kept()
        if self.pending:
            self._start()

    def hold(self, held: bool) -> None:
        """While the list is read, which asks for the same; then is time for a look."""
        was_held, self._held = self._held, held
        if was_held and not held and (self.visible or self.pending):
            self.look()

    def try_again(self) -> None:
        """What made asking pointless may have changed."""
        if self._pointless and (self.visible or self.pending):
            self.look()

    def stop(self) -> None:
        self._pace.stop()

    def take(self, jobs: Iterable[TrainingJob]) -> None:
        """What a look, a list or a command has brought."""
        self._register.put(jobs)
        ended = [job for id_ in self._open if (job := self._register.job(id_)) is not None and job.over]
        before = self._open
        self._open = (before - {job.id for job in ended}) | {job.id for job in self._register.pending}
        if self._open != before:
            self._keep()
        self.changed.emit()
        for job in ended:
            self.finished.emit(job)

    def look(self) -> None:
        """At once, or right after what is under way."""
        if self._held:
            return
        if not any(job.name == _JOB for job in self._context.jobs.running):
            self._start()
        elif self._looking:
            self._asked_again = True
        else:
            self._pace.again(changed=False, shortest=SHORTEST)  # it is the turn of another window

    def _start(self) -> None:
        self._pace.stop()
        self._number += 1
        self._asked_again, self._looking = False, True
        label = Message("Looking how the jobs go")
        self._context.jobs.start(_JOB, self._look, self._server.here, self._number, label=label)

    async def _look(self, place: Place, number: int) -> None:
        changed, done = False, False
        try:
            changed = await self._ask(place)
            done = True
        except ApiError as error:
            self._fail(error)
        finally:
            if number == self._number:
                self._looking = False
                self._go_on(changed=changed, done=done)

    async def _ask(self, place: Place) -> bool:
        """Whether anything was new."""
        before = [(job.id, job.status) for job in self._register.jobs]
        jobs = await self._states(place)
        if place != self._place:
            return False
        self.take(jobs)
        self._recover()
        changed = before != [(job.id, job.status) for job in self._register.jobs]
        for id_ in self._shown if self.visible else ():
            job, details = self._register.job(id_), self.details(id_)
            if job is not None and not details.settled and await details.read(self._server, place, job):
                changed = True
                self.details_changed.emit(id_)
        return changed

    async def _states(self, place: Place) -> list[TrainingJob]:
        alone = {
            id_ for id_ in self._shown if _is_half_known(self._register.job(id_)) and not self.details(id_).settled
        }
        found: dict[str, TrainingJob] = {}
        if self.visible or len(self._open) > _ONE_BY_ONE:
            page = await self._server.page(place)
            found = {job.id: job for job in page.entries if job.id not in alone}
        for id_ in sorted((self._open | alone) - found.keys())[:_MOST_ASKED]:
            try:
                found[id_] = await self._server.retrieve(place, id_)
            except ApiError as error:
                if error.status != _NOT_FOUND:
                    raise
                self._open -= {id_}  # the server knows nothing of it any more
                self._keep()
        return list(found.values())

    def _go_on(self, *, changed: bool, done: bool) -> None:
        if self._pointless or not (self.visible or self.pending):
            self._pace.stop()
        elif self._asked_again:
            self._pace.at_once()
        elif done:
            here = self._place.connection.id == DEMO
            self._pace.again(changed=changed, shortest=SHORTEST_HERE if here else SHORTEST)
        else:
            self._pace.rarely()

    def _fail(self, error: ApiError) -> None:
        """One look that fails says little; without the right key, or without jobs, so will the others."""
        self._failures += 1
        self._pointless = isinstance(error, _POINTLESS) or error.status == _NOT_FOUND
        # That there are no jobs at all is said by the list.
        if error.status != _NOT_FOUND and (self._pointless or self._failures > 1):
            self.trouble = error_card(error, (retry(),))
            self.changed.emit()

    def _recover(self) -> None:
        self._failures, self._pointless = 0, False
        if self.trouble is not None:
            self.trouble = None
            self.changed.emit()

    # What is kept

    def _kept(self) -> frozenset[str]:
        kept: JsonObject = self._context.settings.get(_KEPT, {})
        ids = kept.get(self._place.name)
        return frozenset(map(str, ids)) if isinstance(ids, list) else frozenset()

    def _keep(self) -> None:
        """What the demo server has goes with it."""
        if self._place.name != DEMO:
            kept: JsonObject = self._context.settings.get(_KEPT, {})
            others = {name: ids for name, ids in kept.items() if name != self._place.name}
            own: JsonObject = {self._place.name: sorted(self._open)} if self._open else {}
            self._context.settings.set(_KEPT, {**others, **own})


def _is_half_known(job: TrainingJob | None) -> bool:
    """Lists of before 2024 do not say why a job has failed."""
    return job is None or (job.legacy and job.status == "failed" and job.fault is None)
