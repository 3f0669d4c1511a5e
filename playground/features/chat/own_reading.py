"""Our own form of a conversation, read again. The file may have been changed by hand, or made by somebody else."""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, get_args

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
from playground.features.chat.turns import ROLES, Status
from playground.message import Message
from playground.storage.blobs import hash_of
from playground.storage.history import NewTurn
from playground.storage.imports import ImportedConversation, ImportedTurn, own_origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playground.storage.json_values import Json, JsonObject

_ENDINGS: Final = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/webp": ".webp",
    "image/gif": ".gif",
    "audio/wav": ".wav",
    "audio/mpeg": ".mp3",
    "application/pdf": ".pdf",
}


def read(values: JsonObject) -> Arrival:
    title = title_in(values)
    found = {number: turn for turn in list_in(values, "turns") for number in _numbers(turn)}
    turns = {number: turn for number, turn in sorted(found.items()) if isinstance(turn, Mapping)}
    if not turns:
        raise Unreadable(title, Message("There are no messages in it."))
    parents = parents_first({number: _number(turn.get("parent")) for number, turn in turns.items()})
    places = {number: place for place, number in enumerate(turns)}
    began = time_in(values, "created_at")
    imported = [_turn(turn, _place(places, parents[number]), began) for number, turn in turns.items()]
    return Arrival(
        ImportedConversation(
            origin=text_in(values, "origin")[:LONGEST] or own_origin(began),
            title=title,
            created_at=began,
            updated_at=time_in(values, "updated_at", began),
            turns=tuple(imported),
            leaf=_place(places, _number(values.get("leaf"))),
        ),
        dict(_blobs(object_in(values, "blobs"))),
    )


def _place(places: Mapping[int, int], number: int | None) -> int | None:
    return None if number is None else places.get(number)


def _number(value: Json) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _numbers(turn: Json) -> Iterator[int]:
    number = _number(turn.get("id")) if isinstance(turn, Mapping) else None
    if number is not None:
        yield number


def _turn(values: JsonObject, parent: int | None, began: float) -> ImportedTurn:
    role, status = text_in(values, "role"), text_in(values, "status")
    known: Status = next((each for each in get_args(Status) if each == status and each != "streaming"), "interrupted")
    turn = NewTurn(
        role if role in ROLES else "assistant",
        text_in(values, "text"),
        known if status else "done",
        text_in(values, "model"),
        _harmless(object_in(values, "details")),
    )
    return ImportedTurn(turn, parent, time_in(values, "created_at", began))


def _harmless(details: JsonObject) -> JsonObject:
    """Without the buttons of a failure: what they would change is this computer's connection, not that of the file."""
    failure = object_in(details, "failure")
    return {**details, "failure": {**failure, "actions": []}} if failure else details


def _blobs(values: JsonObject) -> Iterator[tuple[str, tuple[bytes, str]]]:
    """Those that are what their name says."""
    for name in values:
        kept = object_in(values, name)
        try:
            data = b64decode(text_in(kept, "data"), validate=True)
        except (binascii.Error, ValueError):
            continue
        if hash_of(data) == name:
            yield name, (data, _ENDINGS.get(text_in(kept, "media_type"), ""))
