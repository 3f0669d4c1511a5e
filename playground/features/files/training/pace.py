"""How fast a server has trained until now: the only honest ground for saying how long the next job takes."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playground.api.training_jobs import TrainingJob


def tokens_per_second(jobs: Iterable[TrainingJob], model: str) -> float | None:
    """From the order to the end, waiting included, by the jobs of this model that succeeded; None without any."""
    rates = [
        job.trained_tokens / (job.finished_at - job.created_at)
        for job in jobs
        if job.model == model and job.status == "succeeded" and job.trained_tokens
        if job.created_at is not None and job.finished_at is not None and job.finished_at > job.created_at
    ]
    return median(rates) if rates else None
