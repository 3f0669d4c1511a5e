"""The mask: patches become steps, and every step can be taken back and done again."""

import numpy
import pytest

from playground.features.images.mask.history import TILE, History
from playground.features.images.mask.mask import Mask
from playground.features.images.mask.patch import Patch
from playground.features.images.mask.rect import NOTHING, Rect
from playground.message import Message

PAINT = Message("Paint")


def patch(left: int, top: int, width: int = 10, height: int = 10, value: int = 255) -> Patch:
    return Patch(left, top, numpy.full((height, width), value, numpy.uint8))


def paint(mask: Mask, *patches: Patch, erase: bool = False) -> None:
    mask.begin(PAINT)
    mask.lay(patches, erase=erase)
    mask.end()


def random_patches(count: int) -> list[Patch]:
    dice = numpy.random.default_rng(3)
    sizes = dice.integers(1, 400, (count, 2))
    places = dice.integers(-100, 900, (count, 2))
    values = dice.integers(1, 256, count)
    return [
        patch(int(x), int(y), int(w), int(h), int(v)) for (x, y), (w, h), v in zip(places, sizes, values, strict=True)
    ]


def test_a_new_mask_is_empty_and_has_nothing_to_undo():
    mask = Mask(30, 20)
    assert (mask.width, mask.height, mask.pixels.shape) == (30, 20, (20, 30))
    assert mask.is_empty()
    assert not mask.can_undo
    assert not mask.can_redo


def test_its_pixels_cannot_be_written_to_from_outside():
    with pytest.raises(ValueError, match="read-only"):
        Mask(3, 3).pixels[0, 0] = 1


def test_where_patches_overlap_the_stronger_one_counts():
    mask = Mask(40, 40)
    paint(mask, patch(0, 0, value=200), patch(5, 0, value=100))
    assert mask.pixels[0, 7] == 200
    assert mask.pixels[0, 12] == 100


def test_erasing_takes_away_as_much_as_the_patch_covers():
    mask = Mask(40, 40)
    paint(mask, patch(0, 0))
    paint(mask, patch(0, 0, width=5, value=155), erase=True)
    assert mask.pixels[0, 0] == 100
    assert mask.pixels[0, 7] == 255


def test_a_patch_over_the_edge_is_cut_and_one_beyond_it_changes_nothing():
    mask = Mask(40, 40)
    paint(mask, patch(-5, 35), patch(100, 100))
    assert numpy.count_nonzero(mask.pixels) == 25
    assert mask.pixels[39, 4] == 255


def test_what_has_changed_is_told_as_one_area():
    mask = Mask(100, 100)
    told: list[Rect] = []
    mask.changed.connect(told.append)
    mask.begin(PAINT)
    mask.lay([patch(10, 10), patch(30, 40)])
    mask.lay([patch(200, 200)])
    assert told == [Rect(10, 10, 30, 40)]


def test_a_stroke_of_many_patches_is_one_step():
    mask = Mask(1000, 1000)
    edits: list[bool] = []
    mask.edited.connect(lambda: edits.append(mask.can_undo))
    mask.begin(PAINT)
    for each in random_patches(20):
        mask.lay([each])
    assert not mask.can_undo
    mask.end()
    mask.undo()
    assert edits == [True, False]
    assert mask.is_empty()


def test_every_step_can_be_undone_and_done_again_to_the_bit():
    mask = Mask(1000, 900)
    states = [mask.snapshot()]
    for number, each in enumerate(random_patches(40)):
        paint(mask, each, erase=number % 3 == 2)
        if not numpy.array_equal(states[-1], mask.pixels):
            states.append(mask.snapshot())
    for state in reversed(states[:-1]):
        mask.undo()
        assert numpy.array_equal(mask.pixels, state)
    assert not mask.can_undo
    for state in states[1:]:
        mask.redo()
        assert numpy.array_equal(mask.pixels, state)
    assert not mask.can_redo


def test_steps_are_the_same_before_and_after_they_are_compressed():
    mask = Mask(600, 600)
    paint(mask, *random_patches(5))
    after = mask.snapshot()
    mask.history.settle()
    assert mask.history.size < 5000
    mask.undo()
    mask.history.settle()
    mask.redo()
    assert numpy.array_equal(mask.pixels, after)


def test_a_new_step_forgets_what_was_undone():
    mask = Mask(50, 50)
    paint(mask, patch(0, 0))
    mask.undo()
    paint(mask, patch(20, 20))
    assert not mask.can_redo


def test_what_changes_nothing_is_no_step():
    mask = Mask(50, 50)
    paint(mask, patch(0, 0))
    paint(mask, patch(0, 0))
    paint(mask, patch(20, 20), erase=True)
    mask.undo()
    assert not mask.can_undo


def test_a_cancelled_stroke_has_not_been():
    mask = Mask(600, 600)
    paint(mask, patch(100, 100))
    before = mask.snapshot()
    told: list[Rect] = []
    mask.begin(PAINT)
    mask.lay([patch(90, 90, 400, 300)])
    mask.changed.connect(told.append)
    mask.cancel()
    mask.lay([patch(0, 0)])
    mask.end()
    assert numpy.array_equal(mask.pixels, before)
    assert told == [Rect(0, 0, 512, 512)]
    mask.undo()
    assert not mask.can_undo


def test_nothing_is_undone_in_the_middle_of_a_stroke():
    mask = Mask(50, 50)
    paint(mask, patch(0, 0))
    mask.begin(PAINT)
    mask.lay([patch(20, 20)])
    mask.undo()
    mask.end()
    assert numpy.count_nonzero(mask.pixels) == 200


def test_replacing_keeps_only_the_tiles_that_differ():
    mask = Mask(4 * TILE, 4 * TILE)
    other = mask.snapshot()
    other[TILE + 3, TILE + 3] = 9
    told: list[Rect] = []
    mask.changed.connect(told.append)
    mask.replace(other, PAINT)
    assert told == [Rect(TILE, TILE, TILE, TILE)]
    assert mask.history.size <= TILE * TILE
    mask.undo()
    assert mask.is_empty()


def test_a_stroke_that_is_cut_off_by_a_replacement_lays_nothing_more():
    mask = Mask(50, 50)
    mask.begin(PAINT)
    mask.lay([patch(0, 0)])
    mask.replace(numpy.zeros((50, 50), numpy.uint8), Message("Clear"))
    mask.lay([patch(20, 20)])
    mask.end()
    assert mask.is_empty()
    mask.undo()
    assert numpy.count_nonzero(mask.pixels) == 100


def test_emptiness_follows_every_change():
    mask = Mask(50, 50)
    for empty, act in [(False, lambda: paint(mask, patch(0, 0))), (True, mask.undo), (False, mask.redo)]:
        act()
        assert mask.is_empty() is empty


def test_two_hundred_strokes_on_a_large_mask_stay_small():
    mask = Mask(4096, 4096)
    dice = numpy.random.default_rng(5)
    for _ in range(200):
        x, y = (int(each) for each in dice.integers(0, 3600, 2))
        paint(mask, *(patch(x + 8 * step, y + 6 * step, 64, 64) for step in range(30)))
    mask.history.settle()
    assert mask.history.size < 8_000_000


def test_nobody_gets_ahead_of_the_worker_by_more_than_a_little():
    plane = numpy.zeros((2048, 2048), numpy.uint8)
    history = History(plane)
    for _ in range(40):
        history.begin(PAINT)
        history.save(Rect(0, 0, 2048, 2048))
        plane ^= 255
        history.end()
    assert history.size < 40 << 20


def test_rectangles_unite_and_share():
    one, other = Rect(0, 0, 10, 10), Rect(5, 8, 10, 10)
    assert one.united(other) == Rect(0, 0, 15, 18)
    assert one.shared(other) == Rect(5, 8, 5, 2)
    assert one.shared(Rect(20, 0, 5, 5)) == NOTHING
    assert one.united(NOTHING) == NOTHING.united(one) == one
    assert not NOTHING
