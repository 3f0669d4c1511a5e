"""The field for a model's name."""

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from playground.widgets.model_picker import ModelEntry, ModelPicker, shutdown_badge

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TODAY = QDate(2026, 11, 24)


@pytest.fixture
def picker(qtbot: QtBot) -> ModelPicker:
    picker = ModelPicker()
    picker.resize(260, 30)
    qtbot.addWidget(picker)
    return picker


def offered(picker: ModelPicker) -> list[str]:
    model = picker.completer().completionModel()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_any_name_may_be_typed(picker: ModelPicker, qtbot: QtBot):
    picker.set_models([ModelEntry("one")])
    with qtbot.waitSignal(picker.model_changed):
        qtbot.keyClicks(picker, "my-own/model:7b ")
    assert picker.model() == "my-own/model:7b"


def test_typing_goes_on_while_the_name_is_told_back(picker: ModelPicker, qtbot: QtBot):
    picker.model_changed.connect(picker.set_model)
    qtbot.keyClicks(picker, "my-model")
    assert picker.model() == "my-model"


def test_names_are_offered_by_any_part_of_them(picker: ModelPicker, qtbot: QtBot):
    picker.set_models([ModelEntry("alpha-mini"), ModelEntry("beta"), ModelEntry("gamma-MINI")])
    picker.completer().setCompletionPrefix("mini")
    assert offered(picker) == ["alpha-mini", "gamma-MINI"]


def test_of_five_thousand_names_those_that_fit_are_offered(picker: ModelPicker, qtbot: QtBot):
    entries = [ModelEntry(f"vendor-{number % 50}/model-{number}") for number in range(5000)]
    picker.set_models(entries)
    picker.show_all()
    qtbot.keyClicks(picker, "99")
    assert 0 < len(offered(picker)) < 500


def test_the_arrow_opens_the_list_and_enter_takes_a_name(picker: ModelPicker, qtbot: QtBot):
    picker.set_models([ModelEntry("one"), ModelEntry("two")])
    picker.show()
    picker.activateWindow()
    picker.setFocus()
    qtbot.waitUntil(picker.hasFocus)
    qtbot.keyClick(picker, Qt.Key.Key_Down)
    popup = picker.completer().popup()
    assert isinstance(popup, QAbstractItemView)
    assert popup.isVisible()
    popup.setCurrentIndex(picker.completer().completionModel().index(1, 0))
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert picker.model() == "two"


@pytest.fixture
def shown(picker: ModelPicker, qtbot: QtBot) -> ModelPicker:
    picker.set_models([ModelEntry("alpha-mini"), ModelEntry("beta"), ModelEntry("gamma-MINI")])
    picker.set_model("beta")
    picker.show()
    picker.activateWindow()
    picker.setFocus()
    qtbot.waitUntil(picker.hasFocus)
    return picker


def popup_of(picker: ModelPicker) -> QAbstractItemView:
    popup = picker.completer().popup()
    assert popup is not None
    return popup


def test_a_click_opens_the_list_at_the_chosen_model_every_time(shown: ModelPicker, qtbot: QtBot):
    popup = popup_of(shown)
    for _ in range(2):
        qtbot.mouseClick(shown, Qt.MouseButton.LeftButton)
        assert popup.isVisible()
        assert offered(shown) == ["alpha-mini", "beta", "gamma-MINI"]
        assert popup.currentIndex().data() == "beta"
        qtbot.keyClick(popup, Qt.Key.Key_Return)
        assert not popup.isVisible()
        assert shown.model() == "beta"


def test_typing_into_the_open_list_narrows_it_and_the_arrows_choose(shown: ModelPicker, qtbot: QtBot):
    popup = popup_of(shown)
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(popup, "mini")
    assert shown.text() == "mini"
    assert offered(shown) == ["alpha-mini", "gamma-MINI"]
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert shown.model() == "gamma-MINI"
    assert not popup.isVisible()


def test_leaving_the_open_list_changes_nothing(shown: ModelPicker, qtbot: QtBot):
    popup = popup_of(shown)
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton)
    qtbot.keyClick(popup, Qt.Key.Key_Up)
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert shown.model() == "beta"


@pytest.mark.parametrize("leave", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_the_list_does_not_stay_behind(picker: ModelPicker, qtbot: QtBot, leave: Qt.Key):
    picker.set_models([ModelEntry("one"), ModelEntry("two")])
    picker.show()
    picker.activateWindow()
    picker.setFocus()
    qtbot.waitUntil(picker.hasFocus)
    qtbot.keyClicks(picker, "o")
    popup = picker.completer().popup()
    assert isinstance(popup, QAbstractItemView)
    assert popup.isVisible()
    qtbot.keyClick(picker, leave)
    assert not popup.isVisible()


def test_a_name_typed_to_its_end_needs_no_list(picker: ModelPicker, qtbot: QtBot):
    picker.set_models([ModelEntry("one"), ModelEntry("two")])
    picker.show()
    picker.activateWindow()
    picker.setFocus()
    qtbot.waitUntil(picker.hasFocus)
    qtbot.keyClicks(picker, "one")
    popup = picker.completer().popup()
    assert isinstance(popup, QAbstractItemView)
    assert not popup.isVisible()


def test_the_list_stays_whole_after_a_choice(picker: ModelPicker):
    picker.set_models([ModelEntry("one"), ModelEntry("two")])
    picker.set_model("two")
    picker.show_all()
    assert offered(picker) == ["one", "two"]


def test_a_hostile_name_is_shown_spelled_out_and_sent_as_it_is(picker: ModelPicker):
    hostile = "gpt\u202etxt\n<b>"
    picker.set_models([ModelEntry(hostile)])
    picker.set_model(hostile)
    assert picker.text() == "gpt\\u202etxt <b>"
    assert picker.model() == hostile
    assert "&lt;b&gt;" in picker.toolTip()


def test_a_change_is_told_once(picker: ModelPicker):
    told: list[str] = []
    picker.model_changed.connect(told.append)
    picker.set_model("one")
    picker.set_models([ModelEntry("one")])
    picker.set_model("one")
    assert told == ["one"]


def test_a_model_that_shuts_down_makes_room_for_its_badge(picker: ModelPicker):
    picker.set_models([ModelEntry("old", "2020-01-14"), ModelEntry("new")])
    picker.set_model("old")
    tall = picker.minimumSizeHint().height()
    picker.set_model("new")
    assert picker.minimumSizeHint().height() < tall


@pytest.mark.parametrize(
    ("date", "text"),
    [
        (None, ""),
        ("", ""),
        ("2027-01-14", "Shuts down 14 Jan 2027"),
        ("2026-11-24", "Shuts down 24 Nov 2026"),
        ("2024-06-13T00:00:00Z", "Shut down on 13 Jun 2024"),
        ("next <b>spring", "Shuts down next <b>spring"),
    ],
)
def test_the_badge_says_when(date: str | None, text: str):
    assert shutdown_badge(date, TODAY) == text
