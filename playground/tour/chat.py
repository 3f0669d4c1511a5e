"""The chat: try, watch, stop, write, read, change settings, fail and recover, and find it all again."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPlainTextEdit

from playground.tour import transcript_hand
from playground.tour.driver import Driver
from playground.widgets.buttons import Button
from playground.widgets.empty_state import EmptyState
from playground.widgets.model_picker import ModelPicker
from playground.widgets.transcript.transcript_view import TranscriptView
from playground.widgets.translation import tr

TAB = "chat"
LONG = 60.0  # seconds for a whole reply of the demo server


async def steps(driver: Driver) -> None:
    await driver.press("Ctrl+1")
    await _try(driver)
    await _read_back(driver)
    await _copy_code(driver)
    await _write(driver)
    await _change_temperature(driver)
    if driver.is_visible(tr("Show the settings")) or tr("Demo, no AI model") in _labels(driver):
        await _stop(driver)
        await _fail(driver)
    await _manage(driver)


async def _try(driver: Driver) -> None:
    async with driver.step("Empty chat", TAB):
        await driver.press("Ctrl+N")
        await driver.until(lambda: driver.all(EmptyState), "What can be tried")
    async with driver.step("A suggestion streams in", TAB):
        await driver.click(driver.all(EmptyState)[0].findChildren(Button)[0])
        await driver.until(lambda: _reply(driver).count("\n") > 8, "A reply that grows", LONG)


async def _read_back(driver: Driver) -> None:
    async with driver.step("Reading back while it streams", TAB):
        view = _transcript(driver)
        await driver.until(lambda: view.verticalScrollBar().maximum() > 0 or not _busy(driver), "A long reply", LONG)
        await driver.press("Home", view)
        before = len(_reply(driver))
        await driver.until(lambda: len(_reply(driver)) > before or not _busy(driver), "More of the reply")
        driver.check(view.verticalScrollBar().value() == 0, "The text moved away from under the reader")
    async with driver.step("A finished reply", TAB):
        await driver.press("End", _transcript(driver))
        await _until_idle(driver)
        driver.check(len(_reply(driver)) > 0, "The reply is empty")


async def _copy_code(driver: Driver) -> None:
    async with driver.step("Copy a block of code", TAB):
        view = _transcript(driver)
        await driver.until(lambda: "```" in _reply(driver), "A block of code")
        QGuiApplication.clipboard().clear()
        while transcript_hand.place_of(view, "copy") is None and view.verticalScrollBar().value() > 0:
            await driver.press("Up", view)
        await transcript_hand.click(driver, view, "copy")
        copied = QGuiApplication.clipboard().text()
        driver.check(copied and copied in _reply(driver), "The clipboard does not hold the code")


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
        await _until_idle(driver)
        driver.check(_reply(driver), "There is no reply")


async def _change_temperature(driver: Driver) -> None:
    async with driver.step("Change the temperature", TAB):
        await _with_settings(driver)
        await driver.clear("temperature")
        await driver.type("temperature", "0.7")
        await driver.press("Return", "temperature")
        await driver.until(lambda: tr("1 setting differs from the default") in _labels(driver), "The line that says so")
    async with driver.step("Put it back", TAB):
        await driver.click(tr("Reset"))
        await driver.until(lambda: tr("All settings are at their defaults") in _labels(driver), "The defaults")
        await _without_settings(driver)


async def _stop(driver: Driver) -> None:
    async with driver.step("Choose another model", TAB):
        await _choose_model(driver, "demo-slow")
    async with driver.step("Stop a reply", TAB):
        await driver.press("Ctrl+N")
        await driver.type("prompt", tr("Write a short poem about spring"))
        await driver.press("Return", "prompt")
        await driver.until(lambda: len(_reply(driver)) > 24, "The first words")
        await driver.click("run")
        await _until_idle(driver)
        view = _transcript(driver)
        await driver.until(lambda: transcript_hand.place_of(view, "card", "retry"), "The offer to ask again")


async def _fail(driver: Driver) -> None:
    view = _transcript(driver)
    async with driver.step("An error says what to do", TAB):
        await _choose_model(driver, "demo-error")
        await driver.press("Ctrl+N")
        await driver.type("prompt", tr("Explain what temperature does"))
        await driver.press("Return", "prompt")
        await _until_idle(driver)
        await driver.until(lambda: transcript_hand.place_of(view, "card", "retry"), "The card of the error")
    async with driver.step("Details of the error", TAB):
        await transcript_hand.click(driver, view, "details")
    async with driver.step("Retry with a model that works", TAB):
        await _choose_model(driver, "demo-assistant")
        await transcript_hand.click(driver, view, "card", "retry")
        await driver.until(lambda: _reply(driver), "The reply")
        await _until_idle(driver)
        driver.check(transcript_hand.place_of(view, "card") is None, "The card is still there")


async def _manage(driver: Driver) -> None:
    await _with_list(driver)
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


async def _choose_model(driver: Driver, name: str) -> None:
    await _with_settings(driver)
    await driver.clear("model")
    await driver.type("model", name)
    picker = driver.find("model", ModelPicker)
    driver.check(picker.model() == name, f"The model did not become {name}")
    # The list of names takes the activity with it when it closes where there is no window manager.
    driver.window.activateWindow()
    await _without_settings(driver)


async def _with_settings(driver: Driver) -> None:
    if not driver.is_visible("temperature"):
        await driver.click(tr("Show the settings"))
        await driver.until(lambda: driver.is_visible("temperature"), "The settings")


async def _without_settings(driver: Driver) -> None:
    """Where they lie over the conversation they are closed again."""
    if driver.window.width() < 1100:
        await driver.click(tr("Fold the settings away"))


async def _with_list(driver: Driver) -> None:
    if not driver.is_visible("conversations"):
        await driver.click(tr("Show the list"))
        await driver.until(lambda: driver.is_visible("conversations"), "The list of conversations")


def _transcript(driver: Driver) -> TranscriptView:
    return driver.find("transcript", TranscriptView)


def _reply(driver: Driver) -> str:
    """The text of the last reply as far as it has come."""
    if not driver.is_visible("transcript"):
        return ""
    turn = _transcript(driver).last_turn()
    return turn.text if turn is not None and turn.role == "assistant" else ""


def _busy(driver: Driver) -> bool:
    return driver.find("run", Button).text() == tr("Stop")


async def _until_idle(driver: Driver) -> None:
    await driver.until(lambda: not _busy(driver), "The end of the reply", LONG)


def _labels(driver: Driver) -> list[str]:
    return [label.text() for label in driver.all(QLabel)]


def _titles(rows: QListView) -> list[str]:
    """Without the headings of the days."""
    indexes = [rows.model().index(row, 0) for row in range(rows.model().rowCount())]
    return [str(index.data()) for index in indexes if index.flags() & Qt.ItemFlag.ItemIsSelectable]
