"""What is known about a step beside its pictures, kept with it on disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playground.services.failures import Failure
from playground.services.kept_messages import message_from_json, message_to_json

if TYPE_CHECKING:
    from playground.message import Message
    from playground.storage.json_values import Json, JsonObject


@dataclass(frozen=True, slots=True)
class StepFacts:
    """`unfetched` are addresses that came instead of pictures and wait for leave to be opened; `sent` are the fields of
    the request, without its pictures."""

    demo: bool = False
    answered_by: str = ""
    size: str = ""
    quality: str = ""
    notes: tuple[Message, ...] = ()
    failure: Failure | None = None
    unfetched: tuple[str, ...] = ()
    sent: JsonObject = field(default_factory=dict)

    def to_json(self) -> JsonObject:
        values: dict[str, Json] = {
            "demo": self.demo,
            "answered_by": self.answered_by,
            "size": self.size,
            "quality": self.quality,
            "notes": [message_to_json(note) for note in self.notes],
            "failure": None if self.failure is None else self.failure.to_json(),
            "unfetched": list(self.unfetched),
            "sent": self.sent,
        }
        return {name: value for name, value in values.items() if value}

    @classmethod
    def from_json(cls, kept: JsonObject) -> StepFacts:
        """Takes what fits: it may be from another version."""
        notes, failure, unfetched = kept.get("notes"), kept.get("failure"), kept.get("unfetched")
        sent = kept.get("sent")
        return cls(
            demo=kept.get("demo") is True,
            answered_by=_text(kept, "answered_by"),
            size=_text(kept, "size"),
            quality=_text(kept, "quality"),
            notes=tuple(map(message_from_json, notes)) if isinstance(notes, list) else (),
            failure=Failure.from_json(failure) if isinstance(failure, Mapping) else None,
            unfetched=tuple(map(str, unfetched)) if isinstance(unfetched, list) else (),
            sent=sent if isinstance(sent, Mapping) else {},
        )


def _text(kept: JsonObject, name: str) -> str:
    value = kept.get(name)
    return value if isinstance(value, str) else ""
