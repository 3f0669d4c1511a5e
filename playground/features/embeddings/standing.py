"""A map that stands while texts come and go: what was laid out stays where it is, and what is new finds its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from playground.features.embeddings.projection import Axes
    from playground.features.embeddings.space import Floats, Places, Space

_NEIGHBOURS: Final = 5
_FEWEST: Final = 3  # texts that make a picture worth keeping
_ROWS: Final = 256  # that are looked at together


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """Points of a space. `axes` is known where they came from principal components; `placed_later` counts the texts
    that were not there when the map was laid out."""

    space: Space
    points: Floats
    axes: Axes | None = None
    placed_later: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """What two spaces share: where it was, where it is, and the places of what is new."""

    before: Places
    now: Places
    new: Places

    @property
    def is_worth_keeping(self) -> bool:
        """Where most is new, or other vectors, the picture is another one."""
        return len(self.now) >= _FEWEST and len(self.now) >= len(self.new)


def kept(before: Space, now: Space) -> Kept:
    """Texts count as the same when their vectors are."""
    nothing, everything = np.array([], np.intp), np.arange(len(now))
    if before.dimensions != now.dimensions:
        return Kept(nothing, nothing, everything)
    if now.vectors is before.vectors and now.ids == before.ids:
        return Kept(everything, everything, nothing)
    earlier = [before.place(text) for text in now.ids]
    here = np.array([place for place, was in enumerate(earlier) if was is not None], np.intp)
    there = np.array([was for was in earlier if was is not None], np.intp)
    same = np.zeros(len(here), bool)
    for first in range(0, len(here), _ROWS):
        part = slice(first, first + _ROWS)
        same[part] = (before.vectors[there[part]] == now.vectors[here[part]]).all(axis=1)
    new = np.ones(len(now), bool)
    new[here[same]] = False
    return Kept(there[same], here[same], np.flatnonzero(new))


def carried(standing: Standing, space: Space, both: Kept) -> Standing:
    """The same map for a later space."""
    points = np.empty((len(space), standing.points.shape[1]), np.float32)
    points[both.now] = standing.points[both.before]
    if len(both.new):
        points[both.new] = _places_for_new(standing, space, both, points)
    return Standing(space, points, standing.axes, standing.placed_later + len(both.new))


def by_neighbours(unit: Floats, new: Places, standing: Places, points: Floats) -> Floats:
    """At the weighted mean of the nearest neighbours' places. What is almost the same as another comes to lie on it."""
    few = min(_NEIGHBOURS, len(standing))
    similarities = (unit[new] @ unit.T)[:, standing]
    nearest = np.argpartition(-similarities, few - 1, axis=1)[:, :few]
    distances = 1 - np.take_along_axis(similarities, nearest, axis=1)
    weights = 1 / np.maximum(distances, 1e-6) ** 2
    weights /= weights.sum(axis=1, keepdims=True)
    found: Floats = np.einsum("nk,nkd->nd", weights, points[standing[nearest]]).astype(np.float32)
    return found


def _places_for_new(standing: Standing, space: Space, both: Kept, points: Floats) -> Floats:
    if standing.axes is not None:
        return standing.axes.project(space.unit[both.new])
    return np.concatenate([by_neighbours(space.unit, part, both.now, points) for part in _parts(both.new)])


def _parts(places: Places) -> list[Places]:
    return [places[first : first + _ROWS] for first in range(0, len(places), _ROWS)]
