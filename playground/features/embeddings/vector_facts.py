"""What there is to say about a single vector."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from playground.features.embeddings.space import Floats

_BARS: Final = 24


@dataclass(frozen=True, slots=True, eq=False)
class VectorFacts:
    """`edges` has one entry more than `counts`; both together are the histogram of the values."""

    norm: float
    smallest: float
    largest: float
    mean: float
    counts: tuple[int, ...]
    edges: tuple[float, ...]
    values: Floats


def facts(vector: Floats) -> VectorFacts:
    counts, edges = np.histogram(vector, min(_BARS, max(1, len(vector))))
    return VectorFacts(
        float(np.linalg.norm(vector.astype(np.float64))),
        float(vector.min()),
        float(vector.max()),
        float(vector.mean(dtype=np.float64)),
        tuple(int(count) for count in counts),
        tuple(float(edge) for edge in edges),
        vector,
    )
