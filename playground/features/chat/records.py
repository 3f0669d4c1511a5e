"""A turn as the store keeps it, and back."""

from collections.abc import Mapping

from playground.features.chat import facts as facts_format
from playground.features.chat.attachments import attachments_in, attachments_to_json
from playground.features.chat.turns import ROLES, Call, Prompt, Role, Token, Turn
from playground.storage.history import DraftRecord, NewTurn, TurnRecord
from playground.storage.json_values import Json, JsonObject


def details_of(turn: Turn) -> JsonObject:
    return {**facts_format.to_json(turn.facts), **attachments_to_json(turn.attachments), **_said_to_json(turn)}


def new_turn_of(turn: Turn) -> NewTurn:
    return NewTurn(turn.role, turn.text, turn.status, turn.model, details_of(turn))


def turn_of(record: TurnRecord) -> Turn:
    return Turn(
        id=record.id,
        role=_role(record.role),
        text=record.text,
        status=record.status,
        model=record.model,
        created_at=record.created_at,
        parent_id=record.parent_id,
        facts=facts_format.from_json(record.details),
        attachments=attachments_in(record.details),
        reasoning=_text(record.details, "reasoning"),
        calls=tuple(
            Call(_text(kept, "id"), _text(kept, "name"), _text(kept, "arguments"))
            for kept in _objects(record.details, "calls")
        ),
        answers=_text(record.details, "answers"),
        tokens=_tokens(record.details),
    )


def _role(kept: str) -> Role:
    return next((role for role in ROLES if role == kept), "assistant")


def _tokens(details: JsonObject) -> tuple[Token, ...]:
    kept = details.get("tokens")
    return tuple(token for token in map(_token, kept) if token is not None) if isinstance(kept, list) else ()


def _token(kept: Json) -> Token | None:
    match kept:
        case [str(text), int() | float() as logprob, list(others)]:
            pairs = (other for other in others if isinstance(other, list))
            found = ((each[0], each[1]) for each in pairs if len(each) == 2)
            return Token(text, logprob, tuple((str(word), float(chance)) for word, chance in found))
        case _:
            return None


def _said_to_json(turn: Turn) -> JsonObject:
    calls: list[Json] = [{"id": call.id, "name": call.name, "arguments": call.arguments} for call in turn.calls]
    tokens: list[Json] = [[token.text, token.logprob, list(map(list, token.others))] for token in turn.tokens]
    kept: dict[str, Json] = {
        "reasoning": turn.reasoning,
        "calls": calls,
        "answers": turn.answers,
        "tokens": tokens,
    }
    return {name: value for name, value in kept.items() if value}


def prompt_of(record: DraftRecord) -> Prompt:
    return Prompt(record.text, attachments_in(record.details))


def _objects(details: JsonObject, name: str) -> list[JsonObject]:
    kept = details.get(name)
    return [each for each in kept if isinstance(each, Mapping)] if isinstance(kept, list) else []


def _text(values: JsonObject, name: str) -> str:
    return str(values.get(name, ""))
