"""What becomes a conversation when it is imported, whatever it was before."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeVar

from playground.message import Message
from playground.storage.imports import ImportedConversation

if TYPE_CHECKING:
    from collections.abc import Hashable

    from playground.storage.json_values import Json, JsonObject

LONGEST: Final = 200  # characters of a title or an origin

K = TypeVar("K", bound="Hashable")


class Unreadable(Exception):
    """One conversation is not what it should be."""

    def __init__(self, title: str, reason: Message) -> None:
        super().__init__(str(reason))
        self.title = title
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Arrival:
    """A conversation with the files that lie beside it: their content by its hash, with an ending for their names."""

    conversation: ImportedConversation
    blobs: Mapping[str, tuple[bytes, str]] = field(default_factory=dict)


def parents_first(parents: Mapping[K, K | None]) -> dict[K, K | None]:
    """In an order in which nothing comes before what it follows. What follows itself or nothing that is there begins
    anew; what has the same parent stays in order."""
    children: dict[K | None, list[K]] = {}
    for key, parent in parents.items():
        children.setdefault(parent if parent in parents else None, []).append(key)
    found: dict[K, K | None] = {}
    for start in [*children.get(None, ()), *parents]:
        open_ones: list[tuple[K, K | None]] = [(start, None)]
        while open_ones:
            at, parent = open_ones.pop()
            if at not in found:
                found[at] = parent
                open_ones += [(child, at) for child in reversed(children.get(at, []))]
    return found


def title_in(values: JsonObject) -> str:
    return " ".join(text_in(values, "title").split())[:LONGEST]


def text_in(values: JsonObject, name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""


def object_in(values: JsonObject, name: str) -> JsonObject:
    value = values.get(name)
    return value if isinstance(value, Mapping) else {}


def list_in(values: JsonObject, name: str) -> list[Json]:
    value = values.get(name)
    return value if isinstance(value, list) else []


def time_in(values: JsonObject, name: str, otherwise: float = 0.0) -> float:
    """Not in the future, where it would stand above everything."""
    value = values.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return otherwise
    try:
        seconds = float(value)
    except OverflowError:
        return otherwise
    return min(seconds, time.time()) if math.isfinite(seconds) and seconds > 0 else otherwise
