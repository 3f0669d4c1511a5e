"""A click on a link asks first, and only plain web and mail addresses ever leave the program."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from playground.widgets.external import checked_address, open_external
from playground.widgets.transcript.content import TurnContent
from playground.widgets.transcript.transcript_view import TranscriptView
from tests.gui.widgets.transcript.conftest import Browser

# The offscreen platform has no window manager to tell about a dialog's size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

GOOD = (
    "https://example.org/a?b=c#d",
    "http://localhost:8080/",
    "http://[::1]/",
    "https://xn--e1afmkfd.xn--p1ai/",
    "mailto:someone@example.org",
    "mailto:someone@example.org?subject=hello",
)
BAD = (
    "javascript:alert(1)",
    "javascript://example.org/%0aalert(1)",
    "file:///etc/passwd",
    "/etc/passwd",
    "//host/share",
    "\\\\host\\share",
    "https:\\\\example.org",
    "smb://host/share",
    "ms-msdt:/id",
    "vscode://file/x",
    "data:text/html,x",
    "qrc:/x",
    "ftp://example.org/x",
    "http://user:password@example.org/",
    "http://example.org@evil.example/",
    "http:///x",
    "http:",
    "relative/path.md",
    "#fragment",
    "mailto:",
    "mailto:a@b.example?attach=/etc/passwd",
    "https://example.org/a\u202egnp.exe",
    "https://example.org/a\x01b",
    "https://" + "a" * 2_000 + ".example",
    "http://host:99999/",
)


@pytest.fixture(autouse=True)
def links_are_opened(view: TranscriptView) -> None:
    view.link_activated.connect(lambda address: open_external(address, view))


def click_link(qtbot: QtBot, view: TranscriptView, address: str) -> QMessageBox | None:
    view.set_turns([TurnContent("1", "assistant", f"[click me](<{address}>)")])
    view.viewport().repaint()
    place = view.body_rect(view.stack.rows[0]).topLeft() + QPoint(20, 8)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    boxes = [box for box in view.findChildren(QMessageBox) if box.isVisible()]
    return boxes[0] if boxes else None


@pytest.mark.parametrize("address", GOOD)
def test_a_good_link_is_opened_after_a_yes(qtbot: QtBot, view: TranscriptView, browser: Browser, address: str) -> None:
    box = click_link(qtbot, view, address)
    assert box is not None
    assert browser.addresses == []
    qtbot.mouseClick(box.button(QMessageBox.StandardButton.Open), Qt.MouseButton.LeftButton)
    assert len(browser.addresses) == 1
    assert browser.addresses[0].partition(":")[0] in ("http", "https", "mailto")


@pytest.mark.parametrize("address", BAD)
def test_a_bad_link_is_never_opened(qtbot: QtBot, view: TranscriptView, browser: Browser, address: str) -> None:
    box = click_link(qtbot, view, address)
    if box is not None:
        assert box.standardButtons() == QMessageBox.StandardButton.Close
        box.close()
    assert browser.addresses == []
    assert checked_address(address) is None


def test_a_no_opens_nothing(qtbot: QtBot, view: TranscriptView, browser: Browser) -> None:
    box = click_link(qtbot, view, GOOD[0])
    assert box is not None
    qtbot.mouseClick(box.button(QMessageBox.StandardButton.Cancel), Qt.MouseButton.LeftButton)
    assert browser.addresses == []


def test_the_real_host_is_shown(qtbot: QtBot, view: TranscriptView) -> None:
    open_external("https://аррle.example/login", view)
    box = view.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "xn--" in box.text()
    assert box.textFormat() == Qt.TextFormat.PlainText
    box.close()
