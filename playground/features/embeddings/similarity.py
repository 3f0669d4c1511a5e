"""How near two vectors are: cosine, dot product, euclidean distance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np

from playground.features.embeddings.space import squares

if TYPE_CHECKING:
    from playground.features.embeddings.space import Floats, Space

Measure: TypeAlias = Literal["cosine", "dot", "euclidean"]


def vectors_for(space: Space, measure: Measure) -> Floats:
    """Those whose products give the measure."""
    return space.unit if measure == "cosine" else space.vectors


def table(rows: Floats, columns: Floats, measure: Measure) -> Floats:
    """The measure of every row with every column. For the cosine both are at length one."""
    if measure != "euclidean":
        return rows @ columns.T
    return distances(rows @ columns.T, squares(rows), squares(columns))


def distances(products: Floats, row_squares: Floats, column_squares: Floats) -> Floats:
    """From products and squared lengths, in the place of the products."""
    products *= -2
    products += row_squares[:, None]
    products += column_squares[None, :]
    # A little below zero is a rounding error of a distance that is none.
    np.maximum(products, 0, out=products)
    return np.sqrt(products, out=products)


def between(one: Floats, other: Floats, measure: Measure) -> float:
    """For two vectors as they are; added up in double precision."""
    first, second = one.astype(np.float64), other.astype(np.float64)
    if measure == "euclidean":
        return float(np.linalg.norm(first - second))
    product = float(first @ second)
    if measure == "dot":
        return product
    lengths = float(np.linalg.norm(first) * np.linalg.norm(second))
    return product / lengths if lengths > 0 else 0.0
