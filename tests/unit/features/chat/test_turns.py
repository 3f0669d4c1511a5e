"""What is kept of a conversation and what is sent of it."""

from dataclasses import replace

import pytest

from playground.features.chat.attachments import text_attachment
from playground.features.chat.turns import (
    Call,
    Prompt,
    SentMessage,
    Turn,
    clean_prompt,
    messages_for,
    title_of,
)

ASKED = Turn(1, "user", "What is the tallest mountain?")
ANSWERED = Turn(2, "assistant", "Everest.", model="demo-assistant", parent_id=1)


def test_system_message_stands_first_and_only_when_it_says_something():
    assert messages_for("Be brief.", [ASKED])[0] == SentMessage("system", "Be brief.")
    assert messages_for("  \n", [ASKED]) == (SentMessage("user", ASKED.text),)


def test_turns_and_the_typed_prompt_become_messages_in_order():
    messages = messages_for("", [ASKED, ANSWERED], Prompt("And the second?"))

    assert [(message.role, message.text) for message in messages] == [
        ("user", "What is the tallest mountain?"),
        ("assistant", "Everest."),
        ("user", "And the second?"),
    ]


@pytest.mark.parametrize("status", ["stopped", "failed", "interrupted", "streaming"])
def test_a_reply_without_text_is_never_sent(status):
    empty = Turn(2, "assistant", "", status=status)

    messages = messages_for("", [ASKED, empty], Prompt("Are you there?"))

    assert messages == (SentMessage("user", "What is the tallest mountain?\n\nAre you there?"),)


def test_a_partial_reply_is_sent_because_the_user_has_read_it():
    partial = Turn(2, "assistant", "Ever", status="stopped")

    assert messages_for("", [ASKED, partial], Prompt("Go on"))[1] == SentMessage("assistant", "Ever")


def test_empty_prompt_adds_no_message():
    assert messages_for("", [ASKED, ANSWERED], Prompt(" \n")) == messages_for("", [ASKED, ANSWERED])


def test_prompt_and_attachments_are_made_fit_for_every_store_and_server():
    typed, kept = "a\0b \ud83d", "ab \ufffd"
    attached = text_attachment("a.txt", typed)

    assert clean_prompt(Prompt(typed, (attached,))) == Prompt(kept, (replace(attached, text=kept),))


def test_prompt_with_only_an_attachment_is_not_empty():
    assert Prompt(" ").empty
    assert not Prompt("", (text_attachment("a.txt", "text"),)).empty


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Write a poem", "Write a poem"),
        ("\n\n## Plan for **Norway**\nmore", "Plan for **Norway"),
        ("word " * 40, "word word word word word word word word word word word word…"),
        ("汉" * 80, "汉" * 60 + "…"),
    ],
)
def test_title_is_the_first_line_that_says_something(text, title):
    assert title_of(Prompt(text)) == title


def test_title_of_a_bare_attachment_is_its_name():
    assert title_of(Prompt("", (text_attachment("log.txt", "x"),))) == "log.txt"


def test_calls_are_sent_with_their_results_or_not_at_all():
    question, answer = Turn(1, "user", "Weather?"), Turn(3, "tool", "rain", answers="c1")
    calls = Turn(2, "assistant", "", calls=(Call("c1", "weather", "{}"), Call("c2", "clock", "{}")))

    both = messages_for("", [question, calls, answer])
    assert [(message.role, [call.id for call in message.calls]) for message in both][1:] == [
        ("assistant", ["c1"]),
        ("tool", []),
    ]
    assert [message.role for message in messages_for("", [question, answer], Prompt("Well?"))] == ["user"]
    assert [message.role for message in messages_for("", [question, calls], Prompt("Well?"))] == ["user"]
    assert messages_for("", [question, calls])[-1].calls == calls.calls
