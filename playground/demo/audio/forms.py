"""The form in which recordings arrive: fields, lists of fields, one object, and a file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from playground.demo.errors import ApiError, conflict, invalid_value
from playground.demo.json_value import Json

MOST_TEXT = 256 * 1024
LISTS = (
    "include",
    "timestamp_granularities",
    "keywords",
    "languages",
    "known_speaker_names",
    "known_speaker_references",
)
NUMBERS = ("temperature", "prefix_padding_ms", "silence_duration_ms", "threshold")
SWITCHES = {"true": True, "false": False}
# "list[]" and "object[key]"
SUBSCRIPT = re.compile(r"(\w+)\[(\w*)\]")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent, unread."""

    name: str
    data: bytes


@dataclass(slots=True)
class Sent:
    """A request for a transcript: its fields and its file."""

    values: dict[str, Json] = field(default_factory=dict)
    file: Upload | None = None


async def read_form(request: Request) -> Sent:
    if not request.headers["content-type"].lower().startswith("multipart/form-data"):
        raise ApiError(415, "This endpoint takes multipart/form-data.", code="unsupported_content_type")
    sent = Sent()
    try:
        async with request.form(max_files=4, max_fields=256, max_part_size=MOST_TEXT) as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    _take_file(sent, name, Upload(value.filename or "", await value.read()))
                else:
                    _take_text(sent.values, name, value)
    except HTTPException as error:
        raise ApiError(400, f"The form could not be read: {error.detail}", code="invalid_form") from None
    return sent


def _take_file(sent: Sent, name: str, upload: Upload) -> None:
    if name != "file":
        # A field that takes no file; its check will refuse it by name.
        sent.values[name] = {}
    elif sent.file is not None:
        raise conflict("file", "Only one file can be sent.")
    else:
        sent.file = upload


def _take_text(values: dict[str, Json], name: str, text: str) -> None:
    if name == "file":
        raise invalid_value(name, "it must be a file, not text.")
    found = SUBSCRIPT.fullmatch(name)
    if found and found[2]:
        inner = values.setdefault(found[1], {})
        if not isinstance(inner, dict):
            raise conflict(found[1], f"The field '{found[1]}' was sent as a text and as an object.")
        _put(inner, found[2], text, name)
    elif found or name in LISTS:
        values.setdefault(found[1] if found else name, []).append(text)
    else:
        _put(values, name, text, name)


def _put(values: dict[str, Json], key: str, text: str, name: str) -> None:
    if key in values:
        raise conflict(name, f"The field '{name}' was sent twice.")
    values[key] = _meant(key, text)


def _meant(key: str, text: str) -> Json:
    if key == "stream":
        return SWITCHES.get(text, text)
    if key not in NUMBERS:
        return text
    try:
        return float(text)
    except ValueError:
        return text
