"""How far two sets of vectors agree."""

import numpy as np
import pytest

from playground.features.embeddings.comparison import agreement, aligned, ranks
from tests.unit.features.embeddings.spaces import clustered, floats, space_of


def test_equal_values_share_the_mean_of_their_ranks():
    assert ranks(floats([5, 1, 5, 9])).tolist() == [1.5, 0, 1.5, 3]
    assert ranks(floats([])).tolist() == []


def test_the_same_vectors_agree_wholly():
    unit = space_of(clustered(12)).unit
    found = agreement(unit, unit)
    assert found.correlation == pytest.approx(1)
    assert not found.sampled


def test_the_pair_that_changed_most_comes_first():
    left = space_of(np.eye(5) + 0.1).unit
    right = left.copy()
    right[3] = right[1]
    first = agreement(left, right).differences[0]
    assert (first.one, first.other) == (1, 3)
    assert first.left < 0.5
    assert first.right == pytest.approx(1)


@pytest.mark.parametrize("unit", [np.eye(2, dtype=np.float32), np.eye(5, dtype=np.float32)])
def test_where_there_is_nothing_to_rank_no_correlation_is_told(unit: np.ndarray):
    assert agreement(unit, unit).correlation is None


def test_a_turned_mirrored_and_scaled_map_comes_to_lie_on_the_other():
    points = clustered(10, 2)
    turn = floats([[0, 3], [3, 0]])
    assert aligned(points @ turn + 7, points) == pytest.approx(points, abs=1e-4)


def test_a_map_of_one_point_lies_in_the_middle_of_the_other():
    points = clustered(4, 2)
    assert aligned(np.zeros((4, 2), np.float32), points) == pytest.approx(np.tile(points.mean(axis=0), (4, 1)))
