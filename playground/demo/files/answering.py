"""/v1/files: taken in, listed, described, given back and deleted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from playground.demo.checks import integer, one_of, record
from playground.demo.errors import ApiError
from playground.demo.files.archive import MONTH, PURPOSES, Archive, discard
from playground.demo.files.forms import MEGABYTE, read_form
from playground.demo.files.paging import limit_of, page
from playground.demo.json_value import Json
from playground.demo.replies import json_reply

MOST_FILE = 512 * MEGABYTE
MOST_BATCH = 200 * MEGABYTE
MOST_LISTED = 10_000
EXPIRY = record(
    {"anchor": one_of("created_at"), "seconds": integer(3600, MONTH)}, ("anchor", "seconds"), nullable=False
)
FIELDS = record({"purpose": one_of(*PURPOSES), "expires_after": EXPIRY}, ("purpose",))


@dataclass(frozen=True, slots=True)
class Counter:
    """Where files are handed in and fetched."""

    archive: Archive

    async def create(self, request: Request) -> Response:
        path = self.archive.folder.place()
        form = await read_form(request, "file", path, MOST_FILE)
        try:
            values = FIELDS(form.values, "")
            _fit(form.size, values["purpose"])
        except ApiError:
            discard(path)
            raise
        file = self.archive.keep(path, form.filename or "", values["purpose"], lifetime(values))
        return json_reply(file.described())

    async def list(self, request: Request) -> Response:
        query = request.query_params
        limit = limit_of(query, MOST_LISTED, MOST_LISTED)
        files = self.archive.files()
        if one_of("asc", "desc")(query.get("order", "desc"), "order") == "desc":
            files.reverse()
        if "purpose" in query:
            files = [file for file in files if file.purpose == query["purpose"]]
        return json_reply(page(files, query, lambda file: file.id, lambda file: file.described(), limit))

    async def retrieve(self, request: Request) -> Response:
        return json_reply(self.archive.get(request.path_params["id"]).described())

    async def content(self, request: Request) -> Response:
        file = self.archive.get(request.path_params["id"])
        return FileResponse(file.path, media_type="application/octet-stream", filename=file.name or file.id)

    async def delete(self, request: Request) -> Response:
        name = request.path_params["id"]
        self.archive.delete(name)
        return json_reply({"id": name, "object": "file", "deleted": True})


def lifetime(values: Mapping[str, Json]) -> int | None:
    """The seconds after which the file goes by itself."""
    expiry = values.get("expires_after")
    return None if expiry is None else int(expiry["seconds"])


def _fit(size: int, purpose: str) -> None:
    if not size:
        raise ApiError(400, "The file is empty.", code="invalid_file", param="file")
    if purpose == "batch" and size > MOST_BATCH:
        message = f"The file is too large: a batch may have at most {MOST_BATCH // MEGABYTE} MB."
        raise ApiError(413, message, code="file_too_large", param="file")
