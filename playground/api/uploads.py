"""Large files in parts: a session at the server, to which the parts are sent and which they then become a file of."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playground.api.dialect import Dialect
from playground.api.errors import Rejected
from playground.api.file_source import FileSource
from playground.api.files import expiry, stored
from playground.api.json_fields import count, number, text
from playground.api.paging import segment
from playground.api.request import ApiRequest, Json, JsonObject, Part, Repeat
from playground.api.stored_file import StoredFile

if TYPE_CHECKING:
    from playground.api.client import Client
    from playground.api.observer import Listener


@dataclass(frozen=True, slots=True)
class UploadSession:
    id: str
    status: str = ""
    expires_at: float | None = None
    bytes: int | None = None
    fields: JsonObject = field(default_factory=dict, repr=False, hash=False)


def create_request(
    dialect: Dialect, filename: str, purpose: str, size: int, media_type: str, expires_after: int | None = None
) -> ApiRequest:
    body: dict[str, Json] = {"filename": filename, "purpose": purpose, "bytes": size, "mime_type": media_type}
    # A second session does no harm: an empty one ends by itself.
    return ApiRequest("POST", dialect.path("uploads"), body={**body, **expiry(expires_after)}, repeat=Repeat.GENERATION)


def part_request(dialect: Dialect, id_: str, source: FileSource) -> ApiRequest:
    part = Part("data", source, source.filename, source.media_type)
    # One that came twice does no harm either: the file is made of those that are named at the end.
    return ApiRequest("POST", _path(dialect, id_, "parts"), parts=(part,), repeat=Repeat.GENERATION)


def complete_request(dialect: Dialect, id_: str, part_ids: Sequence[str], md5: str = "") -> ApiRequest:
    body: dict[str, Json] = {"part_ids": list(part_ids)}
    if md5:
        body["md5"] = md5
    return ApiRequest("POST", _path(dialect, id_, "complete"), body=body, repeat=Repeat.ONCE)


def cancel_request(dialect: Dialect, id_: str) -> ApiRequest:
    return ApiRequest("POST", _path(dialect, id_, "cancel"))


async def create_upload(
    client: "Client",
    filename: str,
    purpose: str,
    size: int,
    media_type: str,
    expires_after: int | None = None,
    listener: "Listener | None" = None,
) -> UploadSession:
    request = create_request(client.dialect_for(""), filename, purpose, size, media_type, expires_after)
    data = (await client.send(request, listener)).json_object()
    return UploadSession(text(data, "id"), text(data, "status"), number(data, "expires_at"), count(data, "bytes"), data)


async def add_part(client: "Client", id_: str, source: FileSource, listener: "Listener | None" = None) -> str:
    """Returns the part's id."""
    reply = await client.send(part_request(client.dialect_for(""), id_, source), listener)
    return text(reply.json_object(), "id")


async def complete_upload(
    client: "Client", id_: str, part_ids: Sequence[str], md5: str = "", listener: "Listener | None" = None
) -> StoredFile:
    """Raises `ApiError`; its `outcome_unknown` says that the file may be there."""
    reply = await client.send(complete_request(client.dialect_for(""), id_, part_ids, md5), listener)
    data = reply.json_object()
    return stored(reply, data.get("file"))


async def cancel_upload(client: "Client", id_: str, listener: "Listener | None" = None) -> None:
    """One that is over cannot be cancelled, which a second attempt may find."""
    try:
        await client.send(cancel_request(client.dialect_for(""), id_), listener)
    except Rejected as error:
        if not error.repeated:
            raise


def _path(dialect: Dialect, id_: str, what: str) -> str:
    return f"{dialect.path('uploads')}/{segment(id_)}/{what}"
