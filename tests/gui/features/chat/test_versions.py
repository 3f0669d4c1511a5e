"""Messages are edited, asked again and deleted by clicks; what was there before is one click away."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from playground.widgets.transcript.footer import NEXT, PREVIOUS
from tests.faults.server import DONE, STREAM_HEAD, FaultServer, delta, once
from tests.gui.features.chat.desk import Desk, tell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def says(text):
    return once(STREAM_HEAD, delta(text, "stop"), DONE)


@pytest.fixture
def at_the_desk(qapp, tmp_path):
    def at_the_desk(story, *texts):
        with FaultServer(*map(says, texts)) as server:

            async def happen(desk: Desk):
                await story(desk)

            tell(tmp_path, happen, base_url=server.base_url)

    return at_the_desk


def texts(desk: Desk) -> list[str]:
    """As they stand in the transcript, from top to bottom."""
    found: dict[str, str] = {}
    for row in desk.transcript.stack.rows:
        found[row.turn_id] = desk.transcript.text_of(row.turn_id)
    return list(found.values())


def ids(desk: Desk) -> list[int]:
    return [turn.id for turn in desk.tab.model.turns]


def entries() -> dict[str, QAction]:
    menu = QApplication.activePopupWidget()
    return {action.text(): action for action in menu.actions()} if isinstance(menu, QMenu) else {}


def offers(word: str) -> bool:
    return word in entries()


def reads(desk: Desk, expected: list[str]) -> bool:
    return texts(desk) == expected


async def choose(desk: Desk, turn_id: int, *words: str) -> None:
    """In the menu of a message, and in the menus that open from it."""
    desk.click_action(f"menu:{turn_id}")
    for word in words:
        await desk.until(partial(offers, word))
        menu, action = QApplication.activePopupWidget(), entries()[word]
        assert isinstance(menu, QMenu)
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    await desk.answered()


def test_a_prompt_is_edited_and_both_versions_can_be_read(at_the_desk):
    async def story(desk: Desk):
        await desk.send("One")
        await desk.answered()
        desk.type("meanwhile")
        desk.click_action(f"edit:{ids(desk)[0]}")
        assert desk.composer.text() == "One"
        assert desk.tab.model.current.draft.text == "meanwhile"
        desk.press(Qt.Key.Key_A)
        assert desk.tab.model.current.draft.text == "meanwhile\nOnea", "neither is lost whatever comes now"
        desk.press(Qt.Key.Key_Return)
        assert desk.composer.text() == "meanwhile"
        await desk.until(lambda: texts(desk) == ["Onea", "two"])
        await desk.answered()
        desk.click_action(PREVIOUS)
        await desk.until(lambda: texts(desk) == ["One", "one"])
        desk.click_action(NEXT)
        await desk.until(lambda: texts(desk) == ["Onea", "two"])
        desk.click_action(f"edit:{ids(desk)[0]}")
        desk.tab.stop()  # Esc
        assert desk.composer.text() == "meanwhile"
        await desk.answered()

    at_the_desk(story, "one", "two")


def test_the_menu_changes_what_was_said_and_undo_takes_it_back(at_the_desk):
    async def story(desk: Desk):
        await desk.send("One")
        await desk.answered()
        prompt, reply = ids(desk)
        await choose(desk, reply, "Move up")
        assert texts(desk) == ["one", "One"]
        await choose(desk, prompt, "Add a message below", "System message")
        desk.type("Be brief")
        desk.press(Qt.Key.Key_Return)
        await desk.until(lambda: texts(desk) == ["one", "One", "Be brief"])
        await desk.answered()
        await choose(desk, reply, "Delete with all that follows")
        assert texts(desk) == []
        desk.tab.act(f"chat.take_back:{desk.tab.model.current.number}")
        await desk.until(lambda: texts(desk) == ["one", "One", "Be brief"])
        await desk.answered()
        for left in (["one", "One"], ["One", "one"]):
            QTest.keyClick(desk.transcript, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
            await desk.until(partial(reads, desk, left))
            await desk.answered()
        await choose(desk, reply, "New chat from here")
        assert texts(desk) == ["One", "one"]
        assert len(desk.titles) == 2

    at_the_desk(story, "one")


def test_an_edited_reply_is_kept_or_gone_on_with(at_the_desk):
    async def story(desk: Desk):
        await desk.send("Count")
        await desk.answered()
        await choose(desk, ids(desk)[1], "Edit this reply")
        desk.type(", two,")
        QTest.mouseClick(desk.tab.conversation.editor.more_button, Qt.MouseButton.LeftButton)
        await desk.until(lambda: desk.reply == "one, two, three")
        await desk.answered()
        turn = desk.transcript.last_turn()
        assert turn is not None
        assert turn.footer.version == (2, 2)
        await choose(desk, ids(desk)[1], "Edit this reply")
        desk.composer.set_text("four")
        desk.press(Qt.Key.Key_Return)
        await desk.until(lambda: desk.reply == "four")
        await desk.answered()

    at_the_desk(story, "one", " three")
