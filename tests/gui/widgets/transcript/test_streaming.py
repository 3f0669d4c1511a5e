"""Text that arrives is shown where it belongs, and the reader is left in peace."""

import random

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from playground.widgets.transcript.code import CodeBody
from playground.widgets.transcript.content import Card, Footer, TurnContent
from playground.widgets.transcript.transcript_view import TranscriptView
from tests.gui.widgets.transcript.markdown_facts import Author

LONG = "\n\n".join(f"Paragraph {index}: " + "some words to fill the line. " * 8 for index in range(60))


def shown(view: TranscriptView) -> list[str]:
    return [view.prepare(row).text(0, 1 << 20) for row in view.stack.rows if row.block is not None]


def places(view: TranscriptView) -> list[QRect]:
    return [view.body_rect(row) for row in view.stack.rows]


def at_end(view: TranscriptView) -> bool:
    return view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


@pytest.mark.parametrize("seed", range(6))
def test_streamed_text_ends_up_as_if_it_had_come_at_once(view: TranscriptView, seed: int) -> None:
    chance = random.Random(seed)
    text = Author(seed).document(15)
    view.append_turn(TurnContent("1", "assistant", "", open=True))
    at = 0
    while at < len(text):
        end = at + chance.randint(1, 40)
        view.append_text("1", text[at:end])
        if chance.random() < 0.5:
            view.flush()
        at = end
    view.finish_turn("1")
    streamed, streamed_kinds = shown(view), [row.block for row in view.stack.rows]
    heights = [rect.height() for rect in places(view)]
    view.set_turns([TurnContent("1", "assistant", text)])
    assert shown(view) == streamed
    assert [row.block for row in view.stack.rows] == streamed_kinds
    assert [rect.height() for rect in places(view)] == heights


def test_new_text_is_shown_within_a_few_ticks(qtbot: QtBot, view: TranscriptView) -> None:
    view.append_turn(TurnContent("1", "assistant", "", open=True))
    view.append_text("1", "Hello")
    qtbot.waitUntil(lambda: shown(view) == ["Hello"])
    view.append_text("1", " world")
    qtbot.waitUntil(lambda: shown(view) == ["Hello world"])


def test_text_is_only_kept_until_the_next_tick(view: TranscriptView) -> None:
    view.append_turn(TurnContent("1", "assistant", "", open=True))
    view.append_text("1", "Hello")
    assert shown(view) == []
    assert view.text_of("1") == "Hello"


def test_a_finished_block_is_never_laid_out_again(view: TranscriptView) -> None:
    view.append_turn(TurnContent("1", "assistant", "", open=True))
    view.append_text("1", "First paragraph.\n\nSecond")
    view.flush()
    first = view.stack.rows[0].body
    view.append_text("1", " paragraph.\n\nThird")
    view.flush()
    assert first is not None
    assert view.stack.rows[0].body is first
    assert [row.open for row in view.stack.rows] == [False, False, True]


def test_code_grows_in_place(view: TranscriptView) -> None:
    view.append_turn(TurnContent("1", "assistant", "", open=True))
    view.append_text("1", "```python\nx = 1\ny")
    view.flush()
    body = view.stack.rows[0].body
    view.append_text("1", " = 2\n```\n\nDone")
    view.flush()
    assert isinstance(body, CodeBody)
    assert view.stack.rows[0].body is body
    assert shown(view) == ["x = 1\ny = 2", "Done"]


def test_code_is_coloured_after_a_while(qtbot: QtBot, view: TranscriptView) -> None:
    view.set_turns([TurnContent("1", "assistant", "```python\n" + "x = 'text'\n" * 50 + "```")])
    body = view.stack.rows[0].body
    assert isinstance(body, CodeBody)
    assert body.needs_colour()
    qtbot.waitUntil(lambda: not body.needs_colour(), timeout=10_000)


def test_the_view_follows_the_end(view: TranscriptView) -> None:
    view.set_turns([TurnContent("1", "assistant", LONG)])
    assert at_end(view)
    view.append_turn(TurnContent("2", "assistant", "", open=True))
    for _ in range(30):
        view.append_text("2", "word " * 20)
        view.flush()
        assert at_end(view)


def test_a_reader_who_scrolled_up_is_not_moved(view: TranscriptView) -> None:
    view.set_turns([TurnContent("1", "assistant", LONG), TurnContent("2", "assistant", "", open=True)])
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() - 900)
    read = view.row_at(100)
    assert read is not None
    place = view.body_rect(read)
    for _ in range(30):
        view.append_text("2", "word " * 40 + "\n\n```\ncode\n```\n")
        view.flush()
    view.finish_turn("2")
    assert view.body_rect(read) == place
    assert not at_end(view)


def test_scrolling_up_into_estimated_heights_moves_evenly(view: TranscriptView) -> None:
    view.set_turns([TurnContent(str(index), "assistant", Author(index).document(8)) for index in range(40)])
    bar = view.verticalScrollBar()
    for _ in range(200):
        row = view.row_at(300)
        assert row is not None
        before = view.body_rect(row).top()
        value = bar.value()
        bar.setValue(value - 40)
        if bar.value() == 0:
            break
        assert view.body_rect(row).top() == before + 40


def test_the_jump_button_shows_up_away_from_the_end_and_leads_back(view: TranscriptView) -> None:
    view.set_turns([TurnContent("1", "assistant", LONG)])
    button = view.jump_button
    assert not button.isVisible()
    view.verticalScrollBar().setValue(0)
    assert button.isVisible()
    button.click()
    assert at_end(view)
    assert not button.isVisible()


def test_resizing_keeps_the_reader_at_the_same_text(view: TranscriptView) -> None:
    view.set_turns([TurnContent("1", "assistant", LONG)])
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    read = view.row_at(10)
    view.resize(500, 600)
    assert view.row_at(10) is read
    view.resize(800, 600)
    assert view.row_at(10) is read


def test_only_what_can_be_seen_is_laid_out(view: TranscriptView) -> None:
    view.set_turns([TurnContent(str(index), "assistant", LONG) for index in range(20)])
    assert sum(row.body is not None for row in view.stack.rows) < 40


def test_old_documents_are_dropped(view: TranscriptView) -> None:
    view.set_turns([TurnContent(str(index), "assistant", LONG) for index in range(20)])
    for row in view.stack.rows:
        view.prepare(row)
    view.settle()
    assert sum(row.body is not None for row in view.stack.rows) <= 600


def test_references_given_at_the_end_reach_the_text_above(view: TranscriptView) -> None:
    view.append_turn(TurnContent("1", "assistant", "", open=True))
    view.append_text("1", "See [the site][s].\n\nMore.\n\n[s]: https://example.org/s\n")
    view.flush()
    view.finish_turn("1")
    (target,) = view.prepare(view.stack.rows[0]).targets()
    assert target.value == "https://example.org/s"
    assert shown(view) == ["See the site.", "More.", ""]


def test_an_open_turn_without_text_says_that_it_waits(view: TranscriptView) -> None:
    view.append_turn(TurnContent("1", "assistant", "", open=True))
    assert [row.kind for row in view.stack.rows] == ["waiting"]
    view.append_text("1", "Hello")
    view.flush()
    assert [row.kind for row in view.stack.rows] == ["block"]


def test_footer_and_card_come_and_go_below_the_text(view: TranscriptView) -> None:
    view.set_turns([TurnContent("1", "assistant", "Hello"), TurnContent("2", "user", "Bye")])
    view.set_footer("1", Footer("demo · stopped"))
    view.set_card("1", Card("warning", "Stopped"))
    assert [row.kind for row in view.stack.rows] == ["block", "card", "footer", "plain"]
    view.set_card("1", None)
    view.set_footer("1", Footer())
    assert [row.kind for row in view.stack.rows] == ["block", "plain"]


def test_text_goes_on_above_a_card_and_footer(view: TranscriptView) -> None:
    view.append_turn(TurnContent("1", "assistant", "One.\n\n", open=True, footer=Footer("f"), card=Card("info", "c")))
    view.append_text("1", "Two.\n\nThree")
    view.flush()
    view.append_turn(TurnContent("2", "user", "Next"))
    view.append_text("1", ".\n\nFour")
    view.flush()
    view.finish_turn("1")
    assert shown(view) == ["One.", "Two.", "Three.", "Four", "Next"]
    assert [row.kind for row in view.stack.rows] == ["block"] * 4 + ["card", "footer", "plain"]


def test_replacing_and_removing_turns(view: TranscriptView) -> None:
    view.set_turns([TurnContent("1", "user", "a"), TurnContent("2", "assistant", "b"), TurnContent("3", "user", "c")])
    view.replace_text("2", "new\n\ntext")
    assert shown(view) == ["a", "new", "text", "c"]
    view.remove_turn("2")
    assert shown(view) == ["a", "c"]
    view.clear()
    assert shown(view) == []
    view.append_turn(TurnContent("1", "user", "again"))
    assert shown(view) == ["again"]


def test_two_answers_grow_at_the_same_time(view: TranscriptView) -> None:
    view.append_turn(TurnContent("1", "assistant", "", open=True))
    view.append_turn(TurnContent("2", "assistant", "", open=True))
    for _ in range(5):
        view.append_text("1", "one ")
        view.append_text("2", "two ")
        view.flush()
    view.finish_turn("1")
    view.finish_turn("2")
    assert shown(view) == ["one one one one one", "two two two two two"]


def test_the_last_message_is_told_to_screen_readers(view: TranscriptView) -> None:
    view.append_turn(TurnContent("1", "assistant", "", open=True))
    view.append_text("1", "The answer")
    view.finish_turn("1")
    assert view.accessibleName() == "Conversation"
    assert view.accessibleDescription() == "The answer"
