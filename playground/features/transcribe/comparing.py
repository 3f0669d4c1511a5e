"""Two transcripts word for word: what is the same, what differs, and how much."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from playground.features.transcribe.tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.features.transcribe.tokens import Token

Kind: TypeAlias = Literal["same", "changed", "missing", "added"]

_KINDS: Final[dict[str, Kind]] = {"equal": "same", "replace": "changed", "delete": "missing", "insert": "added"}
_LONG: Final = 2_000  # words from which on the most frequent ones no longer serve to find what belongs together


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together. Both texts are as they were written; one is empty where it has nothing there."""

    kind: Kind
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """`errors` is the least number of words to be changed, left out or added to get from the left to the right, whose
    `words` count as true."""

    pieces: tuple[Piece, ...]
    words: int
    errors: int

    @property
    def rate(self) -> float:
        """The word error rate; above 1 where there are more errors than words."""
        return self.errors / self.words if self.words else float(self.errors > 0)


def compare(left: str, right: str) -> Comparison:
    """The left one counts as true. Case and punctuation are no differences. May take long: for a worker thread."""
    ours, theirs = tokens_of(left), tokens_of(right)
    keys, their_keys = [each.key for each in ours], [each.key for each in theirs]
    matcher = SequenceMatcher(None, keys, their_keys, autojunk=max(len(ours), len(theirs)) > _LONG)
    pieces = tuple(
        Piece(_KINDS[kind], _written(ours[first:last]), _written(theirs[start:end]))
        for kind, first, last, start, end in matcher.get_opcodes()
    )
    return Comparison(pieces, len(ours), distance(keys, their_keys))


def distance(left: Sequence[str], right: Sequence[str]) -> int:
    """The edit distance, for all words of one side at once: each is one bit of a large number (Myers, Hyyrö)."""
    if not left:
        return len(right)
    places: dict[str, int] = {}
    for place, word in enumerate(left):
        places[word] = places.get(word, 0) | 1 << place
    full, last = (1 << len(left)) - 1, 1 << (len(left) - 1)
    more, less, found = full, 0, len(left)
    for word in right:
        equal = places.get(word, 0)
        across = (((equal & more) + more) ^ more) | equal | less
        rising, falling = less | (full & ~(across | more)), more & across
        found += bool(rising & last) - bool(falling & last)
        rising, falling = (rising << 1 | 1) & full, falling << 1 & full
        more, less = falling | (full & ~(across | rising)), rising & across
    return found


def _written(tokens: Sequence[Token]) -> str:
    return "".join(f" {each.text}" if each.spaced and place else each.text for place, each in enumerate(tokens))
