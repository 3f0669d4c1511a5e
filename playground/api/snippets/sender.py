"""What the code in every language is made from: where the request goes, and what of it is text and what are files."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias
from urllib.parse import parse_qsl, urlsplit

from playground.api import json_text, multipart
from playground.api.request import ApiRequest, Json

Headers: TypeAlias = tuple[tuple[str, str], ...]

KEY_VARIABLE: Final = "OPENAI_API_KEY"
CHAT: Final = "chat/completions"
IMAGES: Final[Mapping[str, str]] = {
    "images/generations": "generate",
    "images/edits": "edit",
    "images/variations": "create_variation",
}
HEARING: Final[Mapping[str, str]] = {
    "audio/transcriptions": "transcriptions",
    "audio/translations": "translations",
}
SPEECH: Final = "audio/speech"
EMBEDDINGS: Final = "embeddings"
COMPLETIONS: Final = "completions"
MODERATIONS: Final = "moderations"
_FRACTIONS = {"temperature", "prefix_padding_ms", "silence_duration_ms", "threshold"}
_SUBSCRIPT = re.compile(r"([^\[\]]+)\[([^\[\]]*)\]")
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?")
_WHOLE_NUMBERS = {"n", "output_compression", "partial_images", "seconds"}


@dataclass(frozen=True, slots=True)
class Sender:
    """Where a request goes, and in whose name."""

    base_url: str
    organization: str
    project: str
    headers: Headers

    @property
    def address(self) -> str:
        return urlsplit(self.base_url)._replace(query="").geturl()

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.base_url).query, keep_blank_values=True))


@dataclass(frozen=True, slots=True)
class File:
    """A part of a form that is read from a file."""

    part: str
    name: str
    media_type: str


def body(request: ApiRequest) -> dict[str, Json]:
    """As it is sent: without what `json_text` leaves out."""
    cleaned = json_text.cleaned(request.body)
    assert isinstance(cleaned, dict)
    return cleaned


def as_json(request: ApiRequest) -> str:
    return json.dumps(body(request), ensure_ascii=False, indent=2, allow_nan=False)


def streams(request: ApiRequest) -> bool:
    return arguments(request).get("stream") is True


def texts(request: ApiRequest) -> list[tuple[str, str]]:
    """The fields of a form, in the order in which they are sent."""
    fields = (part for part in request.parts if not multipart.is_file(part))
    return [(part.name, multipart.content(part).decode("utf-8", "replace")) for part in fields]


def files(request: ApiRequest) -> list[File]:
    found = (part for part in request.parts if multipart.is_file(part))
    return [File(part.name, multipart.filename(part), multipart.media_type(part)) for part in found]


def arguments(request: ApiRequest) -> dict[str, Json]:
    """The named values of a request as an SDK takes them, whether they go out as JSON or in a form."""
    if not request.parts:
        return {} if request.body is None else body(request)
    found: dict[str, Json] = {}
    lists: dict[str, list[Json]] = {}
    objects: dict[str, dict[str, Json]] = {}
    for name, text in texts(request):
        inner = _SUBSCRIPT.fullmatch(name)
        if inner is None:
            found[name] = _value(name, text)
        elif inner[2]:
            found[inner[1]] = objects.setdefault(inner[1], {})
            objects[inner[1]][inner[2]] = _value(inner[2], text)
        else:
            found[inner[1]] = lists.setdefault(inner[1], [])
            lists[inner[1]].append(text)
    return found


def gives_text(request: ApiRequest) -> bool:
    """Whether a transcript comes as a text and not as JSON."""
    return arguments(request).get("response_format") in ("text", "srt", "vtt")


def comes_in_events(request: ApiRequest) -> bool:
    """Whether speech comes as base64 in events."""
    return arguments(request).get("stream_format") == "sse"


def sound_file(request: ApiRequest) -> str:
    """Under which name speech is saved."""
    values = arguments(request)
    form = values.get("response_format", values.get("output_format"))
    return f"speech.{form if isinstance(form, str) and form.isalnum() else 'mp3'}"


def variable(header: str) -> str:
    """The environment variable in which the reader keeps the value of a secret header."""
    return re.sub(r"[^A-Z0-9]+", "_", header.upper())


def _value(name: str, text: str) -> Json:
    if name in _WHOLE_NUMBERS and text.isdecimal():
        return int(text)
    if name in _FRACTIONS and _NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    return text == "true" if name == "stream" else text
