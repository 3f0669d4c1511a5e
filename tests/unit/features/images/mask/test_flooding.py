"""Filling: up to what is painted, and no farther."""

import numpy

from playground.features.images.mask.flooding import flooded


def ring(side: int = 60, radius: float = 20, width: float = 3):
    down, across = numpy.mgrid[0:side, 0:side] + 0.5
    distance = numpy.abs(numpy.hypot(across - side / 2, down - side / 2) - radius)
    return ((width / 2 + 0.5 - distance).clip(0, 1) * 255).astype(numpy.uint8)


def test_a_click_into_a_ring_fills_it_without_a_seam():
    mask = ring()
    result = flooded(mask, 30, 30)
    down, across = numpy.mgrid[0:60, 0:60] + 0.5
    distance = numpy.hypot(across - 30, down - 30)
    assert (result[distance < 20] == 255).all()
    assert numpy.array_equal(result[distance > 22], mask[distance > 22])


def test_a_click_beside_a_ring_fills_what_is_round_it():
    result = flooded(ring(), 2, 2)
    assert result[0, 59] == result[59, 0] == 255
    assert result[30, 30] == 0


def test_a_gap_at_a_corner_is_none():
    mask = numpy.zeros((4, 4), numpy.uint8)
    mask[0, 1] = mask[1, 0] = 255
    assert numpy.count_nonzero(flooded(mask, 0, 0)) == 3


def test_erasing_takes_away_what_hangs_together():
    mask = ring()
    mask[0:4, 0:4] = 255
    result = flooded(mask, 30, 10, erase=True)
    assert not result[5:, 5:].any()
    assert (result[0:4, 0:4] == 255).all()


def test_a_click_on_what_is_painted_already_changes_nothing():
    mask = ring()
    assert numpy.array_equal(flooded(mask, 30, 10), mask)
    assert numpy.array_equal(flooded(mask, 30, 30, erase=True), mask)


def test_a_winding_passage_is_followed_to_its_end():
    mask = numpy.zeros((41, 41), numpy.uint8)
    for number, row in enumerate(range(1, 41, 2)):
        mask[row] = 255
        mask[row, 0 if number % 2 else 40] = 0
    assert (flooded(mask, 0, 0) == 255).all()


def test_an_empty_mask_is_filled():
    assert (flooded(numpy.zeros((30, 50), numpy.uint8), 49, 29) == 255).all()
