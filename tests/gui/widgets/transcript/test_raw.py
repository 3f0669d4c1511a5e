"""The Markdown of a reply can be seen as it was written, also while it arrives."""

import random

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from playground.widgets.transcript.content import Thought, TurnContent
from playground.widgets.transcript.selection import END
from playground.widgets.transcript.transcript_view import TranscriptView
from tests.gui.widgets.transcript.markdown_facts import Author

TEXT = "# Title\n\n- **one**\n- two\n\n```python\nx = 1\n```\n"
LONG = "\n\n".join(f"Paragraph **{index}**: " + "some words to fill the line. " * 8 for index in range(60))


def shown(view: TranscriptView) -> list[str]:
    return [view.prepare(row).text(0, 1 << 20) for row in view.stack.rows if row.block is not None]


def facts(view: TranscriptView) -> list[tuple[object, ...]]:
    return [(row.block, row.first, row.last, view.prepare(row).height, row.height) for row in view.stack.rows]


def test_a_reply_is_shown_as_it_was_written_and_formatted_again(qtbot: QtBot, view: TranscriptView) -> None:
    view.set_turns([TurnContent("1", "user", "q"), TurnContent("2", "assistant", TEXT, thought=Thought("n", "t"))])
    formatted = shown(view)
    menu = view.menu_for(None, "2")
    qtbot.addWidget(menu)
    next(action for action in menu.actions() if action.text() == "Show as Markdown").trigger()
    assert shown(view) == ["q", TEXT]
    assert [row.kind for row in view.stack.rows] == ["plain", "thought", "plain"]
    view.viewport().repaint()
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "q\n\n" + TEXT
    view.toggle_raw("2")
    assert shown(view) == formatted
    other = view.menu_for(None, "1")
    qtbot.addWidget(other)
    assert not [action for action in other.actions() if "Markdown" in action.text()]


def test_a_raw_reply_goes_on_growing_as_if_it_had_come_at_once(view: TranscriptView) -> None:
    chance = random.Random(3)
    text = Author(3).document(60) + "\n" + "word " * 4_000 + "\n" + "line\n" * 500
    view.set_turns([TurnContent("1", "assistant", "", open=True)])
    view.toggle_raw("1")
    at = 0
    while at < len(text):
        end = at + chance.randint(1, 900)
        view.append_text("1", text[at:end])
        view.flush()
        if at == 0:
            assert shown(view) == [text[:end]]
        at = end
    view.finish_turn("1")
    streamed = facts(view)
    view.replace_text("1", text)
    assert facts(view) == streamed
    assert len(streamed) > 3
    view.selection.set((view.stack.rows[0], 0), (view.stack.rows[-1], END))
    assert view.selection.text(view.stack.rows) == text


def test_what_is_read_stays_in_sight_and_the_choice_outlives_other_versions(view: TranscriptView) -> None:
    turns = [TurnContent(str(number), "assistant", LONG) for number in range(3)]
    view.set_turns(turns)
    view.verticalScrollBar().setValue(view.stack.top(view.stack.rows[60]) - 40)
    before = view.body_rect(view.stack.rows[60]).top()
    view.toggle_raw("1")
    first = view.stack.rows[60]
    assert first.turn_id == "1"
    assert view.body_rect(first).top() == before + first.padding_above
    view.remove_turn("1")
    view.insert_turn(turns[1], "2")
    assert view.is_raw("1")
    view.set_turns(turns[:1])
    view.set_turns(turns)
    assert not view.is_raw("1")
