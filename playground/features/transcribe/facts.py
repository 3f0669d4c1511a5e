"""What is known about a transcript beside its text, kept with it on disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.services.failures import Failure
from playground.services.kept_messages import message_from_json, message_to_json

if TYPE_CHECKING:
    from playground.message import Message
    from playground.storage.json_values import Json, JsonObject


@dataclass(frozen=True, slots=True)
class TranscriptFacts:
    """`heard` is the text as it came, once a person has changed it; `task` is what was asked for; `parts` how many
    requests it took; `base` is the transcript into which what was heard in a span goes."""

    demo: bool = False
    task: str = ""
    packing: str = ""
    parts: int = 0
    base: int = 0
    heard: str = ""
    notes: tuple[Message, ...] = ()
    failure: Failure | None = None

    def to_json(self) -> JsonObject:
        values: dict[str, Json] = {
            "demo": self.demo,
            "task": self.task,
            "packing": self.packing,
            "parts": self.parts,
            "base": self.base,
            "heard": self.heard,
            "notes": [message_to_json(note) for note in self.notes],
            "failure": None if self.failure is None else self.failure.to_json(),
        }
        return {name: value for name, value in values.items() if value}

    @classmethod
    def from_json(cls, kept: JsonObject) -> TranscriptFacts:
        """Takes what fits: it may be from another version."""
        notes, failure = kept.get("notes"), kept.get("failure")
        return cls(
            demo=kept.get("demo") is True,
            task=_text(kept, "task"),
            packing=_text(kept, "packing"),
            parts=_number(kept, "parts"),
            base=_number(kept, "base"),
            heard=_text(kept, "heard"),
            notes=tuple(map(message_from_json, notes)) if isinstance(notes, list) else (),
            failure=Failure.from_json(failure) if isinstance(failure, Mapping) else None,
        )


def _text(kept: JsonObject, name: str) -> str:
    value = kept.get(name)
    return value if isinstance(value, str) else ""


def _number(kept: JsonObject, name: str) -> int:
    value = kept.get(name)
    return value if isinstance(value, int) else 0
