"""The strip of results: pick one, do something with it, drag it out."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor, QContextMenuEvent, QImage
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from playground.features.images.view.results_strip import ResultItem, ResultsStrip
from playground.widgets import theme
from tests.gui.accessibility import complaints

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise", "grabbing")

RESULTS = (ResultItem(11, "A lake"), ResultItem(12, "A hill"), ResultItem(13, "A half", draft=True))


@pytest.fixture
def strip(qtbot: QtBot, qapp: QApplication) -> ResultsStrip:
    theme.apply(qapp, "light")
    strip = ResultsStrip()
    qtbot.addWidget(strip)
    strip.resize(760, 90)
    strip.show()
    strip.set_results(RESULTS)
    strip.set_facts("3 results · 1.9 s · demo, no AI model")
    return strip


def picks(strip: ResultsStrip) -> list[int]:
    told: list[int] = []
    strip.picked.connect(told.append)
    return told


def asked(strip: ResultsStrip) -> list[tuple[str, int]]:
    told: list[tuple[str, int]] = []
    strip.action_requested.connect(lambda action, number: told.append((action, number)))
    return told


def place(strip: ResultsStrip, row: int) -> QPoint:
    return strip.list.visualRect(strip.list.results.index(row)).center()


def tool(strip: ResultsStrip, action: str) -> QWidget:
    found = strip.findChild(QWidget, f"result_{action}")
    assert found is not None
    return found


def test_a_click_picks_and_the_setter_is_silent(strip: ResultsStrip, qtbot: QtBot):
    told = picks(strip)
    strip.set_selected(11)
    qtbot.mouseClick(strip.list.viewport(), Qt.MouseButton.LeftButton, pos=place(strip, 1))
    assert told == [12]
    assert strip.list.selected() == 12


def test_coming_here_by_tab_picks_nothing_and_a_click_on_the_first_does(strip: ResultsStrip, qtbot: QtBot):
    told = picks(strip)
    strip.activateWindow()
    strip.list.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(strip.list.hasFocus)
    assert told == []
    qtbot.mouseClick(strip.list.viewport(), Qt.MouseButton.LeftButton, pos=place(strip, 0))
    assert told == [11]


def test_nothing_is_chosen_when_the_owner_says_so(strip: ResultsStrip):
    strip.set_selected(12)
    strip.set_selected(None)
    assert strip.list.selected() is None
    assert not strip.tools.isVisible()


def test_the_arrow_keys_go_to_the_neighbours_and_enter_shows_one_large(strip: ResultsStrip, qtbot: QtBot):
    told, wanted = picks(strip), asked(strip)
    strip.set_selected(11)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Return):
        qtbot.keyClick(strip.list, key)
    assert told == [12, 13, 12]
    assert wanted == [("full_size", 12)]


def test_delete_and_copy_have_their_usual_keys(strip: ResultsStrip, qtbot: QtBot):
    wanted = asked(strip)
    strip.set_selected(12)
    qtbot.keyClick(strip.list, Qt.Key.Key_Delete)
    qtbot.keyClick(strip.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert wanted == [("delete", 12), ("copy", 12)]


def test_places_are_kept_for_what_is_still_to_come_and_cannot_be_picked(strip: ResultsStrip, qtbot: QtBot):
    strip.set_results(RESULTS[:1])
    strip.set_expected(3)
    told = picks(strip)
    assert strip.list.results.rowCount() == 3
    qtbot.mouseClick(strip.list.viewport(), Qt.MouseButton.LeftButton, pos=place(strip, 2))
    assert told == []
    assert strip.list.results.index(2).data(Qt.ItemDataRole.AccessibleTextRole) == "Picture 3 of 3, still being made"
    strip.set_expected(0)
    assert strip.list.results.rowCount() == 1


def test_the_chosen_one_stays_chosen_when_more_arrives(strip: ResultsStrip):
    strip.set_results(RESULTS[:2])
    strip.set_selected(12)
    told = picks(strip)
    strip.set_results(RESULTS)
    assert (strip.list.selected(), told) == (12, [])


def test_the_tools_act_on_the_chosen_one_and_are_gone_without_one(strip: ResultsStrip, qtbot: QtBot):
    assert not strip.tools.isVisible()
    wanted = asked(strip)
    strip.set_selected(13)
    qtbot.mouseClick(tool(strip, "use_as_source"), Qt.MouseButton.LeftButton)
    assert wanted == [("use_as_source", 13)]


def test_what_cannot_be_done_is_not_offered(strip: ResultsStrip):
    strip.set_selected(11)
    assert not tool(strip, "send_to_chat").isVisible()
    assert tool(strip, "save_all").isVisible()
    strip.set_chat_offered(True)
    strip.set_results(RESULTS[:1])
    assert tool(strip, "send_to_chat").isVisible()
    assert not tool(strip, "save_all").isVisible()


def test_tools_without_room_are_in_the_menu_at_the_end(strip: ResultsStrip, qtbot: QtBot):
    strip.resize(380, 90)
    strip.set_selected(11)
    qtbot.waitUntil(strip.tools.more.isVisible)
    assert not tool(strip, "delete").isVisible()
    wanted = asked(strip)
    qtbot.mouseClick(strip.tools.more, Qt.MouseButton.LeftButton)
    menu = strip.findChild(QMenu)
    assert menu is not None
    delete = menu.findChild(QAction, "delete")
    assert delete is not None
    delete.trigger()
    menu.close()
    assert wanted == [("delete", 11)]


def test_the_menu_of_a_picture_makes_it_the_chosen_one(strip: ResultsStrip):
    strip.set_selected(11)
    wanted = asked(strip)
    where = place(strip, 1)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, strip.list.viewport().mapToGlobal(where))
    QApplication.sendEvent(strip.list.viewport(), event)
    menu = strip.findChild(QMenu)
    assert menu is not None
    save = menu.findChild(QAction, "save")
    assert save is not None
    save.trigger()
    menu.close()
    assert wanted == [("save", 12)]


def test_a_picture_is_dragged_out_as_its_file(strip: ResultsStrip, tmp_path: Path):
    strip.set_path_of(lambda number: tmp_path / f"{number}.png" if number == 12 else None)
    model = strip.list.results
    assert [url.toLocalFile() for url in model.mimeData([model.index(1)]).urls()] == [str(tmp_path / "12.png")]
    assert not model.mimeData([model.index(0)]).urls()


def test_the_small_picture_is_cut_to_a_square_and_drafts_say_so(strip: ResultsStrip):
    image = QImage(300, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    strip.set_thumbnail(11, image)
    shown = strip.list.viewport().grab().toImage()
    assert shown.pixelColor(place(strip, 0)).name() == "#ff0000"
    spoken = [strip.list.results.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert spoken == ["Picture 1 of 3", "Picture 2 of 3", "Picture 3 of 3, a draft"]


def test_long_facts_are_shortened_and_whole_in_the_tooltip(strip: ResultsStrip):
    strip.set_facts("4 results", "A lake " * 60)
    assert strip.remarks.isVisible()
    assert strip.remarks.text().endswith("…")
    assert "A lake " * 60 in strip.remarks.toolTip()
    strip.set_facts("4 results")
    assert not strip.remarks.isVisible()


def test_everything_in_the_strip_has_a_name(strip: ResultsStrip):
    strip.set_selected(11)
    assert complaints(strip) == []
