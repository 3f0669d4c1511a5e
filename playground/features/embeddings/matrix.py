"""The similarity matrix as a picture: never the whole of it, only what the screen shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from playground.features.embeddings.similarity import distances, table, vectors_for
from playground.features.embeddings.space import squares

if TYPE_CHECKING:
    from playground.features.embeddings.similarity import Measure
    from playground.features.embeddings.space import Floats, Groups, Places, Space

Picture: TypeAlias = NDArray[np.uint8]
Span: TypeAlias = tuple[int, int]  # the first row and how many
Range: TypeAlias = tuple[float, float]

_SAMPLE: Final = 800  # texts whose values tell the range; all of them in a small space
_LARGEST: Final = 255


@dataclass(frozen=True, slots=True)
class _Blocks:
    """Neighbouring rows taken together: the means of their vectors and of their squared lengths."""

    means: Floats
    squares: Floats


def picture(
    space: Space, measure: Measure, order: Places, rows: Span, columns: Span, size: tuple[int, int], scale: Range
) -> Picture:
    """At most as many cells as there are pixels.

    A cell for several texts shows the mean of their values. The mean of products is the product of means, so this
    takes the time of the small picture and not of the whole matrix. For the euclidean distance it is the root of the
    mean square, which follows from the same means.
    """
    vectors = vectors_for(space, measure)
    down = _blocks(vectors, order, rows, size[0])
    same = rows == columns and size[0] == size[1]
    across = down if same else _blocks(vectors, order, columns, size[1])
    values = down.means @ across.means.T
    if measure == "euclidean":
        values = distances(values, down.squares, across.squares)
    return quantised(values, scale)


def quantised(values: Floats, scale: Range) -> Picture:
    """0 at the low end of the scale, 255 at the high one. Works in the place of the values."""
    low, high = scale
    values -= np.float32(low)
    values *= np.float32(_LARGEST / (high - low if high > low else 1))
    np.clip(values, 0, _LARGEST, out=values)
    values += np.float32(0.5)
    return values.astype(np.uint8)


def value_range(space: Space, measure: Measure) -> Range:
    """From the smallest to the largest value, of a sample where there are many. A text with itself has the best
    cosine and no distance, so these ends are known."""
    places = np.unique(np.linspace(0, len(space) - 1, min(len(space), _SAMPLE)).astype(np.intp))
    sample = vectors_for(space, measure)[places]
    values = table(sample, sample, measure)
    low, high = float(values.min()), float(values.max())
    if measure == "euclidean":
        low = 0.0
    elif measure == "cosine":
        high = 1.0
    return low, max(high, low + 1e-6)


def order_by_similarity(space: Space, measure: Measure, pivot: int) -> Places:
    """The nearest to the pivot first, itself before all."""
    vectors = vectors_for(space, measure)
    values = table(vectors[pivot : pivot + 1], vectors, measure)[0]
    values = values if measure == "euclidean" else -values
    values[pivot] = -np.inf
    return np.argsort(values, kind="stable")


def order_by_group(space: Space, groups: Groups) -> Places:
    """Group by group, each from its middle outwards; those without a group come last."""
    order: list[Places] = []
    for group in (*range(int(groups.max(initial=-1)) + 1), -1):
        members = np.flatnonzero(groups == group)
        if len(members):
            vectors = space.unit[members]
            order.append(members[np.argsort(-(vectors @ vectors.mean(axis=0)), kind="stable")])
    return np.concatenate(order) if order else np.arange(len(space))


def _blocks(vectors: Floats, order: Places, span: Span, most: int) -> _Blocks:
    first, count = span
    places = order[first : first + count]
    if len(places) <= most:
        cells = vectors[places]
        return _Blocks(cells, squares(cells))
    edges = np.linspace(0, len(places), most + 1).astype(np.intp)
    means = np.empty((most, vectors.shape[1]), np.float32)
    lengths = np.empty(most, np.float32)
    for block in range(most):
        members = vectors[places[edges[block] : edges[block + 1]]]
        means[block] = members.mean(axis=0)
        lengths[block] = np.einsum("ij,ij->", members, members) / len(members)
    return _Blocks(means, lengths)
