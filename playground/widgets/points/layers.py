"""The points, sorted by how they are painted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QPolygonF

from playground.widgets.points.cloud import Seen
from playground.widgets.points.polygon import polygon


@dataclass(frozen=True, slots=True)
class Layer:
    group: int
    selected: bool
    dots: QPolygonF


Sorting = tuple[tuple[int, bool, list[int]], ...]  # a group, whether selected, and its places


def sort(groups: Sequence[int], selected: Collection[int]) -> Sorting:
    """The selected ones last, so that nothing covers them."""
    kinds: defaultdict[tuple[bool, int], list[int]] = defaultdict(list)
    if selected:
        for place, group in enumerate(groups):
            kinds[place in selected, group].append(place)
    else:
        for place, group in enumerate(groups):
            kinds[False, group].append(place)
    return tuple((group, chosen, kinds[chosen, group]) for chosen, group in sorted(kinds))


def layers(seen: Seen, sorting: Sorting) -> tuple[Layer, ...]:
    return tuple(Layer(group, chosen, _dots(seen, places)) for group, chosen, places in sorting)


def _dots(seen: Seen, places: list[int]) -> QPolygonF:
    part = seen.picked(places)
    return polygon(part.xs, part.ys)
