"""Conversations as ChatGPT exports them: a map of nodes that know their parents, and the node that was read last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from playground.features.chat.arrival import (
    LONGEST,
    Arrival,
    Unreadable,
    list_in,
    object_in,
    parents_first,
    text_in,
    time_in,
    title_in,
)
from playground.features.chat.turns import ROLES, Prompt, title_of
from playground.message import Message
from playground.storage.history import NewTurn
from playground.storage.imports import ImportedConversation, ImportedTurn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playground.storage.json_values import JsonObject

_HIDDEN: Final = "is_visually_hidden_from_conversation"
# What the program that wrote them shows nobody either: instructions that stand elsewhere, and how long was thought.
_NEVER_SHOWN: Final = ("user_editable_context", "model_editable_context", "reasoning_recap", "app_pairing_content")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where what follows a node is put: below which turn, and with which thoughts that nobody has said yet."""

    parent: int | None = None
    thoughts: str = ""


def read(values: JsonObject) -> Arrival:
    """Branches become versions; what was hidden or is empty is left out, and what follows it moves up."""
    title = title_in(values)
    nodes = {key: node for key, node in object_in(values, "mapping").items() if isinstance(node, Mapping)}
    if not nodes:
        raise Unreadable(title, Message("There are no messages in it."))
    began = time_in(values, "create_time")
    turns: list[ImportedTurn] = []
    places: dict[str | None, _Place] = {None: _Place()}
    for key, parent in parents_first(_parents(nodes)).items():
        places[key] = _place(turns, places[parent], object_in(nodes[key], "message"), began)
    if not turns:
        raise Unreadable(title, Message("There are no messages in it."))
    began = began or min((each.created_at for each in turns if each.created_at), default=0.0)
    return Arrival(
        ImportedConversation(
            origin=f"chatgpt:{_id_of(values, nodes)[:LONGEST]}",
            title=title or _title_from(turns),
            created_at=began,
            updated_at=time_in(values, "update_time", began),
            turns=tuple(turns),
            leaf=places.get(text_in(values, "current_node"), _Place()).parent,
        )
    )


def _id_of(values: JsonObject, nodes: Mapping[str, object]) -> str:
    """Old exports give conversations no number; their messages have some that nobody else has."""
    return text_in(values, "conversation_id") or text_in(values, "id") or next(iter(nodes))


def _title_from(turns: list[ImportedTurn]) -> str:
    return title_of(Prompt(next((each.turn.text for each in turns if each.turn.role == "user"), "")))


def _parents(nodes: Mapping[str, JsonObject]) -> dict[str, str | None]:
    """Siblings in the order that their parent says."""
    said = [child for node in nodes.values() for child in list_in(node, "children") if isinstance(child, str)]
    ordered = dict.fromkeys([*(child for child in said if child in nodes), *nodes])
    return {key: text_in(nodes[key], "parent") or None for key in ordered}


def _place(turns: list[ImportedTurn], place: _Place, message: JsonObject, began: float) -> _Place:
    """Adds what a node says, if it says anything."""
    content = object_in(message, "content")
    if message.get("weight") == 0 or object_in(message, "metadata").get(_HIDDEN) is True:
        return place
    if content.get("content_type") == "thoughts":
        return _Place(place.parent, "\n\n".join(filter(None, [place.thoughts, _thoughts(content)])))
    role = _role(message)
    text = "" if content.get("content_type") in _NEVER_SHOWN else _text(content, message)
    if not text.strip() or role is None:
        return place
    details: JsonObject = {"reasoning": place.thoughts} if place.thoughts and role == "assistant" else {}
    turn = NewTurn(role, text, "done", _model(message, role), details)
    turns.append(ImportedTurn(turn, place.parent, time_in(message, "create_time", began)))
    return _Place(len(turns) - 1)


def _role(message: JsonObject) -> str | None:
    role = text_in(object_in(message, "author"), "role")
    return role if role in ROLES else None


def _model(message: JsonObject, role: str) -> str:
    """Of a reply; of what a tool gave, the name of the tool."""
    if role == "assistant":
        return text_in(object_in(message, "metadata"), "model_slug")
    return text_in(object_in(message, "author"), "name") if role == "tool" else ""


def _thoughts(content: JsonObject) -> str:
    found = (each for each in list_in(content, "thoughts") if isinstance(each, Mapping))
    return "\n\n".join(filter(None, (text_in(each, "content") or text_in(each, "summary") for each in found)))


def _text(content: JsonObject, message: JsonObject) -> str:
    kind = text_in(content, "content_type")
    if kind == "code":
        return _code(text_in(content, "text"), text_in(content, "language"))
    if kind in ("tether_quote", "tether_browsing_display"):
        found = (text_in(content, name) for name in ("title", "url", "text", "result", "summary"))
        return "\n\n".join(filter(None, found))
    parts = "\n\n".join(filter(None, _parts(content)))
    text = parts or text_in(content, "text") or text_in(content, "result")
    to = text_in(message, "recipient")
    called = to not in ("", "all") and _role(message) == "assistant"  # what was written to a tool is no prose
    return _code(text, "") if called and text else text


def _code(text: str, language: str) -> str:
    fence = "```"
    while fence in text:
        fence += "`"
    words = language if language.isalnum() and language != "unknown" else ""
    return f"{fence}{words}\n{text}\n{fence}" if text.strip() else ""


def _parts(content: JsonObject) -> Iterator[str]:
    for part in list_in(content, "parts"):
        if isinstance(part, str):
            yield part
        elif isinstance(part, Mapping):
            yield _note(part)


def _note(part: JsonObject) -> str:
    """In the place of what does not lie in the file itself."""
    kind = text_in(part, "content_type")
    if kind == "image_asset_pointer":
        width, height = part.get("width"), part.get("height")
        size = f" {width} × {height}" if isinstance(width, int) and isinstance(height, int) else ""
        return f"[picture{size}, not in the export]"
    if "audio" in kind and "transcription" not in kind:
        return "[sound, not in the export]"
    return text_in(part, "text")
