"""Texts in the order of a score: nearest, farthest from the rest, alike, and sums of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from playground.features.embeddings.space import squares, unit_vector

if TYPE_CHECKING:
    from collections.abc import Collection

    from playground.features.embeddings.space import Floats, Places

_ROWS: Final = 512  # that are compared with all others at once


class Pair(NamedTuple):
    """Two places and their cosine."""

    one: int
    other: int
    score: float


def nearest(unit: Floats, vector: Floats, count: int, without: Collection[int] = ()) -> list[tuple[int, float]]:
    """Places and cosines, the best first. The vector is at length one."""
    scores = unit @ vector
    scores[list(without)] = -np.inf
    best = largest(scores, min(count, len(scores) - len(without)))
    return [(int(place), float(scores[place])) for place in best]


def largest(scores: Floats, count: int) -> Places:
    """Their places, the largest first; of equals the first."""
    if count < len(scores):
        few = np.argpartition(-scores, count)[:count]
        few.sort()
    else:
        few = np.arange(len(scores))
    return few[np.argsort(-scores[few], kind="stable")]


def oddness(unit: Floats, places: Places) -> Floats:
    """The mean cosine of each with the others: the odd one out has the smallest."""
    members = unit[places]
    others = members @ members.sum(axis=0) - squares(members)
    means: Floats = others / max(1, len(places) - 1)
    return means


def pairs_above(unit: Floats, threshold: float, most: int) -> list[Pair]:
    """The most similar pairs at or above a cosine, the best first. Holds a strip of the matrix at a time."""
    found: list[Pair] = []
    for first in range(0, len(unit), _ROWS):
        # Only what lies right of the diagonal: every pair once.
        strip = unit[first : first + _ROWS] @ unit[first:].T
        rows, columns = np.nonzero(np.triu(strip >= threshold, 1))
        scores = strip[rows, columns]
        best = largest(scores, min(most, len(scores)))
        found += [Pair(int(rows[i]) + first, int(columns[i]) + first, float(scores[i])) for i in best]
        found.sort(key=lambda pair: -pair.score)
        del found[most:]
    return found


def sum_of(unit: Floats, plus: Places, minus: Places) -> Floats:
    """A − B + C, at length one."""
    return unit_vector(unit[plus].sum(axis=0) - unit[minus].sum(axis=0))
