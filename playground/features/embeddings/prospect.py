"""What a run would send, as far as can be told beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from playground.features.embeddings.rows import TextRow
from playground.features.embeddings.tokens import estimate_all

_WANTING: Final = ("new", "waiting", "failed")


@dataclass(frozen=True, slots=True)
class Prospect:
    """`tokens` are those of what is to be sent, or of all where that is nothing."""

    texts: int
    to_send: tuple[str, ...]
    tokens: int


def prospect_of(rows: Sequence[TextRow]) -> Prospect:
    wanting = tuple(dict.fromkeys(row.text for row in rows if row.state in _WANTING))
    filled = [row.text for row in rows if row.state != "empty"]
    return Prospect(len(filled), wanting, estimate_all(wanting or filled))
