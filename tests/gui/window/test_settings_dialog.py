"""Settings: live theme, language at the next start, where the data is, and forgetting the keys."""

import pytest
from PySide6.QtGui import QGuiApplication

from playground.services.prices import Price, PriceTable
from playground.widgets import theme
from playground.window.settings_dialog import SettingsDialog
from tests.gui.window.house import live, until


@pytest.fixture
def dialog(house):
    house.press("Ctrl+,")
    dialog = house.window.findChild(SettingsDialog)
    yield dialog
    dialog.reject()


def choose(box, data):
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def test_the_theme_changes_at_once_and_is_remembered(house, dialog):
    choose(dialog.theme, "dark")
    assert theme.tokens().dark
    assert house.context.settings.get("theme", "") == "dark"
    choose(dialog.theme, "light")
    assert not theme.tokens().dark


def test_the_language_is_for_the_next_start_and_says_so(house, dialog):
    assert not dialog.restart.isVisible()
    choose(dialog.language, "zh_CN")
    assert dialog.restart.isVisible()
    assert house.context.settings.get("language", "") == "zh_CN"


def test_the_data_folder_is_shown_and_copied(house, dialog):
    house.click(dialog.copy)
    assert QGuiApplication.clipboard().text() == str(house.locations.data)


def test_forgetting_all_keys_asks_once_more(house, dialog):
    secrets = house.context.secrets
    secrets.use_from_environment("c1", "https://example.com:443", "sk-canary-0123456789")

    async def story():
        assert not dialog.confirm.isVisible()
        house.click(dialog.forget)
        assert secrets.status("c1", "https://example.com:443") == "environment"
        house.click(dialog.confirm)
        await until(lambda: secrets.status("c1", "https://example.com:443") == "none")

    live(house, story)


def test_prices_are_written_into_a_table_and_kept_at_once(house, dialog):
    editor, prices = dialog.prices, PriceTable(house.context.settings)
    assert editor.table.rowCount() == 0
    assert not editor.remove.isEnabled()
    house.click(editor.add)
    for column, text in enumerate(("gpt-*", "$2.5", "much", "", "10", "-1")):
        editor.table.item(0, column).setText(text)
    assert prices.rows == (Price("gpt-*", input=2.5, output=10.0),)
    assert editor.table.item(0, 2).text() == ""
    editor.table.selectRow(0)
    house.click(editor.remove)
    assert prices.rows == ()
