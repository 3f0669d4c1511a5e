"""The code view: what the tab would send now, in three languages, without the key."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from playground.window.code_view import CodeView


def open_code(house):
    house.press("Ctrl+Shift+C")
    return house.window.findChild(CodeView)


def test_nothing_to_send_says_so(house):
    view = open_code(house)
    assert view.text.toPlainText() == ""
    assert view.text.placeholderText() == "Nothing would be sent yet."
    assert not view.copy.isEnabled()


def test_it_follows_what_is_typed(house, qtbot):
    view = open_code(house)
    house.tab.prompt.setPlainText("hello")
    qtbot.waitUntil(lambda: "hello" in view.text.toPlainText())
    assert "OPENAI_API_KEY" in view.text.toPlainText()


def test_it_follows_the_tab_that_is_up(house, qtbot):
    house.tab.prompt.setPlainText("one")
    view = open_code(house)
    house.press("Ctrl+2")
    assert "one" not in view.text.toPlainText()
    house.tab.prompt.setPlainText("two")
    qtbot.waitUntil(lambda: "two" in view.text.toPlainText())


def test_each_language_is_one_click_away_and_can_be_copied(house):
    house.tab.prompt.setPlainText("hello")
    view = open_code(house)
    texts = []
    for index in range(3):
        QTest.mouseClick(view.languages, Qt.MouseButton.LeftButton, pos=view.languages.tabRect(index).center())
        texts.append(view.text.toPlainText())
        house.click(view.copy)
        assert QGuiApplication.clipboard().text() == texts[-1]
    assert "from openai import OpenAI" in texts[0]
    assert "import OpenAI" in texts[1]
    assert texts[2].startswith("curl ")


def test_the_code_is_for_reading(house):
    assert open_code(house).findChild(QPlainTextEdit).isReadOnly()
