"""The documented fields of transcriptions and translations, by the family that a model's name belongs to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from playground.demo.checks import (
    Check,
    anything,
    array,
    boolean,
    either,
    number,
    one_of,
    record,
    refused,
    string,
    tagged,
)
from playground.demo.errors import ApiError, conflict, invalid_value, unsupported_parameter, unsupported_value
from playground.demo.json_value import Json

ALL_FORMATS = ("json", "text", "srt", "verbose_json", "vtt")
LONGEST_PROMPT = 8192
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)?")
NO_SPEAKERS = "The demo cannot tell speakers apart."


@dataclass(frozen=True, slots=True)
class Family:
    """What the models of one family take."""

    name: str
    pattern: str
    formats: tuple[str, ...]
    streams: bool = True
    logprobs: bool = False
    prompt: bool = True
    keywords: bool = False
    seconds: bool = False  # is paid by the length of the recording, not by tokens


FAMILIES = (
    Family("whisper-1", r"whisper-1", ALL_FORMATS, streams=False, seconds=True),
    Family("gpt-4o-transcribe-diarize", r"gpt-4o-(?:mini-)?transcribe-diarize[\w.-]*", ("json", "text"), prompt=False),
    Family("gpt-4o-transcribe", r"gpt-4o-(?:mini-)?transcribe[\w.-]*", ("json", "text"), logprobs=True),
    Family("gpt-transcribe", r"gpt-transcribe[\w.-]*", ("json",), keywords=True),
)
SPHINX = Family("demo-sphinx-en", r"demo-[\w-]+", ALL_FORMATS, logprobs=True, keywords=True)


def family(name: str) -> Family:
    return next((found for found in FAMILIES if re.fullmatch(found.pattern, name)), SPHINX)


def transcription(values: Mapping[str, Json], kind: Family) -> dict[str, Any]:
    """The fields of a transcription, or the first thing that is wrong with them."""
    found: dict[str, Any] = record(_fields(kind), ("model",))(dict(values), "")
    _agree(found, kind)
    return found


def translation(values: Mapping[str, Json], kind: Family) -> dict[str, Any]:
    """The fields of a translation. Only English can be heard, so that it is always a transcription too."""
    if kind.name not in ("whisper-1", "demo-sphinx-en"):
        raise unsupported_value("model", f"{kind.name} does not translate; whisper-1 does.")
    if "language" in values:
        why = "A translation takes any language and gives English, but the demo understands English only; leave it out."
        raise unsupported_parameter("language", why)
    fields = {**_common(kind), "model": string(), "prompt": string(LONGEST_PROMPT)}
    found: dict[str, Any] = record(fields, ("model",))(dict(values), "")
    return found


def _common(kind: Family) -> dict[str, Check]:
    return {"model": string(), "response_format": _format(kind), "temperature": number(0, 1)}


def _fields(kind: Family) -> dict[str, Check]:
    fields = _common(kind)
    fields |= {
        "language": _language,
        "prompt": string(LONGEST_PROMPT) if kind.prompt else refused(f"{kind.name} takes no prompt."),
        "timestamp_granularities": array(one_of("word", "segment"), 1, 2),
        "include": array(one_of("logprobs"), 1, 1),
        "stream": boolean,
        "chunking_strategy": CHUNKING,
        "known_speaker_names": refused(NO_SPEAKERS),
        "known_speaker_references": refused(NO_SPEAKERS),
    }
    if kind.keywords:
        fields |= {"keywords": array(string(200, 1), 1, 100), "languages": array(_language, 1, 16)}
    return fields


CHUNKING = either(
    {
        str: one_of("auto"),
        dict: tagged(
            {
                "server_vad": record(
                    {
                        "type": anything,
                        "prefix_padding_ms": number(0, 5000),
                        "silence_duration_ms": number(100, 5000),
                        "threshold": number(0, 1),
                    }
                )
            }
        ),
    }
)


def _format(kind: Family) -> Check:
    known = one_of(*ALL_FORMATS, "diarized_json")

    def check(value: Json, path: str) -> str:
        form: str = known(value, path)
        if form == "diarized_json":
            raise unsupported_value(path, NO_SPEAKERS)
        if form not in kind.formats:
            usable = " or ".join(f"'{name}'" for name in kind.formats)
            message = f"{path} '{form}' is not compatible with model '{kind.name}'. Use {usable} instead."
            raise ApiError(400, message, code="unsupported_value", param=path)
        return form

    return check


def _language(value: Json, path: str) -> str:
    code: str = string()(value, path)
    if not LANGUAGE.fullmatch(code):
        message = f"Invalid language '{code[:40]}'. Language parameter must be specified in ISO-639-1 format."
        raise ApiError(400, message, code="invalid_language_format", param=path)
    if code.partition("-")[0] != "en":
        raise unsupported_value(path, f"The demo's recogniser, CMU Sphinx, understands English only, not '{code}'.")
    return code


def _agree(values: Mapping[str, Any], kind: Family) -> None:
    form = values.get("response_format", "json")
    if "timestamp_granularities" in values and form != "verbose_json":
        message = "The 'timestamp_granularities' parameter is only allowed when 'response_format' is 'verbose_json'."
        raise conflict("timestamp_granularities", message)
    if "include" in values:
        if not kind.logprobs:
            raise invalid_value("include", f"'logprobs' is not supported by {kind.name}.")
        if form != "json":
            raise conflict("include", "'logprobs' can only be included when 'response_format' is 'json'.")
    if values.get("stream") and kind.streams and form not in ("json", "text"):
        raise conflict("stream", f"A stream cannot carry '{form}'; use 'response_format' 'json' with it.")
