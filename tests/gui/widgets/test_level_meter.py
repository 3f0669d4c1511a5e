"""How loud it is, and that it was too loud."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from playground.widgets.level_meter import LevelMeter
from tests.gui.accessibility import complaints

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=[Qt.Orientation.Horizontal, Qt.Orientation.Vertical])
def meter(request: pytest.FixtureRequest, qtbot: QtBot, clock: Clock) -> LevelMeter:
    meter = LevelMeter(request.param, now=clock)
    qtbot.addWidget(meter)
    meter.resize(300, 28) if request.param == Qt.Orientation.Horizontal else meter.resize(60, 300)
    meter.show()
    return meter


def lit(meter: LevelMeter) -> int:
    """Pixels along the bar that are not those of silence."""
    along = range(4, 200)
    upright = meter.height() > meter.width()

    def line() -> list[int]:
        image = meter.grab().toImage()
        return [
            image.pixel(image.width() // 2, image.height() - 30 - place)
            if upright
            else image.pixel(place, image.height() // 2)
            for place in along
        ]

    shown = line()
    meter.reset()
    return sum(one != other for one, other in zip(shown, line(), strict=True))


def test_louder_is_longer(meter: LevelMeter):
    meter.set_level(-50, -45, False)
    quiet = lit(meter)
    meter.set_level(-40, -30, False)
    assert lit(meter) > quiet > 0


def test_bars_rise_at_once_and_fall_slowly(meter: LevelMeter, clock: Clock):
    meter.set_level(-20, -10, False)
    loud = lit(meter)
    meter.set_level(-20, -10, False)
    clock.now += 0.1
    meter.set_level(-60, -60, False)
    after_a_moment = lit(meter)
    meter.set_level(-20, -10, False)
    clock.now += 5
    meter.set_level(-60, -60, False)
    assert loud >= after_a_moment > 0
    assert lit(meter) == 0


def test_the_light_stays_on_until_it_is_clicked(meter: LevelMeter, clock: Clock, qtbot: QtBot):
    meter.set_level(-3, 0, True)
    clock.now += 60
    meter.set_level(-50, -40, False)
    assert meter.clipped()
    assert "too loud" in meter.accessibleDescription()
    with qtbot.waitSignal(meter.clip_cleared):
        qtbot.mouseClick(meter, Qt.MouseButton.LeftButton)
    assert not meter.clipped()
    assert "too loud" not in meter.accessibleDescription()


def test_the_light_goes_out_by_a_key_too(meter: LevelMeter, qtbot: QtBot):
    meter.set_level(-3, 0, True)
    qtbot.keyClick(meter, Qt.Key.Key_Space)
    assert not meter.clipped()


def test_a_click_on_a_dark_light_tells_nothing(meter: LevelMeter, qtbot: QtBot):
    with qtbot.assertNotEmitted(meter.clip_cleared):
        qtbot.mouseClick(meter, Qt.MouseButton.LeftButton)


def test_levels_outside_of_the_scale_are_shown_at_its_ends(meter: LevelMeter):
    meter.set_level(-120, -120, False)
    assert lit(meter) == 0
    meter.set_level(3, 6, True)
    assert lit(meter) > 100


def test_the_meter_has_a_name_and_a_tooltip(meter: LevelMeter):
    assert complaints(meter) == []
