"""Wishes for transcripts, translations and speech, and the requests that they become."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Final, TypeAlias, cast

from playground.api.dialect import Dialect, Endpoint
from playground.api.request import ApiRequest, Expect, Json, JsonObject, Part, Repeat
from playground.api.unset import UNSET, Unset
from playground.api.upload import Upload, field_parts, file_part

Text: TypeAlias = str | Unset | None
Number: TypeAlias = float | Unset | None
Texts: TypeAlias = tuple[str, ...] | Unset | None

LONGEST_INPUT: Final = 4096  # characters that a model speaks in one request
LARGEST_SOUND: Final = 64 * 1024 * 1024
TEXT_FORMATS: Final = ("text", "srt", "vtt")
_NEVER_DROPPED = {"model", "file", "input", "voice"}
_NOT_FIELDS = {"extra", "file"}


@dataclass(frozen=True, slots=True)
class TranscriptionParameters:
    """Every field of the documented request; what is UNSET is not sent. `extra` comes last and wins."""

    file: Upload
    model: str = ""
    language: Text = UNSET
    prompt: Text = UNSET
    temperature: Number = UNSET
    response_format: Text = UNSET
    timestamp_granularities: Texts = UNSET
    include: Texts = UNSET
    chunking_strategy: str | JsonObject | Unset | None = UNSET
    stream: bool | Unset = UNSET
    keywords: Texts = UNSET
    languages: Texts = UNSET
    known_speaker_names: Texts = UNSET
    known_speaker_references: Texts = UNSET
    extra: JsonObject = field(default_factory=dict)

    def to_request(self, dialect: Dialect) -> ApiRequest:
        return _upload("audio/transcriptions", self, dialect)


@dataclass(frozen=True, slots=True)
class TranslationParameters:
    """Into English."""

    file: Upload
    model: str = ""
    prompt: Text = UNSET
    temperature: Number = UNSET
    response_format: Text = UNSET
    extra: JsonObject = field(default_factory=dict)

    def to_request(self, dialect: Dialect) -> ApiRequest:
        return _upload("audio/translations", self, dialect)


@dataclass(frozen=True, slots=True)
class SpeechParameters:
    """`response_format` goes out under the name that the dialect prefers. `extra` comes last and wins."""

    input: str
    model: str = ""
    voice: str | JsonObject = ""
    instructions: Text = UNSET
    response_format: Text = UNSET
    speed: Number = UNSET
    stream_format: Text = UNSET
    extra: JsonObject = field(default_factory=dict)

    def to_request(self, dialect: Dialect) -> ApiRequest:
        body = _body(self, dialect)
        return ApiRequest(
            "POST",
            dialect.path("audio/speech"),
            body=body,
            expect=Expect.EVENTS if body.get("stream_format") == "sse" else Expect.BYTES,
            repeat=Repeat.GENERATION,
            event_limit=LARGEST_SOUND,
            body_limit=LARGEST_SOUND,
        )


HearingParameters: TypeAlias = TranscriptionParameters | TranslationParameters


def _upload(endpoint: Endpoint, parameters: HearingParameters, dialect: Dialect) -> ApiRequest:
    body = _body(parameters, dialect)
    written: list[Part] = [part for name, value in body.items() for part in field_parts(name, value)]
    return ApiRequest(
        "POST",
        dialect.path(endpoint),
        parts=(*written, file_part("file", parameters.file)),
        expect=_expected(body),
        repeat=Repeat.ONCE,
    )


def _body(parameters: HearingParameters | SpeechParameters, dialect: Dialect) -> dict[str, Json]:
    """What is set and was not refused before; fields of the user's own are left out too once they were refused."""
    values = {each.name: getattr(parameters, each.name) for each in fields(parameters) if each.name not in _NOT_FIELDS}
    if isinstance(parameters, SpeechParameters):
        values[dialect.speech_format_field] = values.pop("response_format")
    body = {name: _plain(value) for name, value in values.items() if value is not UNSET}
    for name in ("model", "voice"):
        if body.get(name) == "":  # some servers have only one
            del body[name]
    refused = {name.removesuffix("[]") for name in dialect.rejects(parameters.model)} - _NEVER_DROPPED
    return {name: value for name, value in {**body, **parameters.extra}.items() if name not in refused}


def _expected(body: JsonObject) -> Expect:
    """Not JSON, even where it was asked for: servers send what they can, and what was paid for is read as it is."""
    return Expect.EVENTS if body.get("stream") is True else Expect.TEXT


def _plain(value: object) -> Json:
    """Tuples are lists in JSON."""
    return list(value) if isinstance(value, Sequence) and not isinstance(value, str) else cast(Json, value)
