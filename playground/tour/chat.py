"""The chat: try, watch, stop, write, read, change settings, fail and recover, and find it all again."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QListView, QPlainTextEdit

from playground.tour import transcript_hand
from playground.tour.chat_hand import (
    LONG,
    choose_model,
    is_busy,
    labels,
    reply,
    transcript,
    until_idle,
    with_list,
    with_settings,
    without_settings,
)
from playground.tour.driver import Driver
from playground.widgets.buttons import Button
from playground.widgets.empty_state import EmptyState
from playground.widgets.translation import tr

TAB = "chat"


async def steps(driver: Driver) -> None:
    await driver.press("Ctrl+1")
    await _try(driver)
    await _read_back(driver)
    await _copy_code(driver)
    await _write(driver)
    await _change_temperature(driver)
    if driver.is_visible(tr("Show the settings")) or tr("Demo, no AI model") in labels(driver):
        await _stop(driver)
        await _fail(driver)
    await _manage(driver)


async def _try(driver: Driver) -> None:
    async with driver.step("Empty chat", TAB):
        await driver.press("Ctrl+N")
        await driver.until(lambda: driver.all(EmptyState), "What can be tried")
    async with driver.step("A suggestion streams in", TAB):
        await driver.click(driver.all(EmptyState)[0].findChildren(Button)[0])
        await driver.until(lambda: reply(driver).count("\n") > 8, "A reply that grows", LONG)


async def _read_back(driver: Driver) -> None:
    async with driver.step("Reading back while it streams", TAB):
        view = transcript(driver)
        await driver.until(lambda: view.verticalScrollBar().maximum() > 0 or not is_busy(driver), "A long reply", LONG)
        await driver.press("Home", view)
        before = len(reply(driver))
        await driver.until(lambda: len(reply(driver)) > before or not is_busy(driver), "More of the reply")
        driver.check(view.verticalScrollBar().value() == 0, "The text moved away from under the reader")
    async with driver.step("A finished reply", TAB):
        await driver.press("End", transcript(driver))
        await until_idle(driver)
        driver.check(len(reply(driver)) > 0, "The reply is empty")


async def _copy_code(driver: Driver) -> None:
    async with driver.step("Copy a block of code", TAB):
        view = transcript(driver)
        await driver.until(lambda: "```" in reply(driver), "A block of code")
        QGuiApplication.clipboard().clear()
        while transcript_hand.place_of(view, "copy") is None and view.verticalScrollBar().value() > 0:
            await driver.press("Up", view)
        await transcript_hand.click(driver, view, "copy")
        copied = QGuiApplication.clipboard().text()
        driver.check(copied and copied in reply(driver), "The clipboard does not hold the code")


async def _write(driver: Driver) -> None:
    async with driver.step("Write a prompt", TAB):
        await driver.press("Ctrl+N")
        await driver.type("prompt", tr("How many words are in this line?"))
        await driver.press("Shift+Return", "prompt")
        await driver.type("prompt", tr("Playground speaks to every server that knows the API."))
        text = driver.find("prompt", QPlainTextEdit).toPlainText()
        driver.check(text.count("\n") == 1, "Shift+Enter did not begin a new line")
    async with driver.step("Enter sends it", TAB):
        await driver.press("Return", "prompt")
        await driver.until(lambda: driver.is_visible("transcript"), "The conversation")
        await until_idle(driver)
        driver.check(reply(driver), "There is no reply")


async def _change_temperature(driver: Driver) -> None:
    async with driver.step("Change the temperature", TAB):
        await with_settings(driver)
        await driver.clear("temperature")
        await driver.type("temperature", "0.7")
        await driver.press("Return", "temperature")
        await driver.until(lambda: tr("1 setting differs from the default") in labels(driver), "The line that says so")
    async with driver.step("Put it back", TAB):
        await driver.click(tr("Reset"))
        await driver.until(lambda: tr("All settings are at their defaults") in labels(driver), "The defaults")
        await without_settings(driver)


async def _stop(driver: Driver) -> None:
    async with driver.step("Choose another model", TAB):
        await choose_model(driver, "demo-slow")
    async with driver.step("Stop a reply", TAB):
        await driver.press("Ctrl+N")
        await driver.type("prompt", tr("Write a short poem about spring"))
        await driver.press("Return", "prompt")
        await driver.until(lambda: len(reply(driver)) > 24, "The first words")
        await driver.click("run")
        await until_idle(driver)
        view = transcript(driver)
        await driver.until(lambda: transcript_hand.place_of(view, "card", "retry"), "The offer to ask again")


async def _fail(driver: Driver) -> None:
    view = transcript(driver)
    async with driver.step("An error says what to do", TAB):
        await choose_model(driver, "demo-error")
        await driver.press("Ctrl+N")
        await driver.type("prompt", tr("Explain what temperature does"))
        await driver.press("Return", "prompt")
        await until_idle(driver)
        await driver.until(lambda: transcript_hand.place_of(view, "card", "retry"), "The card of the error")
    async with driver.step("Details of the error", TAB):
        await transcript_hand.click(driver, view, "details")
    async with driver.step("Retry with a model that works", TAB):
        await choose_model(driver, "demo-assistant")
        await transcript_hand.click(driver, view, "card", "retry")
        await driver.until(lambda: reply(driver), "The reply")
        await until_idle(driver)
        driver.check(transcript_hand.place_of(view, "card") is None, "The card is still there")


async def _manage(driver: Driver) -> None:
    await with_list(driver)
    rows = driver.find("conversations", QListView)
    async with driver.step("Rename a conversation", TAB):
        # A row that was clicked is opened; the keys then belong to the list.
        rows.setFocus()
        await driver.press("F2", rows)
        await driver.until(lambda: rows.findChildren(QLineEdit), "The field for the name")
        editor = rows.findChildren(QLineEdit)[0]
        await driver.clear(editor)
        await driver.type(editor, tr("A new name"))
        await driver.press("Return", editor)
        await driver.until(lambda: tr("A new name") in _titles(rows), "The new name")
    async with driver.step("Search conversations", TAB):
        await driver.type("search", tr("A new name"))
        await driver.until(lambda: len(_titles(rows)) == 1, "Only what was looked for")
    await driver.clear("search")
    await driver.until(lambda: len(_titles(rows)) > 1, "The whole list")
    async with driver.step("Delete a conversation", TAB):
        rows.setFocus()
        await driver.press("Delete", rows)
        await driver.until(lambda: tr("A new name") not in _titles(rows), "A list without it")
    async with driver.step("Undo", TAB):
        await driver.click(tr("Undo"))
        await driver.until(lambda: tr("A new name") in _titles(rows), "The conversation, back in the list")


def _titles(rows: QListView) -> list[str]:
    """Without the headings of the days."""
    indexes = [rows.model().index(row, 0) for row in range(rows.model().rowCount())]
    return [str(index.data()) for index in indexes if index.flags() & Qt.ItemFlag.ItemIsSelectable]
