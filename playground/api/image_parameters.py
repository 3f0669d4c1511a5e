"""Wishes for generations, edits and variations of pictures, and the requests that they become."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Final, TypeAlias, cast

from playground.api.dialect import Dialect, Endpoint
from playground.api.request import ApiRequest, Expect, Json, JsonObject, Part, Repeat
from playground.api.unset import UNSET, Unset
from playground.api.upload import Upload, field_parts, file_part

Text: TypeAlias = str | Unset | None
Count: TypeAlias = int | Unset | None

LARGEST_EVENT: Final = 64 * 1024 * 1024  # one event holds a whole picture
_STREAM_FIELDS = {"stream", "partial_images"}
_NEVER_DROPPED = {"model", "prompt", "image", "mask"}
_NOT_FIELDS = {"extra", "images", "image", "mask"}


@dataclass(frozen=True, slots=True)
class GenerateParameters:
    """Every field of the documented request; what is UNSET is not sent. `extra` comes last and wins."""

    prompt: str
    model: Text = UNSET
    n: Count = UNSET
    size: Text = UNSET
    quality: Text = UNSET
    style: Text = UNSET
    background: Text = UNSET
    output_format: Text = UNSET
    output_compression: Count = UNSET
    response_format: Text = UNSET
    user: Text = UNSET
    moderation: Text = UNSET
    stream: bool | Unset = UNSET
    partial_images: Count = UNSET
    extra: JsonObject = field(default_factory=dict)

    def to_request(self, dialect: Dialect) -> ApiRequest:
        body = _body(self, dialect)
        return ApiRequest(
            "POST",
            dialect.path("images/generations"),
            body=body,
            expect=_expected(body),
            repeat=Repeat.ONCE,
            event_limit=LARGEST_EVENT,
        )


@dataclass(frozen=True, slots=True)
class EditParameters:
    """The mask belongs to the first of the images and has its size."""

    prompt: str
    images: tuple[Upload, ...]
    mask: Upload | None = None
    model: Text = UNSET
    n: Count = UNSET
    size: Text = UNSET
    quality: Text = UNSET
    background: Text = UNSET
    input_fidelity: Text = UNSET
    output_format: Text = UNSET
    output_compression: Count = UNSET
    response_format: Text = UNSET
    stream: bool | Unset = UNSET
    partial_images: Count = UNSET
    user: Text = UNSET
    extra: JsonObject = field(default_factory=dict)

    def to_request(self, dialect: Dialect) -> ApiRequest:
        name = "image" if len(self.images) == 1 else "image[]"
        files = [file_part(name, upload) for upload in self.images]
        if self.mask is not None:
            files.append(file_part("mask", self.mask))
        return _upload("images/edits", _body(self, dialect), files, dialect)


@dataclass(frozen=True, slots=True)
class VariationParameters:
    image: Upload
    model: Text = UNSET
    n: Count = UNSET
    size: Text = UNSET
    response_format: Text = UNSET
    user: Text = UNSET
    extra: JsonObject = field(default_factory=dict)

    def to_request(self, dialect: Dialect) -> ApiRequest:
        return _upload("images/variations", _body(self, dialect), [file_part("image", self.image)], dialect)


ImageParameters: TypeAlias = GenerateParameters | EditParameters | VariationParameters


def _body(parameters: ImageParameters, dialect: Dialect) -> dict[str, Json]:
    """What is set and was not refused before; without a stream there is nothing that could be partial.

    Fields of the user's own are left out too once they were refused: so they were told they would be.
    """
    values = {each.name: getattr(parameters, each.name) for each in fields(parameters) if each.name not in _NOT_FIELDS}
    body = {name: cast(Json, value) for name, value in values.items() if value is not UNSET} | dict(parameters.extra)
    model = parameters.model if isinstance(parameters.model, str) else ""
    refused = dialect.rejects(model) - _NEVER_DROPPED
    if body.get("stream") is not True or "stream" in refused:
        refused |= _STREAM_FIELDS
    return {name: value for name, value in body.items() if name not in refused}


def _expected(body: Mapping[str, Json]) -> Expect:
    return Expect.EVENTS if body.get("stream") is True else Expect.JSON


def _upload(endpoint: Endpoint, body: Mapping[str, Json], files: list[Part], dialect: Dialect) -> ApiRequest:
    written = [part for name, value in body.items() for part in field_parts(name, value)]
    return ApiRequest(
        "POST",
        dialect.path(endpoint),
        parts=(*written, *files),
        expect=_expected(body),
        repeat=Repeat.ONCE,
        event_limit=LARGEST_EVENT,
    )
