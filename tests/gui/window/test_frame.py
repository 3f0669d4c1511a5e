"""The frame: every key, one drawer at a time, narrow windows, and what comes back at the next start."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel

from playground.message import Message
from playground.services.handovers import PictureHandover, PromptHandover
from playground.services.notices import Notice
from tests.gui.accessibility import complaints
from tests.gui.window.house import open_house

HOSTILE = "<img src=/dev/null><b>X</b>"


def shown_dialog():
    return QApplication.activeModalWidget()


@pytest.mark.parametrize(("keys", "asked"), [("Ctrl+N", "new"), ("Ctrl+F", "find"), ("Ctrl+Return", "run")])
def test_keys_reach_the_tab_that_is_up(house, keys, asked):
    house.press(keys)
    assert house.tab.asked == [asked]


def test_ctrl_and_a_number_bring_up_a_tab_with_its_prompt_focused(house):
    first = house.tab
    house.press("Ctrl+2")
    assert house.tab is not first
    assert house.tab.prompt.hasFocus()
    assert [button.isChecked() for button in house.frame.top_bar.tabs] == [False, True]
    house.press("Ctrl+1")
    assert house.tab is first
    house.press("Ctrl+7")
    assert house.tab is first


def test_a_click_brings_up_a_tab(house):
    first = house.tab
    house.click(house.frame.top_bar.tabs[1])
    assert house.tab is not first


def test_ctrl_l_goes_to_the_prompt(house):
    house.frame.top_bar.settings.setFocus()
    house.press("Ctrl+L")
    assert house.tab.prompt.hasFocus()


def test_escape_stops_a_tab_that_works_and_closes_the_drawer_of_one_that_does_not(house):
    house.press("F12")
    house.tab.prompt.setFocus()
    house.tab.busy_changed.emit(True)
    house.press("Esc")
    assert house.tab.asked == ["stop"]
    assert house.frame.drawers.shown() == "inspector"
    house.tab.busy_changed.emit(False)
    house.press("Esc")
    assert house.tab.asked == ["stop"]
    assert house.frame.drawers.shown() == ""


def test_one_drawer_gives_way_to_the_other(house):
    house.press("F12")
    assert house.frame.top_bar.inspector.isChecked()
    house.tab.action_requested.emit("code")
    assert house.frame.drawers.shown() == "code_view"
    assert not house.frame.top_bar.inspector.isChecked()
    house.press("Ctrl+Shift+C")
    assert house.frame.drawers.shown() == ""


def test_the_progress_line_is_there_only_while_the_tab_works(house):
    line = house.frame.progress
    assert not line.isVisible()
    house.tab.busy_changed.emit(True)
    assert line.isVisible()
    house.press("Ctrl+2")
    assert not line.isVisible()
    house.press("Ctrl+1")
    assert line.isVisible()
    house.tab.busy_changed.emit(False)
    assert not line.isVisible()


@pytest.mark.parametrize(("keys", "name"), [("Ctrl+,", "settings_dialog"), ("F1", "keys_dialog")])
def test_a_key_opens_a_dialog_that_escape_closes(house, qtbot, keys, name):
    house.press(keys)
    assert shown_dialog().objectName() == name
    house.press("Esc")
    qtbot.waitUntil(lambda: shown_dialog() is None)


@pytest.mark.parametrize("action", ["settings", "connections", "diagnostics", "keyboard", "about"])
def test_every_dialog_fits_into_a_small_window_and_can_be_heard_and_typed(house, qtbot, action):
    house.window.resize(800, 600)
    menu_line = next(line for line in house.frame.lines if line.name == action)
    menu_line.do()
    dialog = shown_dialog()
    assert dialog.width() <= 800
    assert dialog.height() <= 600
    assert complaints(dialog) == []
    dialog.reject()


def test_everything_in_the_window_can_be_heard_and_typed(house):
    house.press("F12")
    assert complaints(house.window) == []
    house.press("Ctrl+Shift+C")
    assert complaints(house.window) == []


def test_a_narrow_window_shows_tabs_as_icons(house):
    house.window.resize(1280, 800)
    wide = house.frame.top_bar.tabs[0].sizeHint().width()
    house.window.resize(820, 600)
    assert house.frame.top_bar.tabs[0].sizeHint().width() < wide
    assert "Chat" in house.frame.top_bar.tabs[0].toolTip()


def test_the_window_works_at_800_by_600(house):
    assert house.window.minimumSizeHint().boundedTo(QSize(800, 600)) == house.window.minimumSizeHint()


def test_closing_is_a_wish(house, qtbot):
    with qtbot.waitSignal(house.window.close_requested):
        house.window.close()
    assert house.window.isVisible()


def test_last_tab_and_last_inputs_come_back(house, tmp_path):
    house.tab.prompt.setPlainText("first")
    house.press("Ctrl+2")
    house.tab.prompt.setPlainText("second")
    house.frame.keep()
    house.context.settings.save()
    again = open_house(tmp_path)
    assert again.tab.prompt.toPlainText() == "second"
    again.frame.show_tab(0)
    assert again.tab.prompt.toPlainText() == "first"
    again.window.deleteLater()


def test_tabs_built_later_are_started_too(house):
    house.frame.start_tabs()
    house.press("Ctrl+2")
    assert house.tab.asked == ["start"]
    house.press("Ctrl+1")
    assert house.tab.asked == ["start"]


def test_a_notices_button_goes_to_the_tab_whose_name_it_bears(house):
    notice = Notice("info", Message("Gone."), action=("one.undo:7", Message("Undo")))
    house.context.notices.post(notice)
    house.frame.notice_bar.action_requested.emit("one.undo:7")
    assert house.tab.asked == ["one.undo:7"]


def test_a_tab_that_takes_what_is_handed_over_comes_up_and_gets_it(house):
    first = house.tab
    picture = PictureHandover(b"pixels", "image/png", "a cat.png", "a cat")
    house.context.handovers.offer(picture)
    assert house.tab is not first
    assert house.tab.received == [picture]
    assert first.received == []


def test_what_no_tab_takes_need_not_be_offered(house):
    assert house.context.handovers.accepts(PictureHandover)
    assert not house.context.handovers.accepts(PromptHandover)


def test_an_address_that_works_better_is_put_into_the_connection(house):
    house.frame.notice_bar.action_requested.emit("use_address:https://example.com/v1")
    assert shown_dialog().objectName() == "connection_dialog"
    shown_dialog().reject()


def test_foreign_text_is_shown_as_it_is(house):
    house.context.notices.post(Notice("danger", Message("{words}", words=HOSTILE), HOSTILE))
    for label in house.window.findChildren(QLabel):
        plain = label.textFormat().name == "PlainText"
        assert plain or "<" not in label.text(), f"{label.text()!r} is taken for HTML"
    assert HOSTILE in [label.text() for label in house.window.findChildren(QLabel)]


def test_the_menu_holds_what_the_list_of_keys_says(house, qtbot):
    house.press("F10")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    sections = [action.menu().objectName() for action in menu.actions()]
    assert sections == ["file_menu", "view_menu", "help_menu"]
    menu.close()
