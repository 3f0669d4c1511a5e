"""A turn as the store keeps it, and back."""

from collections.abc import Mapping, Sequence

from playground.features.chat import facts as facts_format
from playground.features.chat.turns import Attachment, Prompt, Turn
from playground.storage.history import DraftRecord, NewTurn, TurnRecord
from playground.storage.json_values import Json, JsonObject


def details_of(turn: Turn) -> JsonObject:
    return {**facts_format.to_json(turn.facts), **attachments_to_json(turn.attachments)}


def new_turn_of(turn: Turn) -> NewTurn:
    return NewTurn(turn.role, turn.text, turn.status, turn.model, details_of(turn))


def turn_of(record: TurnRecord) -> Turn:
    return Turn(
        id=record.id,
        role="user" if record.role == "user" else "assistant",
        text=record.text,
        status=record.status,
        model=record.model,
        created_at=record.created_at,
        parent_id=record.parent_id,
        facts=facts_format.from_json(record.details),
        attachments=_attachments(record.details),
    )


def prompt_of(record: DraftRecord) -> Prompt:
    return Prompt(record.text, _attachments(record.details))


def attachments_to_json(attachments: Sequence[Attachment]) -> JsonObject:
    kept: list[Json] = [{"name": each.name, "text": each.text} for each in attachments]
    return {"attachments": kept} if kept else {}


def _attachments(details: JsonObject) -> tuple[Attachment, ...]:
    kept = details.get("attachments")
    return tuple(map(_attachment, kept)) if isinstance(kept, list) else ()


def _attachment(kept: Json) -> Attachment:
    values = kept if isinstance(kept, Mapping) else {}
    return Attachment(str(values.get("name", "")), str(values.get("text", "")))
