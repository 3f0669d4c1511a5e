"""Groups of texts and what they are called. The worker finds them; they go along to a later space of the same map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import numpy as np

from playground.features.embeddings.group_names import group_names
from playground.features.embeddings.standing import kept

if TYPE_CHECKING:
    from playground.features.embeddings.space import Floats, Groups, Places, Space
    from playground.features.embeddings.standing import Kept

Grouping: TypeAlias = Literal["kmeans", "hdbscan", "none"]

_ROWS: Final = 256  # that are compared with all others at once


@dataclass(frozen=True, slots=True, eq=False)
class Clusters:
    """`names[group]` is what a group is called."""

    space: Space
    groups: Groups
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Categories:
    """What the points are coloured by: a number for each, and what the numbers stand for. -1 stands for nothing."""

    numbers: Groups
    names: tuple[str, ...] = ()


def no_groups(count: int) -> Groups:
    return np.full(count, -1, np.int32)


def named(space: Space, groups: Groups) -> Clusters:
    return Clusters(space, groups, group_names(space.texts, groups.tolist()))


def carried(clusters: Clusters, space: Space, both: Kept | None = None) -> Clusters:
    """What is new joins the group of the text that is most like it."""
    both = both or kept(clusters.space, space)
    groups = no_groups(len(space))
    groups[both.now] = clusters.groups[both.before]
    for part in _parts(both.new) if len(both.now) else ():
        groups[part] = groups[both.now[_nearest(space.unit, part, both.now)]]
    return Clusters(space, groups, clusters.names)


def categories(words: tuple[str, ...]) -> Categories:
    """By equal words, in the order in which they first occur; none where there is no word."""
    names = tuple(dict.fromkeys(word for word in words if word))
    numbers = {name: number for number, name in enumerate(names)}
    return Categories(np.array([numbers.get(word, -1) for word in words], np.int32), names)


def _nearest(unit: Floats, part: Places, among: Places) -> Places:
    best: Places = (unit[part] @ unit.T)[:, among].argmax(axis=1)
    return best


def _parts(places: Places) -> list[Places]:
    return [places[first : first + _ROWS] for first in range(0, len(places), _ROWS)]
