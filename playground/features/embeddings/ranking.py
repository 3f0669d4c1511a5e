"""Texts in the order of a score: nearest, farthest from the rest, alike, and sums of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from playground.features.embeddings.space import squares, unit_vector

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from playground.features.embeddings.space import Floats, Places

STRIP: Final = 512  # texts that are compared with all others at once


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


def pairs_in_strip(unit: Floats, first: int, threshold: float, most: int) -> list[Pair]:
    """The most similar pairs at or above a cosine, of the texts of a strip with all that come after them."""
    strip = unit[first : first + STRIP] @ unit[first:].T
    # Only what lies right of the diagonal: every pair once.
    strip[np.tril_indices(len(strip), m=strip.shape[1])] = -np.inf
    scores = strip.ravel()
    places = np.flatnonzero(scores >= threshold)
    if len(places) > most:
        places = places[np.argpartition(-scores[places], most)[:most]]
    rows, columns = np.divmod(places, strip.shape[1])
    found = zip((rows + first).tolist(), (columns + first).tolist(), scores[places].tolist(), strict=True)
    return best_pairs([Pair(*each) for each in found], most)


def best_pairs(pairs: Iterable[Pair], most: int) -> list[Pair]:
    return sorted(pairs, key=lambda pair: (-pair.score, pair.one, pair.other))[:most]


def sum_of(unit: Floats, plus: Places, minus: Places) -> Floats:
    """A − B + C, at length one."""
    return unit_vector(unit[plus].sum(axis=0) - unit[minus].sum(axis=0))
