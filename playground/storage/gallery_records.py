"""What is known of a picture and of the step by which it was made."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from playground.storage.json_values import JsonObject

Status: TypeAlias = Literal["running", "done", "stopped", "failed", "interrupted"]


@dataclass(frozen=True, slots=True)
class PictureRecord:
    """`draft` is what had arrived when a run was stopped. `prompt` is that of its step."""

    id: int
    step: int
    position: int
    hash: str
    media_type: str
    width: int
    height: int
    size: int
    revised_prompt: str
    seed: int | None
    draft: bool
    created_at: float
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class StepRecord:
    """`mask` is the hash of its file, or empty."""

    id: int
    parent_picture: int | None
    kind: str
    prompt: str
    model: str
    connection: str
    parameters: JsonObject
    mask: str
    created_at: float
    duration: float | None
    cost: float | None
    usage: JsonObject
    status: Status
    details: JsonObject
    pictures: tuple[PictureRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class NewPicture:
    """A picture that has no number yet."""

    step: int
    position: int
    hash: str
    media_type: str
    width: int
    height: int
    size: int
    revised_prompt: str = ""
    seed: int | None = None
    draft: bool = False
    created_at: float = field(default_factory=time.time)


@dataclass(frozen=True, slots=True)
class NewReference:
    """A picture that goes along with a request."""

    name: str
    data: bytes = field(repr=False)
    media_type: str


@dataclass(frozen=True, slots=True)
class ReferenceRecord:
    hash: str
    name: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Unsent:
    """What lies on the easel for the next request; `mask` is the hash of its file, or empty."""

    mask: str = ""
    references: tuple[ReferenceRecord, ...] = ()
