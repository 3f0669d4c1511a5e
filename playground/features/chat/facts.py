"""What is known about one reply beside its text: why it ended, what it cost, how fast it came, what went wrong."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from playground.api.request import Json, JsonObject
from playground.message import Message
from playground.services.failures import Failure
from playground.services.kept_messages import message_from_json, message_to_json


@dataclass(frozen=True, slots=True)
class Facts:
    """Seconds are counted from the moment the request was handed over; None stands for "not known". `system` is the
    message that told the model how to behave; `usage` is what the server counted, in its own words; `seam` is where a
    continued text was gone on with; `choices` is how many answers came at once, which are counted together; `misfit` is
    where it does not fit the `schema` that was asked for."""

    connection: str = ""
    demo: bool = False
    system: str = ""
    answered_by: str = ""
    reply_id: str = ""
    created: int | None = None
    finish_reason: str = ""
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    estimated: bool = False
    usage: JsonObject = field(default_factory=dict)
    seam: int | None = None
    choices: int = 1
    thought_for: float | None = None
    first_token: float | None = None
    duration: float | None = None
    schema: str = ""
    misfit: Message | None = None
    notes: tuple[Message, ...] = ()
    failure: Failure | None = None

    @property
    def tokens_per_second(self) -> float | None:
        """Speed after the first token: the wait for it is a figure of its own."""
        if self.completion_tokens is None or self.duration is None or self.first_token is None:
            return None
        writing = self.duration - self.first_token
        return (self.completion_tokens - 1) / writing if writing > 0.001 and self.completion_tokens > 1 else None

    @property
    def cached_tokens(self) -> int | None:
        """Of the prompt; the server knew them from an earlier one."""
        return _detail(self.usage, "prompt_tokens_details", "cached_tokens") or _count(
            self.usage, "prompt_cache_hit_tokens"
        )

    @property
    def reasoning_tokens(self) -> int | None:
        """Of the reply; thought, and seldom shown."""
        return _detail(self.usage, "completion_tokens_details", "reasoning_tokens")


def estimate_tokens(text: str) -> int:
    """About as many tokens as common tokenizers make: one per East Asian character, one per four others."""
    if text.isascii():
        return (len(text) + 3) // 4
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return wide + (len(text) - wide + 3) // 4


_FINISH_WORDS = {
    "stop": Message("finished"),
    "length": Message("stopped at the length limit"),
    "content_filter": Message("stopped by the server's content filter"),
    "tool_calls": Message("asked for a tool"),
    "function_call": Message("asked for a function"),
}


def finish_words(reason: str) -> Message:
    return _FINISH_WORDS.get(reason) or Message("ended: {reason}", reason=reason)


def to_json(facts: Facts) -> JsonObject:
    values: dict[str, Json] = {
        "connection": facts.connection,
        "demo": facts.demo,
        "system": facts.system,
        "answered_by": facts.answered_by,
        "reply_id": facts.reply_id,
        "created": facts.created,
        "finish_reason": facts.finish_reason,
        "prompt_tokens": facts.prompt_tokens,
        "completion_tokens": facts.completion_tokens,
        "estimated": facts.estimated,
        "usage": facts.usage,
        "seam": facts.seam,
        "choices": facts.choices if facts.choices > 1 else None,
        "thought_for": facts.thought_for,
        "first_token": facts.first_token,
        "duration": facts.duration,
        "schema": facts.schema,
        "misfit": None if facts.misfit is None else message_to_json(facts.misfit),
        "notes": [message_to_json(note) for note in facts.notes],
    }
    if facts.failure is not None:
        values["failure"] = facts.failure.to_json()
    return {
        name: value
        for name, value in values.items()
        if value is not None and value is not False and value not in ("", [], {})
    }


def from_json(values: JsonObject) -> Facts:
    notes = values.get("notes")
    failure, usage = values.get("failure"), values.get("usage")
    return Facts(
        connection=_text(values, "connection"),
        demo=values.get("demo") is True,
        system=_text(values, "system"),
        answered_by=_text(values, "answered_by"),
        reply_id=_text(values, "reply_id"),
        created=_count(values, "created"),
        finish_reason=_text(values, "finish_reason"),
        prompt_tokens=_count(values, "prompt_tokens"),
        completion_tokens=_count(values, "completion_tokens"),
        estimated=values.get("estimated") is True,
        usage=usage if isinstance(usage, dict) else {},
        seam=_count(values, "seam"),
        choices=_count(values, "choices") or 1,
        thought_for=_seconds(values, "thought_for"),
        first_token=_seconds(values, "first_token"),
        duration=_seconds(values, "duration"),
        schema=_text(values, "schema"),
        misfit=None if values.get("misfit") is None else message_from_json(values["misfit"]),
        notes=tuple(message_from_json(note) for note in notes) if isinstance(notes, list) else (),
        failure=Failure.from_json(failure),
    )


def _text(values: JsonObject, name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""


def _count(values: JsonObject, name: str) -> int | None:
    value = values.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _detail(usage: JsonObject, part: str, name: str) -> int | None:
    details = usage.get(part)
    return _count(details, name) if isinstance(details, Mapping) else None


def _seconds(values: JsonObject, name: str) -> float | None:
    value = values.get(name)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
