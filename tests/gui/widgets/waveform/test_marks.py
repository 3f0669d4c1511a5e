"""Segments and words by their time."""

import pytest

from playground.widgets.waveform.marks import Mark, Marks


@pytest.fixture
def marks() -> Marks:
    return Marks([Mark(3, 20, 25), Mark(1, 0, 10), Mark(2, 5, 8)])


def test_they_are_in_the_order_of_time(marks: Marks):
    assert [mark.id for mark in marks.all] == [1, 2, 3]


@pytest.mark.parametrize(("seconds", "found"), [(2, 1), (6, 2), (9, 1), (10, None), (22, 3), (99, None)])
def test_the_last_that_has_begun_is_meant(marks: Marks, seconds: float, found: int | None):
    mark = marks.at(seconds)
    assert (mark.id if mark else None) == found


def test_a_long_one_that_began_before_is_seen(marks: Marks):
    assert [(place, mark.id) for place, mark in marks.between(8.5, 21)] == [(0, 1), (2, 3)]


def test_none_are_found_among_none():
    assert Marks().at(1) is None
    assert Marks().between(0, 9) == []
