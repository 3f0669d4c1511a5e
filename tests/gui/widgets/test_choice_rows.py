"""Rows where one of a few values is chosen, and those that take any."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.widgets.choice_rows import ChoiceRow, FreeChoiceRow
from playground.widgets.number_row import NumberRow
from tests.gui.accessibility import complaints

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def quality(qtbot: QtBot) -> ChoiceRow:
    row = ChoiceRow("Quality", "quality", "How good")
    qtbot.addWidget(row)
    row.set_choices([("low", "Low"), ("hd", "Fine")])
    return row


@pytest.fixture
def size(qtbot: QtBot) -> FreeChoiceRow:
    row = FreeChoiceRow("Size", "size", "Width x height")
    qtbot.addWidget(row)
    row.set_choices([("512x512", "512x512, small"), ("1024x1024", "1024x1024, large")])
    row.show()
    return row


def items(row: ChoiceRow | FreeChoiceRow) -> list[str]:
    return [row.box.itemText(number) for number in range(row.box.count())]


def choose(row: ChoiceRow | FreeChoiceRow, position: int) -> None:
    row.box.setCurrentIndex(position)
    row.box.activated.emit(position)


def test_the_first_choice_is_not_to_choose(quality: ChoiceRow):
    assert items(quality) == ["Automatic", "Low", "Fine"]
    assert (quality.value(), quality.differs()) == ("", False)


def test_what_is_chosen_is_told_by_its_value(quality: ChoiceRow):
    told: list[object] = []
    quality.value_changed.connect(told.append)
    choose(quality, 2)
    assert (quality.value(), quality.differs(), told) == ("hd", True, ["hd"])
    quality.reset()
    assert told == ["hd", ""]


def test_a_value_that_is_not_on_offer_stays_and_says_so(quality: ChoiceRow):
    quality.set_value("hd")
    quality.set_choices([("low", "Low")])
    assert quality.value() == "hd"
    assert quality.box.currentText() == "Fine (not for this model)"
    quality.set_choices([("low", "Low")], strict=False)
    assert quality.box.currentText() == "Fine"


def test_a_row_that_is_not_available_gives_the_reason_to_eye_and_ear(quality: ChoiceRow):
    quality.set_value("hd")
    quality.set_available("Only for edits.")
    assert not quality.box.isEnabled()
    assert "Only for edits." in quality.box.toolTip()
    assert "quality" in quality.box.toolTip()
    assert quality.box.accessibleDescription() == "Only for edits."
    quality.reset()
    assert quality.value() == ""
    quality.set_available()
    assert quality.box.isEnabled()
    assert "How good" in quality.box.toolTip()


def test_the_wheel_turns_no_value_of_a_row_it_passes(quality: ChoiceRow):
    quality.show()
    nothing = QPoint()
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), nothing, QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(quality.box, turn)
    assert quality.value() == ""
    assert not turn.isAccepted()


def test_any_text_can_be_written_and_is_told_as_it_stands(size: FreeChoiceRow, qtbot: QtBot):
    told: list[object] = []
    size.value_changed.connect(told.append)
    qtbot.keyClicks(size.field, "102")
    assert size.value() == "102"
    assert told == ["1", "10", "102"]


def test_a_choice_is_written_into_the_field_and_the_first_empties_it(size: FreeChoiceRow):
    told: list[object] = []
    size.value_changed.connect(told.append)
    choose(size, 2)
    assert size.value() == "1024x1024"
    choose(size, 0)
    assert size.value() == ""
    assert size.field.placeholderText() == "Automatic"
    assert told == ["1024x1024", ""]


def test_other_choices_leave_what_is_written(size: FreeChoiceRow):
    size.set_value("640x480")
    size.set_choices([("256x256", "256x256, tiny")])
    assert size.value() == "640x480"
    assert items(size) == ["Automatic", "256x256, tiny"]


def test_setting_the_same_text_again_leaves_the_cursor_where_it_is(size: FreeChoiceRow, qtbot: QtBot):
    qtbot.keyClicks(size.field, "640")
    size.set_value("640")
    assert size.field.cursorPosition() == 3


def test_a_number_row_takes_whole_numbers_only(qtbot: QtBot):
    row = NumberRow("Seed", "seed", "Which draw")
    qtbot.addWidget(row)
    told: list[object] = []
    row.value_changed.connect(told.append)
    qtbot.keyClicks(row.field, "-4a2")
    assert row.value() == -42
    assert told == [None, -4, -42]
    row.reset()
    assert row.value() is None
    row.set_value(2**63 - 1)
    assert row.value() == 2**63 - 1


def test_choice_rows_have_names_and_tooltips(quality: ChoiceRow, size: FreeChoiceRow):
    assert complaints(quality) == []
    assert complaints(size) == []
