"""The language is found by the names that people know."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from playground.features.transcribe.view.language_row import LanguageRow
from playground.widgets import theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def row(qapp, qtbot):
    theme.apply(qapp, "light")
    row = LanguageRow("Language", "language", "What is spoken.")
    qtbot.addWidget(row)
    row.show()
    row.field.setFocus()
    return row


def test_typing_offers_languages_and_enter_takes_the_first(row, qtbot):
    QTest.keyClicks(row.field, "fren")
    assert row.popup.isVisible()
    QTest.keyClick(row.popup, Qt.Key.Key_Down)
    with qtbot.waitSignal(row.value_changed) as changed:
        QTest.keyClick(row.popup, Qt.Key.Key_Return)
    assert changed.args == ["fr"]
    assert row.field.text() == "French"


@pytest.mark.parametrize(("written", "code"), [("法语", "fr"), ("de", "de"), ("mandarin", "zh")])
def test_a_name_in_either_language_or_a_code_is_understood(row, qtbot, written, code):
    row.field.setText(written)
    row.field.editingFinished.emit()
    assert row.value() == code


def test_what_is_no_language_is_not_taken(row):
    row.set_value("en")
    row.field.setText("qqqq")
    row.field.editingFinished.emit()
    assert row.value() == "en"
    assert row.field.text() == "English"


def test_only_those_that_the_model_knows_are_offered(row):
    row.set_choices(["en"], strict=True)
    QTest.keyClicks(row.field, "fren")
    assert not row.popup.isVisible()
    row.field.editingFinished.emit()
    assert row.value() == ""


def test_an_empty_field_lets_the_server_hear_it(row, qtbot):
    row.set_value("fr")
    with qtbot.waitSignal(row.value_changed) as changed:
        row.field.selectAll()
        QTest.keyClick(row.field, Qt.Key.Key_Backspace)
    assert changed.args == [""]
