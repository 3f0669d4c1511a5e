"""Finding the job that an order has led to, when its answer was lost."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.api.request import JsonObject
    from playground.api.training_jobs import TrainingJob
    from playground.features.files.training.server import Place, TrainingServer
    from playground.storage.operations import Operation

MARK: Final = "playground_operation"  # the entry of metadata that names the operation
_PAGES: Final = 20
_DAY: Final = 24 * 3600.0  # clocks may differ, hardly by more
_MARGIN: Final = 60.0  # seconds, where a job is known by nothing but its files and its time
PAUSES: Final = (0.0, 1.0, 3.0)  # a server may list a new job a little late


class UnsureError(Exception):
    """There are several jobs that it could be."""


async def find(
    server: TrainingServer, place: Place, operation: Operation, pauses: Sequence[float] = PAUSES
) -> TrainingJob | None:
    """Raises ApiError when the server does not answer, and UnsureError."""
    for pause in pauses:
        await asyncio.sleep(pause)
        jobs = await _since(server, place, operation.created_at - _DAY)
        marked = [job for job in jobs if job.metadata.get(MARK) == operation.id]
        if marked:
            return marked[0]
        alike = [job for job in jobs if _is_alike(job, operation)]
        if len(alike) > 1:
            raise UnsureError
        if alike:
            return alike[0]
    return None


async def _since(server: TrainingServer, place: Place, earliest: float) -> list[TrainingJob]:
    found: dict[str, TrainingJob] = {}
    after = ""
    for _ in range(_PAGES):
        page = await server.page(place, after)
        new = [job for job in page.entries if job.id not in found]
        found |= {job.id: job for job in new}
        if not page.has_more or not new or (new[-1].created_at or earliest) < earliest:
            break
        after = page.entries[-1].id
    return list(found.values())


def _is_alike(job: TrainingJob, operation: Operation) -> bool:
    """A server that keeps no metadata knows a job by what it was ordered with."""
    what = operation.what
    known = what.get("known")
    if MARK in job.metadata or (isinstance(known, list) and job.id in known):
        return False
    created = job.created_at
    if created is not None and created < operation.created_at - _MARGIN:
        return False
    # A name may come back as that of one version: gpt-4.1 as gpt-4.1-2025-04-14.
    return (
        job.training_file == _word(what, "training_file")
        and job.validation_file == _word(what, "validation_file")
        and job.model.startswith(_word(what, "model"))
        and job.suffix in ("", _word(what, "suffix"))
    )


def _word(what: JsonObject, name: str) -> str:
    value = what.get(name)
    return value if isinstance(value, str) else ""
