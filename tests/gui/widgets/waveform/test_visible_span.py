"""Which part of a sound is seen."""

import pytest

from playground.widgets.waveform.visible_span import SHORTEST, VisibleSpan


@pytest.fixture
def whole() -> VisibleSpan:
    return VisibleSpan().of(100)


def test_a_new_sound_is_seen_as_a_whole(whole: VisibleSpan):
    assert (whole.first, whole.last, whole.is_all) == (0, 100, True)


def test_zooming_leaves_what_is_under_the_cursor_where_it_is(whole: VisibleSpan):
    closer = whole.zoomed(4, 80)
    assert closer.seconds == 25
    assert (80 - closer.first) / closer.seconds == pytest.approx(0.8)


def test_zooming_ends_at_the_whole_and_at_the_shortest(whole: VisibleSpan):
    assert whole.zoomed(1e9, 50).seconds == SHORTEST
    assert whole.zoomed(4, 80).zoomed(0.01, 80) == whole


def test_nothing_beyond_the_sound_is_seen(whole: VisibleSpan):
    part = whole.showing(40, 60)
    assert (part.panned(1000).first, part.panned(1000).last) == (80, 100)
    assert (part.panned(-1000).first, part.panned(-1000).last) == (0, 20)
    assert whole.showing(-5, 300) == whole


def test_a_sound_that_grows_is_seen_as_before(whole: VisibleSpan):
    assert whole.of(200).last == 200
    assert whole.showing(40, 60).of(200) == VisibleSpan(200, 40, 60)


def test_a_very_short_sound_can_be_zoomed_without_harm():
    blip = VisibleSpan().of(0.1)
    assert blip.zoomed(2, 0.05) == blip
    nothing = VisibleSpan()
    assert nothing.zoomed(2, 0) == nothing
