"""The calls that every dialect of fine-tuning makes, and what is wrong with an answer that tells of no job."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from playground.api.errors import ReplyUnreadable
from playground.api.paging import Page, read_page
from playground.api.request import ApiRequest, JsonObject, Repeat
from playground.api.training_jobs import TrainingJob

if TYPE_CHECKING:
    from playground.api.client import Client
    from playground.api.observer import Listener

Entry = TypeVar("Entry")


async def job_in(
    client: "Client",
    request: ApiRequest,
    read: Callable[[JsonObject], TrainingJob],
    listener: "Listener | None",
) -> TrainingJob:
    reply = await client.send(request, listener)
    job = read(reply.data) if isinstance(reply.data, dict) else None
    if job is None or not job.id:
        error = ReplyUnreadable(status=reply.status, url=reply.url, request_id=reply.request_id)
        error.outcome_unknown = request.repeat is Repeat.ONCE
        error.connection = client.connection.name
        raise error
    return job


async def page_in(
    client: "Client",
    request: ApiRequest,
    read: Callable[[JsonObject], Entry],
    after: str,
    listener: "Listener | None",
) -> Page[Entry]:
    reply = await client.send(request, listener)
    try:
        return read_page(reply.data, read, after)
    except ReplyUnreadable as error:
        error.status, error.url, error.request_id = reply.status, reply.url, reply.request_id
        error.connection = client.connection.name
        raise
