"""Settings: live theme, language at the next start, where the data is, and forgetting the keys."""

import pytest
from PySide6.QtGui import QGuiApplication

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
