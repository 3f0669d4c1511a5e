"""/v1/fine_tuning/jobs: created, listed, followed, held and stopped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from playground.demo.files.paging import limit_of, page
from playground.demo.json_value import Json
from playground.demo.models import DemoModel
from playground.demo.replies import json_reply
from playground.demo.training.order import Wishes, ordered
from playground.demo.training.run import Checkpoint, Event, Run
from playground.demo.training.school import School

ORGANIZATION = "org-demo"
MOST_LISTED = 100
USUAL_JOBS, USUAL_EVENTS, USUAL_CHECKPOINTS = 20, 20, 10


@dataclass(frozen=True, slots=True)
class Office:
    """Where jobs are ordered and asked after."""

    school: School
    before: Callable[[DemoModel], None]

    def create(self, body: dict[str, Json]) -> Response:
        order = ordered(body, self.school.find, int(self.school.archive.now()))
        self.before(order.base)
        return json_reply(_job(self.school.enrol(order)))

    async def list(self, request: Request) -> Response:
        limit = limit_of(request.query_params, USUAL_JOBS, MOST_LISTED)
        runs = [run for run in self.school.runs(old=False) if _matches(run, request)]
        return json_reply(page(runs, request.query_params, lambda run: run.id, _job, limit))

    async def retrieve(self, request: Request) -> Response:
        return json_reply(_job(self._run(request)))

    async def cancel(self, request: Request) -> Response:
        return self._after(request, Run.cancel)

    async def pause(self, request: Request) -> Response:
        return self._after(request, Run.pause)

    async def resume(self, request: Request) -> Response:
        return self._after(request, Run.resume)

    async def events(self, request: Request) -> Response:
        limit = limit_of(request.query_params, USUAL_EVENTS, MOST_LISTED)
        newest = self._run(request).events[::-1]
        return json_reply(page(newest, request.query_params, lambda event: event.id, _event, limit))

    async def checkpoints(self, request: Request) -> Response:
        limit = limit_of(request.query_params, USUAL_CHECKPOINTS, MOST_LISTED)
        run = self._run(request)
        newest = run.checkpoints[::-1]

        def described(checkpoint: Checkpoint) -> dict[str, Json]:
            return _checkpoint(checkpoint, run)

        return json_reply(page(newest, request.query_params, lambda checkpoint: checkpoint.id, described, limit))

    def _run(self, request: Request) -> Run:
        return self.school.run(request.path_params["id"], old=False)

    def _after(self, request: Request, change: Callable[[Run], None]) -> Response:
        run = self._run(request)
        change(run)
        return json_reply(_job(run))


def _matches(run: Run, request: Request) -> bool:
    """Whether the job has the metadata that the query names; `metadata=null` names jobs without any."""
    query = request.query_params
    wanted = {key[9:-1]: value for key, value in query.items() if key.startswith("metadata[") and key.endswith("]")}
    own = run.order.metadata or {}
    if query.get("metadata") == "null":
        return not own
    return all(own.get(key) == value for key, value in wanted.items())


def _job(run: Run) -> dict[str, Json]:
    order = run.order
    settings = _settings(run.settings)
    extended = settings if order.method == "supervised" else {**settings, "beta": _or_auto(run.settings.beta)}
    return {
        "object": "fine_tuning.job",
        "id": run.id,
        "model": order.model,
        "user_provided_suffix": order.suffix or None,
        "created_at": order.created_at,
        "finished_at": run.finished_at,
        "estimated_finish": run.estimated_finish,
        "fine_tuned_model": run.model if run.status == "succeeded" else None,
        "organization_id": ORGANIZATION,
        "result_files": [file.id for file in run.result_files],
        "status": run.status,
        "error": run.error,
        "training_file": order.training_file,
        "validation_file": order.validation_file,
        "hyperparameters": settings,
        "method": {"type": order.method, order.method: {"hyperparameters": extended}},
        "trained_tokens": run.tokens,
        "integrations": [],
        "seed": order.seed,
        "metadata": None if order.metadata is None else dict(order.metadata),
    }


def _settings(wishes: Wishes) -> dict[str, Json]:
    return {
        "n_epochs": _or_auto(wishes.n_epochs),
        "batch_size": _or_auto(wishes.batch_size),
        "learning_rate_multiplier": _or_auto(wishes.learning_rate_multiplier),
    }


def _or_auto(value: float | None) -> Json:
    return "auto" if value is None else value


def _event(event: Event) -> dict[str, Json]:
    return {
        "object": "fine_tuning.job.event",
        "id": event.id,
        "created_at": event.created_at,
        "level": event.level,
        "message": event.message,
        "type": "message" if event.data is None else "metrics",
        "data": event.data or {},
    }


def _checkpoint(checkpoint: Checkpoint, run: Run) -> dict[str, Json]:
    return {
        "object": "fine_tuning.job.checkpoint",
        "id": checkpoint.id,
        "created_at": checkpoint.created_at,
        "fine_tuned_model_checkpoint": checkpoint.model,
        "fine_tuning_job_id": run.id,
        "metrics": checkpoint.metrics,
        "step_number": checkpoint.step,
    }
