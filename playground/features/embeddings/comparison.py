"""Two sets of vectors for the same texts: how far they agree about what is similar, and where they differ most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from playground.features.embeddings.space import Floats

LARGEST: Final = 2000  # texts of which all pairs are compared; of more, as many that lie evenly among them
_PAIRS: Final = 50


@dataclass(frozen=True, slots=True)
class Difference:
    """Two places and their cosines on either side."""

    one: int
    other: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """`correlation` is Spearman's, of the similarities of all pairs; None where there are too few to tell."""

    correlation: float | None
    differences: tuple[Difference, ...]
    sampled: bool


def agreement(left: Floats, right: Floats) -> Agreement:
    """Of vectors at length one. By ranks, as one model's 0.8 may say as much as another's 0.3."""
    sampled = len(left) > LARGEST
    places = np.linspace(0, len(left) - 1, min(len(left), LARGEST)).astype(np.intp)
    upper = np.triu(np.ones((len(places), len(places)), bool), 1)
    left_scores = (left[places] @ left[places].T)[upper]
    right_scores = (right[places] @ right[places].T)[upper]
    left_ranks, right_ranks = ranks(left_scores), ranks(right_scores)
    apart = np.abs(left_ranks - right_ranks)
    most = np.argsort(-apart, kind="stable")[:_PAIRS]
    ones, others = (side[most] for side in np.nonzero(upper))
    found = zip(places[ones], places[others], left_scores[most], right_scores[most], strict=True)
    differences = tuple(Difference(int(one), int(other), float(a), float(b)) for one, other, a, b in found)
    return Agreement(_correlation(left_ranks, right_ranks), differences, sampled)


def ranks(values: Floats) -> NDArray[np.float64]:
    """From zero; equal values share the mean of their ranks."""
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))[: len(values)]
    counts = np.diff(np.append(starts, len(values)))
    found = np.empty(len(values))
    found[order] = np.repeat(starts + (counts - 1) / 2, counts)
    return found


def aligned(points: Floats, onto: Floats) -> Floats:
    """Moved, turned, mirrored and scaled to lie as near as possible to the others, which changes nothing that a map
    says (Procrustes)."""
    middle, target = points.mean(axis=0), onto.mean(axis=0)
    here, there = (points - middle).astype(np.float64), (onto - target).astype(np.float64)
    size = float((here**2).sum())
    if size == 0:
        return np.broadcast_to(target, points.shape).astype(np.float32)
    left, strengths, right = np.linalg.svd(here.T @ there)
    scale = strengths.sum() / size
    # A map that has nothing in common with the other must not shrink to a point.
    scale = max(scale, 0.5 * float(np.sqrt((there**2).sum() / size)))
    moved: Floats = (scale * here @ (left @ right) + target).astype(np.float32)
    return moved


def _correlation(left: NDArray[np.float64], right: NDArray[np.float64]) -> float | None:
    if len(left) < 3:
        return None
    left, right = left - left.mean(), right - right.mean()
    size = float(np.sqrt((left @ left) * (right @ right)))
    return float(left @ right) / size if size > 0 else None
