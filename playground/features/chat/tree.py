"""All versions of a conversation: a tree of turns, and the one path through it that is read and sent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from playground.features.chat.turns import Turn


class Tree:
    """Turns with the same parent are versions of each other. Where a path goes on below a turn that was left, it goes
    the way it went last."""

    def __init__(self, turns: Iterable[Turn] = (), leaf: int | None = None) -> None:
        self._turns: dict[int, Turn] = {}
        self._children: dict[int | None, list[int]] = {}
        self._last_child: dict[int | None, int] = {}
        self._path: list[int] = []
        for turn in _without_circles(turns):
            self._insert(turn)
        if leaf is not None and leaf in self._turns:
            self._take_path_to(leaf)
        self._path = list(self._way())

    def __contains__(self, turn_id: int) -> bool:
        return turn_id in self._turns

    def __getitem__(self, turn_id: int) -> Turn:
        return self._turns[turn_id]

    @property
    def path(self) -> tuple[Turn, ...]:
        return tuple(self._turns[turn_id] for turn_id in self._path)

    @property
    def leaf(self) -> int | None:
        return self._path[-1] if self._path else None

    def versions(self, turn_id: int) -> tuple[int, ...]:
        """Of this turn, itself included, in the order in which they came about."""
        return tuple(self._children[self._turns[turn_id].parent_id])

    def children(self, turn_id: int | None) -> tuple[int, ...]:
        return tuple(self._children.get(turn_id, ()))

    def below(self, turn_id: int) -> tuple[int, ...]:
        """The turn and everything that was ever said after it, each after its parent."""
        found = [turn_id]
        for each in found:
            found += self._children.get(each, ())
        return tuple(found)

    def add(self, turn: Turn) -> None:
        """It becomes the end of the path."""
        self._insert(turn)
        self.go_to(turn.id)

    def replace(self, turn: Turn) -> None:
        """The same turn at its place, with another text or ending."""
        self._turns[turn.id] = replace(turn, parent_id=self._turns[turn.id].parent_id)

    def remove(self, turn_id: int) -> None:
        """What followed it follows its parent now."""
        parent = self._turns[turn_id].parent_id
        self.change(dict.fromkeys(self._children.get(turn_id, ()), parent), gone=(turn_id,))

    def change(self, parents: Mapping[int, int | None], *, gone: Iterable[int] = (), come: Iterable[Turn] = ()) -> None:
        """Several at once, so that nothing is without a place in between. The path keeps what it can."""
        kept = [each for each in self._path if each not in set(gone)]
        for turn in come:
            self._turns[turn.id] = turn
        for turn_id, parent in parents.items():
            self._turns[turn_id] = replace(self._turns[turn_id], parent_id=parent)
        for turn_id in gone:
            del self._turns[turn_id]
        self._index_anew()
        for turn_id in kept:
            if turn_id in self._turns:
                self._last_child[self._turns[turn_id].parent_id] = turn_id
        for turn in come:
            self._last_child[self._turns[turn.id].parent_id] = turn.id
        self._path = list(self._way())

    def go_to(self, turn_id: int) -> None:
        """The path leads through this turn, and on from there as it last did."""
        self._take_path_to(turn_id)
        self._path = list(self._way())

    def _insert(self, turn: Turn) -> None:
        self._turns[turn.id] = turn
        self._children.setdefault(turn.parent_id, []).append(turn.id)
        self._last_child[turn.parent_id] = turn.id

    def _index_anew(self) -> None:
        self._children = {}
        for turn_id in sorted(self._turns):
            self._children.setdefault(self._turns[turn_id].parent_id, []).append(turn_id)
        was = self._last_child
        self._last_child = {
            parent: last if (last := was.get(parent)) in children else children[-1]
            for parent, children in self._children.items()
        }

    def _take_path_to(self, turn_id: int) -> None:
        upwards: int | None = turn_id
        while upwards is not None:
            parent = self._turns[upwards].parent_id
            self._last_child[parent] = upwards
            upwards = parent

    def _way(self) -> Iterator[int]:
        at = self._last_child.get(None)
        while at is not None:
            yield at
            at = self._last_child.get(at)


def _without_circles(turns: Iterable[Turn]) -> list[Turn]:
    """What a damaged file holds may follow itself; it begins anew then."""
    found = {turn.id: turn for turn in turns}
    rooted: set[int | None] = {None}
    for turn in list(found.values()):
        way: list[int] = []
        at: int | None = turn.id
        while at not in rooted and at not in way and at in found:
            way.append(at)
            at = found[at].parent_id
        if at not in rooted:
            found[way[-1]] = replace(found[way[-1]], parent_id=None)
        rooted.update(way)
    return list(found.values())
