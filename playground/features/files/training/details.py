"""What one job has told: its events, its checkpoints and its table, read as far as they have come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playground.api.errors import ApiError
from playground.features.files.training.metrics import curves_of, figures_of, read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from playground.api.training_jobs import Checkpoint, JobEvent, TrainingJob
    from playground.features.files.training.curves import Curve
    from playground.features.files.training.metrics import Figures
    from playground.features.files.training.server import Place, TrainingServer

_PAGES_AT_ONCE: Final = 20
_NOTHING_THERE: Final = (404, 405, 501)


class Details:
    """Servers do not say in which order events come: it is seen from the first page."""

    def __init__(self, job_id: str) -> None:
        self.job_id = job_id
        self.events: tuple[JobEvent, ...] = ()  # the oldest first
        self.checkpoints: tuple[Checkpoint, ...] = ()
        self.curves: tuple[Curve, ...] = ()
        self.more_events = False  # there are others, which were not read yet
        self.settled = False  # the job is over, and all of this was read since
        self._ids: set[str] = set()
        self._upwards = False
        self._last = ""  # of what was read in one go from the first event to here
        self._table: Figures | None = None
        self._drawn = self._known

    async def read(self, server: TrainingServer, place: Place, job: TrainingJob) -> bool:
        """What is new since the last time. Whether there was anything."""
        await self._read_events(server, place)
        if place.spoken == "current":
            await self._read_checkpoints(server, place)
        if job.over and self._table is None:
            await self._read_table(server, place, job.result_files)
        changed = self._drawn != self._known
        if changed:
            self._draw()
        self.settled = job.over
        return changed

    async def read_more(self, server: TrainingServer, place: Place) -> bool:
        """Events beyond those that are read by themselves."""
        before = len(self.events)
        if self.more_events:
            await self._follow(server, place, self._last)
            self._draw()
        return len(self.events) != before

    # Events

    async def _read_events(self, server: TrainingServer, place: Place) -> None:
        try:
            if self._upwards or not self.events:
                await self._follow(server, place, self._last)
            else:
                await self._catch_up(server, place)
        except ApiError as error:
            if error.status not in _NOTHING_THERE:
                raise

    async def _follow(self, server: TrainingServer, place: Place, after: str) -> None:
        """From there to the end, but not for ever."""
        for _ in range(_PAGES_AT_ONCE):
            page = await server.events(place, self.job_id, after)
            if not after:
                self._upwards = _goes_upwards(page.entries)
            fresh = self._unknown(page.entries)
            self._add(fresh if self._upwards else fresh[::-1], newer=self._upwards)
            self._last = after = page.entries[-1].id if page.entries else after
            self.more_events = page.has_more and bool(fresh)
            if not self.more_events:
                return

    async def _catch_up(self, server: TrainingServer, place: Place) -> None:
        """From the newest down to what is known already. Half of it would leave a hole that nobody looks for."""
        found: list[JobEvent] = []
        after = ""
        for _ in range(_PAGES_AT_ONCE):
            page = await server.events(place, self.job_id, after)
            if not after:
                self._upwards = _goes_upwards(page.entries)
            fresh = self._unknown(page.entries)
            found += fresh
            if not page.has_more or not fresh or len(fresh) < len(page.entries):
                break
            after = page.entries[-1].id
        self._add(found if self._upwards else found[::-1], newer=True)

    def _unknown(self, events: Sequence[JobEvent]) -> list[JobEvent]:
        return [event for event in events if _key(event) not in self._ids]

    def _add(self, fresh: list[JobEvent], *, newer: bool) -> None:
        """Sorting keeps the order of those of the same second."""
        self._ids.update(map(_key, fresh))
        joined = [*self.events, *fresh] if newer else [*fresh, *self.events]
        self.events = tuple(sorted(joined, key=lambda event: event.created_at or 0.0))

    # All else

    async def _read_checkpoints(self, server: TrainingServer, place: Place) -> None:
        known = {each.id: each for each in self.checkpoints}
        after = ""
        for _ in range(_PAGES_AT_ONCE):
            try:
                page = await server.checkpoints(place, self.job_id, after)
            except ApiError as error:
                if error.status in _NOTHING_THERE:
                    return
                raise
            fresh = [each for each in page.entries if each.id not in known]
            known |= {each.id: each for each in fresh}
            if not page.has_more or not fresh:
                break
            after = page.entries[-1].id
        self.checkpoints = tuple(sorted(known.values(), key=lambda each: each.step or 0))

    async def _read_table(self, server: TrainingServer, place: Place, files: Iterable[str]) -> None:
        """The first that holds figures. One that was deleted is no reason to show nothing."""
        for file_id in files:
            try:
                figures = read_table(await server.table(place, file_id))
            except ApiError as error:
                if error.status in _NOTHING_THERE:
                    continue
                raise
            if figures:
                self._table = figures
                return

    @property
    def _known(self) -> tuple[int, int, bool]:
        return len(self.events), len(self.checkpoints), self._table is not None

    def _draw(self) -> None:
        self._drawn = self._known
        self.curves = curves_of(self.job_id, figures_of(self.events, self.checkpoints), self._table)


def _key(event: JobEvent) -> str:
    """Not every server numbers them."""
    return event.id or f"{event.created_at} {event.message} {event.data}"


def _goes_upwards(events: Sequence[JobEvent]) -> bool:
    times = [event.created_at for event in events if event.created_at is not None]
    return len(times) > 1 and times[0] < times[-1]
