"""The examples as they are now: stretches of those in the file, and between them what was written since."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from playground.storage.json_values import Json, JsonObject

Stretch: TypeAlias = "tuple[int, int]"
Piece: TypeAlias = "Stretch | str"


@dataclass(frozen=True, slots=True)
class Splice:
    """At this place so many examples go, and these texts come."""

    place: int
    removed: int
    texts: tuple[str, ...] = ()

    def to_json(self) -> Json:
        return [self.place, self.removed, list(self.texts)]


def edit_to_json(splices: Iterable[Splice]) -> JsonObject:
    return {"splices": [splice.to_json() for splice in splices]}


def edit_from_json(kept: JsonObject) -> tuple[Splice, ...]:
    """What cannot be read is no edit."""
    entries = kept.get("splices")
    return tuple(splice for splice in map(_splice, entries if isinstance(entries, list) else ()) if splice is not None)


@dataclass(frozen=True)
class Pieces:
    """Never changes: undoing is looking at the ones before."""

    pieces: tuple[Piece, ...] = ()

    @classmethod
    def of_file(cls, count: int) -> Pieces:
        return cls(((0, count),) if count else ())

    def __len__(self) -> int:
        return self._ends[-1] if self.pieces else 0

    def at(self, place: int) -> int | str:
        """The number of an example in the file, or a text."""
        number = bisect_right(self._ends, place)
        piece = self.pieces[number]
        return piece if isinstance(piece, str) else piece[1] - (self._ends[number] - place)

    def spliced(self, splices: Iterable[Splice]) -> Pieces:
        """One after the other: each sees what those before have left."""
        made = self
        for splice in splices:
            before, rest = made._cut(splice.place)
            _, after = Pieces(rest)._cut(splice.removed)
            made = Pieces((*before, *splice.texts, *after))
        return made

    def texts(self) -> Iterator[str]:
        return (piece for piece in self.pieces if isinstance(piece, str))

    @cached_property
    def _ends(self) -> Sequence[int]:
        return list(accumulate(1 if isinstance(piece, str) else piece[1] - piece[0] for piece in self.pieces))

    def _cut(self, place: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        number = bisect_right(self._ends, place)
        if number == len(self.pieces):
            return self.pieces, ()
        piece = self.pieces[number]
        at = self.at(place)
        if isinstance(piece, str) or isinstance(at, str) or at == piece[0]:
            return self.pieces[:number], self.pieces[number:]
        return (*self.pieces[:number], (piece[0], at)), ((at, piece[1]), *self.pieces[number + 1 :])


def without(places: Iterable[int]) -> list[Splice]:
    """Stretch after stretch from the last one on, so that those before stay where they are."""
    ordered = sorted(set(places), reverse=True)
    splices: list[Splice] = []
    for place in ordered:
        if splices and splices[-1].place == place + 1:
            splices[-1] = Splice(place, splices[-1].removed + 1)
        else:
            splices.append(Splice(place, 1))
    return splices


def _splice(kept: Json) -> Splice | None:
    match kept:
        case [int(place), int(removed), list(texts)] if place >= 0 and removed >= 0:
            return Splice(place, removed, tuple(map(str, texts)))
    return None
