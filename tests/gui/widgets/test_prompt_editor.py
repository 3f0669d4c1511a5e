"""The prompt box: keys, input methods, pastes of every size."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from playground.widgets.prompt_editor import PromptEditor, too_large

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Paste = Callable[[str], None]


@pytest.fixture
def editor(qtbot: QtBot) -> PromptEditor:
    editor = PromptEditor()
    editor.resize(600, 100)
    qtbot.addWidget(editor)
    return editor


@pytest.fixture
def paste(editor: PromptEditor) -> Paste:
    def paste(text: str) -> None:
        data = QMimeData()
        data.setText(text)
        editor.insertFromMimeData(data)

    return paste


def compose(editor: PromptEditor, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(editor, event)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_enter_submits(qtbot: QtBot, editor: PromptEditor, key: Qt.Key, modifier: Qt.KeyboardModifier):
    editor.set_text("Hello")
    with qtbot.waitSignal(editor.submitted):
        qtbot.keyClick(editor, key, modifier)
    assert editor.text() == "Hello"


def test_shift_enter_begins_a_new_line(qtbot: QtBot, editor: PromptEditor):
    editor.set_text("one")
    with qtbot.assertNotEmitted(editor.submitted):
        qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(editor, "two")
    assert editor.text() == "one\ntwo"


def test_enter_that_ends_a_composition_does_not_submit(qtbot: QtBot, editor: PromptEditor):
    compose(editor, "ni hao")
    with qtbot.assertNotEmitted(editor.submitted):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    editor.clear()
    compose(editor, "", commit="你好")
    with qtbot.waitSignal(editor.submitted):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "你好"


def test_tab_moves_on(qtbot: QtBot):
    window = QWidget()
    qtbot.addWidget(window)
    editor, next_one = PromptEditor(window), QLineEdit(window)
    window.show()
    window.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert next_one.hasFocus()
    assert editor.text() == ""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a" * 5_000_000, id="one line"),
        pytest.param("word " * 1_000_000, id="words"),
        pytest.param("line\n" * 100_000, id="lines"),
        pytest.param("short\n" + "b" * 20_001, id="one long line"),
    ],
)
def test_a_large_paste_is_offered_and_not_inserted(qtbot: QtBot, editor: PromptEditor, paste: Paste, text: str):
    with qtbot.waitSignal(editor.large_paste) as offered:
        paste(text)
    assert offered.args == [text]
    assert editor.text() == ""


def test_a_paste_that_makes_a_line_too_long_is_offered_too(qtbot: QtBot, editor: PromptEditor, paste: Paste):
    paste("a" * 15_000)
    with qtbot.waitSignal(editor.large_paste):
        paste("b" * 15_000)
    assert editor.text() == "a" * 15_000


def test_a_usual_paste_is_inserted_and_can_be_undone(editor: PromptEditor, paste: Paste):
    paste("Some <b>text</b>\nin two lines")
    assert editor.text() == "Some <b>text</b>\nin two lines"
    editor.undo()
    assert editor.text() == ""


def test_nul_characters_are_taken_out(editor: PromptEditor, paste: Paste):
    paste("a\0b")
    assert editor.text() == "ab"


@pytest.mark.parametrize("text", ["שלום", "z\u0300\u0301\u0302\u0303", "👩‍👩‍👧🇳🇴", "a\tb", "1\u00a0000", "x\u202ey"])
def test_text_comes_back_to_the_character(editor: PromptEditor, paste: Paste, text: str):
    paste(text)
    assert editor.text() == text


def test_dropped_files_are_handed_over(qtbot: QtBot, editor: PromptEditor):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/one.txt"), QUrl("file://host/share/two.txt"), QUrl("https://example.org")])
    with qtbot.waitSignal(editor.files_dropped) as dropped:
        editor.insertFromMimeData(data)
    assert dropped.args == [["/tmp/one.txt"]]


def test_lines_of_chinese_fit_into_the_box(editor: PromptEditor, qtbot: QtBot):
    editor.show()
    for character in "这句话\n数一数\n再数":
        editor.insertPlainText(character)
    qtbot.waitUntil(lambda: editor.verticalScrollBar().maximum() == 0)
    assert editor.verticalScrollBar().value() == 0


def test_the_box_grows_to_ten_lines_and_no_further(editor: PromptEditor, qtbot: QtBot):
    heights = []
    for lines in (1, 2, 10, 11, 40):
        editor.set_text("\n".join("x" * lines))
        QApplication.processEvents()
        heights.append(editor.height())
    assert heights == sorted(heights)
    assert heights[0] < heights[1]
    assert heights[2] == heights[3] == heights[4]


def test_limits_of_what_an_editor_takes():
    assert not too_large("a" * 20_000)
    assert too_large("a" * 20_001)
    assert not too_large(("a" * 19_999 + "\n") * 10)
    assert too_large("ab\n" * 70_000)
    assert too_large("a" * 10, beside=19_995)
    assert not too_large("\n" + "a" * 10, beside=19_995)


def test_a_narrower_editor_grows_with_the_lines_that_wrap(qtbot: QtBot):
    editor = PromptEditor(lines=(1, 10))
    qtbot.addWidget(editor)
    editor.resize(600, 40)
    editor.show()
    editor.set_text("word " * 30)
    before = editor.height()
    editor.resize(200, before)
    assert editor.height() > before
