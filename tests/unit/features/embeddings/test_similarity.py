"""Cosine, dot product and euclidean distance."""

import math

import numpy as np
import pytest

from playground.features.embeddings.similarity import Measure, between, table, vectors_for
from tests.unit.features.embeddings.spaces import clustered, floats, space_of


@pytest.mark.parametrize(("measure", "value"), [("cosine", 0.8), ("dot", 20.0), ("euclidean", math.sqrt(10))])
def test_two_vectors_are_compared_by_each_measure(measure: Measure, value: float):
    assert between(floats([5, 0]), floats([4, 3]), measure) == pytest.approx(value)


@pytest.mark.parametrize("measure", ["cosine", "dot", "euclidean"])
def test_a_table_says_the_same_as_each_pair(measure: Measure):
    space = space_of(clustered(7, 5))
    vectors = vectors_for(space, measure)
    values = table(vectors[2:4], vectors, measure)
    expected = [[between(space.vectors[row], each, measure) for each in space.vectors] for row in (2, 3)]
    assert values == pytest.approx(np.array(expected), abs=2e-3)


def test_a_text_has_no_distance_from_itself_whatever_rounding_does():
    vectors = clustered(6, 40) * 1000
    assert not np.isnan(table(vectors, vectors, "euclidean")).any()


def test_an_empty_vector_is_similar_to_nothing():
    assert between(floats([0, 0]), floats([1, 0]), "cosine") == 0
