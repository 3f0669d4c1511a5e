"""Speech to text: record or open the sample, write it down, listen to a word, correct one, translate, compare."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from playground.features.transcribe.view.transcribe_view import TranscribeTab
from playground.sound.recorder import State
from playground.tour.driver import Driver
from playground.widgets.translation import tr

TAB = "transcribe"
LONG = 90.0  # seconds for what the demo server hears
SPOKEN = 3.0  # seconds to be recorded


async def steps(driver: Driver) -> None:
    await driver.press("Ctrl+3")
    await driver.until(lambda: driver.all(TranscribeTab), "The tab")
    await _begin(driver)
    await _transcribe(driver)
    await _listen(driver)
    await _correct(driver)
    await _leave(driver)
    await _translate(driver)
    await _compare(driver)


async def _begin(driver: Driver) -> None:
    tab = _tab(driver)
    async with driver.step("Nothing recorded yet", TAB):
        await driver.press("Ctrl+N")
        await driver.until(lambda: driver.is_visible("record"), "The button that records")
        await driver.until(lambda: _heard(tab) or tab.parts.recording.trouble is not None, "The microphone, or why not")
    if _heard(tab):
        async with driver.step("Recording", TAB):
            await driver.click("record")
            await driver.until(lambda: tab.parts.recording.elapsed >= SPOKEN, "Three seconds")
        await driver.click("finish")
        await driver.until(lambda: tab.model.take is not None, "The take")
        await driver.press("Ctrl+N")
    async with driver.step("The sample", TAB):
        await driver.click(tr("Open the sample"))
        await driver.until(lambda: driver.is_visible("wave"), "The wave")
        await driver.until(lambda: tab.parts.playing.waveform is not None, "The sound")


async def _transcribe(driver: Driver) -> None:
    async with driver.step("It is being written down", TAB):
        await driver.press("Ctrl+Return")
        await driver.until(lambda: _tab(driver).model.busy, "The work")
        await driver.until(lambda: _tab(driver).work.take.text.lines, "The first words", LONG)
    async with driver.step("With times and doubts", TAB):
        await _until_idle(driver)
        driver.check(_tab(driver).model.content, "There is no text")
    async with driver.step("How it is heard", TAB):
        await _with_settings(driver)
        more = next(iter(_named(driver, tr("More settings"))), None)
        if more is not None:
            await driver.click(more)
        await driver.type("language", tr("English")[:2])
        await driver.until(lambda: _tab(driver).options.rows.language.popup.isVisible(), "The languages")
    popup = _tab(driver).options.rows.language.popup
    await driver.press("Down", popup)
    await driver.press("Return", popup)
    if more is not None:
        await driver.click(more)
    await _without_settings(driver)


async def _listen(driver: Driver) -> None:
    tab = _tab(driver)
    text = tab.work.take.text
    async with driver.step("Click a word", TAB):
        driver.check(text.lines and len(text.lines[0].pieces) > 4, "There are no words to click")
        await driver.click(text.viewport(), at=text.word_area(0, 4).center())
        playing = tab.parts.playing
        await driver.until(lambda: playing.position > 0 or playing.loudspeaker.trouble, "The sound, or why not")
    async with driver.step("Select a part", TAB):
        tab.parts.playing.stop()
        wave = tab.work.take.wave
        await _drag(driver, wave, QPoint(wave.width() // 2, 60), QPoint(wave.width() - 20, 60))
        driver.check(tab.model.span, "Nothing was selected")
    await driver.press("Escape", wave)


async def _correct(driver: Driver) -> None:
    tab = _tab(driver)
    async with driver.step("Change a line", TAB):
        text = tab.work.take.text
        text.setFocus()
        await driver.press("Home", text)
        await driver.press("F2", text)
        await driver.until(lambda: driver.is_visible("segment_text"), "The line to write in")
        await driver.press("Ctrl+End", "segment_text")
        await driver.type("segment_text", tr(", if you know"))
    async with driver.step("It was changed", TAB):
        await driver.press("Return", "segment_text")
        await driver.until(lambda: tab.model.edits.can_undo, "The change")


async def _leave(driver: Driver) -> None:
    async with driver.step("Ways out", TAB):
        await driver.click("export")
        await driver.until(lambda: driver.is_visible("export_menu"), "The formats")
    menu = driver.find("export_menu", QMenu)
    async with driver.step("Captions", TAB):
        entry = next(action for action in menu.actions() if action.objectName() == "export_srt")
        await driver.click(menu, at=menu.actionGeometry(entry).center())
        await driver.until(lambda: driver.all(QFileDialog), "The dialog that asks where")
    await driver.press("Esc", driver.all(QFileDialog)[0])
    await driver.until(lambda: not driver.all(QFileDialog), "The window again")


async def _translate(driver: Driver) -> None:
    async with driver.step("Translate", TAB):
        await driver.click(driver.find("modes").findChild(QWidget, "translate"))
        before = len(_tab(driver).model.transcripts)
        await driver.press("Ctrl+Return")
        await driver.until(lambda: len(_tab(driver).model.transcripts) > before, "The translation")
        await _until_idle(driver)


async def _compare(driver: Driver) -> None:
    async with driver.step("Compare word for word", TAB):
        await driver.click("compare")
        await driver.until(lambda: driver.is_visible("compare_menu"), "What it can be compared with")
        menu = driver.find("compare_menu", QMenu)
        entry = next(action for action in reversed(menu.actions()) if not action.isSeparator())
        await driver.click(menu, at=menu.actionGeometry(entry).center())
        await driver.until(lambda: driver.is_visible("word_error_rate"), "Both texts")
    await driver.click("compare_close")
    await driver.click(driver.find("modes").findChild(QWidget, "transcribe"))


async def _drag(driver: Driver, target: QWidget, start: QPoint, end: QPoint) -> None:
    none = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(target, Qt.MouseButton.LeftButton, none, start)
    for part in range(1, 9):
        QTest.mouseMove(target, start + (end - start) * part / 8)
        await driver.pause()
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, none, end)
    await driver.pause()


async def _with_settings(driver: Driver) -> None:
    if not driver.is_visible("language"):
        await driver.click(tr("Show the settings"))
        await driver.until(lambda: driver.is_visible("language"), "The settings")


async def _without_settings(driver: Driver) -> None:
    """Where they lie over the work they are closed again."""
    if driver.window.width() < 1100:
        await driver.click(tr("Fold the settings away"))


def _named(driver: Driver, name: str) -> list[QWidget]:
    return [widget for widget in driver.all(QWidget) if widget.accessibleName() == name]


def _tab(driver: Driver) -> TranscribeTab:
    return driver.all(TranscribeTab)[0]


def _heard(tab: TranscribeTab) -> bool:
    return tab.parts.recording.state is State.LISTENING


async def _until_idle(driver: Driver) -> None:
    await driver.until(lambda: not _tab(driver).model.busy, "The end of the work", LONG)
