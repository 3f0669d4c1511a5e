"""What is known of a take and of what was heard in it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from playground.storage.json_values import JsonObject

Origin: TypeAlias = Literal["recorded", "opened", "recovered"]
Status: TypeAlias = Literal["running", "done", "stopped", "failed", "interrupted"]


@dataclass(frozen=True, slots=True)
class TakeRecord:
    """`file` is a name in the folder of the takes, and empty where the sound was lost; `played_file` is the same one
    unless that is of a kind which the player does not read. `excerpt` is the beginning of the latest transcript."""

    id: int
    origin: Origin
    title: str
    file: str
    played_file: str
    media_type: str
    seconds: float
    size: int
    created_at: float
    details: JsonObject
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class TranscriptRecord:
    """`start` and `end` are those of the span that was listened to, in seconds; None for the whole take."""

    id: int
    take: int
    kind: str
    text: str = ""
    segments: tuple[JsonObject, ...] = ()
    words: tuple[JsonObject, ...] = ()
    language: str = ""
    model: str = ""
    connection: str = ""
    settings: JsonObject = field(default_factory=dict)
    start: float | None = None
    end: float | None = None
    status: Status = "running"
    created_at: float = field(default_factory=time.time)
    duration: float | None = None
    usage: JsonObject = field(default_factory=dict)
    details: JsonObject = field(default_factory=dict)
