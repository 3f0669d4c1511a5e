"""/v1/uploads: large files in parts, which become one file when the last of them is there."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from starlette.requests import Request
from starlette.responses import Response

from playground.demo.checks import array, integer, one_of, record, string
from playground.demo.errors import ApiError, invalid_value
from playground.demo.files.answering import EXPIRY, lifetime
from playground.demo.files.archive import PURPOSES, Archive, StoredFile, discard
from playground.demo.files.forms import MEGABYTE, read_form
from playground.demo.json_value import Json
from playground.demo.replies import json_reply

MOST_PART = 64 * MEGABYTE
MOST_UPLOAD = 8 * 1024 * MEGABYTE
LIFETIME = 3600
CREATE = record(
    {
        "filename": string(1024, 1),
        "purpose": one_of(*PURPOSES),
        "bytes": integer(1, MOST_UPLOAD),
        "mime_type": string(256, 1),
        "expires_after": EXPIRY,
    },
    ("filename", "purpose", "bytes", "mime_type"),
)
COMPLETE = record({"part_ids": array(string(), 1), "md5": string()}, ("part_ids",))


@dataclass(slots=True)
class Upload:
    """A file on its way."""

    id: str
    created_at: int
    filename: str
    purpose: str
    bytes: int
    lifetime: int | None
    status: Literal["pending", "joining", "completed", "cancelled", "expired"] = "pending"
    parts: dict[str, Path] = field(default_factory=dict)
    file: StoredFile | None = None

    def described(self) -> dict[str, Json]:
        return {
            "id": self.id,
            "object": "upload",
            "bytes": self.bytes,
            "created_at": self.created_at,
            "expires_at": self.created_at + LIFETIME,
            "filename": self.filename,
            "purpose": self.purpose,
            "status": "pending" if self.status == "joining" else self.status,
            "file": None if self.file is None else self.file.described(),
        }

    def end(self, status: Literal["cancelled", "expired"]) -> None:
        self.status = status
        for path in self.parts.values():
            discard(path)
        self.parts.clear()


class Uploads:
    """The uploads of one server."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._uploads: dict[str, Upload] = {}

    async def create(self, body: dict[str, Json]) -> Response:
        values = CREATE(body, "")
        upload = Upload(
            f"upload_{secrets.token_hex(16)}",
            int(self.archive.now()),
            values["filename"],
            values["purpose"],
            values["bytes"],
            lifetime(values),
        )
        self._uploads[upload.id] = upload
        return json_reply(upload.described())

    async def add_part(self, request: Request) -> Response:
        upload = self._pending(request.path_params["id"])
        path = self.archive.folder.place()
        form = await read_form(request, "data", path, MOST_PART)
        if upload.status != "pending" or form.values or not form.size:
            discard(path)
        if form.values:
            raise invalid_value(next(iter(form.values)), "a part has only 'data'.")
        if not form.size:
            raise invalid_value("data", "it is empty.")
        # It may have ended while the part was on its way.
        self._pending(upload.id)
        part = f"part_{secrets.token_hex(16)}"
        upload.parts[part] = path
        created = int(self.archive.now())
        return json_reply({"id": part, "object": "upload.part", "created_at": created, "upload_id": upload.id})

    async def complete(self, request: Request, body: dict[str, Json]) -> Response:
        values = COMPLETE(body, "")
        upload = self._pending(request.path_params["id"])
        parts = _chosen(upload, values["part_ids"])
        upload.status = "joining"
        try:
            await asyncio.to_thread(_check, upload, parts, values.get("md5"))
            await asyncio.to_thread(_join, parts)
        except BaseException:
            upload.status = "pending"
            raise
        upload.status = "completed"
        upload.file = self.archive.keep(parts[0], upload.filename, upload.purpose, upload.lifetime)
        for path in upload.parts.values():
            if path != parts[0]:
                discard(path)
        upload.parts.clear()
        return json_reply(upload.described())

    async def cancel(self, request: Request) -> Response:
        upload = self._pending(request.path_params["id"])
        upload.end("cancelled")
        return json_reply(upload.described())

    def _pending(self, name: str) -> Upload:
        for upload in self._uploads.values():
            if upload.status == "pending" and upload.created_at + LIFETIME <= self.archive.now():
                upload.end("expired")
        found = self._uploads.get(name)
        if found is None:
            raise ApiError(404, f"No such Upload object: {name[:80]}", param="upload_id")
        if found.status != "pending":
            raise ApiError(400, f"The upload is {found.status} and takes nothing more.", code="invalid_upload_state")
        return found


def _chosen(upload: Upload, names: Sequence[str]) -> list[Path]:
    for place, name in enumerate(names):
        if name not in upload.parts:
            raise invalid_value(f"part_ids[{place}]", "there is no such part in this upload.")
    if len(set(names)) < len(names):
        raise invalid_value("part_ids", "a part is named twice.")
    return [upload.parts[name] for name in names]


def _check(upload: Upload, parts: Sequence[Path], md5: str | None) -> None:
    size = sum(path.stat().st_size for path in parts)
    if size != upload.bytes:
        raise invalid_value("part_ids", f"the parts have {size} bytes together, and {upload.bytes} were announced.")
    if md5 is None:
        return
    digest = hashlib.md5(usedforsecurity=False)
    for path in parts:
        with path.open("rb") as part:
            while piece := part.read(MEGABYTE):
                digest.update(piece)
    if digest.hexdigest() != md5.lower():
        raise invalid_value("md5", f"the parts have the checksum {digest.hexdigest()}.")


def _join(parts: Sequence[Path]) -> None:
    """Append all to the first; until everything is there, a failure takes it back."""
    first = parts[0].stat().st_size
    try:
        with parts[0].open("ab") as target:
            for path in parts[1:]:
                with path.open("rb") as part:
                    shutil.copyfileobj(part, target, MEGABYTE)
    except OSError as error:
        with parts[0].open("r+b") as target:
            target.truncate(first)
        message = f"The demo server cannot keep the file: {error.strerror or error}."
        raise ApiError(500, message, kind="server_error") from None
