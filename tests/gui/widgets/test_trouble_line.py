"""The line that says why something does not work."""

from PySide6.QtWidgets import QLabel, QWidget

from playground.widgets.trouble_line import TroubleLine


def test_the_line_is_seen_only_while_there_is_something_to_say(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    line = TroubleLine("trouble", page)
    assert line.isHidden()
    line.set_text("There is <b>none</b>.")
    assert not line.isHidden()
    (words,) = line.findChildren(QLabel, "trouble")
    assert words.text() == line.text() == "There is <b>none</b>."
    line.set_text("")
    assert line.isHidden()
