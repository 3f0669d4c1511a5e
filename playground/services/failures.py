"""An error as the user is told it, kept beside what it spoilt so that it can be read again after a restart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.message import Message
from playground.services.explanations import explain
from playground.services.kept_messages import message_from_json, message_to_json

if TYPE_CHECKING:
    from playground.storage.json_values import Json


@dataclass(frozen=True, slots=True)
class Failure:
    """`actions` are ids, the most useful first."""

    title: Message
    advice: Message | None = None
    details: str = ""
    actions: tuple[str, ...] = ()

    def to_json(self) -> Json:
        return {
            "title": message_to_json(self.title),
            "advice": None if self.advice is None else message_to_json(self.advice),
            "details": self.details,
            "actions": list(self.actions),
        }

    @classmethod
    def from_json(cls, kept: Json) -> Failure | None:
        if not isinstance(kept, Mapping):
            return None
        actions, details, advice = kept.get("actions"), kept.get("details"), kept.get("advice")
        return cls(
            title=message_from_json(kept.get("title")),
            advice=None if advice is None else message_from_json(advice),
            details=details if isinstance(details, str) else "",
            actions=tuple(map(str, actions)) if isinstance(actions, list) else (),
        )


def failure_of(error: BaseException) -> Failure:
    explanation = explain(error)
    return Failure(explanation.title, explanation.advice, explanation.details, explanation.actions)
