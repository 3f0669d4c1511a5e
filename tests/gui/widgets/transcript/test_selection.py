"""Text is selected with the mouse or the keyboard, across blocks and turns, and copied clean."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.widgets.transcript.content import Action, Footer, TurnContent
from playground.widgets.transcript.transcript_view import TranscriptView

CONVERSATION = (
    TurnContent("1", "user", "Two words\nsecond line"),
    TurnContent(
        "2",
        "assistant",
        "Some **bold** text.\n\n- one\n- two\n\n```python\nfor x in y:\n    print('🎉', x)\n```\n\nThe end.",
        footer=Footer("model · finished", (Action("copy", "copy", "Copy"),)),
    ),
)


@pytest.fixture
def talk(view: TranscriptView) -> TranscriptView:
    view.set_turns(CONVERSATION)
    view.viewport().repaint()
    QGuiApplication.clipboard().setText("nothing")
    return view


def at(view: TranscriptView, row: int, x: int = 1, y: int = 6) -> QPoint:
    return view.body_rect(view.stack.rows[row]).topLeft() + QPoint(x, y)


def end_of(view: TranscriptView, row: int) -> QPoint:
    return view.body_rect(view.stack.rows[row]).bottomRight() - QPoint(1, 4)


def drag(qtbot: QtBot, view: TranscriptView, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for place in ((start + end) / 2, end):
        move = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(place), view.viewport().mapToGlobal(QPointF(place)),
            Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), move)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)


def copied(qtbot: QtBot, view: TranscriptView) -> str:
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    return QGuiApplication.clipboard().text()


def test_part_of_a_paragraph_is_copied_as_plain_text(qtbot: QtBot, talk: TranscriptView) -> None:
    drag(qtbot, talk, at(talk, 1), end_of(talk, 1))
    assert copied(qtbot, talk) == "Some bold text."


def test_whole_blocks_are_copied_as_markdown(qtbot: QtBot, talk: TranscriptView) -> None:
    qtbot.keyClick(talk, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert copied(qtbot, talk) == CONVERSATION[0].text + "\n\n" + CONVERSATION[1].text


def test_a_selection_reaches_across_turns_and_may_run_backwards(qtbot: QtBot, talk: TranscriptView) -> None:
    drag(qtbot, talk, end_of(talk, 1), at(talk, 0, y=30))
    forwards = copied(qtbot, talk)
    assert forwards.endswith("\n\nSome **bold** text.")
    drag(qtbot, talk, at(talk, 0, y=30), end_of(talk, 1))
    assert copied(qtbot, talk) == forwards


def test_code_is_copied_without_its_fence_when_selected_alone(qtbot: QtBot, talk: TranscriptView) -> None:
    drag(qtbot, talk, at(talk, 3, y=40), end_of(talk, 3))
    assert copied(qtbot, talk) == "for x in y:\n    print('🎉', x)"


def test_a_double_click_selects_a_word_and_a_third_the_paragraph(qtbot: QtBot, talk: TranscriptView) -> None:
    place = at(talk, 1, x=8)
    qtbot.mouseDClick(talk.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert copied(qtbot, talk) == "Some"
    qtbot.mouseClick(talk.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert copied(qtbot, talk) == "Some bold text."


def test_a_double_click_in_code_selects_a_word(qtbot: QtBot, talk: TranscriptView) -> None:
    qtbot.mouseDClick(talk.viewport(), Qt.MouseButton.LeftButton, pos=at(talk, 3, x=20, y=46))
    assert copied(qtbot, talk) == "for"


def test_shift_and_a_click_extend_the_selection(qtbot: QtBot, talk: TranscriptView) -> None:
    qtbot.mouseClick(talk.viewport(), Qt.MouseButton.LeftButton, pos=at(talk, 1))
    qtbot.mouseClick(talk.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, end_of(talk, 2))
    assert copied(qtbot, talk) == "Some **bold** text.\n\n- one\n- two"


def test_a_click_lets_go_of_the_selection(qtbot: QtBot, talk: TranscriptView) -> None:
    qtbot.keyClick(talk, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(talk.viewport(), Qt.MouseButton.LeftButton, pos=at(talk, 1))
    assert copied(qtbot, talk) == "nothing"


def test_a_drag_below_the_last_line_selects_to_the_end(qtbot: QtBot, talk: TranscriptView) -> None:
    drag(qtbot, talk, at(talk, 2), QPoint(400, talk.viewport().height() - 2))
    assert copied(qtbot, talk).endswith("```\n\nThe end.")


def test_a_selection_stays_while_the_answer_grows(qtbot: QtBot, talk: TranscriptView) -> None:
    drag(qtbot, talk, at(talk, 1), end_of(talk, 1))
    talk.append_turn(TurnContent("3", "assistant", "", open=True))
    talk.append_text("3", "More\n\nand more")
    talk.flush()
    assert copied(qtbot, talk) == "Some bold text."


def test_a_selection_in_a_removed_turn_is_gone(qtbot: QtBot, talk: TranscriptView) -> None:
    drag(qtbot, talk, at(talk, 1), end_of(talk, 1))
    talk.remove_turn("2")
    assert copied(qtbot, talk) == "nothing"
