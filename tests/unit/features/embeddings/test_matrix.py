"""The similarity matrix as a picture."""

import numpy as np
import pytest

from playground.features.embeddings.matrix import order_by_group, order_by_similarity, picture, quantised, value_range
from playground.features.embeddings.similarity import Measure, table, vectors_for
from tests.unit.features.embeddings.spaces import clustered, floats, space_of

MEASURES = ["cosine", "dot", "euclidean"]


@pytest.mark.parametrize("measure", MEASURES)
def test_every_pair_has_its_cell_where_there_is_room(measure: Measure):
    space = space_of(clustered(9))
    scale = value_range(space, measure)
    order = np.array([3, 1, 0, 2, 8, 7, 6, 5, 4])
    cells = picture(space, measure, order, (1, 3), (0, 9), (100, 100), scale)
    vectors = vectors_for(space, measure)[order]
    assert cells.shape == (3, 9)
    assert np.abs(cells.astype(int) - quantised(table(vectors[1:4], vectors, measure), scale)).max() <= 1


@pytest.mark.parametrize("measure", ["cosine", "dot"])
def test_a_cell_of_several_pairs_shows_the_mean_of_their_values(measure: Measure):
    space = space_of(clustered(10))
    scale, vectors = value_range(space, measure), vectors_for(space, measure)
    cells = picture(space, measure, np.arange(10), (0, 10), (0, 10), (2, 5), scale)
    whole = table(vectors, vectors, measure).reshape(2, 5, 5, 2).mean(axis=(1, 3))
    assert np.abs(cells.astype(int) - quantised(whole, scale)).max() <= 1


def test_a_cell_of_several_distances_shows_the_root_of_their_mean_square():
    space = space_of(clustered(10))
    scale = value_range(space, "euclidean")
    cells = picture(space, "euclidean", np.arange(10), (0, 10), (0, 10), (5, 2), scale)
    squares = table(space.vectors, space.vectors, "euclidean") ** 2
    expected = np.sqrt(squares.reshape(5, 2, 2, 5).mean(axis=(1, 3)))
    assert np.abs(cells.astype(int) - quantised(expected, scale)).max() <= 1


def test_the_range_ends_where_a_measure_ends():
    space = space_of(clustered(6))
    assert value_range(space, "cosine")[1] == 1
    assert value_range(space, "euclidean")[0] == 0
    low, high = value_range(space_of([[1, 0]]), "cosine")
    assert low < high


def test_values_beyond_the_range_are_cut_off():
    assert quantised(floats([[-1, 0, 0.5, 1, 2]]), (0, 1)).tolist() == [[0, 0, 128, 255, 255]]


@pytest.mark.parametrize("measure", ["cosine", "euclidean"])
def test_the_nearest_to_the_pivot_come_first_and_itself_before_all(measure: Measure):
    space = space_of([[1, 0], [0, 1], [0.9, 0.1], [0.9, 0.1]])
    assert order_by_similarity(space, measure, 2).tolist() == [2, 3, 0, 1]


def test_groups_stand_together_and_those_without_one_come_last():
    space = space_of(clustered(6))
    order = order_by_group(space, np.array([1, -1, 0, 1, 0, -1], np.int32)).tolist()
    assert [sorted(order[:2]), sorted(order[2:4]), sorted(order[4:])] == [[2, 4], [0, 3], [1, 5]]
