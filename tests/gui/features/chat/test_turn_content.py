"""A turn in the words that stand below it."""

from datetime import date

import pytest
from PySide6.QtCore import QLocale

from playground.features.chat.attachments import Attachment, text_attachment
from playground.features.chat.facts import Facts
from playground.features.chat.turns import Call, Turn
from playground.features.chat.view.day_groups import groups_of
from playground.features.chat.view.reply_facts import facts_of
from playground.features.chat.view.turn_content import Sight, content_for, footer_of
from playground.message import Message
from playground.services.days import Day
from playground.storage.history import ConversationRecord
from playground.widgets.transcript.content import Action, Enclosure

FACTS = Facts(
    answered_by="demo-assistant",
    finish_reason="stop",
    prompt_tokens=34,
    completion_tokens=128,
    first_token=0.12,
    duration=0.12 + 127 / 61,
)


@pytest.fixture(autouse=True)
def english(qapp):
    before = QLocale()
    QLocale.setDefault(QLocale("en"))
    yield
    QLocale.setDefault(before)


def nothing(picture):
    return None


def reply(facts=FACTS, **changes):
    return Turn(2, "assistant", changes.pop("text", "Hi"), model="asked-for", facts=facts, **changes)


def test_footer_names_model_end_tokens_and_speed():
    assert footer_of(reply()) == "demo-assistant · finished · 34 → 128 tokens · first token 0.12 s · 61 tokens/s"


def test_answers_that_came_at_once_are_counted_together():
    facts = Facts(prompt_tokens=3, completion_tokens=21, choices=3)

    assert footer_of(reply(facts)) == "asked-for · 3 → 21 tokens for 3 answers"
    assert "all 3 answers together" in [fact.value for fact in facts_of(reply(facts), None)]


def test_what_is_known_of_a_reply_is_told_and_what_is_not_is_called_unknown():
    facts = Facts(demo=True, created=10**30, finish_reason="length", completion_tokens=7, estimated=True)
    known = {fact.label: fact.value for fact in facts_of(reply(facts), None)}

    assert known == {
        "Model": "asked-for",
        "Created": str(10**30),
        "Ended": "stopped at the length limit",
        "Tokens of the prompt": "unknown",
        "Tokens of the reply": "about 7",
        "Cost": "free (demo)",
    }
    assert facts_of(reply(Facts(), status="stopped"), None)[1].value == "stopped by you"


def test_calls_and_their_results_are_named():
    asking = Turn(2, "assistant", "Let me see.", calls=(Call("c1", "we`ather", "{}"), Call("c2", "clock", '["``` x"]')))
    content = content_for(asking, Sight(), nothing)

    assert content.text == (
        'Let me see.\n\nTo be called: `we\'ather`\n\nTo be called: `clock`\n\n````json\n[\n  "``` x"\n]\n````'
    )
    assert [action.id for action in content.footer.actions][:2] == ["copy", "retry:2"]
    assert footer_of(Turn(3, "tool", "rain", model="weather", answers="c1")) == "Result of a tool · weather"


def test_estimated_figures_are_called_so():
    facts = Facts(prompt_tokens=3, completion_tokens=21, estimated=True, first_token=1.0, duration=3.0)

    assert footer_of(reply(facts)) == "asked-for · about 3 → 21 tokens · first token 1.0 s · about 10 tokens/s"


def test_demo_is_labelled():
    assert footer_of(reply(Facts(demo=True))) == "asked-for (demo, no AI model)"


def test_reply_in_one_piece_tells_how_long_it_took():
    assert footer_of(reply(Facts(finish_reason="length", duration=2.0))) == (
        "asked-for · stopped at the length limit · after 2.0 s"
    )


def test_notes_about_the_stream_stand_at_the_end():
    assert footer_of(reply(Facts(notes=(Message("One part was left out."),)))) == "asked-for · One part was left out."


def test_attachments_are_cards_below_the_prompt_and_texts_can_be_read():
    memo = Attachment("sound", "memo.mp3", "audio/mpeg", 2_000, "ab", seconds=2.5)
    cat = Attachment("picture", "cat.png", "image/png", 3_000, "cd", width=4, height=3)
    turn = Turn(1, "user", "Look", attachments=(cat, memo, text_attachment("log.txt", "x" * 1000)))
    content = content_for(turn, Sight(), nothing)

    assert content.footer.text == "cat.png, 3.0 kB"
    assert content.enclosures == (
        Enclosure("speaker-high", "memo.mp3", "2.0 kB · 2.5 s"),
        Enclosure("file-text", "log.txt", "1.0 kB", Action("attached:1:2", "file-text", "Read log.txt")),
    )


def icons_of(turn, **sight):
    return [action.icon for action in content_for(turn, Sight(**sight), nothing).footer.actions]


def test_running_reply_is_open_and_offers_nothing():
    content = content_for(reply(Facts(), status="streaming"), Sight(last=True, busy=True), nothing)

    assert content.open
    assert content.footer.actions == ()
    assert content.card is None


def test_any_finished_reply_can_be_copied_starred_and_asked_for_again():
    content = content_for(reply(), Sight(version=(1, 2)), nothing)

    assert [action.id for action in content.footer.actions] == ["copy", "retry:2", "star:2", "menu:2"]
    assert content.footer.version == (1, 2)


def test_only_a_finished_reply_can_be_starred_and_a_star_is_filled():
    assert icons_of(reply(), starred=True) == ["copy", "arrow-clockwise", "star-fill", "dots-three"]
    assert icons_of(reply(status="stopped")) == ["copy", "dots-three"]


def test_a_reply_can_become_a_picture_where_there_is_a_place_for_that():
    assert icons_of(reply(), drawable=True) == ["copy", "arrow-clockwise", "star", "image", "dots-three"]


def test_a_message_that_is_no_reply_can_be_edited_and_says_what_it_is():
    content = content_for(Turn(1, "system", "Be brief"), Sight(), nothing)

    assert [action.id for action in content.footer.actions] == ["edit:1", "menu:1"]
    assert (content.footer.text, content.footer.right) == ("System message", False)
    assert content_for(Turn(1, "user", "Hello"), Sight(), nothing).footer.right


def test_failed_reply_has_its_card():
    content = content_for(reply(Facts(), status="failed", text=""), Sight(last=True), nothing)

    assert content.card is not None
    assert content.card.title == "This reply did not arrive."
    assert content.card.actions == (("retry", "Retry"),)


def test_days_are_called_as_people_call_them_below_what_is_pinned():
    days = [
        Day(date(2026, 11, 24), 0, (ConversationRecord(1, "a", 0.0, 0.0),)),
        Day(date(2026, 11, 23), 1, (ConversationRecord(2, "", 0.0, 0.0),)),
        Day(date(2026, 11, 20), 4, (ConversationRecord(3, "c", 0.0, 0.0),)),
        Day(date(2026, 11, 1), 23, (ConversationRecord(4, "d", 0.0, 0.0),)),
    ]
    groups = groups_of([ConversationRecord(5, "e", 0.0, 0.0, None, 1.0)], days)

    assert [(title, [(row.id, row.text, row.tool_stays) for row in rows]) for title, rows in groups] == [
        ("Pinned", [(5, "e", True)]),
        ("Today", [(1, "a", False)]),
        ("Yesterday", [(2, "Without a title", False)]),
        ("Friday", [(3, "c", False)]),
        ("Sunday, November 1, 2026", [(4, "d", False)]),
    ]
