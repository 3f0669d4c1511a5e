"""Principal components."""

import numpy as np
import pytest

from playground.features.embeddings.projection import principal_axes
from tests.unit.features.embeddings.spaces import clustered, floats


def test_they_show_as_much_of_the_variance_as_the_exact_ones():
    vectors = clustered(120, 60, groups=5, spread=0.5) + 3
    axes = principal_axes(vectors, 3)
    sizes = np.linalg.svd(vectors - vectors.mean(axis=0), compute_uv=False) ** 2
    assert axes.explained == pytest.approx(sizes[:3].sum() / sizes.sum(), rel=1e-3)
    assert axes.directions @ axes.directions.T == pytest.approx(np.eye(3), abs=1e-5)
    assert axes.project(vectors).mean(axis=0) == pytest.approx(np.zeros(3), abs=1e-4)


def test_the_same_vectors_give_the_same_picture_and_the_largest_part_of_an_axis_is_positive():
    vectors = clustered(30)
    one, other = principal_axes(vectors, 2), principal_axes(vectors.copy(), 2)
    assert (one.project(vectors) == other.project(vectors)).all()
    largest = np.abs(one.directions).argmax(axis=1)
    assert (one.directions[[0, 1], largest] > 0).all()


def test_axes_that_the_vectors_do_not_have_are_empty():
    points = principal_axes(floats([[0, 0], [2, 0]]), 3)
    assert points.project(floats([[0, 0], [2, 0]])) == pytest.approx(np.array([[-1, 0, 0], [1, 0, 0]]), abs=1e-6)
    assert points.explained == pytest.approx(1)


def test_texts_that_are_all_the_same_lie_on_one_point():
    axes = principal_axes(np.ones((4, 3), np.float32), 2)
    assert axes.project(np.ones((4, 3), np.float32)) == pytest.approx(np.zeros((4, 2)), abs=1e-6)
    assert axes.explained == 0
