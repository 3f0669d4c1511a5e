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
_WHOLE_NUMBERS = {"n", "output_compression", "partial_images"}


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
    return {name: _value(name, text) for name, text in texts(request)}


def variable(header: str) -> str:
    """The environment variable in which the reader keeps the value of a secret header."""
    return re.sub(r"[^A-Z0-9]+", "_", header.upper())


def _value(name: str, text: str) -> Json:
    if name in _WHOLE_NUMBERS and text.isdecimal():
        return int(text)
    return text == "true" if name == "stream" else text
