"""All versions of a conversation, and changes to them that can be taken back."""

from collections.abc import Iterable

import pytest

from playground.features.chat import revisions
from playground.features.chat.tree import Tree
from playground.features.chat.turns import Turn


def turn(number: int, parent: int | None) -> Turn:
    return Turn(number, "user" if number % 2 else "assistant", f"text {number}", parent_id=parent)


def tree(*pairs: tuple[int, int | None], leaf: int | None = None) -> Tree:
    return Tree((turn(*pair) for pair in pairs), leaf)


def ids(turns: Iterable[Turn]) -> list[int]:
    return [each.id for each in turns]


CHAIN = ((1, None), (2, 1), (3, 2), (4, 3))
FORKED = (*CHAIN, (5, 1), (6, 5), (7, 3))


def test_a_path_leads_by_the_latest_versions_until_another_is_chosen():
    forked = tree(*FORKED)
    assert ids(forked.path) == [1, 5, 6]
    forked.go_to(2)
    assert ids(forked.path) == [1, 2, 3, 7]
    forked.go_to(4)
    forked.go_to(5)
    forked.go_to(2)
    assert ids(forked.path) == [1, 2, 3, 4], "the way that was gone last"
    assert forked.versions(4) == (4, 7)


def test_the_version_that_was_read_last_is_read_again():
    assert ids(tree(*FORKED, leaf=4).path) == [1, 2, 3, 4]
    assert ids(tree(*FORKED, leaf=99).path) == [1, 5, 6]


def test_a_new_turn_is_the_end_of_the_path():
    grown = tree(*FORKED)
    grown.add(turn(8, 4))
    assert ids(grown.path) == [1, 2, 3, 4, 8]


def test_turns_that_follow_each_other_in_a_circle_are_all_still_there():
    circled = tree((1, 2), (2, 1), (3, 2), (4, 4))
    assert sorted(ids(circled[each] for root in circled.children(None) for each in circled.below(root))) == [1, 2, 3, 4]
    circled.go_to(3)
    assert circled.leaf == 3


def test_what_has_changed_in_the_meantime_keeps_its_place():
    moved = tree(*CHAIN)
    revisions.apply(moved, revisions.moved_down(moved, 3))
    moved.replace(turn(3, 2))
    assert ids(moved.path) == [1, 2, 4, 3]


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda each: revisions.without(each, 2), [1, 3, 4]),
        (lambda each: revisions.without(each, 1), [2, 3, 4]),
        (lambda each: revisions.without(each, 4), [1, 2, 3, 7]),
        (lambda each: revisions.without_all_from(each, 2), [1, 5, 6]),
        (lambda each: revisions.without_all_from(each, 1), []),
        (lambda each: revisions.moved_down(each, 1), [2, 1, 3, 4]),
        (lambda each: revisions.moved_down(each, 3), [1, 2, 4, 3]),
        (lambda each: revisions.with_new(each, turn(9, 2)), [1, 2, 9, 3, 4]),
        (lambda each: revisions.with_new(each, turn(9, None)), [9, 1, 2, 3, 4]),
        (lambda each: revisions.with_new(each, turn(9, 4)), [1, 2, 3, 4, 9]),
        (lambda each: revisions.with_version(each, 2, turn(9, 1)), [1, 9, 3, 4]),
    ],
)
def test_a_revision_does_what_it_says_and_can_be_taken_back_and_done_again(make, expected):
    revised = tree(*FORKED, leaf=4)
    back = revisions.apply(revised, make(revised))
    assert ids(revised.path) == expected
    again = revisions.apply(revised, back)
    assert ids(revised.path) == [1, 2, 3, 4]
    assert sorted(ids(revised[each] for each in revised.below(1))) == [1, 2, 3, 4, 5, 6, 7]
    revisions.apply(revised, again)
    assert ids(revised.path) == expected


def test_the_last_turn_cannot_move_down():
    chain = tree(*CHAIN)
    with pytest.raises(LookupError):
        revisions.moved_down(chain, 4)
