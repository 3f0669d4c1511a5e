"""Changes: outside the mask nothing, inside what was asked for."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from playground.demo.images.drawing.dice import Dice
from playground.demo.images.drawing.scene import composed
from playground.demo.images.editing.change import changed
from playground.demo.images.editing.fill import filled, membrane
from playground.demo.images.editing.sibling import varied
from playground.demo.images.uploads import Source
from playground.demo.images.words import understand

SIDE = 192
PLACE = (50, 60, 140, 150)


@pytest.fixture(scope="module")
def source():
    prompt = "a house in a meadow"
    return Source(np.asarray(composed(understand(prompt), Dice(prompt, 1), SIDE, SIDE, 2)), None)


@pytest.fixture(scope="module")
def mask():
    picture = Image.new("L", (SIDE, SIDE), 0)
    ImageDraw.Draw(picture).ellipse(PLACE, fill=255)
    return np.asarray(picture)


def edited(source, mask, prompt, *others, fidelity=None):
    read = understand(prompt)
    picture = changed([source, *others], mask, read, Dice(prompt, 1), source.size, 2, fidelity)
    return np.asarray(picture.convert("RGB"))


PROMPTS = [
    "remove the house",
    "去掉",
    "a hot air balloon",
    "a night sky",
    "red",
    "something unheard of",
    "three birds",
    "一只猫",
]


@pytest.mark.parametrize("prompt", PROMPTS)
def test_outside_the_mask_not_a_bit_changes(source, mask, prompt):
    result = edited(source, mask, prompt)
    assert (result[mask == 0] == source.pixels[mask == 0]).all()
    assert (result[mask > 0] != source.pixels[mask > 0]).any(axis=1).mean() > 0.05


def test_the_same_seed_gives_the_same_change(source, mask):
    assert (edited(source, mask, "a cat") == edited(source, mask, "a cat")).all()


def test_a_removed_thing_is_replaced_by_its_surroundings_with_their_grain():
    rng = np.random.default_rng(1)
    stripes = 120 + 50 * np.sin(np.arange(128) / 3)[:, None, None] + rng.normal(0, 8, (128, 128, 3))
    pixels = stripes.astype(np.float32)
    hole = np.zeros((128, 128), bool)
    hole[44:84, 44:84] = True
    broken = pixels.copy()
    broken[hole] = (255, 0, 0)
    result = filled(broken, hole, rng)
    assert (result[~hole] == broken[~hole]).all()
    assert np.abs(result - pixels)[hole].mean() < 25
    # A smear would have hardly any grain.
    grain = [np.abs(np.diff(field[50:78, 50:78], axis=1)).mean() for field in (result, pixels)]
    assert grain[0] > 0.5 * grain[1]


@pytest.mark.parametrize("hole", [np.zeros((40, 40), bool), np.ones((40, 40), bool)])
def test_nothing_and_everything_can_be_removed(hole):
    assert filled(np.full((40, 40, 3), 9, np.float32), hole, np.random.default_rng(1)).shape == (40, 40, 3)


def test_a_hole_at_the_border_and_a_tiny_picture_are_filled():
    pixels = np.full((12, 9, 3), 80, np.float32)
    hole = np.zeros((12, 9), bool)
    hole[:5, :5] = True
    pixels[hole] = 0
    assert np.allclose(filled(pixels, hole, np.random.default_rng(1)), 80, atol=1)


def test_a_membrane_runs_straight_between_its_ends():
    field = np.repeat(np.linspace(0, 100, 33, dtype=np.float32)[None, :, None], 33, axis=0).repeat(3, axis=2)
    hole = np.zeros((33, 33), bool)
    hole[8:25, 8:25] = True
    assert np.abs(membrane(np.where(hole[..., None], 0, field).astype(np.float32), hole) - field).max() < 8


def test_a_painted_thing_lies_within_the_mask(source, mask):
    plain = Source(np.full((SIDE, SIDE, 3), (120, 170, 220), np.uint8), None)
    result = edited(plain, mask, "a red ball")
    red = (result[..., 0].astype(int) - result[..., 2]) > 60
    rows, columns = np.nonzero(red)
    assert red.sum() > 800
    assert PLACE[0] < columns.min() < columns.max() < PLACE[2]
    assert PLACE[1] < rows.min() < rows.max() < PLACE[3]


@pytest.mark.parametrize(
    "prompt", ["make it night", "sunset", "winter", "rain", "add a boat", "blue", "watercolour", "雾"]
)
def test_without_a_mask_the_whole_picture_changes(source, prompt):
    assert (edited(source, None, prompt) != source.pixels).any(axis=2).mean() > 0.01


def test_what_was_there_before_goes_when_something_else_is_painted(mask):
    pixels = np.full((SIDE, SIDE, 3), (120, 170, 220), np.uint8)
    pixels[84:100, 70:120] = (220, 200, 40)
    result = edited(Source(pixels, None), mask, "a red ball")
    assert (np.abs(result[84:100, 70:120].astype(int) - (220, 200, 40)).max(axis=2) < 20).mean() < 0.2


def test_night_is_dark(source):
    assert edited(source, None, "night").mean() < 0.7 * source.pixels.mean()


def test_what_to_remove_is_not_guessed(source):
    assert (edited(source, None, "remove the house") == source.pixels).all()


def test_colours_are_taken_from_the_other_pictures(source):
    red = Source(np.full((20, 20, 3), (220, 30, 30), np.uint8), None)
    strong, gentle = (edited(source, None, "combine them", red, fidelity=level) for level in (None, "high"))
    warmth = [(picture[..., 0].astype(float) - picture[..., 2]).mean() for picture in (source.pixels, gentle, strong)]
    assert warmth[0] < warmth[1] < warmth[2]


def test_transparency_outside_the_mask_is_kept(source, mask):
    alpha = np.zeros((SIDE, SIDE), np.uint8)
    alpha[:, : SIDE // 2] = 255
    picture = changed([Source(source.pixels, alpha)], mask, understand("a cat"), Dice(1), source.size, 2, None)
    assert (np.asarray(picture)[..., 3] == np.maximum(alpha, mask)).all()


def test_variations_are_siblings(source):
    first, second = (np.asarray(varied(source, Dice(seed), SIDE, SIDE), float) for seed in (1, 2))
    for picture in (first, second):
        assert np.abs(picture - source.pixels).mean() > 8
    assert np.abs(first - second).mean() > 8


def test_a_variation_keeps_transparency():
    alpha = np.full((64, 64), 100, np.uint8)
    assert varied(Source(np.zeros((64, 64, 3), np.uint8), alpha), Dice(1), 64, 64).mode == "RGBA"
