"""Settings: live theme, language at the next start, where the data is, components, and forgetting the keys."""

import asyncio

import pytest
from PySide6.QtGui import QGuiApplication

from playground.message import Message
from playground.services.components import Components
from playground.services.prices import Price, PriceTable
from playground.widgets import theme
from playground.window.component_card import ComponentCard
from playground.window.settings_dialog import SettingsDialog
from tests.faults.packages import FakePackages
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
    assert not prices.rows


def test_a_component_is_installed_stopped_and_removed(house, dialog):
    packages = FakePackages(lines=("Downloading 83.5 MB",))
    context = house.context

    async def restart() -> None:
        pass

    card = ComponentCard(Components(context.jobs, context.notices, restart, packages), dialog)
    card.show()

    def shown() -> list[str]:
        buttons = {"install": card.install, "stop": card.stop, "remove": card.remove}
        return [name for name, button in buttons.items() if button.isVisible()]

    async def story() -> None:
        packages.go = asyncio.Event()
        assert (card.state.text(), shown()) == ("Not installed", ["install"])
        house.click(card.install)
        await until(lambda: card.line.full_text() == "Downloading 83.5 MB")
        assert (card.state.text(), shown()) == ("Installing", ["stop"])
        house.click(card.stop)
        await until(lambda: card.state.text() == "Not installed")
        packages.go, packages.code = None, 1
        house.click(card.install)
        await until(lambda: "pip ended with code 1" in card.reason.text())
        packages.code = 0
        house.click(card.install)
        await until(lambda: card.state.text() == "Installed")
        assert shown() == ["remove"]
        assert not card.reason.isVisible()
        house.click(card.remove)
        await until(lambda: shown() == ["install"])
        packages.hindrance = Message("The folder of the packages cannot be written: x")
        hindered = ComponentCard(Components(context.jobs, context.notices, restart, packages), dialog)
        assert hindered.reason.text().endswith("x")
        assert hindered.install.isHidden()
        hindered.close_work()
        card.close_work()

    live(house, story)
