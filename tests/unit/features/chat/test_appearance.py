"""What stands below a turn and at the composer."""

from dataclasses import replace

from playground.features.chat.appearance import card_for, why_not_sendable
from playground.features.chat.facts import Facts
from playground.features.chat.turns import Turn
from playground.message import Message
from playground.services.failures import Failure

REPLY = Turn(2, "assistant", "Some text", status="done")
REFUSED = Failure(
    Message("The server does not take temperature"),
    Message("Leave it out."),
    "400 · req_1",
    ("send_without:temperature",),
)


def test_a_good_reply_needs_no_card():
    assert card_for(REPLY, last=True) is None
    assert card_for(replace(REPLY, status="streaming"), last=True) is None
    assert card_for(Turn(1, "user", "Hello"), last=False) is None


def test_stopped_reply_offers_to_ask_again():
    card = card_for(replace(REPLY, status="stopped"), last=True)

    assert card is not None
    assert (card.level, [name for name, _ in card.actions]) == ("info", ["continue", "retry"])


def test_failed_reply_says_what_happened_and_what_to_do():
    failure = Failure(Message("The key was rejected."), Message("Check the key."), "401 · req_1")

    card = card_for(replace(REPLY, text="", status="failed", facts=Facts(failure=failure)), last=True)

    assert card is not None
    assert (card.title, card.advice, card.details) == (failure.title, failure.advice, failure.details)
    assert [name for name, _ in card.actions] == ["retry"]


def test_refused_parameter_can_be_left_out():
    card = card_for(replace(REPLY, status="failed", facts=Facts(failure=REFUSED)), last=True)

    assert card is not None
    assert [(name, str(label)) for name, label in card.actions] == [
        ("send_without:temperature", "Send again without temperature"),
        ("continue", "Continue"),
        ("retry", "Retry"),
    ]


def test_an_older_reply_cannot_be_asked_for_again():
    card = card_for(replace(REPLY, status="failed", facts=Facts(failure=REFUSED)), last=False)

    assert card is not None
    assert card.actions == ()


def test_asking_again_is_offered_once_whatever_the_explanation_calls_it():
    failure = Failure(Message("Cut"), Message("Go on."), actions=("continue", "regenerate", "open_connection"))

    card = card_for(replace(REPLY, status="interrupted", facts=Facts(failure=failure)), last=True)

    assert card is not None
    assert [name for name, _ in card.actions] == ["continue", "retry", "open_connection"]


def test_a_reply_that_met_the_length_limit_can_go_on():
    card = card_for(replace(REPLY, facts=Facts(finish_reason="length")), last=True)

    assert card is not None
    assert [name for name, _ in card.actions] == ["continue"]
    assert card_for(replace(REPLY, facts=Facts(finish_reason="length")), last=False) is None


def test_prompt_that_never_got_a_reply_can_be_sent_again():
    prompt = Turn(1, "user", "Hello")

    card = card_for(prompt, last=True)

    assert card is not None
    assert [name for name, _ in card.actions] == ["retry"]
    assert card_for(prompt, last=True, busy=True) is None
    assert card_for(prompt, last=False) is None


def test_cut_off_reply_of_an_earlier_run_is_explained_without_its_error():
    card = card_for(replace(REPLY, status="interrupted"), last=True)

    assert card is not None
    assert str(card.title) == "This reply was cut off."


def test_composer_says_why_nothing_can_be_sent():
    assert why_not_sendable(started=True, model="m") is None
    assert str(why_not_sendable(started=True, model=" ")) == "Choose a model first, on the right."
    assert str(why_not_sendable(started=False, model="m")) == "The program is still starting."
