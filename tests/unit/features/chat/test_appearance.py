"""What stands below a turn and at the composer."""

from dataclasses import replace

from playground.features.chat.appearance import card_for, composer_state
from playground.features.chat.facts import Facts, Failure
from playground.features.chat.turns import Turn
from playground.message import Message

REPLY = Turn(2, "assistant", "Some text", status="done")
REFUSED = Failure(
    Message("The server does not take temperature"), Message("Leave it out."), "400 · req_1", "temperature"
)


def test_a_good_reply_needs_no_card():
    assert card_for(REPLY, last=True) is None
    assert card_for(replace(REPLY, status="streaming"), last=True) is None
    assert card_for(Turn(1, "user", "Hello"), last=True) is None


def test_stopped_reply_offers_to_ask_again():
    card = card_for(replace(REPLY, status="stopped"), last=True)

    assert card is not None
    assert (card.level, [name for name, _ in card.actions]) == ("info", ["retry"])


def test_failed_reply_says_what_happened_and_what_to_do():
    failure = Failure(Message("The key was rejected."), Message("Check the key."), "401 · req_1")

    card = card_for(replace(REPLY, text="", status="failed", facts=Facts(failure=failure)), last=True)

    assert card is not None
    assert (card.title, card.advice, card.details) == (failure.title, failure.advice, failure.details)
    assert [name for name, _ in card.actions] == ["retry"]


def test_refused_parameter_can_be_left_out():
    card = card_for(replace(REPLY, status="failed", facts=Facts(failure=REFUSED)), last=True)

    assert card is not None
    assert str(card.actions[0][1]) == "Send again without temperature"


def test_an_older_reply_cannot_be_asked_for_again():
    card = card_for(replace(REPLY, status="failed", facts=Facts(failure=REFUSED)), last=False)

    assert card is not None
    assert card.actions == ()


def test_cut_off_reply_of_an_earlier_run_is_explained_without_its_error():
    card = card_for(replace(REPLY, status="interrupted"), last=True)

    assert card is not None
    assert str(card.title) == "This reply was cut off."


def test_composer_says_why_nothing_can_be_sent():
    assert composer_state(busy=False, started=True, model="m").ready
    assert composer_state(busy=True, started=True, model="m").busy
    assert composer_state(busy=False, started=True, model=" ").reason is not None
    assert composer_state(busy=False, started=False, model="m").reason is not None
