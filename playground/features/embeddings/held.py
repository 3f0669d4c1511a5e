"""The vectors that are at hand, and which of the texts they are of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from playground.features.embeddings.space import Space
from playground.features.embeddings.tokens import surely_too_long
from playground.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playground.features.embeddings.order import Order
    from playground.features.embeddings.rows import State, TextRow
    from playground.features.embeddings.space import Floats
    from playground.storage.vectors import VectorKind

Packed: TypeAlias = bytes | memoryview  # little-endian float32

TOO_LONG: Final = Message("This text is too long for the model. Shorten it, or split it into several.")
EMPTY: Final = Message("There is nothing to embed in this row.")
_FLOAT: Final = 4
_PIECE: Final = 128


@dataclass(slots=True)
class Held:
    """Of one kind, by text. `order` is that with which more of it can be had, if it is known."""

    kind: VectorKind | None = None
    order: Order | None = None
    vectors: dict[str, Packed] = field(default_factory=dict)

    @property
    def length(self) -> int:
        """Of each, in bytes."""
        return len(next(iter(self.vectors.values()), b""))

    def of(self, row: TextRow) -> Packed | None:
        return row.own if row.own is not None else self.vectors.get(row.text)

    def look_into(self, views: Mapping[str, Packed]) -> None:
        """So that no vector is in memory twice, and none holds on to an earlier space. Without views they stay."""
        if not views:
            return
        self.vectors = {text: views.get(text) or bytes(vector) for text, vector in self.vectors.items()}


def state_of(row: TextRow, held: Mapping[str, Packed], model: str) -> tuple[State, Message | None]:
    """`held` are the vectors of the kind that is wished for. What happened to the text before is not forgotten."""
    if row.own is not None or row.text in held:
        return "done", None
    if not row.text.strip():
        return "empty", EMPTY
    if surely_too_long(row.text, model):
        return "too_long", TOO_LONG
    return ("new", None) if row.state in ("done", "empty") else (row.state, row.note)


def space_of(
    rows: Sequence[TextRow], held: Held, before: Space | None = None
) -> tuple[Space | None, Mapping[str, Packed]]:
    """Of the rows whose vectors are as long as the first one's; None without any. With it the vectors by text, as they
    lie in it. A large one takes a while, unless nothing but labels and colours differ from what was `before`."""
    pairs = [(row, vector) for row in rows if (vector := held.of(row))]
    length = len(pairs[0][1]) if pairs else 0
    pairs = [(row, vector) for row, vector in pairs if len(vector) == length]
    if not pairs:
        return None, {}
    ids, texts = tuple(row.id for row, _ in pairs), tuple(row.text for row, _ in pairs)
    labels, colours = tuple(row.label for row, _ in pairs), tuple(row.colour for row, _ in pairs)
    if before is not None and (before.ids, before.texts) == (ids, texts):
        return before.with_words(labels, colours), {}
    vectors = _table([vector for _, vector in pairs], length)
    views = {row.text: memoryview(vectors[at]).cast("B") for at, (row, _) in enumerate(pairs) if row.own is None}
    return Space(ids, texts, labels, colours, vectors), views


def _table(packed: Sequence[Packed], length: int) -> Floats:
    """In pieces, so that the thread that paints is never kept waiting for long."""
    table = np.empty((len(packed), length // _FLOAT), np.float32)
    for start in range(0, len(packed), _PIECE):
        piece = packed[start : start + _PIECE]
        table[start : start + len(piece)] = np.frombuffer(b"".join(piece), "<f4").reshape(len(piece), -1)
    return table
