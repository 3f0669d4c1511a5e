"""Two pictures beside each other."""

import pytest

from playground.features.images.comparison import Comparison, Rectangle, Way, common_box, fitted, rooms

ROOM = Rectangle(0, 0, 400, 300)


def test_the_line_divides_what_is_in_sight():
    comparison = Comparison(split=0.25)
    assert comparison.line(Rectangle(100, 0, 200, 300), ROOM) == 150
    assert comparison.line(Rectangle(-1000, 0, 5000, 300), ROOM) == 100


def test_the_line_follows_the_pointer_and_stops_at_the_edges_of_the_picture():
    picture = Rectangle(100, 0, 200, 300)
    comparison = Comparison().wiped_to(150, picture, ROOM)
    assert comparison.split == 0.25
    assert comparison.wiped_to(-50, picture, ROOM).split == 0
    assert comparison.wiped_to(900, picture, ROOM).split == 1


def test_a_picture_out_of_sight_leaves_the_line_alone():
    assert Comparison(split=0.3).wiped_to(10, Rectangle(500, 0, 200, 300), ROOM).split == 0.3


def test_the_line_can_be_taken_a_little_beside_it():
    picture = Rectangle(100, 0, 200, 300)
    assert Comparison().is_on_line(210, picture, ROOM)
    assert not Comparison().is_on_line(230, picture, ROOM)
    assert not Comparison(Way.HOLD).is_on_line(200, picture, ROOM)


@pytest.mark.parametrize(("way", "held"), [(Way.HOLD, True), (Way.WIPE, False), (Way.SIDE_BY_SIDE, False)])
def test_only_one_of_the_ways_holds(way: Way, held: bool):
    assert Comparison(way).held(True).holding is held


def test_another_way_lets_go():
    assert not Comparison(Way.HOLD).held(True).seen(Way.HOLD).holding


def test_side_by_side_each_has_half_of_the_room():
    first, second = rooms(Way.SIDE_BY_SIDE, ROOM, 8)
    assert (first.left, first.width) == (0, 196)
    assert (second.left, second.right) == (204, 400)
    assert rooms(Way.WIPE, ROOM, 8) == (ROOM,)


def test_the_larger_picture_gives_the_box():
    assert common_box((512, 512), (1024, 1024)) == (1024, 1024)
    assert common_box((1792, 1024), (1024, 1024)) == (1792, 1024)


def test_a_picture_of_another_shape_stands_in_the_middle_of_the_box():
    assert fitted((512, 512), Rectangle(10, 10, 200, 100)) == Rectangle(60, 10, 100, 100)
    assert fitted((400, 100), Rectangle(0, 0, 200, 100)) == Rectangle(0, 25, 200, 50)
