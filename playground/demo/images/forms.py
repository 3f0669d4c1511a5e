"""The two ways in which pictures arrive: as parts of a form, or as data: URLs in JSON."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from playground.demo.errors import ApiError, conflict, invalid_value, missing_parameter, unsupported_value
from playground.demo.json_value import Json

MOST_IMAGES = 16
# Names of form fields whose text stands for something else.
WHOLE = frozenset({"n", "partial_images", "output_compression", "seed"})
SWITCHES: Mapping[str, bool] = {"true": True, "false": False}
MOST_TEXT = 256 * 1024
# What the browser calls the formats, and every other program too.
KINDS = ("image/png", "image/jpeg", "image/webp")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent, unread."""

    data: bytes
    kind: str
    param: str


@dataclass(slots=True)
class Sent:
    """A request for a change: its fields and its pictures."""

    values: dict[str, Json] = field(default_factory=dict)
    images: list[Upload] = field(default_factory=list)
    mask: Upload | None = None

    def need_images(self, name: str) -> None:
        if not self.images:
            raise missing_parameter(name)
        if len(self.images) > MOST_IMAGES:
            message = (
                f"Invalid '{name}': array too long. Expected an array with maximum length {MOST_IMAGES}, "
                f"but got an array with length {len(self.images)} instead."
            )
            raise ApiError(400, message, code="array_above_max_length", param=name)


async def read_form(request: Request) -> Sent:
    """The parts of a multipart form."""
    sent = Sent()
    try:
        async with request.form(max_files=64, max_fields=64, max_part_size=MOST_TEXT) as form:
            for name, value in form.multi_items():
                await _take(sent, name, value)
    except HTTPException as error:
        raise ApiError(400, f"The form could not be read: {error.detail}", code="invalid_form") from None
    return sent


async def _take(sent: Sent, name: str, value: UploadFile | str) -> None:
    if isinstance(value, UploadFile):
        upload = Upload(await value.read(), (value.content_type or "").split(";")[0].strip().lower(), name)
        _take_file(sent, name, upload)
    elif name in ("image", "image[]", "mask"):
        raise invalid_value(name, "it must be a file, not text.")
    elif name in sent.values:
        raise conflict(name, f"The field '{name}' was sent twice.")
    else:
        sent.values[name] = _meant(name, value)


def _take_file(sent: Sent, name: str, upload: Upload) -> None:
    if name in ("image", "image[]"):
        sent.images.append(upload)
    elif name == "mask":
        if sent.mask is not None:
            raise conflict("mask", "Only one mask can be sent.")
        sent.mask = upload
    else:
        # A field that takes no file; its check will refuse it by name.
        sent.values[name] = {}


def _meant(name: str, text: str) -> Json:
    if name in WHOLE and text.lstrip("-").isascii() and text.lstrip("-").isdigit() and len(text) < 20:
        return int(text)
    return SWITCHES.get(text, text) if name == "stream" else text


def read_json(body: Mapping[str, Any]) -> Sent:
    """The JSON form, of which only data: URLs can be used: the demo has neither files nor a network."""
    sent = Sent(dict(body))
    for number, place in enumerate(_list(body.get("images"))):
        sent.images.append(_from_url(place, f"images[{number}]"))
    if body.get("mask") is not None:
        sent.mask = _from_url(body["mask"], "mask")
    return sent


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _from_url(place: Json, path: str) -> Upload:
    if not isinstance(place, dict):
        raise invalid_value(path, "it must be an object with 'image_url'.")
    if place.get("file_id") is not None:
        raise unsupported_value(f"{path}.file_id", "The demo takes pictures as 'image_url' with a data: URL only.")
    url = place.get("image_url")
    if not isinstance(url, str):
        raise missing_parameter(f"{path}.image_url")
    head, _, data = url.partition(",")
    if not head.startswith("data:") or not head.endswith(";base64"):
        raise unsupported_value(f"{path}.image_url", "The demo has no network; send a data: URL with base64.")
    try:
        raw = base64.b64decode("".join(data.split()), validate=True)
    except (binascii.Error, ValueError):
        raise invalid_value(f"{path}.image_url", "its base64 cannot be read.") from None
    return Upload(raw, head.removeprefix("data:").removesuffix(";base64").split(";")[0].lower(), path)
