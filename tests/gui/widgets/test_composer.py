"""The card at the foot of a tab."""

import pytest
from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from playground.widgets.buttons import IconButton
from playground.widgets.composer import Composer
from playground.widgets.elided_label import ElidedLabel


@pytest.fixture
def composer(qtbot: QtBot) -> Composer:
    composer = Composer()
    composer.resize(700, 120)
    qtbot.addWidget(composer)
    return composer


def test_there_is_nothing_to_send_before_something_is_written(composer: Composer, qtbot: QtBot):
    assert not composer.run_button.isEnabled()
    assert "Write something first" in composer.run_button.toolTip()
    composer.set_text("  \n ")
    assert not composer.run_button.isEnabled()
    qtbot.keyClicks(composer.prompt, "Hello")
    assert composer.run_button.isEnabled()


def test_what_waits_elsewhere_can_be_done_without_a_word(composer: Composer, qtbot: QtBot):
    composer.set_runs_empty(True)
    assert composer.run_button.isEnabled()
    with qtbot.waitSignal(composer.submitted) as submitted:
        composer.run()
    assert submitted.args == [""]
    composer.set_runs_empty(False)
    assert not composer.run_button.isEnabled()


def test_the_button_and_enter_send_the_same(composer: Composer, qtbot: QtBot):
    composer.set_text("Hello")
    with qtbot.waitSignal(composer.submitted) as by_key:
        qtbot.keyClick(composer.prompt, Qt.Key.Key_Return)
    with qtbot.waitSignal(composer.submitted) as by_mouse:
        qtbot.mouseClick(composer.run_button, Qt.MouseButton.LeftButton)
    assert by_key.args == by_mouse.args == ["Hello"]
    assert composer.text() == "Hello"


def test_send_turns_into_stop_without_moving(composer: Composer, qtbot: QtBot):
    composer.set_text("Hello")
    before = composer.run_button.minimumWidth(), composer.sizeHint()
    composer.set_busy(True)
    assert composer.run_button.text() == "Stop"
    assert (composer.run_button.minimumWidth(), composer.sizeHint()) == before
    assert composer.run_button.sizeHint().width() <= composer.run_button.minimumWidth()
    with qtbot.waitSignal(composer.stop_requested), qtbot.assertNotEmitted(composer.submitted):
        qtbot.mouseClick(composer.run_button, Qt.MouseButton.LeftButton)
    composer.set_busy(False)
    assert composer.run_button.text() == "Send"


def test_enter_sends_nothing_while_a_reply_arrives(composer: Composer, qtbot: QtBot):
    composer.set_text("Next question")
    composer.set_busy(True)
    with qtbot.assertNotEmitted(composer.submitted):
        qtbot.keyClick(composer.prompt, Qt.Key.Key_Return)
    assert composer.text() == "Next question"


def test_the_button_says_why_it_cannot_be_used(composer: Composer):
    composer.set_text("Hello")
    composer.set_allowed(False, "No model is chosen")
    assert not composer.run_button.isEnabled()
    assert "No model is chosen" in composer.run_button.toolTip()


def test_an_attachment_alone_can_be_sent_and_taken_off(composer: Composer, qtbot: QtBot):
    number = composer.add_attachment("<b>notes.txt", 5_000_000)
    assert composer.run_button.isEnabled()
    (remove,) = composer.chips.findChildren(IconButton)
    with qtbot.waitSignal(composer.attachment_removed) as removed:
        qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert removed.args == [number]
    assert composer.chips.isHidden()
    assert not composer.run_button.isEnabled()


def test_clearing_takes_off_everything(composer: Composer):
    composer.set_text("Hello")
    composer.add_attachment("a", 1)
    composer.clear()
    assert (composer.text(), len(composer.chips)) == ("", 0)


def test_the_code_button_asks_for_the_code(composer: Composer, qtbot: QtBot):
    with qtbot.waitSignal(composer.code_requested):
        qtbot.mouseClick(composer.code_button, Qt.MouseButton.LeftButton)


def test_pictures_are_taken_only_where_they_are_wanted(composer: Composer, qtbot: QtBot):
    pasted = QMimeData()
    pasted.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    assert composer.picture_button.isHidden()
    assert not composer.prompt.canInsertFromMimeData(pasted)
    composer.set_takes_pictures(True)
    with qtbot.waitSignal(composer.pictures_requested):
        qtbot.mouseClick(composer.picture_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(composer.picture_pasted) as read:
        composer.prompt.insertFromMimeData(pasted)
    assert read.args is not None
    assert read.args[0]().startswith(b"\x89PNG")


def test_a_chip_shows_its_picture(composer: Composer):
    number = composer.add_attachment("red.png", 100)
    red = QImage(40, 20, QImage.Format.Format_RGB32)
    red.fill(QColor("red"))
    composer.set_thumbnail(number, red)
    (shown,) = [label.pixmap() for label in composer.chips.findChildren(QLabel) if not label.pixmap().isNull()]
    assert shown.deviceIndependentSize().toSize() == QSize(24, 24)
    assert shown.toImage().pixelColor(0, 0) == QColor("red")


def test_the_verb_stands_on_the_button_and_in_its_tooltip(composer: Composer):
    composer.set_verb("Generate", "image", "Enter to begin")

    assert composer.run_button.text() == "Generate"
    composer.set_text("a house")
    assert "Generate" in composer.run_button.toolTip()

    composer.set_busy(True)
    assert composer.run_button.text() == "Stop"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_why_nothing_can_be_sent_stands_there_however_narrow_it_is(composer: Composer):
    reason = "This model makes 1024x1024, 1792x1024 and 1024x1792. The nearest is 1792x1024."
    composer.show()
    composer.resize(420, 120)
    composer.set_text("A lake")
    assert not any("Enter to send" in label.full_text() for label in shown_words(composer))
    composer.set_allowed(False, reason)
    (words,) = shown_words(composer)
    assert words.full_text() == reason
    assert words.text().endswith("…")
    assert "nearest" in words.toolTip()


def shown_words(composer: Composer) -> list[ElidedLabel]:
    return [label for label in composer.findChildren(ElidedLabel) if label.isVisible()]
