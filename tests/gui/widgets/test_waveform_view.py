"""A sound as a wave that is listened to, looked at closely and selected from."""

from typing import Any

import numpy
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.widgets import theme
from playground.widgets.waveform_view import Mark, WaveformView
from tests.gui.accessibility import complaints

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
SECONDS, WIDTH = 100.0, 500
HALF_LOUD = 16_000


def columns(count: int, height: int = HALF_LOUD) -> "numpy.ndarray[Any, numpy.dtype[numpy.int16]]":
    return numpy.array([[-height, height]] * count, numpy.int16)


@pytest.fixture
def view(qtbot: QtBot) -> WaveformView:
    view = WaveformView()
    qtbot.addWidget(view)
    view.resize(WIDTH, 160)
    view.set_overview(columns(1000), SECONDS)
    view.show()
    return view


def at(seconds: float, y: int = 70) -> QPoint:
    """While all of it is seen."""
    return QPoint(round(seconds / SECONDS * WIDTH), y)


def drag(qtbot: QtBot, view: WaveformView, start: QPoint, end: QPoint, button: Qt.MouseButton = LEFT) -> None:
    qtbot.mousePress(view, button, pos=start)
    for part in (1, 2, 3):
        qtbot.mouseMove(view, start + (end - start) * part / 3)
    qtbot.mouseRelease(view, button, pos=end)


def wheel(
    view: WaveformView, x: int, turn: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> bool:
    point = QPointF(x, 70)
    none = Qt.MouseButton.NoButton
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(point, point, QPoint(), QPoint(0, turn), none, modifier, phase, False)
    QApplication.sendEvent(view, event)
    return event.isAccepted()


def lane(view: WaveformView) -> int:
    return view.lane_area().center().y()


def wave_height(view: WaveformView, x: int) -> int:
    """Pixels of the wave in a column."""
    image = view.grab().toImage()
    t = theme.tokens()
    colours = {QColor(t.accent).rgb(), QColor(t.outline).rgb()}
    return sum(image.pixel(x, y) in colours for y in range(30, image.height() - 14))


# Listening


def test_a_click_seeks_and_shows_it_at_once(view: WaveformView, qtbot: QtBot):
    with qtbot.waitSignal(view.seek_requested) as told:
        qtbot.mouseClick(view, LEFT, pos=at(40))
    assert told.args == [pytest.approx(40)]
    assert view.position == pytest.approx(40)


def test_the_keys_seek_by_one_and_by_five_seconds_and_to_the_ends(view: WaveformView, qtbot: QtBot):
    told: list[float] = []
    view.seek_requested.connect(told.append)
    view.set_position(10)
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Right, shift)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Home):
        qtbot.keyClick(view, key)
    assert told == [11, 16, 15, SECONDS, SECONDS, 0]


def test_space_plays(view: WaveformView, qtbot: QtBot):
    with qtbot.waitSignal(view.play_requested):
        qtbot.keyClick(view, Qt.Key.Key_Space)


def test_without_a_sound_nothing_is_asked_for(qtbot: QtBot):
    view = WaveformView()
    qtbot.addWidget(view)
    with qtbot.assertNotEmitted(view.seek_requested), qtbot.assertNotEmitted(view.play_requested):
        qtbot.mouseClick(view, LEFT)
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Right):
            qtbot.keyClick(view, key)


def test_what_has_been_played_has_another_colour(view: WaveformView):
    view.set_position(50)
    image = view.grab().toImage()
    middle = 26 + (160 - 26 - 12) // 2
    played, waiting = image.pixelColor(100, middle - 5), image.pixelColor(400, middle - 5)
    assert (played.name(), waiting.name()) == (theme.tokens().accent.lower(), theme.tokens().outline.lower())


def test_what_is_painted_piece_by_piece_looks_like_what_is_painted_at_once(heard: WaveformView):
    def settle() -> None:
        QApplication.processEvents()

    def on_screen() -> QImage:
        settle()
        return heard.screen().grabWindow(heard.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32)

    settle()
    for seconds in (0.4, 0.8, 1.3, 12, 31, 97, 3, None, 45.5, 45.9):
        heard.set_position(seconds)
        settle()
    assert on_screen() == heard.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_the_page_turns_when_the_playhead_leaves_it(view: WaveformView):
    view.show_span(10, 20)
    view.set_position(19.9)
    view.set_position(20.1)
    assert view.visible_span.first <= 20.1 < view.visible_span.last


def test_who_looks_elsewhere_is_left_alone(view: WaveformView):
    view.set_position(50)
    view.show_span(10, 20)
    view.set_position(50.1)
    assert view.visible_span.first == 10


# Selecting


def test_a_drag_selects(view: WaveformView, qtbot: QtBot):
    with qtbot.assertNotEmitted(view.seek_requested), qtbot.waitSignal(view.span_selected) as told:
        drag(qtbot, view, at(60), at(20))
    assert told.args == [pytest.approx(20), pytest.approx(60)]
    assert view.selection() == pytest.approx((20, 60))
    assert "selected" in view.accessibleDescription()


def test_a_drag_beyond_the_edge_selects_to_the_end(view: WaveformView, qtbot: QtBot):
    drag(qtbot, view, at(60), QPoint(WIDTH + 300, 70))
    assert view.selection() == pytest.approx((60, SECONDS))


def test_an_edge_of_the_selection_can_be_moved(view: WaveformView, qtbot: QtBot):
    view.set_selection((20, 60))
    drag(qtbot, view, at(60), at(80))
    assert view.selection() == pytest.approx((20, 80))


def test_a_click_or_escape_takes_the_selection_away(view: WaveformView, qtbot: QtBot):
    for undo in (
        lambda: qtbot.mouseClick(view, LEFT, pos=at(90)),
        lambda: qtbot.keyClick(view, Qt.Key.Key_Escape),
    ):
        view.set_selection((20, 60))
        with qtbot.waitSignal(view.span_cleared):
            undo()
        assert view.selection() is None


def test_a_selection_can_be_made_by_keys(view: WaveformView, qtbot: QtBot):
    view.set_position(20)
    qtbot.keyClick(view, Qt.Key.Key_BracketLeft)
    view.set_position(45)
    qtbot.keyClick(view, Qt.Key.Key_BracketRight)
    assert view.selection() == (20, 45)


def test_setters_are_silent(view: WaveformView, qtbot: QtBot):
    with qtbot.assertNotEmitted(view.span_selected), qtbot.assertNotEmitted(view.seek_requested):
        view.set_selection((1, 2))
        view.set_position(3)
        view.set_loop((1, 2))


# Looking closely


def test_ctrl_and_the_wheel_zoom_at_the_cursor(view: WaveformView):
    assert wheel(view, 400, 120, Qt.KeyboardModifier.ControlModifier)
    span = view.visible_span
    assert span.seconds < SECONDS
    assert view.scale().x(80) == pytest.approx(400)


def test_the_wheel_moves_what_is_zoomed_and_leaves_the_page_what_is_not(view: WaveformView):
    assert not wheel(view, 250, -120)
    view.show_span(40, 60)
    assert wheel(view, 250, -120)
    assert view.visible_span.first > 40


def test_keys_and_buttons_zoom(view: WaveformView, qtbot: QtBot):
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.visible_span.seconds == SECONDS / 2
    qtbot.mouseClick(view.closer, LEFT)
    assert view.visible_span.seconds == SECONDS / 4
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.visible_span.is_all
    assert not view.whole.isEnabled()


def test_the_middle_button_moves_it(view: WaveformView, qtbot: QtBot):
    view.show_span(40, 60)
    drag(qtbot, view, QPoint(300, 70), QPoint(200, 70), MIDDLE)
    assert view.visible_span.first == pytest.approx(44, abs=0.2)


def test_finer_columns_are_wanted_only_when_the_overview_is_too_coarse(view: WaveformView, qtbot: QtBot):
    wanted: list[tuple[float, float, int]] = []
    view.columns_wanted.connect(lambda first, last, count: wanted.append((first, last, count)))
    view.show_span(0, 80)
    QApplication.processEvents()
    assert wanted == []
    view.show_span(40, 44)
    qtbot.waitUntil(lambda: len(wanted) == 1)
    first, last, count = wanted[0]
    assert first <= 40
    assert last >= 44
    assert count >= (last - first) / 4 * WIDTH
    view.pan(0.5)
    QApplication.processEvents()
    assert len(wanted) == 1


def test_finer_columns_are_shown(view: WaveformView):
    view.show_span(40, 44)
    coarse = wave_height(view, 250)
    view.set_columns(38, 46, columns(2000, HALF_LOUD // 4))
    assert 0 < wave_height(view, 250) < coarse


def test_what_was_answered_is_asked_for_again_when_the_sound_has_grown(view: WaveformView, qtbot: QtBot):
    view.show_span(40, 44)
    QApplication.processEvents()
    with qtbot.waitSignal(view.columns_wanted):
        view.set_overview(columns(1200), 120)
    assert (view.visible_span.first, view.visible_span.last) == (40, 44)


def test_a_quiet_sound_fills_the_height_too(view: WaveformView):
    loud = wave_height(view, 250)
    view.set_overview(columns(1000, 5000), SECONDS)
    assert abs(wave_height(view, 250) - loud) <= 2


# What was heard


@pytest.fixture
def heard(view: WaveformView) -> WaveformView:
    view.set_segments([Mark(7, 10, 30, "Good morning"), Mark(9, 30, 50, "and good night", "warning")])
    view.set_words([Mark(0, 10, 11, "Good"), Mark(1, 11, 12, "morning")])
    return view


def test_a_click_on_a_segment_tells_its_id_and_does_not_seek(heard: WaveformView, qtbot: QtBot):
    with qtbot.assertNotEmitted(heard.seek_requested), qtbot.waitSignal(heard.segment_clicked) as told:
        qtbot.mouseClick(heard, LEFT, pos=at(40, lane(heard)))
    assert told.args == [9]


def test_words_stand_there_when_one_looks_closely(heard: WaveformView, qtbot: QtBot):
    assert not heard.lane_has_words()
    heard.show_span(10, 14)
    assert heard.lane_has_words()
    with qtbot.waitSignal(heard.word_clicked) as told:
        qtbot.mouseClick(heard, LEFT, pos=QPoint(round(1.5 / 4 * WIDTH), lane(heard)))
    assert told.args == [1]


def test_a_double_click_selects_a_segment(heard: WaveformView, qtbot: QtBot):
    qtbot.mouseDClick(heard, LEFT, pos=at(20, lane(heard)))
    assert heard.selection() == (10, 30)


def test_the_tooltip_says_all_of_a_segment(heard: WaveformView, qtbot: QtBot):
    qtbot.mouseMove(heard, at(40, lane(heard)))
    qtbot.waitUntil(lambda: "and good night" in heard.toolTip())


def test_what_sounds_now_is_marked(heard: WaveformView):
    def colour() -> str:
        return heard.grab().toImage().pixelColor(at(49, lane(heard))).name()

    heard.set_position(20)
    before = colour()
    heard.set_position(32)
    assert before != colour() == theme.tokens().accent.lower()


# Live


def test_live_columns_come_in_at_the_right_edge(view: WaveformView):
    view.start_live(60)
    view.append_columns(columns(100))
    assert wave_height(view, WIDTH - 50) > 20
    assert wave_height(view, WIDTH - 150) <= 1
    view.append_columns(columns(50, 0))
    assert wave_height(view, WIDTH - 100) > 20
    assert wave_height(view, WIDTH - 25) <= 1


def test_a_live_wave_looks_the_same_after_many_turns_and_after_a_change_of_size(view: WaveformView):
    heights = [200 + 53 * number % 15_000 for number in range(2500)]
    view.start_live(60)
    view.grab()
    for height in heights:
        view.append_columns(columns(1, height))
    moved = view.grab().toImage()
    view.resize(WIDTH + 1, 160)
    view.grab()
    view.resize(WIDTH, 160)
    assert view.grab().toImage() == moved


def test_live_columns_that_are_too_loud_have_another_colour(view: WaveformView):
    view.start_live(60)
    view.append_columns(columns(100, 32_767))
    assert view.grab().toImage().pixelColor(WIDTH - 50, 60).name() == theme.tokens().danger.lower()


def test_a_sound_ends_what_was_live(view: WaveformView):
    view.start_live()
    assert view.duration == 0
    view.set_overview(columns(1000), SECONDS)
    view.append_columns(columns(10))
    assert not view.live
    assert view.duration == SECONDS


def test_clear_leaves_nothing(heard: WaveformView):
    heard.set_position(3)
    heard.set_selection((1, 2))
    heard.clear()
    assert (heard.duration, heard.position, heard.selection()) == (0, None, None)
    assert heard.lane_area().height() == 0


# For everybody


def test_position_and_length_can_be_heard(view: WaveformView):
    view.set_position(62)
    assert view.accessibleDescription() == "1:02 of 1:40"


def test_a_ring_is_seen_after_the_tab_key_and_not_after_a_click(view: WaveformView, qtbot: QtBot):
    view.activateWindow()
    view.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(view.hasFocus)
    assert not view.has_ring()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.has_ring()


def test_every_control_has_a_name_and_a_tooltip(view: WaveformView):
    assert complaints(view) == []
