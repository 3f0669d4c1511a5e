"""A map that stands while texts come and go."""

from dataclasses import replace

import numpy as np
import pytest

from playground.features.embeddings.projection import principal_axes
from playground.features.embeddings.space import Space
from playground.features.embeddings.standing import Standing, carried, kept
from tests.unit.features.embeddings.spaces import clustered, space_of


def laid_out(space: Space) -> Standing:
    axes = principal_axes(space.unit, 2)
    return Standing(space, axes.project(space.unit), axes)


def later(vectors: np.ndarray, ids: tuple[int, ...]) -> Space:
    return space_of(vectors, ids=ids)


def test_a_new_text_is_placed_and_nothing_else_moves():
    vectors = clustered(9)
    before = laid_out(space_of(vectors[:8]))
    space = later(np.roll(vectors, 1, axis=0), (9, *range(1, 9)))
    after = carried(before, space, kept(before.space, space))
    assert (after.points[1:] == before.points).all()
    assert before.axes is not None
    assert after.points[0] == pytest.approx(before.axes.project(space.unit[:1])[0])
    assert after.placed_later == 1


def test_without_axes_a_new_text_lies_among_its_neighbours():
    vectors = clustered(9, groups=2)
    axes = laid_out(space_of(vectors[:8]))
    before = replace(axes, axes=None)
    space = later(np.vstack((vectors[:8], vectors[2] * 3)), tuple(range(1, 10)))
    after = carried(before, space, kept(before.space, space))
    assert (after.points[:8] == before.points).all()
    assert after.points[8] == pytest.approx(before.points[2], abs=1e-3)


def test_what_was_removed_leaves_the_others_where_they_are():
    vectors = clustered(8)
    before = laid_out(space_of(vectors))
    space = later(vectors[2:], tuple(range(3, 9)))
    after = carried(before, space, kept(before.space, space))
    assert (after.points == before.points[2:]).all()
    assert after.placed_later == 0


def test_a_text_whose_vector_is_another_one_now_is_placed_anew():
    vectors = clustered(8)
    other = vectors.copy()
    other[3] = -other[3]
    both = kept(space_of(vectors), space_of(other))
    assert both.new.tolist() == [3]
    assert both.is_worth_keeping


@pytest.mark.parametrize("other", [clustered(8, seed=2), clustered(8, dimensions=5), clustered(20)[::-1]])
def test_a_map_of_other_vectors_is_not_worth_keeping(other: np.ndarray):
    assert not kept(space_of(clustered(8)), space_of(other)).is_worth_keeping


def test_other_words_for_the_same_texts_move_nothing():
    space = space_of(clustered(8))
    before, now = laid_out(space), space.with_words(("x",) * 8, ("",) * 8)
    after = carried(before, now, kept(space, now))
    assert (after.points == before.points).all()
    assert after.placed_later == 0
