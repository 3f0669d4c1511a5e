"""What differs between two texts, in words. However different they are, the work has an end that is soon."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Kind: TypeAlias = Literal["same", "added", "removed"]
_Span: TypeAlias = tuple[int, int, int, int]  # from and to in the old one, from and to in the new one
_Match: TypeAlias = tuple[int, int]  # a place in each

# Chinese and Japanese have no spaces: there each character is a word.
_SIGN: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_WORD: Final = re.compile(rf"(?:[{_SIGN}]|[^\W{_SIGN}]+(?:['’][^\W{_SIGN}]+)*|[^\w\s])\s*|\s+")

_RUN: Final = 4  # words in a row that stand nowhere else are the surest signs
_WORK: Final = 400_000  # words looked at for such signs, in all
_STEPS: Final = 200_000  # of the exact search, in all
_EDITS: Final = 120  # beyond so many in one place nobody sees what was moved where


@dataclass(frozen=True, slots=True)
class Piece:
    """What is the same has the spaces of the new text."""

    kind: Kind
    text: str


def diff(old: str, new: str) -> tuple[Piece, ...]:
    """Blocks: a fifth of a second for 20 000 words. What was removed stands before what came in its place."""
    if old == new:
        return (Piece("same", new),) if new else ()
    before, after = _WORD.findall(old), _WORD.findall(new)
    numbers: dict[str, int] = {}
    texts: dict[str, int] = {}
    matches = _Search(_numbered(before, numbers, texts), _numbered(after, numbers, texts)).matches()
    return tuple(_joined(_pieces(before, after, matches)))


def counts(pieces: Iterable[Piece]) -> tuple[int, int]:
    """How many words were added and removed."""
    words = {"same": 0, "added": 0, "removed": 0}
    for piece in pieces:
        if piece.kind != "same":
            words[piece.kind] += sum(not word.isspace() for word in _WORD.findall(piece.text))
    return words["added"], words["removed"]


def _numbered(words: Sequence[str], numbers: dict[str, int], texts: dict[str, int]) -> list[int]:
    """A number for each word. How much space follows makes no other word of it, but a new line does."""
    for text in words:
        if text not in texts:
            bare = text.rstrip()
            key = bare + "\n" * min(text.count("\n", len(bare)), 2) if bare else text
            texts[text] = numbers.setdefault(key, len(numbers))
    return [texts[text] for text in words]


def _pieces(before: Sequence[str], after: Sequence[str], matches: Iterable[_Match]) -> Iterator[Piece]:
    i = j = 0
    for left, right in (*matches, (len(before), len(after))):
        if left > i:
            yield Piece("removed", "".join(before[i:left]))
        if right > j:
            yield Piece("added", "".join(after[j:right]))
        if right < len(after):
            yield Piece("same", after[right])
        i, j = left + 1, right + 1


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for kind, group in groupby(pieces, lambda piece: piece.kind):
        yield Piece(kind, "".join(piece.text for piece in group))


class _Search:
    """Looks for what stands in both, first by what is sure and then, between that, exactly."""

    def __init__(self, old: list[int], new: list[int]) -> None:
        self._old = old
        self._new = new
        self._work = _WORK
        self._steps = _STEPS

    def matches(self) -> list[_Match]:
        found: list[_Match] = []
        waiting: list[_Span] = [(0, len(self._old), 0, len(self._new))]
        while waiting:
            span = self._trimmed(waiting.pop(), found)
            if span[0] < span[1] and span[2] < span[3]:
                anchors = self._anchors(span)
                if anchors:
                    waiting += _between(span, anchors)
                    found += anchors
                else:
                    found += self._exact(span)
        return sorted(found)

    def _trimmed(self, span: _Span, found: list[_Match]) -> _Span:
        """Without what both begin and end with."""
        old, new = self._old, self._new
        low, high, left, right = span
        while low < high and left < right and old[low] == new[left]:
            found.append((low, left))
            low, left = low + 1, left + 1
        while low < high and left < right and old[high - 1] == new[right - 1]:
            high, right = high - 1, right - 1
            found.append((high, right))
        return low, high, left, right

    def _anchors(self, span: _Span) -> list[_Match]:
        low, high, left, right = span
        size = high - low + right - left
        for run in (_RUN, 1):
            if size > 4 * run and self._work > 0:
                self._work -= size
                old = _once(self._old[low:high], run, low)
                new = _once(self._new[left:right], run, left)
                both = [(place, new[key]) for key, place in old.items() if key in new]
                if both:
                    return _in_order(both)
        return []

    def _exact(self, span: _Span) -> list[_Match]:
        """The fewest changes, by the greedy search of Myers; nothing where there would be too many."""
        low, high, left, right = span
        old, new = self._old[low:high], self._new[left:right]
        width, height = len(old), len(new)
        ends = {1: 0}
        trail: list[dict[int, int]] = []
        for edits in range(min(width + height, _EDITS) + 1):
            trail.append(dict(ends))
            self._steps -= edits + 1
            if self._steps < 0:
                break
            for diagonal in range(-edits, edits + 1, 2):
                x = _step(ends, diagonal, edits)
                y = x - diagonal
                while x < width and y < height and old[x] == new[y]:
                    x, y = x + 1, y + 1
                self._steps -= x - ends.get(diagonal, 0)
                ends[diagonal] = x
                if x >= width and y >= height:
                    return [(low + i, left + j) for i, j in _way_back(trail, width, height)]
        return []


def _step(ends: dict[int, int], diagonal: int, edits: int) -> int:
    """How far one more change gets on this diagonal: a word of the new text, or one of the old left out."""
    down = diagonal == -edits or (diagonal != edits and ends[diagonal - 1] < ends[diagonal + 1])
    return ends[diagonal + 1] if down else ends[diagonal - 1] + 1


def _way_back(trail: Sequence[dict[int, int]], x: int, y: int) -> Iterator[_Match]:
    for edits in range(len(trail) - 1, -1, -1):
        ends, diagonal = trail[edits], x - y
        begun = _step(ends, diagonal, edits) if edits else 0
        while x > begun and y > begun - diagonal:
            x, y = x - 1, y - 1
            yield x, y
        if edits:
            down = diagonal == -edits or (diagonal != edits and ends[diagonal - 1] < ends[diagonal + 1])
            x, y = (x, y - 1) if down else (x - 1, y)


def _once(words: Sequence[int], run: int, offset: int) -> dict[object, int]:
    """Where each run of words begins that stands there only once."""
    runs: list[object] = list(words) if run == 1 else list(zip(*(words[shift:] for shift in range(run)), strict=False))
    often = Counter(runs)
    return {key: place for place, key in enumerate(runs, offset) if often[key] == 1}


def _in_order(pairs: Sequence[_Match]) -> list[_Match]:
    """The most of them that stand in the same order in both; they come in the order of the first."""
    tops: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        before.append(holders[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(place)
            holders.append(number)
        else:
            tops[pile], holders[pile] = place, number
    chain: list[_Match] = []
    number = holders[-1]
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _between(span: _Span, anchors: Sequence[_Match]) -> list[_Span]:
    low, high, left, right = span
    starts = [(low, left), *((i + 1, j + 1) for i, j in anchors)]
    ends = [*anchors, (high, right)]
    return [(i, to_i, j, to_j) for (i, j), (to_i, to_j) in zip(starts, ends, strict=True)]
