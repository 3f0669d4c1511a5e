"""Thoughts stand folded above an answer, while it arrives and afterwards."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.tour.transcript_hand import place_of
from playground.widgets.transcript.content import Thought, TurnContent
from playground.widgets.transcript.transcript_view import TranscriptView


@pytest.fixture
def view(qtbot: QtBot) -> TranscriptView:
    view = TranscriptView()
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    return view


def kinds(view: TranscriptView) -> list[str]:
    return [row.kind for row in view.stack.rows]


def click(view: TranscriptView) -> None:
    place = place_of(view, "details")
    assert place is not None
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_thoughts_grow_above_the_answer_and_stay_unfolded(view: TranscriptView) -> None:
    view.append_turn(TurnContent("1", "assistant", "", open=True))
    assert kinds(view) == ["waiting"]
    view.set_thought("1", Thought("Thinking…", "Let me see."))
    assert kinds(view) == ["thought"]
    folded = view.stack.rows[0].height
    click(view)
    one_line = view.stack.rows[0].height
    assert one_line > folded
    view.set_thought("1", Thought("Thinking…", "Let me see.\nAnd then?\n" + "word " * 20_000))
    assert view.stack.rows[0].height > one_line
    view.append_text("1", "The answer.\n\n- one\n")
    view.flush()
    assert kinds(view)[:2] == ["thought", "block"]
    view.set_thought("1", Thought("Thought for 2 s", "All of it."))
    view.finish_turn("1")
    assert kinds(view) == ["thought", "block", "block"]
    assert view.stack.rows[0].unfolded
    click(view)
    assert view.stack.rows[0].height == folded
    view.replace_text("1", "Another.")
    assert kinds(view) == ["thought", "block"]
    view.grab()


def test_a_turn_can_come_with_its_thoughts(view: TranscriptView) -> None:
    view.set_turns([TurnContent("1", "user", "Hi"), TurnContent("2", "assistant", "Yes", thought=Thought("n", "t"))])
    assert kinds(view) == ["plain", "thought", "block"]
    assert view.text_of("2") == "Yes"
