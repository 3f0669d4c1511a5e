"""What is known of a clip, of its parts, and of an audition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from playground.storage.json_values import JsonObject

Status: TypeAlias = Literal["running", "done", "stopped", "failed", "interrupted"]


@dataclass(frozen=True, slots=True)
class NewPart:
    """A part that has no number yet. `complete` is False where its download ended early."""

    position: int
    key: str
    text: str
    media_type: str
    seconds: float
    complete: bool = True


@dataclass(frozen=True, slots=True)
class PartRecord:
    id: int
    clip: int
    position: int
    key: str
    text: str
    hash: str
    media_type: str
    size: int
    seconds: float
    complete: bool


@dataclass(frozen=True, slots=True)
class ClipRecord:
    """`place` is what a listener gave it in its audition, 1 for the best."""

    id: int
    audition: int | None
    key: str
    text: str
    model: str
    voice: str
    connection: str
    settings: JsonObject
    created_at: float
    duration: float | None
    cost: float | None
    usage: JsonObject
    status: Status
    details: JsonObject
    place: int | None
    parts: tuple[PartRecord, ...] = ()

    @property
    def seconds(self) -> float:
        return sum(part.seconds for part in self.parts)


@dataclass(frozen=True, slots=True)
class AuditionRecord:
    id: int
    text: str
    created_at: float
    details: JsonObject
    clips: tuple[ClipRecord, ...] = ()
