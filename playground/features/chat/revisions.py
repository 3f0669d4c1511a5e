"""Changes to the turns of a conversation as values: made from its tree, applied to it, and taken back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.features.chat.tree import Tree
    from playground.features.chat.turns import Turn


@dataclass(frozen=True, slots=True)
class Revision:
    """`parents` says what follows what from now on; `end`, where the path ends if not where it leads by itself."""

    parents: Mapping[int, int | None] = field(default_factory=dict)
    gone: tuple[Turn, ...] = ()
    come: tuple[Turn, ...] = ()
    towards: int | None = None


def apply(tree: Tree, revision: Revision) -> Revision:
    """Returns what takes it back."""
    back = Revision(
        parents={turn_id: tree[turn_id].parent_id for turn_id in revision.parents},
        gone=revision.come,
        come=tuple(tree[turn.id] for turn in revision.gone),
        towards=tree.leaf,
    )
    tree.change(revision.parents, gone=[turn.id for turn in revision.gone], come=revision.come)
    if revision.towards is not None and revision.towards in tree:
        tree.go_to(revision.towards)
    return back


def without(tree: Tree, turn_id: int) -> Revision:
    """What followed the turn follows the one before it."""
    turn = tree[turn_id]
    return Revision(dict.fromkeys(tree.children(turn_id), turn.parent_id), gone=(turn,))


def without_all_from(tree: Tree, turn_id: int) -> Revision:
    return Revision(gone=tuple(tree[each] for each in tree.below(turn_id)))


def with_new(tree: Tree, new: Turn) -> Revision:
    """The new turn stands between its parent and whatever was said after that."""
    return Revision(dict.fromkeys(tree.children(new.parent_id), new.id), come=(new,), towards=tree.leaf)


def with_version(tree: Tree, turn_id: int, new: Turn) -> Revision:
    """What was said after the turn is now said after its new version."""
    leaf = tree.leaf
    followers = dict.fromkeys(tree.children(turn_id), new.id)
    return Revision(followers, come=(new,), towards=new.id if leaf == turn_id else leaf)


def moved_down(tree: Tree, turn_id: int) -> Revision:
    """Changes places with the turn after it on the path, which there must be. The versions of both stay theirs."""
    path = [turn.id for turn in tree.path]
    place = path.index(turn_id) + 1
    if place == len(path):
        raise LookupError(turn_id)
    next_id = path[place]
    parents: dict[int, int | None] = dict.fromkeys(tree.children(turn_id), tree[turn_id].parent_id)
    parents |= dict.fromkeys(tree.children(next_id), turn_id)
    return Revision({**parents, turn_id: next_id}, towards=turn_id if tree.leaf == next_id else tree.leaf)
