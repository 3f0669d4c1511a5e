"""Ordering a job once and no more: the order is on disk before it leaves, and bears a mark by which it is found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from playground.api.errors import ApiError, ParameterRejected
from playground.api.unset import UNSET
from playground.features.files.training.matching import MARK
from playground.services.seen_through import to_its_end

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from playground.api.request import Json
    from playground.api.training_jobs import JobOrder, TrainingJob
    from playground.features.files.training.server import Place, TrainingServer
    from playground.storage.operations import Operation, Operations

_MOST_METADATA: Final = 16


class Ordering:
    def __init__(
        self, server: TrainingServer, operations: Operations, known: Callable[[], Iterable[TrainingJob]]
    ) -> None:
        self._server = server
        self._operations = operations
        self._known = known

    async def order(self, place: Place, order: JobOrder) -> TrainingJob:
        """Raises ApiError; after one with `outcome_unknown`, and after a stop, the operation is still pending."""
        own = _own_metadata(order)
        if place.spoken == "current" and len(own) < _MOST_METADATA:
            try:
                return await self._once(place, order, marked=True)
            except ParameterRejected as error:
                if own or not (error.param or "").startswith("metadata"):
                    raise
        return await self._once(place, order, marked=False)

    async def _once(self, place: Place, order: JobOrder, *, marked: bool) -> TrainingJob:
        # Here, so that what fails before anything is sent leaves no operation behind.
        await self._server.ready(place)
        what = _what(place, order, await self._ids(place, marked=marked))
        operation = await to_its_end(self._operations.prepare("job", place.name, what))
        sent = replace(order, metadata={**_own_metadata(order), MARK: operation.id}) if marked else order
        await to_its_end(self._operations.mark(operation.id, "sent"))
        try:
            job = await self._server.create(place, sent)
        except ApiError as error:
            if not error.outcome_unknown:
                await to_its_end(self._operations.forget(operation.id))
            raise
        await self.settle(operation, job)
        return job

    async def settle(self, operation: Operation, job: TrainingJob | None) -> None:
        if job is None:
            await to_its_end(self._operations.forget(operation.id))
        else:
            await to_its_end(self._operations.mark(operation.id, "done", job.id))

    async def _ids(self, place: Place, *, marked: bool) -> set[str]:
        """Of jobs that were there before, and so are not this one."""
        known = {job.id for job in self._known()}
        if marked:
            return known
        try:
            page = await self._server.page(place)
        except ApiError:
            return known  # then the time of the order has to tell them apart
        return known | {job.id for job in page.entries}


def _own_metadata(order: JobOrder) -> Mapping[str, str]:
    return order.metadata if isinstance(order.metadata, Mapping) else {}


def _what(place: Place, order: JobOrder, known: Iterable[str]) -> dict[str, Json]:
    return {
        "spoken": place.spoken,
        "model": order.model,
        "training_file": order.training_file,
        "validation_file": "" if order.validation_file is UNSET else order.validation_file,
        "suffix": "" if order.suffix is UNSET else order.suffix,
        "known": sorted(known),
    }
