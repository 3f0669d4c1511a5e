"""The text of a transcript under hands: as long as an hour of speech."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from playground.api.audio_transcript import Segment, Transcript, Word
from playground.features.transcribe.view.text.lines import lines_of, plain_lines
from playground.features.transcribe.view.text.transcript_text import TranscriptText
from playground.widgets import theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

WORDS = ("the", "quick", "brown", "fox", "jumps", "over", "a", "lazy", "dog", "again")


def an_hour() -> Transcript:
    """Ten thousand words."""
    words, segments = [], []
    for number in range(1000):
        start = number * 3.6
        words += [Word(word, start + at * 0.36, start + at * 0.36 + 0.3, -0.1) for at, word in enumerate(WORDS)]
        segments.append(Segment(str(number), start, start + 3.6, " ".join(WORDS)))
    text = " ".join(segment.text for segment in segments)
    return Transcript(text, words=tuple(words), segments=tuple(segments))


@pytest.fixture
def view(qapp, qtbot):
    theme.apply(qapp, "light")
    view = TranscriptText()
    qtbot.addWidget(view)
    view.resize(640, 400)
    view.show()
    return view


def show(view: TranscriptText, content: Transcript) -> None:
    view.set_lines(lines_of(content), content.text)
    view.set_editable(True)
    QApplication.processEvents()


def test_the_text_follows_what_is_said_until_somebody_looks_elsewhere(view, qtbot):
    show(view, an_hour())
    bar = view.verticalScrollBar()
    view.set_position(1.0)
    for second in range(2, 200):
        view.set_position(float(second))
    assert bar.value() > 0
    bar.setValue(bar.maximum())
    view.set_position(210.0)
    assert bar.value() == bar.maximum()


def test_a_click_tells_the_second_of_the_word_and_beside_the_text_that_of_the_line(view, qtbot):
    show(view, an_hour())
    with qtbot.waitSignal(view.place_clicked) as clicked:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.word_area(1, 3).center())
    assert clicked.args == [pytest.approx(3.6 + 3 * 0.36)]
    with qtbot.waitSignal(view.place_clicked) as clicked:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, view.word_area(2, 0).center().y()))
    assert clicked.args == [pytest.approx(7.2)]


def test_what_is_selected_can_be_copied(view, qtbot):
    show(view, an_hour())
    start, end = view.word_area(0, 8).topLeft() + QPoint(1, 8), view.word_area(1, 1).center()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.viewport(), (start + end) / 2)
    QTest.mouseMove(view.viewport(), end)
    with qtbot.waitSignal(view.passage_selected) as selected:
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert selected.args == [pytest.approx(8 * 0.36), pytest.approx(3.6 + 0.36 + 0.3)]
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("dog again\nthe ")
    with qtbot.waitSignal(view.passage_cleared):
        QTest.keyClick(view, Qt.Key.Key_Escape)


def test_a_double_click_opens_the_line_and_escape_leaves_it_as_it_was(view, qtbot):
    show(view, an_hour())
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.word_area(2, 3).center())
    assert view.editor.isVisible()
    QTest.keyClicks(view.editor.editor, "more")
    with qtbot.assertNotEmitted(view.text_changed):
        QTest.keyClick(view.editor.editor, Qt.Key.Key_Escape)
    assert not view.editor.isVisible()


def test_times_are_changed_by_hand_and_wrong_ones_are_not_taken(view, qtbot):
    show(view, an_hour())
    view.edit(1)
    editor = view.editor
    editor.end.setText("0:01")
    QTest.keyClick(editor.end, Qt.Key.Key_Return)
    assert editor.isVisible()
    assert editor.end.property("invalid")
    editor.end.setText("0:07")
    with qtbot.waitSignal(view.times_changed) as changed, qtbot.assertNotEmitted(view.text_changed):
        QTest.keyClick(editor.end, Qt.Key.Key_Return)
    assert changed.args == [1, pytest.approx(3.6), 7.0]


def test_a_text_without_segments_is_changed_as_a_whole(view, qtbot):
    content = Transcript("One two. " * 200)
    show(view, content)
    view.edit(1)
    assert view.editor.editor.text() == content.text
    QTest.keyClicks(view.editor.editor, "Three.")
    with qtbot.waitSignal(view.text_changed) as changed:
        QTest.keyClick(view.editor.editor, Qt.Key.Key_Return)
    assert changed.args == [-1, content.text + "Three."]


def test_a_click_on_the_card_does_not_reach_the_word_below_it(view, qtbot):
    show(view, an_hour())
    view.edit(0)
    with qtbot.assertNotEmitted(view.place_clicked):
        QTest.mouseClick(view.editor, Qt.MouseButton.LeftButton, pos=QPoint(100, 3))


def test_the_end_stays_in_sight_while_text_comes(view, qtbot):
    text = ""
    bar = view.verticalScrollBar()
    for _ in range(60):
        text += "A sentence comes, and another one behind it. "
        view.set_lines(plain_lines(text), text, follow=True)
    assert bar.value() == bar.maximum() > 0
    bar.setValue(0)
    view.set_lines(plain_lines(text + "More."), text, follow=True)
    assert bar.value() == 0


def test_while_it_is_being_made_nothing_is_changed(view):
    show(view, an_hour())
    view.set_editable(False)
    QTest.keyClick(view, Qt.Key.Key_F2)
    assert not view.editor.isVisible()


def test_the_menu_of_a_line_plays_it_again_and_again(view, qtbot):
    show(view, an_hour())
    place = view.word_area(2, 0).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    menu = view.findChild(QMenu, "line_menu")
    again = next(action for action in menu.actions() if "again" in action.text())
    with qtbot.waitSignal(view.loop_requested) as looped:
        again.trigger()
    assert looped.args == [pytest.approx(7.2), pytest.approx(10.8)]
    assert [action.isEnabled() for action in menu.actions() if action.text() == "Copy selection"] == [False]
    menu.close()
