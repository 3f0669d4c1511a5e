"""A card says what happened and offers what can be done."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from playground.widgets.message_card import MessageCard
from tests.gui.accessibility import complaints

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def card(qtbot: QtBot) -> MessageCard:
    card = MessageCard()
    qtbot.addWidget(card)
    card.resize(400, 200)
    card.show()
    return card


def button(card: MessageCard, name: str) -> QPushButton:
    return next(each for each in card.findChildren(QPushButton, name) if not each.isHidden())


def test_a_button_tells_its_action(card: MessageCard, qtbot: QtBot):
    card.set_message("danger", "It broke.", "Mend it.", actions=[("mend", "Mend"), ("leave", "Leave")])
    told: list[str] = []
    card.action_requested.connect(told.append)
    qtbot.mouseClick(button(card, "action_leave"), Qt.MouseButton.LeftButton)
    assert told == ["leave"]
    assert (card.accessibleName(), card.accessibleDescription()) == ("It broke.", "Mend it.")


def test_details_unfold_and_are_folded_again_for_the_next_message(card: MessageCard, qtbot: QtBot):
    card.set_message("info", "It stopped.", details="HTTP 500\n<b>not bold</b>")
    details = card.findChild(QPushButton, "details")
    assert details is not None
    qtbot.mouseClick(details, Qt.MouseButton.LeftButton)
    assert details.text() == "Hide details"
    assert card.details.isVisible()
    assert card.details.text() == "HTTP 500\n<b>not bold</b>"
    card.set_message("info", "Something else.", details="more")
    assert not card.details.isVisible()


def test_a_card_without_anything_to_do_has_no_buttons(card: MessageCard):
    card.set_message("info", "It stopped.", actions=[("retry", "Try again")])
    card.set_message("info", "It stopped.")
    assert not [each for each in card.findChildren(QPushButton) if each.isVisible()]


def test_everything_on_a_card_has_a_name(card: MessageCard):
    card.set_message("danger", "It broke.", "Mend it.", "HTTP 500", [("mend", "Mend")])
    assert complaints(card) == []


def test_a_long_address_in_the_details_does_not_widen_the_card(card: MessageCard, qtbot: QtBot):
    card.set_message("danger", "It broke.", "", "https://" + "a" * 500)
    assert card.minimumSizeHint().width() < 300
