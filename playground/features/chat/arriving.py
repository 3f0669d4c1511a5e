"""What is read from a file that is imported: one conversation after the other, each with what it brings along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.features.chat import chatgpt_format, own_reading
from playground.features.chat.arrival import Arrival, Unreadable, text_in
from playground.features.chat.import_file import pieces
from playground.message import Message

if TYPE_CHECKING:
    from pathlib import Path

    from playground.storage.blobs import Blobs
    from playground.storage.json_values import Json


@dataclass(frozen=True, slots=True)
class Step:
    """Without an arrival and without a fault it is a conversation that is known already. `fraction` is how far the file
    has been read."""

    fraction: float
    arrival: Arrival | None = None
    fault: Unreadable | None = None


class Arriving:
    """Belongs into a worker thread, one call after the other."""

    def __init__(self, path: Path, blobs: Blobs, known: frozenset[str]) -> None:
        self._pieces = pieces(path)
        self._blobs = blobs
        self._known = set(known)

    def next(self) -> Step | None:
        """Blocks. None at the end. Raises what `pieces` raises, and StorageError."""
        piece = next(self._pieces, None)
        if piece is None:
            return None
        try:
            arrival = arrival_of(piece.value)
        except Unreadable as error:
            return Step(piece.fraction, fault=error)
        if arrival.conversation.origin in self._known:
            return Step(piece.fraction)
        self._known.add(arrival.conversation.origin)
        for data, ending in arrival.blobs.values():
            self._blobs.put(data, ending)
        return Step(piece.fraction, arrival)

    def close(self) -> None:
        self._pieces.close()


def arrival_of(value: Json) -> Arrival:
    values = value if isinstance(value, Mapping) else {}
    if "mapping" in values:
        return chatgpt_format.read(values)
    if "turns" in values:
        return own_reading.read(values)
    raise Unreadable(text_in(values, "title"), Message("It is no conversation."))
