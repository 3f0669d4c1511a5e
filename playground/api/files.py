"""Files at a server: listed, looked at, fetched, sent and deleted."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playground.api.deletion import delete
from playground.api.dialect import Dialect
from playground.api.errors import ApiError, ReplyUnreadable
from playground.api.file_source import FileSource
from playground.api.paging import page_query, read_page, segment
from playground.api.request import ApiRequest, Expect, Json, JsonObject, Part, Repeat
from playground.api.stored_file import StoredFile, read_file
from playground.api.upload import field_parts

if TYPE_CHECKING:
    from playground.api.attempt import Reply
    from playground.api.client import Client
    from playground.api.observer import Listener

__all__ = [
    "FilePage",
    "FileSource",
    "FileUpload",
    "StoredFile",
    "content_request",
    "delete_file",
    "delete_request",
    "expiry",
    "fetch_file",
    "file_start",
    "list_files",
    "list_request",
    "page_of",
    "retrieve_file",
    "retrieve_request",
    "stored",
    "upload_file",
]


@dataclass(frozen=True, slots=True)
class FilePage:
    """`last_id` is what to ask for the files after this page with."""

    files: tuple[StoredFile, ...]
    has_more: bool = False
    last_id: str = ""


@dataclass(frozen=True, slots=True)
class FileUpload:
    """What is asked for when a file is sent. `extra` comes last and wins."""

    source: FileSource
    purpose: str
    expires_after: int | None = None
    extra: JsonObject = field(default_factory=dict)

    def to_request(self, dialect: Dialect) -> ApiRequest:
        fields: dict[str, Json] = {"purpose": self.purpose, **expiry(self.expires_after), **self.extra}
        written = [part for name, value in fields.items() for part in field_parts(name, value)]
        file = Part("file", self.source, self.source.filename, self.source.media_type)
        return ApiRequest("POST", dialect.path("files"), parts=(*written, file), repeat=Repeat.ONCE)


def list_request(
    dialect: Dialect, *, purpose: str = "", after: str = "", limit: int = 1000, order: str = "desc"
) -> ApiRequest:
    query = page_query(after, limit, order=order, purpose=purpose)
    return ApiRequest("GET", dialect.path("files"), query=query)


def retrieve_request(dialect: Dialect, id_: str) -> ApiRequest:
    return ApiRequest("GET", f"{dialect.path('files')}/{segment(id_)}")


def delete_request(dialect: Dialect, id_: str) -> ApiRequest:
    return ApiRequest("DELETE", f"{dialect.path('files')}/{segment(id_)}")


def content_request(dialect: Dialect, id_: str) -> ApiRequest:
    return ApiRequest("GET", f"{dialect.path('files')}/{segment(id_)}/content", expect=Expect.FILE)


async def list_files(
    client: "Client",
    *,
    purpose: str = "",
    after: str = "",
    limit: int = 1000,
    order: str = "desc",
    listener: "Listener | None" = None,
) -> FilePage:
    """Raises `ApiError`."""
    dialect = client.dialect_for("")
    request = list_request(dialect, purpose=purpose, after=after, limit=limit, order=order)
    reply = await client.send(request, listener)
    try:
        return page_of(reply.data, after)
    except ReplyUnreadable:
        raise _unreadable(client, reply) from None


async def retrieve_file(client: "Client", id_: str, listener: "Listener | None" = None) -> StoredFile:
    reply = await client.send(retrieve_request(client.dialect_for(""), id_), listener)
    return read_file(reply.json_object())


async def delete_file(client: "Client", id_: str, listener: "Listener | None" = None) -> None:
    await delete(client, delete_request(client.dialect_for(""), id_), listener)


async def file_start(client: "Client", id_: str, size: int, listener: "Listener | None" = None) -> bytes:
    """At most so many of its bytes; the rest is not fetched."""
    found = bytearray()

    def take(data: bytes) -> bool:
        found.extend(data)
        return len(found) >= size

    await client.fetch(content_request(client.dialect_for(""), id_), take, listener)
    return bytes(found[:size])


async def fetch_file(
    client: "Client", id_: str, on_bytes: Callable[[bytes], None], listener: "Listener | None" = None
) -> int | None:
    """Hands over the bytes as they come. Returns how many the server had announced, where it did.

    Raises `ApiError`, also when they end early; what was handed over by then is of no use.
    """

    def take(data: bytes) -> bool:
        on_bytes(data)
        return False

    return await client.fetch(content_request(client.dialect_for(""), id_), take, listener)


async def upload_file(
    client: "Client",
    source: FileSource,
    purpose: str,
    expires_after: int | None = None,
    listener: "Listener | None" = None,
    *,
    extra: JsonObject | None = None,
) -> StoredFile:
    """Never sent twice by itself. Raises `ApiError`; its `outcome_unknown` says that the file may be there."""
    upload = FileUpload(source, purpose, expires_after, extra or {})
    reply = await client.send(upload.to_request(client.dialect_for("")), listener)
    return stored(reply, reply.data)


def stored(reply: "Reply", data: Json) -> StoredFile:
    """The file that a reply tells of. Without an id it is unclear what became of it."""
    file = read_file(data) if isinstance(data, dict) else None
    if file is None or not file.id:
        error = ReplyUnreadable(status=reply.status, url=reply.url, request_id=reply.request_id)
        error.outcome_unknown = True
        raise error
    return file


def page_of(data: Json, after: str = "") -> FilePage:
    """Raises `ReplyUnreadable`."""
    page = read_page(data, read_file, after)
    return FilePage(page.entries, page.has_more, page.entries[-1].id if page.entries else "")


def expiry(seconds: int | None) -> dict[str, Json]:
    if seconds is None:
        return {}
    return {"expires_after": {"anchor": "created_at", "seconds": seconds}}


def _unreadable(client: "Client", reply: "Reply") -> ApiError:
    return ReplyUnreadable(
        status=reply.status, url=reply.url, request_id=reply.request_id, connection=client.connection.name
    )
