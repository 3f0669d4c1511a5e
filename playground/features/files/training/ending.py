"""What is said when a job is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.message import Message
from playground.services.notices import Notice

if TYPE_CHECKING:
    from playground.api.training_jobs import TrainingJob
    from playground.services.notices import Level


def notice_of_the_end(job: TrainingJob, action: str) -> Notice:
    details = job.fault.message if job.fault is not None else ""
    show = (action, Message("Show"))
    about = f"job {job.id}"
    level: Level = "warning" if job.status == "failed" else "info"
    return Notice(level, words_of_the_end(job), details, show, about)


def words_of_the_end(job: TrainingJob) -> Message:
    name = job.suffix or job.model or job.id
    if job.status == "succeeded" and job.fine_tuned_model:
        return Message("{name} is trained: {model} is ready to try.", name=name, model=job.fine_tuned_model)
    if job.status == "succeeded":
        return Message("{name} is trained.", name=name)
    if job.status == "cancelled":
        return Message("The training of {name} was cancelled.", name=name)
    if job.fault is not None and job.fault.message:
        return Message("The training of {name} failed: {reason}", name=name, reason=job.fault.message)
    return Message("The training of {name} failed. Its events say more.", name=name)
