"""The brush and its strokes: round, soft where it should be, without gaps."""

import math
from itertools import pairwise

import numpy
import pytest

from playground.features.images.mask import brush as brushes
from playground.features.images.mask.brush import LARGEST, SMALLEST, Brush
from playground.features.images.mask.mask import Mask
from playground.features.images.mask.stroke import Stroke, Touch, spacing
from playground.message import Message


def painted(brush: Brush, *touches: Touch, side: int = 400):
    mask = Mask(side, side)
    mask.begin(Message("Paint"))
    stroke = Stroke(mask, brush, touches[0])
    for touch in touches[1:]:
        stroke.to(touch)
    mask.end()
    return mask.pixels


@pytest.mark.parametrize("size", [1, 2, 3.5, 10, 64, 65, 400])
@pytest.mark.parametrize("place", [(200.0, 200.0), (200.5, 200.5), (200.3, 199.8)])
def test_a_hard_dab_covers_the_area_of_its_circle(size, place):
    covered = painted(Brush(size), Touch(*place), side=500).sum() / 255
    assert covered == pytest.approx(math.pi * size**2 / 4, rel=0.03, abs=0.7)


@pytest.mark.parametrize("size", [9, 64, 130, 400])
def test_a_dab_lies_where_it_was_touched(size):
    place = (240.25, 251.5)
    pixels = painted(Brush(size), Touch(*place), side=500).astype(float)
    middles = numpy.arange(500) + 0.5
    centre = (pixels.sum(axis=0) @ middles / pixels.sum(), pixels.sum(axis=1) @ middles / pixels.sum())
    assert centre == pytest.approx(place, abs=0.3)


def test_a_soft_dab_fades_from_the_middle_to_its_edge():
    row = painted(Brush(200, hardness=0), Touch(200, 200))[200]
    assert row[200] >= 254
    assert row[250] == pytest.approx(128, abs=4)
    assert row[302] == 0
    assert (numpy.diff(row[200:310].astype(int)) <= 0).all()


def test_half_of_the_hardness_keeps_half_of_the_dab_full():
    row = painted(Brush(200, hardness=0.5), Touch(200, 200))[200]
    assert (row[200:249] == 255).all()
    assert 0 < row[280] < 255


def test_pressure_makes_the_dab_smaller():
    wide = numpy.count_nonzero(painted(Brush(100), Touch(200, 200))[200])
    narrow = numpy.count_nonzero(painted(Brush(100), Touch(200, 200, 0.25))[200])
    assert [wide, narrow] == pytest.approx([100, 25], abs=2)


@pytest.mark.parametrize(("size", "hardness"), [(1, 1), (3, 1), (12, 1), (64, 1), (64, 0), (200, 1), (200, 0)])
def test_a_fast_stroke_has_no_gaps(size, hardness):
    pixels = painted(Brush(size, hardness), Touch(110, 110), Touch(290, 250))
    along = numpy.linspace(0, 1, 300)
    down, across = (110 + 140 * along).astype(int), (110 + 180 * along).astype(int)
    ridge = numpy.maximum(pixels[down, across], pixels[down + 1, across])
    assert ridge.min() > (240 if size > 3 else 40)


def test_the_edge_of_a_stroke_is_as_straight_as_that_of_a_ruler():
    pixels = painted(Brush(200), Touch(120, 200), Touch(280, 200))
    widths = pixels[:, 130:270].sum(axis=0) / 255
    assert widths.max() - widths.min() <= 0.3


def test_the_beads_of_a_soft_stroke_cannot_be_seen():
    ridge = painted(Brush(200, 0), Touch(120, 200), Touch(280, 200))[200, 125:275].astype(int)
    assert ridge.max() - ridge.min() <= 4


def test_a_stroke_over_itself_does_not_become_stronger():
    there = painted(Brush(100, 0), Touch(150, 200), Touch(250, 200))
    back = painted(Brush(100, 0), Touch(150, 200), Touch(250, 200), Touch(150, 200))
    assert numpy.abs(there.astype(int) - back).max() <= 6


def test_pressure_changes_evenly_along_a_stroke():
    pixels = painted(Brush(80), Touch(100, 200, 1.0), Touch(300, 200, 0.1))
    widths = [numpy.count_nonzero(pixels[:, x]) for x in range(110, 300, 10)]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] > 4 * widths[-1]


def test_dabs_are_as_far_apart_as_their_size_allows():
    assert spacing(1, 1) < spacing(10, 1) < spacing(100, 1) <= spacing(100, 0) < spacing(400, 0) < 30


def test_the_sizes_go_up_and_down_by_whole_pixels_between_their_limits():
    sizes = [SMALLEST]
    while sizes[-1] < LARGEST:
        sizes.append(brushes.larger(sizes[-1]))
    assert all(size.is_integer() for size in sizes)
    assert len(sizes) < 60
    assert sizes[:5] == [1, 2, 3, 4, 5]
    assert brushes.larger(LARGEST) == LARGEST
    while sizes[-1] > SMALLEST:
        assert brushes.smaller(sizes[-1]) < sizes[-1]
        sizes.append(brushes.smaller(sizes[-1]))
    assert brushes.smaller(SMALLEST) == SMALLEST


def test_the_hardness_goes_in_quarters_whatever_it_was():
    assert [brushes.harder(value) for value in (0, 0.25, 0.3, 0.9, 1)] == [0.25, 0.5, 0.5, 1, 1]
    assert [brushes.softer(value) for value in (1, 0.75, 0.7, 0.1, 0)] == [0.75, 0.5, 0.5, 0, 0]


@pytest.mark.parametrize(("size", "hardness"), [(20, 1), (130, 1), (130, 0.5), (300, 0)])
@pytest.mark.parametrize("erase", [False, True])
def test_what_is_left_out_of_a_dab_was_covered_before(size, hardness, erase):
    dice = numpy.random.default_rng(7)
    touches = [Touch(*place) for place in (200 + dice.normal(0, 60, (25, 2))).tolist()]
    brush, everything = Brush(size, hardness, erase), numpy.full((400, 400), 255, numpy.uint8)
    stroke_by_stroke, dab_by_dab = Mask(400, 400), Mask(400, 400)
    for mask in (stroke_by_stroke, dab_by_dab):
        mask.replace(everything if erase else everything * 0, Message("Start"))
        mask.begin(Message("Paint"))
    stroke = Stroke(stroke_by_stroke, brush, touches[0])
    for before, touch in pairwise(touches):
        stroke.to(touch)
        steps = math.ceil(math.dist(before[:2], touch[:2]) / spacing(size, hardness))
        for step in range(steps + 1):
            place = [a + (b - a) * (step / steps) for a, b in zip(before[:2], touch[:2], strict=True)]
            dab_by_dab.lay([brush.dab(*place)], erase=erase)
    assert numpy.array_equal(stroke_by_stroke.pixels, dab_by_dab.pixels)
