"""The hand: what presses, moves and releases make of the mask with each tool."""

import numpy
import pytest

from playground.features.images.mask.brush import Brush
from playground.features.images.mask.hand import Hand
from playground.features.images.mask.mask import Mask
from playground.features.images.mask.stroke import Touch
from playground.features.images.mask.tool import Tool


@pytest.fixture
def mask() -> Mask:
    return Mask(200, 200)


@pytest.fixture
def hand(mask: Mask) -> Hand:
    hand = Hand()
    hand.brush = Brush(10)
    hand.set_mask(mask)
    return hand


def drag(hand: Hand, *places: tuple[float, float], opposite: bool = False, even: bool = False, line: bool = False):
    touches = [Touch(*place) for place in places]
    hand.press(touches[0], opposite=opposite, line=line)
    for touch in touches[1:]:
        hand.move(touch, even=even)
    hand.release(touches[-1], even=even)


def click(hand: Hand, x: float, y: float, near: float = 0) -> None:
    hand.press(Touch(x, y), near=near)
    hand.release(Touch(x, y))


def count(mask: Mask) -> int:
    return int(numpy.count_nonzero(mask.pixels > 127))


def test_the_brush_paints_and_a_stroke_is_one_step(hand: Hand, mask: Mask):
    drag(hand, (20, 100), (60, 100), (180, 100))
    assert (mask.pixels[100, 20:180] == 255).all()
    mask.undo()
    assert mask.is_empty()


def test_the_eraser_takes_away(hand: Hand, mask: Mask):
    drag(hand, (20, 100), (180, 100))
    hand.set_tool(Tool.ERASER)
    drag(hand, (100, 50), (100, 150))
    assert mask.pixels[100, 100] == 0
    assert mask.pixels[100, 50] == 255


@pytest.mark.parametrize(("tool", "left"), [(Tool.BRUSH, 0), (Tool.ERASER, 255)])
def test_the_other_button_does_the_opposite(hand: Hand, mask: Mask, tool: Tool, left: int):
    drag(hand, (20, 100), (100, 100))
    hand.set_tool(tool)
    drag(hand, (20, 100), (20, 100), opposite=True)
    assert mask.pixels[100, 20] == left


def test_a_line_is_drawn_straight_from_where_the_last_stroke_ended(hand: Hand, mask: Mask):
    drag(hand, (20, 20), (30, 30))
    drag(hand, (150, 90), (150, 90), line=True)
    assert mask.pixels[60, 90] == 255
    mask.undo()
    assert mask.pixels[60, 90] == 0
    assert mask.pixels[25, 25] == 255


def test_the_first_line_has_nowhere_to_come_from(hand: Hand, mask: Mask):
    drag(hand, (150, 90), (150, 90), line=True)
    assert count(mask) < 100


def test_another_picture_has_no_last_stroke(hand: Hand, mask: Mask):
    drag(hand, (20, 20), (30, 30))
    other = Mask(200, 200)
    hand.set_mask(other)
    drag(hand, (150, 90), (150, 90), line=True)
    assert count(other) < 100


def test_a_rectangle_follows_the_pointer_and_is_filled_at_the_end(hand: Hand, mask: Mask):
    hand.set_tool(Tool.RECTANGLE)
    hand.press(Touch(10, 10))
    hand.move(Touch(30, 50))
    assert hand.outline == ((10, 10), (30, 10), (30, 50), (10, 50))
    assert mask.is_empty()
    hand.release(Touch(40, 50))
    assert count(mask) == 30 * 40
    assert hand.outline == ()


def test_an_even_shape_is_a_square_or_a_circle(hand: Hand, mask: Mask):
    hand.set_tool(Tool.RECTANGLE)
    drag(hand, (10, 10), (30, 50), even=True)
    assert count(mask) == 40 * 40
    hand.set_tool(Tool.ELLIPSE)
    drag(hand, (10, 10), (50, 20), even=True, opposite=True)
    assert count(mask) == pytest.approx(40 * 40 - 400 * 3.1416, abs=20)


def test_a_lasso_is_closed_where_it_began(hand: Hand, mask: Mask):
    hand.set_tool(Tool.LASSO)
    drag(hand, (10, 10), (60, 10), (60, 60), (10, 60))
    assert count(mask) == 50 * 50


def test_a_polygon_goes_on_until_it_is_finished(hand: Hand, mask: Mask):
    hand.set_tool(Tool.POLYGON)
    for place in ((10, 10), (60, 10), (60, 60)):
        click(hand, *place)
    hand.move(Touch(90, 90))
    assert hand.busy
    assert hand.outline == ((10, 10), (60, 10), (60, 60), (90, 90))
    hand.finish()
    assert not hand.busy
    assert count(mask) == pytest.approx(50 * 50 / 2, abs=50)


def test_a_click_near_the_first_corner_closes_a_polygon(hand: Hand, mask: Mask):
    hand.set_tool(Tool.POLYGON)
    for place in ((10, 10), (12, 12), (60, 10), (60, 60), (10, 60), (11, 12)):
        click(hand, *place, near=5)
    assert not hand.busy
    assert count(mask) == pytest.approx(2500, abs=60)


def test_corners_are_taken_back_one_by_one(hand: Hand, mask: Mask):
    hand.set_tool(Tool.POLYGON)
    click(hand, 10, 10)
    click(hand, 60, 10)
    hand.step_back()
    assert len(hand.outline) == 2
    hand.step_back()
    assert not hand.busy
    assert not mask.can_undo


def test_filling_goes_up_to_what_is_painted(hand: Hand, mask: Mask):
    hand.set_tool(Tool.RECTANGLE)
    drag(hand, (10, 10), (60, 60))
    drag(hand, (15, 15), (55, 55), opposite=True)
    hand.set_tool(Tool.FILL)
    click(hand, 30, 30)
    assert count(mask) == 2500
    click(hand, -5, 30)
    assert count(mask) == 2500


@pytest.mark.parametrize("tool", [tool for tool in Tool if tool not in (Tool.FILL, Tool.PAN)])
def test_a_cancelled_gesture_changes_nothing(hand: Hand, mask: Mask, tool: Tool):
    hand.set_tool(tool)
    hand.press(Touch(10, 10))
    hand.move(Touch(80, 50))
    assert hand.busy
    hand.cancel()
    hand.release(Touch(80, 50))
    assert mask.is_empty()
    assert not mask.can_undo


def test_another_tool_ends_what_the_last_one_was_doing(hand: Hand, mask: Mask):
    hand.press(Touch(10, 10))
    hand.set_tool(Tool.LASSO)
    assert not hand.busy
    assert mask.is_empty()


def test_without_a_mask_or_with_the_hand_nothing_is_painted(hand: Hand, mask: Mask):
    hand.set_tool(Tool.PAN)
    drag(hand, (10, 10), (80, 80))
    hand.set_mask(None)
    hand.set_tool(Tool.BRUSH)
    drag(hand, (10, 10), (80, 80))
    assert mask.is_empty()
