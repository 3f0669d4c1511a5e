"""An edit laid into its source: nothing outside the mask changes, and the seam is soft inside it."""

import subprocess
import sys
from pathlib import Path

import numpy
import pytest

from playground.features.images.compositing import composite
from playground.features.images.feathering import feathered
from tests.unit.features.images.pictures_to_test import disc, noise, smooth

SIZE = 240, 200
SOURCE, RESULT = noise(*SIZE, seed=1), noise(*SIZE, seed=2)
DISC = disc(*SIZE, 60)


def soft(width: int, height: int):
    down, across = numpy.mgrid[0:height, 0:width]
    distance = numpy.hypot(across - width // 2, down - height // 2)
    return (255 - distance * 4).clip(0, 255).astype(numpy.uint8)


@pytest.mark.parametrize("feather", [0, 1, 8, 64])
@pytest.mark.parametrize("colour_match", [False, True])
@pytest.mark.parametrize("mask", [DISC, soft(*SIZE), disc(*SIZE, 3), disc(*SIZE, 500), disc(*SIZE, 0) * 0])
def test_outside_the_mask_every_pixel_is_that_of_the_source(feather, colour_match, mask):
    source = SOURCE.copy()
    source[:40, :, 3] = 0
    source[40:80, :, 3] = 90
    composed = composite(source, RESULT, mask, feather=feather, colour_match=colour_match)
    assert numpy.array_equal(composed[mask == 0], source[mask == 0])
    assert composed.shape == source.shape


def test_without_feather_the_mask_is_all_result():
    composed = composite(SOURCE, RESULT, DISC, feather=0, colour_match=False)
    assert numpy.array_equal(composed[DISC == 255], RESULT[DISC == 255])


def test_deep_inside_the_mask_is_all_result():
    composed = composite(SOURCE, RESULT, DISC, feather=8, colour_match=False)
    core = disc(*SIZE, 48) > 0
    assert numpy.array_equal(composed[core], RESULT[core])


def test_neither_source_nor_result_is_written_to():
    source, result, mask = SOURCE.copy(), RESULT.copy(), DISC.copy()
    for each in (source, result, mask):
        each.flags.writeable = False
    composed = composite(source, result, mask, feather=8, colour_match=True)
    assert composed.flags.writeable
    assert not numpy.shares_memory(composed, source)


def test_a_half_covered_pixel_is_a_mix():
    mask = numpy.full((4, 4), 128, numpy.uint8)
    black, white = numpy.zeros((4, 4, 4), numpy.uint8), numpy.full((4, 4, 4), 255, numpy.uint8)
    black[..., 3] = 255
    composed = composite(black, white, mask, feather=0, colour_match=False)
    assert composed[..., :3].tolist() == numpy.full((4, 4, 3), 128).tolist()


def test_what_is_transparent_lends_no_colour():
    mask = numpy.full((4, 4), 128, numpy.uint8)
    source, result = numpy.zeros((4, 4, 4), numpy.uint8), numpy.full((4, 4, 4), 200, numpy.uint8)
    source[..., 1], result[..., 3] = 255, 0
    source[..., 3] = 255
    composed = composite(source, result, mask, feather=0, colour_match=False)
    assert composed[0, 0].tolist() == [0, 255, 0, 127]


def test_an_extended_area_is_opaque_up_to_the_seam():
    source = SOURCE.copy()
    source[:, 120:] = 0
    mask = numpy.zeros(SOURCE.shape[:2], numpy.uint8)
    mask[:, 120:] = 255
    composed = composite(source, RESULT, mask, feather=16, colour_match=False)
    assert numpy.array_equal(composed[:, 120:], RESULT[:, 120:])


def test_a_result_of_another_size_is_made_to_fit_first():
    source = smooth(200, 160)
    smaller, larger = smooth(100, 80), smooth(400, 320)
    mask = disc(200, 160, 50)
    for result in (smaller, larger):
        composed = composite(source, result, mask, feather=4, colour_match=False)
        assert abs(composed.astype(int) - source).max() <= 4
        assert numpy.array_equal(composed[mask == 0], source[mask == 0])


def test_a_result_may_be_a_turned_view():
    turned = noise(200, 240, seed=3).transpose(1, 0, 2)
    composed = composite(SOURCE, turned, DISC, feather=0, colour_match=False)
    assert numpy.array_equal(composed[DISC == 255], turned[DISC == 255])


def test_a_large_picture_takes_less_than_six_copies_of_itself():
    story = """
import resource
import numpy
from playground.features.images.compositing import composite
side = 3000
source = numpy.full((side, side, 4), 255, numpy.uint8)
result = numpy.full((side // 2, side // 2, 4), 90, numpy.uint8)
result[..., 3] = 255
mask = numpy.zeros((side, side), numpy.uint8)
mask[100:-100, 100:-100] = 255
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
composite(source, result, mask, feather=8, colour_match=True)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 / source.nbytes)
"""
    root = Path(__file__).parents[4]
    done = subprocess.run([sys.executable, "-c", story], capture_output=True, text=True, check=True, cwd=root)
    assert float(done.stdout) < 6 - 2  # source and result count too


# The feather


def test_the_edge_rises_in_a_straight_line_and_only_inside():
    mask = numpy.zeros((60, 60), numpy.uint8)
    mask[:, 20:] = 255
    weights = feathered(mask, 8)[30].astype(int)
    assert weights[:20].max() == 0
    steps = numpy.diff(weights[20:29])
    assert 25 <= steps.min() <= steps.max() <= 35
    assert weights[29:].min() == 255


def test_at_the_edge_of_the_picture_the_mask_does_not_end():
    mask = numpy.full((50, 50), 255, numpy.uint8)
    assert feathered(mask, 8).min() == 255


@pytest.mark.parametrize("width", [1, 2, 4, 8, 12])
def test_a_thin_line_still_changes_what_is_under_it(width):
    mask = numpy.zeros((60, 60), numpy.uint8)
    mask[30 : 30 + width] = 255
    assert feathered(mask, 8)[30 : 30 + width].max() == 255


def test_a_soft_brush_keeps_its_own_edge():
    mask = soft(*SIZE)
    weights = feathered(mask, 4)
    assert (weights <= mask).all()
    assert numpy.array_equal(weights[mask > 60], mask[mask > 60])


def test_a_round_mask_has_an_even_edge():
    mask = disc(400, 400, 120)
    weights = feathered(mask, 8).astype(int)
    down, across = numpy.mgrid[0:400, 0:400]
    distance = numpy.hypot(across - 200, down - 200)
    ring = weights[(distance > 117) & (distance < 118)]
    assert ring.max() < 160
    assert weights[distance < 107].min() == 255


# The colours along the seam


def tinted(pixels, contrast: float, shift: int):
    new = pixels.copy()
    new[..., :3] = ((pixels[..., :3].astype(float) - 128) * contrast + 128 + shift).clip(0, 255).round()
    return new


@pytest.mark.parametrize(("contrast", "shift"), [(1.0, 18), (1.0, -25), (0.9, 10), (1.1, -5)])
def test_a_result_with_shifted_colours_is_brought_back(contrast, shift):
    source = smooth(*SIZE)
    result = tinted(source, contrast, shift)
    plain = composite(source, result, DISC, feather=0, colour_match=False).astype(int)
    matched = composite(source, result, DISC, feather=0, colour_match=True).astype(int)
    assert abs(plain - source).max() >= min(abs(shift), 10)
    assert abs(matched - source).max() <= 3


def test_each_colour_is_matched_for_itself():
    source = smooth(*SIZE)
    result = source.copy()
    result[..., 0] += 20
    result[..., 2] -= 15
    matched = composite(source, result, DISC, feather=0, colour_match=True).astype(int)
    assert abs(matched - source).max() <= 2


def test_a_mask_over_everything_leaves_nothing_to_compare():
    result = tinted(smooth(*SIZE), 1, 20)
    everything = numpy.full(SOURCE.shape[:2], 255, numpy.uint8)
    composed = composite(smooth(*SIZE), result, everything, feather=8, colour_match=True)
    assert numpy.array_equal(composed, result)


def test_what_has_nothing_to_do_with_the_source_is_not_torn_apart():
    source = smooth(*SIZE)
    matched = composite(source, RESULT, DISC, feather=0, colour_match=True)[DISC == 255].astype(int)
    assert matched[:, :3].std() > 40
