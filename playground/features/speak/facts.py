"""What is known about a clip beside its sound, kept with it on disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.services.failures import Failure

if TYPE_CHECKING:
    from playground.storage.json_values import Json, JsonObject


@dataclass(frozen=True, slots=True)
class ClipFacts:
    """`texts` are the words that were to be spoken, part by part, also of those that never came."""

    demo: bool = False
    texts: tuple[str, ...] = ()
    failure: Failure | None = None

    def to_json(self) -> JsonObject:
        values: dict[str, Json] = {
            "demo": self.demo,
            "texts": list(self.texts),
            "failure": None if self.failure is None else self.failure.to_json(),
        }
        return {name: value for name, value in values.items() if value}

    @classmethod
    def from_json(cls, kept: JsonObject) -> ClipFacts:
        """Takes what fits: it may be from another version."""
        texts, failure = kept.get("texts"), kept.get("failure")
        return cls(
            demo=kept.get("demo") is True,
            texts=tuple(map(str, texts)) if isinstance(texts, list) else (),
            failure=Failure.from_json(failure) if isinstance(failure, Mapping) else None,
        )
