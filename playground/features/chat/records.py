"""A turn as the store keeps it, and back."""

from collections.abc import Mapping

from playground.features.chat import facts as facts_format
from playground.features.chat.turns import Attachment, Turn
from playground.storage.history import TurnRecord
from playground.storage.json_values import Json, JsonObject


def details_of(turn: Turn) -> JsonObject:
    attachments: list[Json] = [{"name": each.name, "text": each.text} for each in turn.attachments]
    return {**facts_format.to_json(turn.facts), **({"attachments": attachments} if attachments else {})}


def turn_of(record: TurnRecord) -> Turn:
    attachments = record.details.get("attachments")
    return Turn(
        id=record.id,
        role="user" if record.role == "user" else "assistant",
        text=record.text,
        status=record.status,
        model=record.model,
        created_at=record.created_at,
        parent_id=record.parent_id,
        facts=facts_format.from_json(record.details),
        attachments=tuple(map(_attachment, attachments)) if isinstance(attachments, list) else (),
    )


def _attachment(kept: Json) -> Attachment:
    values = kept if isinstance(kept, Mapping) else {}
    return Attachment(str(values.get("name", "")), str(values.get("text", "")))
