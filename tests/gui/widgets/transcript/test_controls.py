"""Everything in a transcript that can be pressed is reached with the mouse and with the keyboard."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.widgets.transcript.body import Target
from playground.widgets.transcript.content import Action, Card, Footer, TurnContent
from playground.widgets.transcript.row import Row
from playground.widgets.transcript.transcript_view import TranscriptView

# The offscreen platform has no window manager.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise")

WIDE = "```text\n" + "wide " * 100 + "\n```"
ANSWER = TurnContent(
    "1",
    "assistant",
    "See [the site](https://example.org/<b>).\n\n```python\nx = 1\n```",
    footer=Footer(
        "model · finished", (Action("copy", "copy", "Copy"), Action("again", "arrow-clockwise", "Regenerate"))
    ),
    card=Card("danger", "It failed.", "Try again.", "HTTP 500\nrequest id 7", (("retry", "Retry"),)),
)


@pytest.fixture
def talk(view: TranscriptView) -> TranscriptView:
    view.set_turns([ANSWER])
    view.viewport().repaint()
    QGuiApplication.clipboard().setText("nothing")
    return view


def find(view: TranscriptView, kind: str, value: str = "") -> tuple[Row, Target]:
    for row in view.stack.rows:
        for target in view.prepare(row).targets():
            if target.kind == kind and (not value or target.value == value):
                return row, target
    raise LookupError(kind)


def place_of(view: TranscriptView, kind: str, value: str = "") -> QPoint:
    return view.global_rect(*find(view, kind, value)).center()


def click(qtbot: QtBot, view: TranscriptView, kind: str, value: str = "") -> None:
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, kind, value))


def test_a_link_says_where_it_leads_when_clicked(qtbot: QtBot, talk: TranscriptView) -> None:
    with qtbot.waitSignal(talk.link_activated) as signal:
        click(qtbot, talk, "link")
    assert signal.args == ["https://example.org/<b>"]


def test_the_code_button_copies_the_code(qtbot: QtBot, talk: TranscriptView) -> None:
    click(qtbot, talk, "copy")
    assert QGuiApplication.clipboard().text() == "x = 1"


def test_the_copy_button_of_a_turn_copies_its_markdown(qtbot: QtBot, talk: TranscriptView) -> None:
    click(qtbot, talk, "action", "copy")
    assert QGuiApplication.clipboard().text() == ANSWER.text


def test_a_copy_button_says_that_it_is_done(qtbot: QtBot, talk: TranscriptView) -> None:
    click(qtbot, talk, "copy")
    assert talk.hands.done == find(talk, "copy")
    qtbot.waitUntil(lambda: talk.hands.done is None, timeout=4_000)


def test_other_actions_are_told_to_the_owner(qtbot: QtBot, talk: TranscriptView) -> None:
    told: list[tuple[str, str]] = []
    talk.action_triggered.connect(lambda turn, action: told.append((turn, action)))
    click(qtbot, talk, "action", "again")
    click(qtbot, talk, "card", "retry")
    assert told == [("1", "again"), ("1", "retry")]


def test_details_unfold_and_fold_again(qtbot: QtBot, talk: TranscriptView) -> None:
    row, _ = find(talk, "details")
    height = row.height
    click(qtbot, talk, "details")
    assert row.height > height
    click(qtbot, talk, "details")
    assert row.height == height


def test_letting_go_elsewhere_presses_nothing(qtbot: QtBot, talk: TranscriptView) -> None:
    qtbot.mousePress(talk.viewport(), Qt.MouseButton.LeftButton, pos=place_of(talk, "copy"))
    qtbot.mouseRelease(talk.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert QGuiApplication.clipboard().text() == "nothing"


def test_the_pointer_shows_what_can_be_pressed(qtbot: QtBot, talk: TranscriptView) -> None:
    qtbot.mouseMove(talk.viewport(), place_of(talk, "link"))
    assert talk.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert talk.hands.hovered == find(talk, "link")
    qtbot.mouseMove(talk.viewport(), talk.body_rect(talk.stack.rows[0]).topLeft() + QPoint(3, 8))
    assert talk.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor
    QApplication.sendEvent(talk.viewport(), QEvent(QEvent.Type.Leave))
    assert talk.hands.hovered is None


def test_the_tooltip_of_a_link_is_its_real_address_and_no_html(qtbot: QtBot, talk: TranscriptView) -> None:
    place = place_of(talk, "link")
    QApplication.sendEvent(talk.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, talk.viewport().mapToGlobal(place)))
    assert QToolTip.text() == "<qt>https://example.org/&lt;b&gt;</qt>"
    QToolTip.hideText()


def test_tab_walks_through_everything_and_then_leaves(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    before, view, after = QLineEdit(), TranscriptView(), QLineEdit()
    for widget in (before, view, after):
        layout.addWidget(widget)
    window.resize(800, 700)
    window.show()
    view.set_turns([ANSWER])
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    met = []
    for _ in range(6):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert view.hasFocus()
        assert view.hands.focused is not None
        met.append(view.hands.focused[1].kind)
    assert met == ["link", "copy", "card", "details", "action", "action"]
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert after.hasFocus()
    qtbot.keyClick(after, Qt.Key.Key_Backtab)
    assert view.hands.focused == find(view, "action", "again")


def test_enter_presses_what_has_the_focus(qtbot: QtBot, talk: TranscriptView) -> None:
    qtbot.keyClick(talk, Qt.Key.Key_Tab)
    with qtbot.waitSignal(talk.link_activated):
        qtbot.keyClick(talk, Qt.Key.Key_Return)
    qtbot.keyClick(talk, Qt.Key.Key_Tab)
    qtbot.keyClick(talk, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == "x = 1"


def test_keys_scroll(qtbot: QtBot, view: TranscriptView) -> None:
    view.set_turns([TurnContent("1", "assistant", "A paragraph.\n\n" * 200)])
    bar = view.verticalScrollBar()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() == 0
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    page = bar.value()
    assert page > view.viewport().height() // 2
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert page < bar.value() < page + 100
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()


def test_tab_brings_what_is_out_of_sight_into_view(qtbot: QtBot, view: TranscriptView) -> None:
    view.set_turns([TurnContent("1", "assistant", "A paragraph.\n\n" * 100 + "[far away](https://example.org)")])
    qtbot.keyClick(view, Qt.Key.Key_Home)
    view.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert view.hands.focused is not None
    assert view.viewport().rect().contains(view.global_rect(*view.hands.focused))


def test_wide_code_moves_sideways_and_the_page_does_not(qtbot: QtBot, view: TranscriptView) -> None:
    view.set_turns([TurnContent("1", "assistant", WIDE + "\n\ntext\n\n" * 60)])
    qtbot.keyClick(view, Qt.Key.Key_Home)
    body = view.prepare(view.stack.rows[0])
    place = QPointF(view.body_rect(view.stack.rows[0]).center())
    turn(view, place, QPoint(0, -120), Qt.KeyboardModifier.ShiftModifier)
    assert body.scrolled == 60
    assert view.verticalScrollBar().value() == 0
    turn(view, place, QPoint(0, -120), Qt.KeyboardModifier.NoModifier)
    assert view.verticalScrollBar().value() > 0
    assert body.scrolled == 60


def turn(view: TranscriptView, place: QPointF, angle: QPoint, modifiers: Qt.KeyboardModifier) -> None:
    event = QWheelEvent(
        place, view.viewport().mapToGlobal(place), QPoint(), angle, Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_the_menu_offers_what_can_be_done_here(qtbot: QtBot, talk: TranscriptView) -> None:
    menu = talk.menu_for(find(talk, "link"))
    qtbot.addWidget(menu)
    assert [action.text() for action in menu.actions() if action.text()] == ["Copy", "Copy link address", "Select all"]
    assert not menu.actions()[0].isEnabled()
    menu.actions()[1].trigger()
    assert QGuiApplication.clipboard().text() == "https://example.org/<b>"


def test_every_theme_and_width_can_be_painted(view: TranscriptView) -> None:
    from playground.widgets.tokens import DARK, LIGHT

    view.set_turns(
        [TurnContent("0", "user", "Hello"), ANSWER, TurnContent("2", "system", "s"), TurnContent("3", "error", "e")]
    )
    for tokens in (DARK, LIGHT):
        view.set_tokens(tokens)
        for width in (240, 420, 1_200):
            view.resize(width, 500)
            image = view.viewport().grab().toImage()
            assert image.pixelColor(2, 2).name().upper() == tokens.window
