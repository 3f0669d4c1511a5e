"""The jobs that are known, and what has become of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from playground.api.training_jobs import TrainingJob


class Register:
    """A job that is over stays so: an answer that was asked for earlier may come later and knows less."""

    def __init__(self) -> None:
        self._jobs: dict[str, TrainingJob] = {}
        self._sorted: tuple[TrainingJob, ...] | None = None

    def __len__(self) -> int:
        return len(self._jobs)

    @property
    def jobs(self) -> tuple[TrainingJob, ...]:
        """The newest first."""
        if self._sorted is None:
            self._sorted = tuple(sorted(self._jobs.values(), key=lambda job: -(job.created_at or 0.0)))
        return self._sorted

    @property
    def pending(self) -> tuple[TrainingJob, ...]:
        return tuple(job for job in self.jobs if not job.over)

    def job(self, id_: str | None) -> TrainingJob | None:
        return None if id_ is None else self._jobs.get(id_)

    def put(self, jobs: Iterable[TrainingJob]) -> tuple[TrainingJob, ...]:
        """Returns those that are new or not as they were."""
        changed = []
        for job in jobs:
            known = self._jobs.get(job.id)
            if known is not None and (known == job or _knows_less(job, known)):
                continue
            self._jobs[job.id] = job
            changed.append(job)
        if changed:
            self._sorted = None
        return tuple(changed)

    def keep_only(self, ids: Collection[str]) -> bool:
        """Whether any others were known."""
        unknown = self._jobs.keys() - set(ids)
        for id_ in unknown:
            del self._jobs[id_]
        if unknown:
            self._sorted = None
        return bool(unknown)

    def clear(self) -> None:
        self._jobs.clear()
        self._sorted = None


def _knows_less(job: TrainingJob, known: TrainingJob) -> bool:
    """Lists of before 2024 do not say why a job has failed."""
    return known.over and (not job.over or (known.fault is not None and job.fault is None))
