"""What is done to the whole mask at once."""

import asyncio
import math

import numpy
import pytest

from playground.features.images.mask.brush import Brush
from playground.features.images.mask.mask import Mask
from playground.features.images.mask.operations import LABELS, Operation, feathered, grown, inverted, operate, shrunk
from playground.message import Message


def with_disc(radius: float, side: int = 200) -> Mask:
    mask = Mask(side, side)
    mask.begin(Message("Paint"))
    mask.lay([Brush(2 * radius).dab(side / 2, side / 2)])
    mask.end()
    return mask


def radius_of(pixels) -> float:
    return math.sqrt(pixels.sum() / 255 / math.pi)


@pytest.mark.parametrize("amount", [1, 2, 5, 8, 20])
def test_a_disc_that_grows_stays_round(amount):
    pixels = grown(with_disc(40).pixels, amount)
    assert radius_of(pixels) == pytest.approx(40 + amount, rel=0.02)
    row, diagonal = pixels[100], pixels[numpy.arange(200), numpy.arange(200)]
    across = numpy.count_nonzero(row > 127) / 2
    aslant = numpy.count_nonzero(diagonal > 127) / 2 * math.sqrt(2)
    assert across == pytest.approx(aslant, abs=1.5 + amount * 0.05)


@pytest.mark.parametrize("amount", [1, 8, 20])
def test_a_disc_shrinks_by_as_much_as_it_grew(amount):
    assert radius_of(shrunk(grown(with_disc(40).pixels, amount), amount)) == pytest.approx(40, rel=0.02)


def test_at_the_edge_of_the_picture_nothing_shrinks():
    pixels = numpy.zeros((60, 60), numpy.uint8)
    pixels[:30] = 255
    result = shrunk(pixels, 4)
    assert (result[:26] == 255).all()
    assert not result[26:].any()
    assert (shrunk(numpy.full((9, 9), 255, numpy.uint8), 3) == 255).all()


def test_an_empty_mask_stays_empty():
    empty = numpy.zeros((20, 30), numpy.uint8)
    for change in (grown, shrunk, feathered):
        assert not change(empty, 5).any()


def test_a_feathered_edge_falls_off_on_both_sides_of_where_it_was():
    row = feathered(with_disc(60, 300).pixels, 16)[150].astype(int)
    assert row[150 + 60] == pytest.approx(120, abs=10)
    assert row[150 + 60 - 24] == 255
    assert row[150 + 60 + 24] == 0
    assert (numpy.diff(row[150:260]) <= 0).all()


def test_inverting_twice_is_nothing():
    pixels = with_disc(10).pixels
    assert numpy.array_equal(inverted(inverted(pixels)), pixels)


@pytest.mark.parametrize("operation", list(Operation))
def test_every_operation_is_one_step_with_its_name(operation):
    mask = with_disc(30)
    before = mask.snapshot()
    asyncio.run(operate(mask, operation, 4))
    assert mask.history.undo_label == LABELS[operation]
    assert not numpy.array_equal(mask.pixels, before)
    mask.undo()
    assert numpy.array_equal(mask.pixels, before)


def test_what_is_painted_meanwhile_counts():
    mask = with_disc(30)

    async def paint_meanwhile() -> None:
        work = asyncio.create_task(operate(mask, Operation.CLEAR))
        await asyncio.sleep(0)
        mask.begin(Message("Paint"))
        mask.lay([Brush(9).dab(20, 20)])
        mask.end()
        await work

    asyncio.run(paint_meanwhile())
    assert mask.pixels[20, 20] == mask.pixels[100, 100] == 255
