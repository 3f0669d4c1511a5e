"""The marks of the ruler."""

import pytest

from playground.widgets.waveform.ruler import LEAST_GAP, PARTS, step_for, ticks


@pytest.mark.parametrize("scale", [0.001, 0.02, 0.3, 4, 25, 100, 900, 5000])
def test_times_never_touch(scale: float):
    assert step_for(scale) * scale >= LEAST_GAP or step_for(scale) == 0.05


def test_a_minute_has_a_time_every_ten_seconds_and_small_marks_between():
    found = ticks(0, 60, 10)
    assert [tick.words for tick in found if tick.words] == ["0:00", "0:10", "0:20", "0:30", "0:40", "0:50", "1:00"]
    assert len(found) == 6 * PARTS + 1


def test_nothing_is_marked_before_the_beginning_or_without_a_sound():
    assert ticks(-50, 1, 10)[0].seconds == 0
    assert ticks(0, 0, 0) == []
