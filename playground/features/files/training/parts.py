"""The brains of the jobs, made together: they speak with the same server in the same words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.features.files.training.charts import Charts
from playground.features.files.training.creating import Creating
from playground.features.files.training.form import JobForm
from playground.features.files.training.jobs_model import JobsModel
from playground.features.files.training.matching import PAUSES
from playground.features.files.training.polling import Clock, on_the_loop
from playground.features.files.training.server import TrainingServer
from playground.features.files.training.speaking import Speaking
from playground.features.files.training.trying import Trying

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from pathlib import Path

    from playground.api.files import StoredFile
    from playground.services.context import Context
    from playground.storage.operations import Operations


@dataclass(frozen=True, slots=True)
class Training:
    jobs: JobsModel
    charts: Charts
    form: JobForm
    creating: Creating
    trying: Trying


def make_training(
    context: Context,
    operations: Operations,
    upload: Callable[[Path, str], Awaitable[StoredFile]],
    *,
    clock: Clock = on_the_loop,
    pauses: Sequence[float] = PAUSES,
) -> Training:
    """`clock` and `pauses` are seams for tests."""
    speaking = Speaking(context)
    server = TrainingServer(context.connections, speaking)
    jobs = JobsModel(context, server, speaking, clock=clock)
    form = JobForm(context, speaking)
    creating = Creating(context, form, operations, upload, server, jobs, pauses=pauses)
    return Training(jobs, Charts(context, jobs), form, creating, Trying(context))
