"""The library page."""

from pathlib import Path

import numpy
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from playground.features.images.view.library_view import LibraryView
from playground.storage.gallery import PictureRecord
from tests.gui.accessibility import complaints

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

COUNT = 5000
Keys = Qt.KeyboardModifier


def picture(position: int, prompt: str = "") -> PictureRecord:
    number = COUNT - position
    words = prompt or f"a cat, {position}"
    return PictureRecord(number, number, 0, f"{number:064x}", "image/png", 8, 6, 900, "", None, False, 0.0, words)


def pictures(first: int, number: int) -> list[PictureRecord]:
    return [picture(position) for position in range(first, first + number)]


@pytest.fixture
def page(qtbot: QtBot) -> LibraryView:
    page = LibraryView()
    page.resize(1000, 700)
    qtbot.addWidget(page)
    page.show()
    page.set_total(COUNT, 4_500_000, searched=False)
    page.set_pictures(0, pictures(0, 100))
    return page


def place(page: LibraryView, position: int) -> QPoint:
    return page.grid.visualRect(page.grid.rows.index(position)).center()


def click(qtbot: QtBot, page: LibraryView, position: int, keys: Keys = Keys.NoModifier) -> None:
    qtbot.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, keys, place(page, position))


def test_only_what_is_in_sight_is_asked_for(page: LibraryView, qtbot: QtBot):
    with qtbot.waitSignals([page.rows_wanted, page.thumbnails_wanted]):
        page.set_total(COUNT, 0, searched=False)
        page.set_pictures(0, pictures(0, 100))
    wanted: list[tuple[int, int]] = []
    page.rows_wanted.connect(lambda first, last: wanted.append((first, last)))
    page.grid.verticalScrollBar().setValue(page.grid.verticalScrollBar().maximum() // 2)
    qtbot.waitUntil(lambda: bool(wanted))
    first, last = wanted[-1]
    assert 2000 < first < last < 3000
    assert last - first < 60


def test_a_thumbnail_that_is_there_is_not_asked_for_again(page: LibraryView, qtbot: QtBot):
    with qtbot.waitSignal(page.thumbnails_wanted) as wanted:
        page.grid.look()
    names, side = wanted.args
    assert side == 160
    for name in names[1:]:
        page.set_thumbnail(name, numpy.zeros((160, 120, 4), numpy.uint8))
    with qtbot.waitSignal(page.thumbnails_wanted) as wanted:
        page.grid.look()
    assert wanted.args == [names[:1], 160]
    page.set_thumbnail(names[0], None)
    with qtbot.assertNotEmitted(page.thumbnails_wanted), qtbot.waitSignal(page.rows_wanted):
        page.grid.look()


def test_a_thumbnail_that_arrives_is_painted(page: LibraryView):
    pixels = numpy.zeros((160, 160, 4), numpy.uint8)
    pixels[..., (0, 3)] = 255
    page.set_thumbnail(picture(0).hash, pixels)
    shown = page.grid.viewport().grab().toImage()
    assert shown.pixelColor(place(page, 0) - QPoint(0, 10)).name() == "#ff0000"


def test_both_margins_are_the_same(page: LibraryView):
    page.resize(937, 600)
    grid = page.grid
    line = grid.viewport().width() // grid.gridSize().width()
    assert place(page, line - 1).y() == place(page, 0).y()
    assert place(page, line).y() > place(page, 0).y()
    left, right = place(page, 0).x(), grid.viewport().width() - place(page, line - 1).x()
    assert abs(left - right) <= line + 2


def test_enter_and_a_double_click_go_on_with_a_picture(page: LibraryView, qtbot: QtBot):
    click(qtbot, page, 3)
    with qtbot.waitSignal(page.chosen) as chosen:
        qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert chosen.args == [picture(3)]
    with qtbot.waitSignal(page.chosen) as chosen:
        qtbot.mouseDClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=place(page, 3))
    assert chosen.args == [picture(3)]


def test_several_are_deleted_together(page: LibraryView, qtbot: QtBot):
    page.activateWindow()
    page.grid.setFocus()
    qtbot.waitUntil(page.grid.hasFocus)
    click(qtbot, page, 1)
    click(qtbot, page, 3, Keys.ShiftModifier)
    click(qtbot, page, 5, Keys.ControlModifier)
    with qtbot.waitSignal(page.delete_requested) as deleted:
        qtbot.keyClick(page.grid, Qt.Key.Key_Delete)
    assert deleted.args == [[picture(position) for position in (1, 2, 3, 5)]]


def test_what_is_selected_but_not_known_yet_is_asked_for(page: LibraryView, qtbot: QtBot):
    with qtbot.waitSignal(page.rows_wanted, check_params_cb=lambda first, last: (first, last) == (0, COUNT - 1)):
        page.grid.selectAll()


def test_the_arrow_keys_go_through_lines(page: LibraryView, qtbot: QtBot):
    line = page.grid.viewport().width() // page.grid.gridSize().width()
    click(qtbot, page, 0)
    qtbot.keyClick(page.grid, Qt.Key.Key_Right)
    qtbot.keyClick(page.grid, Qt.Key.Key_Down)
    assert page.grid.currentIndex().row() == line + 1


def test_typing_searches_once_it_pauses(page: LibraryView, qtbot: QtBot):
    with qtbot.waitSignal(page.search_changed) as searched:
        qtbot.keyClicks(page.search, " cat ")
    assert searched.args == ["cat"]


def test_esc_and_the_button_lead_back(page: LibraryView, qtbot: QtBot):
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page.grid, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.closed):
        qtbot.mouseClick(page.back_button, Qt.MouseButton.LeftButton)


def test_pictures_are_dragged_out_as_files_and_only_copied(page: LibraryView, qtbot: QtBot, tmp_path: Path):
    with qtbot.waitSignal(page.files_wanted) as wanted:
        click(qtbot, page, 2)
    assert wanted.args == [[picture(2)]]
    page.set_files({picture(2).hash: tmp_path / "a.png"})
    rows = page.grid.rows
    dragged = rows.mimeData([rows.index(2), rows.index(3)])
    assert [url.toLocalFile() for url in dragged.urls()] == [str(tmp_path / "a.png")]
    assert rows.supportedDragActions() == Qt.DropAction.CopyAction


def menu_of(page: LibraryView) -> QMenu:
    page.grid.menu_requested.emit(QPoint(40, 40))
    menu = page.findChildren(QMenu)[-1]
    menu.close()
    return menu


def test_the_menu_offers_what_can_be_done(page: LibraryView, qtbot: QtBot):
    click(qtbot, page, 4)
    actions = {action.text(): action for action in menu_of(page).actions() if action.text()}
    assert list(actions) == ["Open", "Use prompt again", "Compare", "Save as…", "Copy", "Send to chat", "Delete"]
    for words, signal in (
        ("Open", page.chosen),
        ("Use prompt again", page.prompt_requested),
        ("Copy", page.copy_requested),
        ("Send to chat", page.chat_requested),
    ):
        with qtbot.waitSignal(signal) as said:
            actions[words].trigger()
        assert said.args == [picture(4)]
    for words, signal in (("Save as…", page.save_requested), ("Delete", page.delete_requested)):
        with qtbot.waitSignal(signal) as said:
            actions[words].trigger()
        assert said.args == [[picture(4)]]


def test_for_several_the_menu_offers_what_is_done_with_several(page: LibraryView, qtbot: QtBot):
    click(qtbot, page, 1)
    click(qtbot, page, 2, Keys.ShiftModifier)
    enabled = [action.text() for action in menu_of(page).actions() if action.text() and action.isEnabled()]
    assert enabled == ["Compare", "Save all…", "Delete"]
    with qtbot.waitSignal(page.compare_requested) as said:
        page.compare_button.click()
    assert said.args == [picture(1), picture(2)]
    click(qtbot, page, 3, Keys.ShiftModifier)
    assert not page.compare_button.isVisible()


def test_without_a_chat_nothing_is_sent_there(page: LibraryView, qtbot: QtBot):
    page.set_chat(False)
    click(qtbot, page, 1)
    (chat,) = [action for action in menu_of(page).actions() if action.text() == "Send to chat"]
    assert not chat.isEnabled()


def test_an_empty_library_says_what_it_is_for(page: LibraryView, qtbot: QtBot):
    page.set_total(0, 0, searched=False)
    assert not page.grid.isVisible()
    (button,) = [each for each in page.findChildren(QPushButton) if each.isVisible()]
    with qtbot.waitSignal(page.closed):
        button.click()
    page.set_total(0, 0, searched=True)
    assert not any(each.isVisible() for each in page.findChildren(QPushButton))


def test_the_place_is_kept_when_everything_is_read_anew(page: LibraryView):
    page.grid.setCurrentIndex(page.grid.rows.index(60))
    before = page.grid.verticalScrollBar().value()
    page.set_total(COUNT - 1, 0, searched=False)
    page.set_pictures(0, pictures(0, 100))
    QApplication.processEvents()
    assert page.grid.verticalScrollBar().value() == before > 0
    assert page.grid.currentIndex().row() == 60


def test_the_page_can_be_used_without_seeing_it(page: LibraryView):
    assert complaints(page) == []
