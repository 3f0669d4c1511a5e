"""Shapes: outlines filled with the coverage that they have in each pixel."""

import math

import numpy
import pytest

from playground.features.images.mask.mask import Mask
from playground.features.images.mask.shapes import ellipse, filled, rectangle, squared
from playground.message import Message


def drawn(outline, width: int = 200, height: int = 160):
    mask = Mask(width, height)
    mask.begin(Message("Shape"))
    mask.lay(filled(outline, width, height))
    mask.end()
    return mask.pixels


def area(outline) -> float:
    return float(drawn(outline).sum() / 255)


def test_a_rectangle_lies_on_whole_pixels_whichever_corner_was_first():
    pixels = drawn(rectangle((30.4, 50.7), (10.2, 20.3)))
    assert numpy.count_nonzero(pixels == 255) == 20 * 31
    assert numpy.count_nonzero(pixels) == 20 * 31
    assert pixels[20, 10] == pixels[50, 29] == 255


def test_an_ellipse_has_its_area_and_touches_its_rectangle():
    outline = ellipse((20, 30), (120, 90))
    assert area(outline) == pytest.approx(math.pi * 50 * 30, rel=0.002)
    pixels = drawn(outline)
    assert pixels[60, 20] > 100
    assert pixels[60, 119] > 100
    assert pixels[60, 19] == pixels[60, 120] == 0


def test_edges_between_pixels_are_covered_in_part():
    pixels = drawn([(10.25, 10.5), (20.75, 10.5), (20.75, 20), (10.25, 20)])
    assert pixels[15, 10] == pytest.approx(191, abs=1)
    assert pixels[15, 20] == pytest.approx(191, abs=1)
    assert pixels[10, 15] == pytest.approx(128, abs=1)
    assert pixels[15, 15] == 255


def test_a_triangle_has_its_area_whichever_way_it_goes():
    corners = [(13.2, 11.7), (150.9, 40.1), (61.3, 130.6)]
    (ax, ay), (bx, by), (cx, cy) = corners
    exact = abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2
    assert area(corners) == pytest.approx(exact, rel=0.001)
    assert area(corners[::-1]) == pytest.approx(exact, rel=0.001)


def test_a_lasso_that_crosses_itself_fills_both_loops():
    assert area([(20, 20), (100, 100), (100, 20), (20, 100)]) == pytest.approx(2 * 40 * 40, rel=0.01)


def test_what_lies_outside_the_picture_is_cut_off_and_the_rest_keeps_its_slope():
    corners = [(-100.0, -60.0), (100.0, 60.0), (-100.0, 400.0)]
    pixels = drawn(corners)
    for x, y in ((10, 4), (10, 8), (50, 28), (50, 32), (90, 60), (0, 159), (199, 80)):
        inside = y + 0.5 > 0.6 * (x + 0.5) and x < 100 and y < 60 + (100 - x) * 1.7
        assert bool(pixels[y, x] > 127) is bool(inside), (x, y)


def test_a_shape_around_the_whole_picture_fills_it():
    assert (drawn([(-50, -50), (500, -50), (500, 500), (-50, 500)]) == 255).all()


@pytest.mark.parametrize(
    "outline",
    [[], [(1, 1)], [(1, 1), (5, 5)], [(1, 1), (5, 5), (9, 9)], [(300, 300), (310, 300), (310, 310)], [(7, 7)] * 5],
)
def test_what_has_no_area_fills_nothing(outline):
    assert not drawn(outline).any()


def test_a_squared_corner_keeps_its_direction():
    assert squared((10, 10), (30, 15)) == (30, 30)
    assert squared((10, 10), (5, -20)) == (-20, -20)
    assert squared((10, 10), (5, 30)) == (-10, 30)
