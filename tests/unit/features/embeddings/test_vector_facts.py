"""What there is to say about a single vector."""

import pytest

from playground.features.embeddings.vector_facts import facts
from tests.unit.features.embeddings.spaces import floats


def test_a_vector_is_summed_up():
    found = facts(floats([3, -4, 0, 0]))
    assert (found.norm, found.smallest, found.largest, found.mean) == (5, -4, 3, -0.25)
    assert sum(found.counts) == 4
    assert len(found.edges) == len(found.counts) + 1
    assert (found.edges[0], found.edges[-1]) == pytest.approx((-4, 3))
