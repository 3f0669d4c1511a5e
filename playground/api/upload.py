"""Files that go along with a request, and the values beside them in a form."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from playground.api import json_text
from playground.api.request import Json, Part


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it is sent. The name needs its ending: servers judge the format by it."""

    data: bytes = field(repr=False)
    filename: str
    media_type: str


def file_part(name: str, upload: Upload) -> Part:
    return Part(name, upload.data, upload.filename, upload.media_type)


def field_parts(name: str, value: Json) -> list[Part]:
    """A value as the official SDK writes it: lists as `name[]`, objects as `name[key]`, null not at all."""
    if isinstance(value, Mapping):
        return [part for key, item in value.items() for part in field_parts(f"{name}[{key}]", item)]
    if isinstance(value, list | tuple):
        return [part for item in value for part in field_parts(f"{name}[]", item)]
    if value is None:
        return []
    return [Part(name, value if isinstance(value, str) else json_text.compact(value))]
