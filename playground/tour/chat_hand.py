"""What the chat's scripts do and look at again and again."""

from typing import Final

from PySide6.QtWidgets import QLabel

from playground.tour.driver import Driver
from playground.widgets.buttons import Button
from playground.widgets.fold import Fold
from playground.widgets.model_picker import ModelPicker
from playground.widgets.transcript.transcript_view import TranscriptView
from playground.widgets.translation import tr

LONG: Final = 60.0  # seconds for a whole reply of the demo server


async def ask(driver: Driver, prompt: str) -> None:
    """Writes a prompt and sends it."""
    await driver.clear("prompt")
    await driver.type("prompt", prompt)
    await driver.press("Return", "prompt")


async def unfold(driver: Driver, title: str) -> None:
    fold = next(each for each in driver.all(Fold) if each.title() == title)
    if not fold.is_open():
        await driver.click(fold.header)


async def choose_model(driver: Driver, name: str) -> None:
    await with_settings(driver)
    await driver.clear("model")
    await driver.type("model", name)
    picker = driver.find("model", ModelPicker)
    driver.check(picker.model() == name, f"The model did not become {name}")
    # The list of names takes the activity with it when it closes where there is no window manager.
    driver.window.activateWindow()
    await without_settings(driver)


async def with_settings(driver: Driver) -> None:
    if not driver.is_visible("temperature"):
        await driver.click(tr("Show the settings"))
        await driver.until(lambda: driver.is_visible("temperature"), "The settings")


async def without_settings(driver: Driver) -> None:
    """Where they lie over the conversation they are closed again."""
    if driver.window.width() < 1100:
        await driver.click(tr("Fold the settings away"))


async def with_list(driver: Driver) -> None:
    if not driver.is_visible("conversations"):
        await driver.click(tr("Show the list"))
        await driver.until(lambda: driver.is_visible("conversations"), "The list of conversations")


def transcript(driver: Driver) -> TranscriptView:
    return driver.find("transcript", TranscriptView)


def reply(driver: Driver) -> str:
    """The text of the last reply as far as it has come."""
    if not driver.is_visible("transcript"):
        return ""
    turn = transcript(driver).last_turn()
    return turn.text if turn is not None and turn.role == "assistant" else ""


def is_busy(driver: Driver) -> bool:
    return driver.find("run", Button).text() == tr("Stop")


async def until_idle(driver: Driver) -> None:
    await driver.until(lambda: not is_busy(driver), "The end of the reply", LONG)


def labels(driver: Driver) -> list[str]:
    return [label.text() for label in driver.all(QLabel)]
