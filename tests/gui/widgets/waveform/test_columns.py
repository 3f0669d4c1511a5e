"""The outline of a sound, asked for in other columns than it came in."""

import numpy

from playground.widgets.waveform.columns import Columns, Outline


def outline(*pairs: tuple[int, int], first: float = 0.0, last: float = 4.0) -> Outline:
    return Outline.of(first, last, numpy.array(pairs, numpy.int16))


def read(columns: Columns) -> list[tuple[int, int]]:
    return list(zip(columns.lows, columns.highs, strict=True))


def test_fewer_columns_keep_the_lowest_and_the_highest():
    sound = outline((-1, 2), (-9, 1), (0, 0), (-3, 32_767))
    assert read(sound.sampled(0, 4, 2)) == [(-9, 2), (-3, 32_767)]


def test_more_columns_repeat_what_is_known():
    assert read(outline((-1, 1), (-2, 2), last=2).sampled(0, 2, 4)) == [(-1, 1), (-1, 1), (-2, 2), (-2, 2)]


def test_what_is_not_known_is_flat():
    assert read(outline((-5, 5), (-5, 5), first=1, last=3).sampled(0, 4, 4)) == [(0, 0), (-5, 5), (-5, 5), (0, 0)]


def test_it_knows_what_it_covers_and_how_loud_it_is():
    sound = outline((-32_768, 2), (0, 7), first=10, last=12)
    assert sound.covers(10, 12)
    assert not sound.covers(5, 12)
    assert not sound.covers(10, 20)
    assert sound.peak == 32_768


def test_no_columns_are_silence():
    empty = Outline.of(0, 0, numpy.zeros((0, 2), numpy.int16))
    assert (empty.peak, len(empty.columns), empty.last) == (0, 0, 0.0)
    assert read(empty.sampled(0, 1, 2)) == [(0, 0), (0, 0)]
