"""Conversations are pinned in the list on the left."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from playground.widgets.side_rows import tool_rect
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


def rows(desk: Desk) -> list[str]:
    """With the titles of groups."""
    found = desk.tab.conversations.rows
    return [str(found.index(row).data()) for row in range(found.rowCount())]


def click_tool(desk: Desk, number: int) -> None:
    view = desk.tab.conversations.view
    row = view.visualRect(desk.tab.conversations.rows.index_of(number))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=tool_rect(row).center())


def test_pinned_conversations_come_first_and_are_pinned_by_their_icon_or_menu(at_the_desk):
    async def story(desk: Desk):
        await desk.send("One")
        await desk.answered()
        first = desk.tab.model.current.number
        assert first is not None
        desk.tab.new()
        await desk.send("Two")
        await desk.answered()
        second = desk.tab.model.current.number
        assert rows(desk) == ["Today", "Two", "One"]

        click_tool(desk, first)
        await desk.idle()
        assert rows(desk) == ["Pinned", "One", "Today", "Two"]
        assert desk.tab.model.current.number == second, "the click meant the pin, not the conversation"
        assert desk.tab.conversations.current() == second

        view = desk.tab.conversations.view
        place: QPoint = view.visualRect(desk.tab.conversations.rows.index_of(first)).center()
        view.customContextMenuRequested.emit(place)
        await desk.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        (unpin,) = (action for action in menu.actions() if action.text() == "Unpin")
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(unpin).center())
        await desk.idle()
        assert rows(desk) == ["Today", "Two", "One"]

    at_the_desk(story, "a", "b")
