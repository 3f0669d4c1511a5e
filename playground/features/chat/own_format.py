"""Conversations as a file that this program can read again: everything that the store has of them.

{"format": "playground.conversations", "version": 1, "conversations": [
    {"origin", "title", "created_at", "updated_at", "leaf", "settings",
     "turns": [{"id", "parent", "role", "text", "status", "model", "created_at", "details"}, …],
     "blobs": {hash: {"media_type", "data" in base64}}}, …]}

`parent` is the turn that a turn answers or follows; turns with the same parent are versions of each other, and `leaf`
is the turn at which the version ends that was read last. `details` hold reasoning, calls, answers, facts, attachments.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from playground.features.chat import settings as settings_format
from playground.features.chat.records import turn_of
from playground.features.chat.settings import DEFAULT, ChatSettings
from playground.features.chat.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from playground.features.chat.turns import Turn
    from playground.storage.history import ConversationRecord, TurnRecord
    from playground.storage.json_values import Json, JsonObject

FORMAT: Final = "playground.conversations"
VERSION: Final = 1


@dataclass(frozen=True)
class Kept:
    """A conversation as the store has it, with all its versions; the settings are those that it would go on with."""

    record: ConversationRecord
    turns: tuple[TurnRecord, ...]
    settings: ChatSettings = field(default=DEFAULT)

    @cached_property
    def path(self) -> tuple[Turn, ...]:
        """The version that was read last."""
        return Tree(map(turn_of, self.turns), self.record.leaf_id).path


def to_json(kept: Kept, data_of: Callable[[str], bytes | None]) -> JsonObject:
    """`data_of` reads what lies under a hash; what is lost is left out."""
    record = kept.record
    return {
        "origin": origin_of(record),
        "title": record.title,
        "created_at": record.created_at,
        "updated_at": record.updated_at,
        "leaf": record.leaf_id,
        "settings": settings_format.to_json(kept.settings),
        "turns": [_turn_to_json(turn) for turn in kept.turns],
        "blobs": _blobs(kept.turns, data_of),
    }


def origin_of(record: ConversationRecord) -> str:
    """By which a conversation is known again that comes back from a file."""
    return f"playground:{record.created_at!r}"


def _turn_to_json(turn: TurnRecord) -> JsonObject:
    return {
        "id": turn.id,
        "parent": turn.parent_id,
        "role": turn.role,
        "text": turn.text,
        "status": turn.status,
        "model": turn.model,
        "created_at": turn.created_at,
        "details": turn.details,
    }


def _blobs(turns: Sequence[TurnRecord], data_of: Callable[[str], bytes | None]) -> JsonObject:
    found: dict[str, Json] = {}
    for name, media_type in (each for turn in turns for each in _hashes(turn.details)):
        data = data_of(name) if name not in found else None
        if data is not None:
            found[name] = {"media_type": media_type, "data": b64encode(data).decode("ascii")}
    return found


def _hashes(details: JsonObject) -> Iterator[tuple[str, str]]:
    """Of everything that lies beside the database and goes along with a turn, with its media type."""
    for values in details.values():
        for each in values if isinstance(values, list | tuple) else ():
            if isinstance(each, Mapping) and isinstance(each.get("hash"), str):
                yield str(each["hash"]), str(each.get("media_type", ""))
