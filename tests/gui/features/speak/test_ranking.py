"""Orders in which some have a place."""

from playground.features.speak.view.ranking import in_order, moved, placed


def test_those_without_a_place_follow_in_the_order_of_their_numbers():
    assert in_order(4, [2]) == [2, 0, 1, 3]
    assert in_order(3, []) == [0, 1, 2]


def test_a_place_is_taken_and_the_others_move_down():
    assert placed([], 2, 1) == [2]
    assert placed([2], 1, 1) == [1, 2]
    assert placed([2, 1, 0], 0, 2) == [2, 0, 1]


def test_there_are_no_gaps():
    assert placed([2], 0, 9) == [2, 0]


def test_what_is_moved_gives_all_a_place():
    assert moved([0, 1, 2], 0, 2) == [1, 2, 0]
    assert moved([0, 1, 2], 0, -1) == [0, 1, 2]
