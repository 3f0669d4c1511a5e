"""A request as a value: sent, shown in the inspector, turned into code, compared in tests, replayed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal, TypeAlias

from playground.api.file_source import FileSource

EVENT_LIMIT = 8 * 1024 * 1024
BODY_LIMIT = 64 * 1024 * 1024

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"
JsonObject: TypeAlias = Mapping[str, Json]


class Expect(Enum):
    """What kind of reply the sender can read."""

    JSON = "json"
    EVENTS = "events"
    TEXT = "text"
    BYTES = "bytes"
    FILE = "file"  # of any size and kind: handed over as it comes


class Repeat(Enum):
    """How often a request may reach the server when an attempt ends without a clear answer."""

    SAFE = "safe"  # reading: again after any fault
    GENERATION = "generation"  # costs a little: once more, never after the first event
    ONCE = "once"  # uploads and jobs: never again by itself


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a multipart body: a field, or a file with a true name and media type. A file on the disk is read
    while it is sent."""

    name: str
    value: str | bytes | FileSource = field(repr=False)
    filename: str | None = None
    media_type: str | None = None


@dataclass(frozen=True, slots=True)
class ApiRequest:
    """`path` is relative to the base URL, without a leading slash and with its segments percent-encoded.

    An `address` is a whole URL and stands for both: a file that lies elsewhere. The limits are in bytes of the reply.
    """

    method: Literal["GET", "POST", "DELETE"]
    path: str
    body: JsonObject | None = None
    parts: tuple[Part, ...] = ()
    query: Mapping[str, str] = field(default_factory=dict)
    expect: Expect = Expect.JSON
    repeat: Repeat = Repeat.SAFE
    address: str = ""
    event_limit: int = EVENT_LIMIT
    body_limit: int = BODY_LIMIT
