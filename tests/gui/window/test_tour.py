"""The driver of the tour: real clicks and keys, failures that are noted, and a window that is as it was."""

import asyncio
import json

import pytest
from PySide6.QtWidgets import QLineEdit

from playground.tour.driver import Driver, StepError
from playground.tour.report import Report, Step
from tests.gui.window.house import live


@pytest.fixture
def report():
    return Report()


@pytest.fixture
def driver(house, report, tmp_path):
    return Driver(house.window, report, out=tmp_path)


def test_it_types_what_a_keyboard_has_and_what_it_has_not(house, driver):
    async def story():
        await driver.type("prompt", "Grüße, 你好 <b>")

    live(house, story)
    assert house.tab.prompt.toPlainText() == "Grüße, 你好 <b>"


def test_it_clicks_through_the_menu(house, driver):
    async def story():
        await driver.menu("help", "about")
        driver.check(driver.is_visible("about_dialog"), "About did not open")
        await driver.press("Escape")
        await driver.until(lambda: not driver.is_visible("about_dialog"), "the end of the dialog")

    live(house, story)


def test_it_chooses_from_a_list(house, driver):
    async def story():
        await driver.press("Ctrl+,")
        await driver.choose("theme", "Dark")
        await driver.press("Escape")

    live(house, story)
    assert house.context.settings.get("theme", "") == "dark"


def test_a_step_that_fails_is_noted_and_the_tour_goes_on(house, driver, report, tmp_path):
    async def story():
        async with driver.step("Impossible", "one"):
            await driver.click("no such button")
        async with driver.step("Too long", "one"):
            await driver.until(lambda: False, "The end of time", patience=0.05)
        async with driver.step("Possible", "one"):
            driver.check(True, "never said")

    live(house, story)
    report.write(tmp_path)
    written = json.loads((tmp_path / "report.json").read_text())
    assert [(step["name"], step["ok"], step["note"]) for step in written["steps"]] == [
        ("Impossible", False, "There is no no such button to be seen"),
        ("Too long", False, "The end of time: this did not come about within 0.05 s"),
        ("Possible", True, ""),
    ]
    assert written["ok"] is False
    assert all((tmp_path / step["screenshot"]).stat().st_size > 0 for step in written["steps"])


def test_a_fault_in_a_script_is_not_taken_for_a_failed_step(house, driver):
    async def story():
        async with driver.step("Broken", "one"):
            await asyncio.sleep(0)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        live(house, story)


def test_what_cannot_be_clicked_is_said(house, driver):
    house.frame.top_bar.settings.setEnabled(False)

    async def story():
        with pytest.raises(StepError, match="cannot be clicked"):
            await driver.click("settings_button")

    live(house, story)


def test_the_topmost_window_is_asked_first(house, driver):
    async def story():
        house.frame.dialogs.show_connections()
        assert driver.find("base_url", QLineEdit).window() is not house.window
        await driver.press("Escape")

    live(house, story)


def test_a_report_of_a_tour_that_was_cut_short_is_no_success(report):
    report.steps.append(Step("one", "chat", True, 1, "", ""))
    assert not report.ok
    report.complete = True
    assert report.ok


def test_a_report_without_steps_is_no_success(report):
    assert not report.ok


def test_the_window_is_as_it_was_after_a_tour(house):
    house.tab.prompt.setPlainText("mine")
    house.press("F12")
    before = house.frame.arrangement()
    house.press("Ctrl+2")
    house.press("F12")
    house.frame.show_tab(0)
    house.tab.prompt.setPlainText("the tour's")
    house.frame.arrange_again(before)
    assert house.tab.prompt.toPlainText() == "mine"
    assert house.frame.drawers.shown() == "inspector"
