"""/v1/fine-tunes: the same jobs in the words of the endpoint that was switched off in January 2024."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from playground.demo.errors import invalid_value
from playground.demo.json_value import Json
from playground.demo.models import DemoModel
from playground.demo.replies import EventStream, json_reply
from playground.demo.training.answering import ORGANIZATION
from playground.demo.training.order import ordered_in_old_words
from playground.demo.training.run import Event, Run
from playground.demo.training.school import School

STATES = {"validating_files": "pending", "queued": "pending", "paused": "pending"}
LOOKED = 0.1


@dataclass(frozen=True, slots=True)
class OldOffice:
    school: School
    before: Callable[[DemoModel], None]

    def create(self, body: dict[str, Json]) -> Response:
        order = ordered_in_old_words(body, self.school.find, int(self.school.archive.now()))
        self.before(order.base)
        return json_reply(_job_with_events(self.school.enrol(order)))

    async def list(self, request: Request) -> Response:
        return json_reply({"object": "list", "data": [_job(run) for run in self.school.runs(old=True)]})

    async def retrieve(self, request: Request) -> Response:
        return json_reply(_job_with_events(self._run(request)))

    async def cancel(self, request: Request) -> Response:
        run = self._run(request)
        run.cancel()
        return json_reply(_job_with_events(run))

    async def events(self, request: Request) -> Response:
        run = self._run(request)
        streamed = request.query_params.get("stream", "false").lower()
        if streamed not in ("true", "false"):
            raise invalid_value("stream", "it is 'true' or 'false'.")
        if streamed == "true":
            return EventStream(self._followed(run))
        return json_reply({"object": "list", "data": _told(run.events)})

    async def _followed(self, run: Run) -> AsyncIterator[Json]:
        seen = 0
        while True:
            # Asked first: what is told before the end is then among the events that follow.
            ended = run.ended
            fresh = run.events[seen:]
            seen += len(fresh)
            for event in _told(fresh):
                yield event
            if ended:
                return
            await asyncio.sleep(min(LOOKED, self.school.bench.beat))

    def _run(self, request: Request) -> Run:
        return self.school.run(request.path_params["id"], old=True)


def _told(events: list[Event]) -> list[Json]:
    # It told its figures by a file only.
    return [
        {"object": "fine-tune-event", "created_at": event.created_at, "level": event.level, "message": event.message}
        for event in events
        if event.data is None
    ]


def _job(run: Run) -> dict[str, Json]:
    order = run.order
    return {
        "id": run.id,
        "object": "fine-tune",
        "model": order.model,
        "created_at": order.created_at,
        "updated_at": run.updated_at,
        "fine_tuned_model": run.model if run.status == "succeeded" else None,
        "organization_id": ORGANIZATION,
        "status": STATES.get(run.status, run.status),
        "hyperparams": {
            "n_epochs": run.settings.n_epochs,
            "batch_size": run.settings.batch_size,
            "learning_rate_multiplier": run.settings.learning_rate_multiplier,
            "prompt_loss_weight": run.settings.prompt_loss_weight,
        },
        "training_files": [run.training_file.described()],
        "validation_files": [] if run.validation_file is None else [run.validation_file.described()],
        "result_files": [file.described() for file in run.result_files],
    }


def _job_with_events(run: Run) -> dict[str, Json]:
    return {**_job(run), "events": _told(run.events)}
