"""Fine-tuning jobs in the words of before 2024: /fine-tunes."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from playground.api.dialect import Dialect
from playground.api.errors import EndpointMissing
from playground.api.json_fields import entries, number, record, text
from playground.api.paging import Page, segment
from playground.api.request import ApiRequest, JsonObject, Repeat
from playground.api.training_jobs import Checkpoint, JobEvent, JobFault, JobOrder, TrainingJob, sent
from playground.api.training_reply import job_in, page_in

if TYPE_CHECKING:
    from playground.api.client import Client
    from playground.api.observer import Listener

can_pause: Final = False
has_checkpoints: Final = False
_STATES: Final = {"pending": "queued", "created": "queued"}


def create_request(dialect: Dialect, order: JobOrder) -> ApiRequest:
    """What these words have no name for is left out."""
    body = sent(
        {
            "model": order.model,
            "training_file": order.training_file,
            "validation_file": order.validation_file,
            "suffix": order.suffix,
            **order.hyperparameters,
        }
    )
    return ApiRequest("POST", dialect.path("fine-tunes"), body={**body, **order.extra}, repeat=Repeat.ONCE)


def list_request(dialect: Dialect) -> ApiRequest:
    return ApiRequest("GET", dialect.path("fine-tunes"))


def job_request(dialect: Dialect, id_: str) -> ApiRequest:
    return ApiRequest("GET", _path(dialect, id_))


def cancel_request(dialect: Dialect, id_: str) -> ApiRequest:
    return ApiRequest("POST", f"{_path(dialect, id_)}/cancel")


def events_request(dialect: Dialect, id_: str) -> ApiRequest:
    return ApiRequest("GET", f"{_path(dialect, id_)}/events")


async def create_job(client: "Client", order: JobOrder, listener: "Listener | None" = None) -> TrainingJob:
    """Never asked for twice by itself. Raises `ApiError`; its `outcome_unknown` says that there may be such a job."""
    return await job_in(client, create_request(client.dialect_for(""), order), read_job, listener)


async def list_jobs(
    client: "Client", after: str = "", limit: int = 20, listener: "Listener | None" = None
) -> Page[TrainingJob]:
    """All of them at once, the newest first: these words know no pages."""
    if after:
        return Page(())
    page = await page_in(client, list_request(client.dialect_for("")), read_job, "", listener)
    return Page(tuple(sorted(page.entries, key=lambda job: -(job.created_at or 0.0))))


async def retrieve_job(client: "Client", id_: str, listener: "Listener | None" = None) -> TrainingJob:
    return await job_in(client, job_request(client.dialect_for(""), id_), read_job, listener)


async def cancel_job(client: "Client", id_: str, listener: "Listener | None" = None) -> TrainingJob:
    return await job_in(client, cancel_request(client.dialect_for(""), id_), read_job, listener)


async def pause_job(client: "Client", id_: str, listener: "Listener | None" = None) -> TrainingJob:
    raise EndpointMissing(endpoint="fine_tuning/jobs")


async def resume_job(client: "Client", id_: str, listener: "Listener | None" = None) -> TrainingJob:
    raise EndpointMissing(endpoint="fine_tuning/jobs")


async def list_events(
    client: "Client", id_: str, after: str = "", limit: int = 20, listener: "Listener | None" = None
) -> Page[JobEvent]:
    """All of them at once, the newest first. They have no ids, but keep their order."""
    if after:
        return Page(())
    page = await page_in(client, events_request(client.dialect_for(""), id_), read_event, "", listener)
    events = [_numbered(event, f"{id_} {place}") for place, event in enumerate(page.entries)]
    return Page(tuple(reversed(events)))


async def list_checkpoints(
    client: "Client", id_: str, after: str = "", limit: int = 10, listener: "Listener | None" = None
) -> Page[Checkpoint]:
    """There were none."""
    return Page(())


def read_job(data: JsonObject) -> TrainingJob:
    status = text(data, "status")
    job = TrainingJob(
        id=text(data, "id"),
        model=text(data, "model"),
        status=_STATES.get(status, status),
        created_at=number(data, "created_at"),
        fine_tuned_model=text(data, "fine_tuned_model"),
        training_file=next(iter(_ids(data, "training_files")), ""),
        validation_file=next(iter(_ids(data, "validation_files")), ""),
        result_files=_ids(data, "result_files"),
        suffix=text(data, "suffix"),
        hyperparameters=record(data, "hyperparams"),
        fault=_fault(data),
        organization=text(data, "organization_id"),
        legacy=True,
        fields=data,
    )
    return replace(job, finished_at=number(data, "updated_at")) if job.over else job


def read_event(data: JsonObject) -> JobEvent:
    return JobEvent(text(data, "id"), number(data, "created_at"), text(data, "level"), text(data, "message"))


def _numbered(event: JobEvent, id_: str) -> JobEvent:
    return event if event.id else replace(event, id=id_)


def _fault(data: JsonObject) -> JobFault | None:
    """Told by the last of the events only."""
    told = [text(each, "message") for each in entries(data, "events") if isinstance(each, dict) and _is_fault(each)]
    return JobFault(message=told[-1]) if told and text(data, "status") == "failed" else None


def _is_fault(event: JsonObject) -> bool:
    return text(event, "level") == "error"


def _ids(data: JsonObject, name: str) -> tuple[str, ...]:
    """Whole files, or their names alone."""
    found = (text(each, "id") if isinstance(each, dict) else each for each in entries(data, name))
    return tuple(each for each in found if isinstance(each, str) and each)


def _path(dialect: Dialect, id_: str) -> str:
    return f"{dialect.path('fine-tunes')}/{segment(id_)}"
