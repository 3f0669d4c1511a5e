"""The controls of a sound that is played."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSlider, QToolButton
from pytestqt.qtbot import QtBot

from playground.widgets.play_bar import SPEEDS, PlayBar
from tests.gui.accessibility import complaints

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bar(qtbot: QtBot) -> PlayBar:
    bar = PlayBar()
    qtbot.addWidget(bar)
    bar.show()
    return bar


def button(bar: PlayBar, name: str) -> QToolButton:
    found = bar.findChild(QToolButton, name)
    assert isinstance(found, QToolButton)
    return found


def test_each_button_says_what_is_wanted(bar: PlayBar, qtbot: QtBot):
    told: list[Any] = []
    bar.play_requested.connect(lambda: told.append("play"))
    bar.stop_requested.connect(lambda: told.append("stop"))
    bar.loop_toggled.connect(told.append)
    for name in ("play", "stop_sound", "loop", "loop"):
        qtbot.mouseClick(button(bar, name), LEFT)
    assert told == ["play", "stop", True, False]


def test_while_it_plays_the_button_is_called_pause(bar: PlayBar):
    bar.set_playing(True)
    assert button(bar, "play").accessibleName() == "Pause"
    bar.set_playing(False)
    assert button(bar, "play").accessibleName() == "Play"


def test_a_short_sound_shows_tenths_and_a_long_one_hours(bar: PlayBar):
    bar.set_duration(31.4)
    bar.set_position(12.34)
    assert bar.time.text() == "0:12.3 / 0:31.4"
    bar.set_duration(3723)
    assert bar.time.text() == "0:12 / 1:02:03"


def test_a_speed_is_chosen_from_the_menu(bar: PlayBar):
    told: list[float] = []
    bar.speed_chosen.connect(told.append)
    actions = bar.speed.menu().actions()
    assert len(actions) == len(SPEEDS)
    actions[0].trigger()
    assert told == [0.5]
    assert (bar.speed.text(), bar.speed.accessibleDescription()) == ("0.5×", "0.5×")
    bar.set_speed(1.25)
    assert [action.isChecked() for action in actions].index(True) == SPEEDS.index(1.25)
    assert told == [0.5]


def test_the_volume_is_told_from_0_to_1_and_set_in_silence(bar: PlayBar):
    told: list[float] = []
    bar.volume_changed.connect(told.append)
    slider = bar.findChild(QSlider, "volume")
    assert isinstance(slider, QSlider)
    bar.set_volume(0.25)
    assert (slider.value(), told) == (25, [])
    slider.setValue(60)
    assert told == [0.6]
    assert "60 %" in slider.toolTip()


def test_what_cannot_be_played_says_why(bar: PlayBar):
    bar.set_unavailable("There is no loudspeaker.")
    assert not button(bar, "play").isEnabled()
    assert "no loudspeaker" in button(bar, "play").toolTip()
    bar.set_unavailable("")
    assert button(bar, "play").isEnabled()
    assert "Play" in button(bar, "play").toolTip()


def test_the_time_does_not_push_its_neighbours_while_it_runs(bar: PlayBar):
    bar.set_duration(3723)
    places = set()
    for seconds in (0, 59, 611, 3661, 3723):
        bar.set_position(seconds)
        places.add(bar.speed.x())
    assert len(places) == 1


def test_every_control_has_a_name_and_a_tooltip(bar: PlayBar):
    assert complaints(bar) == []
