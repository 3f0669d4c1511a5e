"""Rows of parameters: nothing is set until the user sets it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from playground.widgets.parameter_rows import SliderRow, Span, SwitchRow, TextRow
from playground.widgets.parameter_summary import ParameterSummary

Told = list[object]


@pytest.fixture
def temperature(qtbot: QtBot) -> SliderRow:
    row = SliderRow("Temperature", "temperature", "How daring", 0, 2, 0.01, 1)
    qtbot.addWidget(row)
    return row


@pytest.fixture
def length(qtbot: QtBot) -> SliderRow:
    row = SliderRow("Maximum length", "max_tokens", "Where it ends", 1, 131072, 1, logarithmic=True)
    qtbot.addWidget(row)
    return row


def told_by(row: SliderRow | TextRow | SwitchRow) -> Told:
    told: Told = []
    row.value_changed.connect(told.append)
    return told


def type_into(qtbot: QtBot, row: SliderRow, text: str) -> None:
    row.box.selectAll()
    qtbot.keyClicks(row.box, text)
    qtbot.keyClick(row.box, Qt.Key.Key_Return)


def test_an_untouched_row_has_no_value_and_shows_the_default(temperature: SliderRow, length: SliderRow):
    assert temperature.value() is None
    assert temperature.box.placeholderText() == "1.00"
    assert length.value() is None
    assert length.box.placeholderText() == "auto"


def test_a_typed_number_is_taken_and_shown_on_the_slider(temperature: SliderRow, qtbot: QtBot):
    told = told_by(temperature)
    type_into(qtbot, temperature, "0.7")
    assert temperature.value() == 0.7
    assert temperature.box.text() == "0.70"
    assert temperature.slider.value() == 70
    assert told == [0.7]


def test_more_places_than_the_step_are_kept(temperature: SliderRow, qtbot: QtBot):
    type_into(qtbot, temperature, "0.735")
    assert temperature.value() == 0.735
    assert temperature.box.text() == "0.735"


@pytest.mark.parametrize(("typed", "value"), [("7", 2), ("-1", 0), ("abc", 0.5), ("nan", 0.5), ("1e400", 0.5)])
def test_what_is_out_of_range_is_brought_inside_and_nonsense_is_put_back(
    temperature: SliderRow, qtbot: QtBot, typed: str, value: float
):
    temperature.set_value(0.5)
    type_into(qtbot, temperature, typed)
    assert temperature.value() == value


def test_nonsense_is_marked_while_it_stands_there(temperature: SliderRow, qtbot: QtBot):
    qtbot.keyClicks(temperature.box, "abc")
    assert temperature.box.property("invalid") is True
    qtbot.keyClick(temperature.box, Qt.Key.Key_Return)
    assert temperature.box.property("invalid") is False


def test_an_emptied_box_means_not_set(temperature: SliderRow, qtbot: QtBot):
    temperature.set_value(0.5)
    told = told_by(temperature)
    temperature.box.selectAll()
    qtbot.keyClick(temperature.box, Qt.Key.Key_Backspace)
    qtbot.keyClick(temperature.box, Qt.Key.Key_Return)
    assert told == [None]


def test_the_arrow_keys_step(temperature: SliderRow, qtbot: QtBot):
    qtbot.keyClick(temperature.box, Qt.Key.Key_Up)
    assert temperature.value() == 1.01
    qtbot.keyClick(temperature.box, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert temperature.value() == 0.91


def test_setters_are_silent(temperature: SliderRow, qtbot: QtBot):
    told = told_by(temperature)
    temperature.set_value(0.3)
    temperature.set_value(None)
    assert told == []


def test_the_slider_sets_whole_numbers_where_only_those_are_meant(length: SliderRow):
    length.slider.setValue(500)
    assert length.value() == 360
    assert length.box.text() == "360"


def test_the_dot_and_reset_show_only_while_the_row_differs(temperature: SliderRow, qtbot: QtBot):
    assert not temperature.differs()
    temperature.set_value(1)
    assert not temperature.differs()
    temperature.set_value(0.7)
    assert temperature.differs()
    assert temperature.accessibleDescription() == "Differs from the default"
    told = told_by(temperature)
    qtbot.mouseDClick(temperature, Qt.MouseButton.LeftButton)
    assert told == [None]
    assert not temperature.differs()


def test_a_text_row_is_set_by_its_text(qtbot: QtBot):
    row = TextRow("System message", "messages", "Who answers", multiline=True)
    qtbot.addWidget(row)
    told = told_by(row)
    row.set_value("Be brief.")
    assert told == []
    qtbot.keyClick(row.editor, Qt.Key.Key_Return)
    assert told == ["Be brief.\n"]
    row.reset()
    assert row.value() == ""


def test_a_switch_row_is_on_or_off(qtbot: QtBot):
    row = SwitchRow("Stream", "stream", "As it arrives", default=True)
    qtbot.addWidget(row)
    told = told_by(row)
    qtbot.mouseClick(row.switch, Qt.MouseButton.LeftButton)
    assert told == [False]
    assert row.differs()
    row.reset()
    assert told == [False, True]


def test_the_summary_counts_and_resets(temperature: SliderRow, length: SliderRow, qtbot: QtBot):
    summary = ParameterSummary([temperature, length])
    qtbot.addWidget(summary)
    label = summary.findChild(QLabel)
    assert label is not None
    assert label.text() == "All settings are at their defaults"
    temperature.box.setText("0.5")
    temperature.box.editingFinished.emit()
    assert label.text() == "1 setting differs from the default"
    length.set_value(9)
    summary.refresh()
    assert label.text() == "2 settings differ from the default"
    qtbot.mouseClick(summary.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert (temperature.value(), length.value()) == (None, None)


@pytest.mark.parametrize("span", [Span(0, 2, 0.01), Span(1, 131072, 1, True), Span(1, 10, 1)])
def test_a_position_stands_for_one_value_and_back(span: Span):
    close: Callable[[float, float], bool] = lambda one, other: abs(one - other) <= max(span.step, 0.05 * other)  # noqa: E731
    for position in range(0, span.positions + 1, 7):
        value = span.value(position)
        assert span.minimum <= value <= span.maximum
        assert close(span.value(span.position(value)), value)
