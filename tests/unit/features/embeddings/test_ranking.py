"""Texts in the order of a score."""

import numpy as np
import pytest

from playground.features.embeddings.ranking import STRIP, best_pairs, largest, nearest, oddness, pairs_in_strip, sum_of
from tests.unit.features.embeddings.spaces import clustered, floats, space_of

UNIT = space_of([[1, 0, 0], [0.8, 0.6, 0], [0, 1, 0], [0, 0, 1]]).unit


def test_the_nearest_come_first_and_some_can_be_left_out():
    assert [place for place, _ in nearest(UNIT, UNIT[0], 3)] == [0, 1, 2]
    place, score = nearest(UNIT, UNIT[0], 9, without=(0,))[0]
    assert place == 1
    assert score == pytest.approx(0.8)
    assert len(nearest(UNIT, UNIT[0], 9, without=(0, 3))) == 2


def test_the_best_few_are_those_of_a_whole_sort():
    scores = np.random.default_rng(1).standard_normal(200).astype(np.float32)
    assert largest(scores, 7).tolist() == np.argsort(-scores)[:7].tolist()


def test_of_equals_the_first_comes_first():
    assert largest(floats([1, 2, 2, 2]), 2).tolist() == [1, 2]


def test_the_odd_one_out_is_least_like_the_others():
    scores = oddness(UNIT, np.array([0, 1, 3]))
    assert scores.tolist() == pytest.approx([0.4, 0.4, 0])


def test_every_pair_above_the_threshold_is_found_once_also_across_strips():
    unit = space_of(clustered(STRIP + 8, 6, groups=3, spread=0.8)).unit
    whole = np.triu(unit @ unit.T, 1)
    found = [pair for first in (0, STRIP) for pair in pairs_in_strip(unit, first, 0.98, 10_000)]
    assert len(found) == np.count_nonzero(whole >= 0.98)
    assert all(one < other for one, other, _ in found)
    best = best_pairs([pair for first in (0, STRIP) for pair in pairs_in_strip(unit, first, 0.9, 5)], 5)
    assert [pair.score for pair in best] == pytest.approx(np.sort(whole[whole > 0.9])[::-1][:5].tolist())


def test_a_sum_of_texts_has_length_one():
    vector = sum_of(UNIT, np.array([1, 3]), np.array([0]))
    assert vector.tolist() == pytest.approx((np.array([-0.2, 0.6, 1]) / np.sqrt(1.4)).tolist())
