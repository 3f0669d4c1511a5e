"""Fine-tuning jobs in today's words: /fine_tuning/jobs."""

from typing import TYPE_CHECKING, Final

from playground.api.dialect import Dialect
from playground.api.json_fields import count, entries, finite, number, record, text
from playground.api.paging import Page, page_query, segment
from playground.api.request import ApiRequest, Json, JsonObject, Repeat
from playground.api.training_jobs import Checkpoint, JobEvent, JobFault, JobOrder, TrainingJob, sent
from playground.api.training_reply import job_in, page_in

if TYPE_CHECKING:
    from playground.api.client import Client
    from playground.api.observer import Listener

can_pause: Final = True
has_checkpoints: Final = True


def create_request(dialect: Dialect, order: JobOrder) -> ApiRequest:
    """The hyperparameters go into the method, where one is named; on their own they are the old place for them."""
    body = sent(
        {
            "model": order.model,
            "training_file": order.training_file,
            "validation_file": order.validation_file,
            "suffix": order.suffix,
            "seed": order.seed,
            **_method(order),
            "integrations": list(order.integrations) if isinstance(order.integrations, tuple) else order.integrations,
            "metadata": order.metadata,
        }
    )
    return ApiRequest("POST", dialect.path("fine_tuning/jobs"), body={**body, **order.extra}, repeat=Repeat.ONCE)


def list_request(dialect: Dialect, after: str = "", limit: int = 20) -> ApiRequest:
    return ApiRequest("GET", dialect.path("fine_tuning/jobs"), query=page_query(after, limit))


def job_request(dialect: Dialect, id_: str) -> ApiRequest:
    return ApiRequest("GET", _path(dialect, id_))


def change_request(dialect: Dialect, id_: str, change: str) -> ApiRequest:
    """`change` is cancel, pause or resume."""
    return ApiRequest("POST", f"{_path(dialect, id_)}/{change}")


def told_request(dialect: Dialect, id_: str, what: str, after: str = "", limit: int = 20) -> ApiRequest:
    """`what` is events or checkpoints."""
    return ApiRequest("GET", f"{_path(dialect, id_)}/{what}", query=page_query(after, limit))


async def create_job(client: "Client", order: JobOrder, listener: "Listener | None" = None) -> TrainingJob:
    """Never asked for twice by itself. Raises `ApiError`; its `outcome_unknown` says that there may be such a job."""
    return await job_in(client, create_request(client.dialect_for(""), order), read_job, listener)


async def list_jobs(
    client: "Client", after: str = "", limit: int = 20, listener: "Listener | None" = None
) -> Page[TrainingJob]:
    return await page_in(client, list_request(client.dialect_for(""), after, limit), read_job, after, listener)


async def retrieve_job(client: "Client", id_: str, listener: "Listener | None" = None) -> TrainingJob:
    return await job_in(client, job_request(client.dialect_for(""), id_), read_job, listener)


async def cancel_job(client: "Client", id_: str, listener: "Listener | None" = None) -> TrainingJob:
    return await job_in(client, change_request(client.dialect_for(""), id_, "cancel"), read_job, listener)


async def pause_job(client: "Client", id_: str, listener: "Listener | None" = None) -> TrainingJob:
    return await job_in(client, change_request(client.dialect_for(""), id_, "pause"), read_job, listener)


async def resume_job(client: "Client", id_: str, listener: "Listener | None" = None) -> TrainingJob:
    return await job_in(client, change_request(client.dialect_for(""), id_, "resume"), read_job, listener)


async def list_events(
    client: "Client", id_: str, after: str = "", limit: int = 20, listener: "Listener | None" = None
) -> Page[JobEvent]:
    """The newest first."""
    request = told_request(client.dialect_for(""), id_, "events", after, limit)
    return await page_in(client, request, read_event, after, listener)


async def list_checkpoints(
    client: "Client", id_: str, after: str = "", limit: int = 10, listener: "Listener | None" = None
) -> Page[Checkpoint]:
    request = told_request(client.dialect_for(""), id_, "checkpoints", after, limit)
    return await page_in(client, request, read_checkpoint, after, listener)


def read_job(data: JsonObject) -> TrainingJob:
    method = record(data, "method")
    kind = text(method, "type")
    # The old place knows what "auto" has become; the new one has those that only some methods know.
    hyperparameters = {**record(record(method, kind), "hyperparameters"), **record(data, "hyperparameters")}
    return TrainingJob(
        id=text(data, "id"),
        model=text(data, "model"),
        status=text(data, "status"),
        created_at=number(data, "created_at"),
        finished_at=number(data, "finished_at"),
        estimated_finish=number(data, "estimated_finish"),
        fine_tuned_model=text(data, "fine_tuned_model"),
        training_file=text(data, "training_file"),
        validation_file=text(data, "validation_file"),
        result_files=tuple(name for name in entries(data, "result_files") if isinstance(name, str)),
        trained_tokens=count(data, "trained_tokens"),
        suffix=text(data, "suffix") or text(data, "user_provided_suffix"),
        seed=count(data, "seed"),
        method=kind,
        hyperparameters=hyperparameters,
        integrations=tuple(each for each in entries(data, "integrations") if isinstance(each, dict)),
        metadata={name: str(value) for name, value in record(data, "metadata").items() if value is not None},
        fault=_fault(data),
        organization=text(data, "organization_id"),
        fields=data,
    )


def read_event(data: JsonObject) -> JobEvent:
    return JobEvent(
        text(data, "id"),
        number(data, "created_at"),
        text(data, "level"),
        text(data, "message"),
        text(data, "type") or "message",
        record(data, "data"),
    )


def read_checkpoint(data: JsonObject) -> Checkpoint:
    metrics = {name: finite(value) for name, value in record(data, "metrics").items()}
    return Checkpoint(
        text(data, "id"),
        text(data, "fine_tuned_model_checkpoint"),
        count(data, "step_number"),
        {name: value for name, value in metrics.items() if value is not None},
        number(data, "created_at"),
        data,
    )


def _method(order: JobOrder) -> dict[str, Json]:
    if not isinstance(order.method, str):
        return {"hyperparameters": order.hyperparameters} if order.hyperparameters else {}
    inner: dict[str, Json] = {"hyperparameters": order.hyperparameters} if order.hyperparameters else {}
    inner |= sent({"grader": order.grader})
    return {"method": {"type": order.method, order.method: inner} if inner else {"type": order.method}}


def _fault(data: JsonObject) -> JobFault | None:
    """Jobs that went well have one too at times, with nothing in it."""
    told = record(data, "error")
    fault = JobFault(text(told, "code"), text(told, "message"), text(told, "param"))
    said = data.get("error")
    if isinstance(said, str) and said:
        return JobFault(message=said)
    return fault if fault != JobFault() else None


def _path(dialect: Dialect, id_: str) -> str:
    return f"{dialect.path('fine_tuning/jobs')}/{segment(id_)}"
