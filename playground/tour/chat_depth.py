"""The chat in depth: versions, several answers, tools, a schema, chances of words, and the way back to all of it."""

from PySide6.QtWidgets import QListView, QMenu

from playground.features.chat.view.chat_view import ChatTab
from playground.tour import transcript_hand
from playground.tour.chat_hand import (
    LONG,
    ask,
    choose_model,
    is_busy,
    reply,
    transcript,
    unfold,
    until_idle,
    with_list,
    with_settings,
    without_settings,
)
from playground.tour.driver import Driver, StepError
from playground.widgets.buttons import Button
from playground.widgets.translation import tr

TAB = "chat"


async def steps(driver: Driver) -> None:
    await driver.press("Ctrl+1")
    await _branch(driver)
    await _pick(driver)
    await _call_a_tool(driver)
    await _keep_to_a_schema(driver)
    await _look_through_the_lens(driver)
    await _search(driver)


async def _branch(driver: Driver) -> None:
    async with driver.step("A prompt is edited and sent again", TAB):
        await driver.press("Ctrl+N")
        await ask(driver, tr("Convert 10 miles to km"))
        await driver.until(lambda: driver.is_visible("transcript"), "The conversation")
        await until_idle(driver)
        view = transcript(driver)
        await driver.press("Home", view)
        await transcript_hand.click(driver, view, "action", "edit")
        await driver.until(lambda: driver.is_visible("edit_cancel"), "The prompt in the composer")
        await ask(driver, tr("Convert 42 miles to km"))
        await until_idle(driver)
        driver.check("67" in reply(driver), "There is no other answer")
    async with driver.step("The first version is still there", TAB):
        await driver.press("Home", transcript(driver))
        await transcript_hand.click(driver, transcript(driver), "action", "previous_version")
        await driver.until(lambda: "16" in reply(driver), "The first answer")


async def _pick(driver: Driver) -> None:
    async with driver.step("Three answers at once", TAB):
        await driver.press("Ctrl+N")
        await with_settings(driver)
        await unfold(driver, tr("Sampling"))
        await _set(driver, "n", "3")
        await without_settings(driver)
        await ask(driver, tr("Write a short poem about spring"))
        await driver.until(lambda: driver.is_visible("choices"), "The answers beside each other", LONG)
        await until_idle(driver)
    async with driver.step("The second is the one to go on with", TAB):
        await driver.press("2", "choices")
        await driver.until(lambda: not driver.is_visible("choices"), "The conversation with one answer")
        driver.check(reply(driver), "The answer is gone")
    await _at_defaults(driver)


async def _call_a_tool(driver: Driver) -> None:
    async with driver.step("A tool is described in a form", TAB):
        await driver.press("Ctrl+N")
        await with_settings(driver)
        await unfold(driver, tr("Tools"))
        await driver.click("tools")
        await driver.until(lambda: driver.is_visible("tools_editor"), "The editor of tools")
        await _choose_in_menu(driver, _button(driver, tr("Add")), 1)
    async with driver.step("The model asks for the tool", TAB):
        await driver.click(_button(driver, tr("Use tools")))
        await without_settings(driver)
        await ask(driver, tr("What is the weather like in Oslo?"))
        await driver.until(lambda: driver.is_visible("calls") and not is_busy(driver), "The call", LONG)
    async with driver.step("It goes on with the result", TAB):
        await driver.clear("call_result")
        await driver.type("call_result", '{"temperature": -4, "sky": "clear"}')
        await driver.click("send_results")
        await driver.until(lambda: not driver.is_visible("calls"), "The result on its way")
        await until_idle(driver)
        driver.check("-4" in reply(driver), "The answer says nothing of the result")
    await _at_defaults(driver)


async def _keep_to_a_schema(driver: Driver) -> None:
    async with driver.step("An answer with fields of its own", TAB):
        await driver.press("Ctrl+N")
        await with_settings(driver)
        await unfold(driver, tr("Answer format"))
        await driver.choose("response_format", tr("JSON by a schema"))
        await driver.until(lambda: driver.is_visible("schema"), "The row of the schema")
        await driver.click("schema")
        await driver.until(lambda: driver.is_visible("schema_editor"), "The editor of schemas")
        await _choose_in_menu(driver, driver.find("schema_examples", Button), 0)
    async with driver.step("The answer fits the schema", TAB):
        await driver.click(_button(driver, tr("Use schema")))
        await without_settings(driver)
        await ask(driver, tr("My name is Anna Berg, I am 34 years old, and my email is anna@example.com"))
        await until_idle(driver)
        driver.check(reply(driver).lstrip().startswith(("{", "[")), "The answer is no JSON")
    await _at_defaults(driver)


async def _look_through_the_lens(driver: Driver) -> None:
    async with driver.step("How sure the model was of each word", TAB):
        await choose_model(driver, "demo-ngram")
        await driver.press("Ctrl+N")
        await with_settings(driver)
        await unfold(driver, tr("Sampling"))
        await driver.click("logprobs")
        await _set(driver, "top_logprobs", "4")
        await without_settings(driver)
        await ask(driver, tr("Write a short poem about spring"))
        await until_idle(driver)
        await transcript_hand.click(driver, transcript(driver), "action", "chances")
        await driver.until(lambda: driver.is_visible("chances"), "The words with their chances")
    await driver.press("Escape")
    await _at_defaults(driver)
    await choose_model(driver, "demo-assistant")


async def _search(driver: Driver) -> None:
    async with driver.step("A word is found in all conversations", TAB):
        await with_list(driver)
        rows = driver.find("conversations", QListView)
        await driver.type("search", tr("Oslo"))
        await driver.until(lambda: _places(driver), "The places where it stands")
    async with driver.step("One click leads to the place", TAB):
        rows.setCurrentIndex(rows.model().index(1, 0))
        await driver.until(lambda: driver.is_visible("find"), "The place in its conversation")
        await driver.until(lambda: transcript(driver).finder.hits, "The marked word")
    await driver.press("Escape", "find")
    await driver.clear("search")


async def _set(driver: Driver, name: str, value: str) -> None:
    await driver.clear(name)
    await driver.type(name, value)
    await driver.press("Return", name)


async def _at_defaults(driver: Driver) -> None:
    await with_settings(driver)
    await driver.click(tr("Reset"))
    await without_settings(driver)


async def _choose_in_menu(driver: Driver, button: Button, place: int) -> None:
    await driver.click(button)
    menu = driver.all(QMenu)[0]
    actions = [action for action in menu.actions() if not action.isSeparator()]
    await driver.click(menu, at=menu.actionGeometry(actions[place]).center())


def _button(driver: Driver, words: str) -> Button:
    found = next((button for button in driver.all(Button) if button.text() == words and button.isEnabled()), None)
    if found is None:
        raise StepError(f"There is no button {words}")
    return found


def _places(driver: Driver) -> bool:
    return any(each.hits for each in driver.all(ChatTab)[0].model.searching.found)
