"""The window itself: start, themes, drawers, dialogs, and a small window."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QPlainTextEdit, QTabWidget

from playground.tour.driver import Driver

TAB = "window"
SMALL = QSize(800, 600)
EVENTS = 3


async def steps(driver: Driver) -> None:
    await _themes(driver)
    await _drawers(driver)
    await _connections(driver)
    await _settings(driver)
    await _diagnostics(driver)
    await _small_window(driver)


async def start(driver: Driver) -> None:
    async with driver.step("Start", TAB):
        await driver.until(lambda: driver.is_visible("prompt"), "the prompt")
        state = driver.find("connection_state", QLabel)
        await driver.until(lambda: any(figure.isdigit() for figure in state.text()), "the models of the connection")


async def _themes(driver: Driver) -> None:
    """Through the settings, as a person would; at the end the theme is the one it was."""
    await driver.press("Ctrl+,")
    box = driver.find("theme", QComboBox)
    before = box.currentIndex()
    for data, name in (("dark", "Dark theme"), ("light", "Light theme")):
        async with driver.step(name, TAB):
            await driver.choose(box, box.itemText(box.findData(data)))
            driver.check(box.currentData() == data, f"The theme did not become {data}")
    await driver.choose(box, box.itemText(before))
    await _close_dialog(driver)


async def _drawers(driver: Driver) -> None:
    async with driver.step("Inspector", TAB):
        await driver.press("F12")
        await driver.until(lambda: driver.is_visible("exchange_list"), "the list of exchanges")
        await driver.press("Down", "exchange_list")
        await driver.until(lambda: driver.is_visible("exchange_detail"), "what was sent and came back")
    async with driver.step("Events of an exchange", TAB):
        await driver.press("Up", "exchange_list")
        bar = driver.find("exchange_detail", QTabWidget).tabBar()
        await driver.click(bar, bar.tabRect(EVENTS).center())
        driver.check(bar.currentIndex() == EVENTS, "The events did not come up")
    await driver.press("Ctrl+1")  # in other tabs the button stands elsewhere, or the menu has the only one
    async with driver.step("Code view", TAB):
        await driver.click("code_button")
        text = driver.find("code_text", QPlainTextEdit)
        await driver.until(lambda: "OPENAI_API_KEY" in text.toPlainText(), "the code")
        driver.check(not driver.is_visible("exchange_list"), "The inspector is still open")
    await driver.click("code_button")


async def _connections(driver: Driver) -> None:
    async with driver.step("Connections", TAB):
        await driver.choose("connection", "…")
        await driver.until(lambda: driver.is_visible("connection_dialog"), "the dialog of connections")
    async with driver.step("Test connection", TAB):
        await driver.click("test_connection")
        result = driver.find("test_result", QLabel)
        await driver.until(lambda: "/models" in result.text(), "the result of the test")
    await _close_dialog(driver)


async def _settings(driver: Driver) -> None:
    async with driver.step("Settings", TAB):
        await driver.click("settings_button")
        driver.check(driver.is_visible("settings_dialog"), "The settings did not open")
    await _close_dialog(driver)


async def _diagnostics(driver: Driver) -> None:
    async with driver.step("Diagnostics", TAB):
        await driver.menu("help", "diagnostics")
        text = driver.find("diagnostics_text", QPlainTextEdit)
        await driver.until(lambda: "{" in text.toPlainText(), "the diagnostics")
    await _close_dialog(driver)


async def _small_window(driver: Driver) -> None:
    async with driver.step("Small window", TAB):
        before = driver.window.size()
        driver.window.resize(SMALL)
        await driver.until(lambda: driver.window.size() == SMALL, "a window of 800 by 600")
    driver.window.resize(before)


async def _close_dialog(driver: Driver) -> None:
    await driver.press("Escape")
    await driver.until(lambda: not any(dialog.isVisible() for dialog in driver.all(QDialog)), "the end of the dialog")
