"""Pictures: the same twice, the same at any resolution, and with what was asked for in them."""

import numpy as np
import pytest
from PIL import Image

from playground.demo.images.drawing.catalogue import CATALOGUE
from playground.demo.images.drawing.dice import Dice
from playground.demo.images.drawing.layout import TALL, Area, standing, wanted
from playground.demo.images.drawing.light import LIGHTS, NAMED
from playground.demo.images.drawing.pen import Box, pen
from playground.demo.images.drawing.scene import composed, cut_out
from playground.demo.images.words import Wish, understand

SIDE = 128


def drawn(prompt: str, seed: int = 1, width: int = SIDE, height: int = SIDE) -> Image.Image:
    return composed(understand(prompt), Dice(prompt, seed), width, height, 2)


@pytest.mark.parametrize(
    "prompt", ["a house by a lake", "抽象", "a rocket in space", "a cat", "2 hearts", "fish underwater"]
)
def test_the_same_prompt_and_seed_give_the_same_picture(prompt):
    assert drawn(prompt).tobytes() == drawn(prompt).tobytes()
    assert drawn(prompt).tobytes() != drawn(prompt, seed=2).tobytes()


def test_a_coarse_rendering_shows_the_same_picture():
    fine = drawn("a sunset over the sea with mountains", 3, 256, 256).resize((32, 32), Image.Resampling.BOX)
    coarse = drawn("a sunset over the sea with mountains", 3, 64, 64).resize((32, 32), Image.Resampling.BOX)
    other = drawn("a sunset over the sea with mountains", 4, 64, 64).resize((32, 32), Image.Resampling.BOX)
    apart = [np.abs(np.asarray(fine, float) - np.asarray(small, float)).mean() for small in (coarse, other)]
    assert apart[0] < 6
    assert apart[0] < apart[1]


def pieces(picture: Image.Image, name: str) -> int:
    """How many separate areas of about this colour there are."""
    near = np.abs(np.asarray(picture, float) - np.asarray(NAMED[name])).max(axis=2) < 34
    left = {(int(row), int(column)) for row, column in np.argwhere(near)}
    sizes = []
    while left:
        waiting, size = [left.pop()], 0
        while waiting:
            row, column = waiting.pop()
            size += 1
            around = {(row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)} & left
            left -= around
            waiting += around
        sizes.append(size)
    return sum(size > 80 for size in sizes)


@pytest.mark.parametrize(
    ("count", "colour", "shape"), [(3, "blue", "squares"), (7, "green", "triangles"), (12, "purple", "hexagons")]
)
def test_shapes_are_counted_and_apart(count, colour, shape):
    assert pieces(drawn(f"{count} {colour} {shape}", 5, 384, 384), colour) == count


@pytest.mark.parametrize("size", [(64, 64), (16, 16), (192, 64), (64, 192)])
@pytest.mark.parametrize(
    "prompt",
    [
        "a city at night",
        "a forest in the snow",
        "a red house, a castle, two trees and a dog by a lake",
        "a whale and a boat",
        "an apple and a cup",
        "rain and fog over hills",
        "fireworks and an aurora",
        "twenty cats",
        "a rainbow over a desert",
        "a volcano on an island",
        "crescent moon",
        "hearts in the sky",
    ],
)
def test_every_scene_fits_every_shape_of_picture(prompt, size):
    assert drawn(prompt, 1, *size).size == size


@pytest.mark.parametrize(
    "style", ["watercolour", "pencil", "pixel art", "poster", "sepia", "monochrome", "oil painting", "ink"]
)
def test_a_style_changes_the_picture(style):
    plain, styled = (np.asarray(drawn(f"a boat on the sea{add}", 1), float) for add in ("", f", {style}"))
    assert styled.shape == plain.shape
    assert np.abs(styled - plain).mean() > 2


@pytest.mark.parametrize("name", CATALOGUE)
def test_a_thing_stays_within_its_box(name):
    picture = Image.new("RGB", (160, 160), (90, 120, 110))
    thing = CATALOGUE[name]
    tall = min(60, 60 / thing.aspect)
    box = Box(80 - tall * thing.aspect / 2, 80 - tall / 2, tall * thing.aspect, tall)
    with pen(picture, box, LIGHTS["day"], 2, 0.3) as tool:
        thing.draw(tool, Dice(name).of(name), None)
    changed = np.abs(np.asarray(picture, int) - (90, 120, 110)).max(axis=2) > 24
    rows, columns = np.nonzero(changed)
    slack = 0.14 * max(box.width, box.height)
    assert changed.sum() > 60
    assert columns.min() >= box.left - slack
    assert columns.max() <= box.left + box.width + slack
    assert rows.min() >= box.top - slack
    assert rows.max() <= box.top + box.height + slack


@pytest.mark.parametrize("seed", range(6))
def test_trees_stand_beside_or_behind_a_house_and_never_before_it(seed):
    wishes = [Wish("house"), Wish("tree", 5), Wish("dog")]
    placed = standing(wanted(wishes, frozenset({"ground"})), Area(0, 512, 380, 500, 512), Dice(seed).of("places"))
    order = {id(item): number for number, item in enumerate(placed)}
    assert len(placed) == 7
    house = next(item for item in placed if item.thing.name == "house")
    for item in placed:
        overlap = min(item.box.left + item.box.width, house.box.left + house.box.width) - max(
            item.box.left, house.box.left
        )
        if item.thing.name in TALL and overlap > 0:
            assert order[id(item)] < order[id(house)]
            assert overlap < 0.4 * item.box.width


def test_a_cut_out_is_transparent_around_the_thing_and_solid_in_it():
    alpha = np.asarray(cut_out(understand("a red ball"), Dice(1), SIDE, SIDE, 2))[..., 3]
    assert alpha[0, 0] == 0
    assert alpha.max() == 255
    assert 0.05 < (alpha == 255).mean() < 0.7
