"""The numbers beside curves."""

import math

import pytest

from playground.widgets.curve_scale import scale_of, steps_of


@pytest.mark.parametrize(
    ("values", "ticks", "places"),
    [
        ([0.1, 3.0], (0.0, 1.0, 2.0, 3.0), 0),
        ([0.91, 0.99], (0.92, 0.94, 0.96, 0.98), 2),
        ([-1e-3, 1e-3], (-0.001, -0.0005, 0.0, 0.0005, 0.001), 4),
        ([1e9, 3e9], (0.0, 1e9, 2e9, 3e9), 0),
    ],
)
def test_round_numbers_stand_beside_the_curves(values, ticks, places):
    scale = scale_of(values, 5)
    assert scale.ticks == ticks
    assert scale.places == places
    assert scale.low <= min(values) <= max(values) < scale.high


@pytest.mark.parametrize("values", [[], [math.nan], [0.5], [0.0, 0.0], [1e308, -1e308], [math.inf, 1.0]])
def test_values_that_span_nothing_have_a_scale_all_the_same(values):
    scale = scale_of(values, 5)
    assert scale.low < scale.high
    assert scale.ticks


def test_only_whole_steps_stand_at_the_foot():
    assert steps_of([1, 2, 3], 10).ticks == (1.0, 2.0, 3.0)
    assert steps_of([1, 300], 6).ticks == (50.0, 100.0, 150.0, 200.0, 250.0, 300.0)
    assert steps_of([7], 6).share(7) == 0.5
