"""Speech: write a line, hear it, change the voice, let two voices read in turn, put them into an order, and save."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu

from playground.features.speak.view.entry_row import EntryRow
from playground.features.speak.view.script_editor import ScriptEditor
from playground.features.speak.view.speak_view import SpeakTab
from playground.tabs import TABS
from playground.tour.driver import Driver
from playground.widgets.empty_state import EmptyState
from playground.widgets.translation import tr

TAB = "speak"
LONG = 60.0  # seconds for the speech of the demo server
VOICES = ("alloy", "nova")


async def steps(driver: Driver) -> None:
    await driver.press(f"Ctrl+{[entry.id for entry in TABS].index(TAB) + 1}")
    await driver.until(lambda: driver.all(SpeakTab), "The tab")
    await _speak(driver)
    await _listen(driver)
    await _change_voice(driver)
    await _audition(driver)
    await _rank(driver)
    await _save(driver)


async def _speak(driver: Driver) -> None:
    async with driver.step("Nothing said yet", TAB):
        await driver.press("Ctrl+N")
        await driver.until(lambda: driver.all(EmptyState), "What can be tried")
    async with driver.step("A text", TAB):
        await driver.clear("prompt")
        await driver.type(
            "prompt",
            tr(
                "The first stars appeared above the quiet harbour. Somewhere a bell rang twice. "
                "Then the wind turned, and the boats began to dance."
            ),
        )
    async with driver.step("It sounds while it comes", TAB):
        await driver.press("Ctrl+Return")
        await driver.until(lambda: driver.is_visible("player"), "The wave")
    async with driver.step("The clip is there", TAB):
        await _until_idle(driver)
        driver.check(_tab(driver).work.player.wave.duration > 1, "The clip is empty")


async def _listen(driver: Driver) -> None:
    """Where there is no loudspeaker, the sentence that says so is a part of the picture."""
    async with driver.step("Play from a sentence", TAB):
        editor = driver.find("prompt", ScriptEditor)
        cursor = editor.textCursor()
        cursor.setPosition(len(editor.toPlainText()) // 2)
        held = Qt.KeyboardModifier.ControlModifier
        await driver.click(editor.viewport(), editor.cursorRect(cursor).center(), held)
        tab = _tab(driver)
        loudspeaker = tab.listening.loudspeaker
        await driver.until(lambda: editor.lit() or loudspeaker.trouble is not None, "The sentence that is heard")
    await driver.press("Esc")


async def _change_voice(driver: Driver) -> None:
    async with driver.step("Another voice", TAB):
        await _with_settings(driver)
        await driver.choose("voice", VOICES[1])
        await driver.click(tr("More settings"))
        driver.check(driver.is_visible("instructions"), "The rest of the settings is not there")
    async with driver.step("Spoken by that voice", TAB):
        await driver.click(tr("More settings"))
        await _without_settings(driver)
        await driver.press("Ctrl+Return", "prompt")
        await _until_idle(driver)
        driver.check(VOICES[1] in _tab(driver).work.player.facts.full_text(), "It is not the other voice")
    await driver.press("Esc")


async def _audition(driver: Driver) -> None:
    async with driver.step("Two voices for an audition", TAB):
        await driver.click("audition")
        await driver.until(lambda: driver.is_visible("audition_page"), "The page")
        for voice in VOICES:
            await driver.choose("candidate_voice", voice)
            await driver.click("candidate_add")
        driver.check(len(_tab(driver).auditioning.candidates) >= len(VOICES), "They do not take part")
    async with driver.step("Both have read the line", TAB):
        await driver.press("Ctrl+Return")
        await driver.until(lambda: driver.all(EntryRow), "The voices")
        await driver.until(lambda: not _tab(driver).auditioning.busy, "The end of the work", LONG)
        await driver.click("play_all")


async def _rank(driver: Driver) -> None:
    async with driver.step("The better one gets the first place", TAB):
        await driver.press("1", driver.find("entry_B"))
        await driver.press("2", driver.find("entry_A"))
        driver.check(_tab(driver).auditioning.ranking[:2] == (1, 0), "They are not in this order")
    async with driver.step("Whose voices they are", TAB):
        if driver.is_visible("reveal"):
            await driver.click("reveal")
        driver.check(all(entry.candidate for entry in _tab(driver).auditioning.entries), "Nobody knows")
    await driver.press("Esc", "entry_B")
    await driver.until(lambda: driver.is_visible("prompt"), "The text")


async def _save(driver: Driver) -> None:
    async with driver.step("Kinds of files", TAB):
        await driver.click("save")
        await driver.until(lambda: driver.is_visible("save_menu"), "The kinds of files")
    async with driver.step("Save the clip", TAB):
        menu = driver.find("save_menu", QMenu)
        await driver.click(menu, menu.actionGeometry(menu.actions()[0]).center())
        await driver.until(lambda: driver.all(QFileDialog), "The dialog that asks where")
    await driver.press("Esc", driver.all(QFileDialog)[0])
    await driver.until(lambda: not driver.all(QFileDialog), "The window again")


async def _with_settings(driver: Driver) -> None:
    if not driver.is_visible("voice"):
        await driver.click(tr("Show the settings"))
        await driver.until(lambda: driver.is_visible("voice"), "The settings")


async def _without_settings(driver: Driver) -> None:
    """Where they lie over the work they are closed again."""
    if driver.window.width() < 1100:
        await driver.click(tr("Fold the settings away"))


async def _until_idle(driver: Driver) -> None:
    await driver.until(lambda: not _tab(driver).model.busy, "The end of the work", LONG)


def _tab(driver: Driver) -> SpeakTab:
    return driver.all(SpeakTab)[0]
