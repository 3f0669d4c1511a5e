"""A text tinted by probability."""

import math

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from playground.widgets import theme
from playground.widgets.token_text import TokenText, percent, tint, visible
from playground.widgets.tokens import contrast

PIECES = [("Yes", 0.0, ()), (" 𠮷\n", math.log(0.3), ()), ("no", math.log(0.01), ()), ("?", None, ())]


@pytest.fixture
def text(qtbot):
    text = TokenText("Reply")
    qtbot.addWidget(text)
    text.resize(300, 120)
    text.set_pieces(PIECES)
    text.show()
    return text


def middle(text: TokenText, place: int):
    """Of the character at this place of the document."""
    cursor = QTextCursor(text.document())
    cursor.setPosition(place)
    point = text.cursorRect(cursor).center()
    point.setX(point.x() + 3)
    return point


def chosen(text: TokenText) -> str:
    (mark,) = text.extraSelections()
    return mark.cursor.selectedText()


def test_a_click_or_an_arrow_key_chooses_a_piece(text):
    places: list[int] = []
    text.clicked.connect(places.append)
    for place in (1, 4, 7):
        QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=middle(text, place))
    assert places == [0, 1, 2]
    assert chosen(text) == "no"
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(text, key)
    assert places == [0, 1, 2, 3, 2]
    assert text.accessibleDescription() == "no: 1.0%"


def test_what_is_less_likely_is_tinted_more_and_underlined(text):
    formats = []
    for place in (1, 4, 8, 10):
        cursor = QTextCursor(text.document())
        cursor.setPosition(place)
        formats.append(cursor.charFormat())
    tints = [each.background().style() for each in formats]
    assert [tint != Qt.BrushStyle.NoBrush for tint in tints] == [False, True, True, False]
    lines = [each.underlineStyle() for each in formats]
    assert len({*lines}) == 3
    for tokens in (theme.LIGHT, theme.DARK):
        assert contrast(tokens.text, tint(tokens, 4)) >= 4.5


def test_probabilities_and_blanks_are_made_visible():
    before = QLocale()
    QLocale.setDefault(QLocale("en"))
    try:
        assert [percent(math.log(p)) for p in (1, 0.714, 0.042, 0.002)] == ["100%", "71%", "4.2%", "0.20%"]
        assert percent(-9999.0) == "under 0.01%"
    finally:
        QLocale.setDefault(before)
    assert visible(" a b\n") == "␣a b⏎"
    assert visible("\n\t") == "⏎⇥"
