"""Sentences as JSON, for what is kept on disk and told again, perhaps in another language, after a restart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from playground.message import Message

if TYPE_CHECKING:
    from playground.storage.json_values import Json


def message_to_json(message: Message) -> Json:
    return {"text": message.text, "values": {name: _value_to_json(value) for name, value in message.values.items()}}


def message_from_json(kept: Json) -> Message:
    """Whatever was kept, be it from another version or edited by hand, gives a sentence."""
    if not isinstance(kept, Mapping):
        return Message("{text}", text=_text(kept))
    values = kept.get("values")
    return Message(
        _text(kept.get("text")),
        **{
            name: message_from_json(value) if isinstance(value, Mapping) else value
            for name, value in (values.items() if isinstance(values, Mapping) else ())
        },
    )


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""


def _value_to_json(value: object) -> Json:
    if isinstance(value, Message):
        return message_to_json(value)
    return value if isinstance(value, bool | int | float | str) else str(value)
