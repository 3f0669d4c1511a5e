"""The same again and again: what is opened and closed, started and stopped, leaves nothing behind."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from playground.features.chat.appearance import ABOUT, CHANCES, MENU, MISFIT
from playground.features.chat.settings import ChatSettings
from tests.faults.growth import holdings
from tests.faults.server import DONE, STREAM_HEAD, FaultServer, Peer, delta
from tests.gui.features.chat.desk import Desk, tell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SCHEMA = '{"type": "object", "required": ["name"]}'
ROUNDS = 4


def script(peer: Peer) -> None:
    """Replies to "whole" in full, to all else with a beginning."""
    asked = peer.request().body
    peer.send(STREAM_HEAD, delta('{"age": 7}'))
    if b"whole" not in asked:
        peer.hold()
    peer.send(delta("", "stop"), DONE)


def test_nothing_is_left_of_replies_that_were_stopped_and_of_dialogs_that_were_closed(qapp, tmp_path):
    """L5, a few rounds of it."""

    async def story(desk: Desk):
        desk.tab.model.wishes.wish(ChatSettings("test-model", schema=SCHEMA))
        await desk.send("whole")
        await desk.answered()
        held = []
        for _ in range(ROUNDS):
            await stop_a_reply(desk)
            for open_it in dialogs(desk):
                await open_and_close(desk, open_it)
            held.append(holdings())
        assert held[-1].grown_since(held[0]) == {}

    with FaultServer(script) as server:
        tell(tmp_path, story, base_url=server.base_url)


async def stop_a_reply(desk: Desk) -> None:
    number = desk.tab.model.current.number
    desk.tab.new()
    await desk.send("again")
    await desk.until(lambda: desk.reply)
    desk.tab.stop()
    await desk.answered()
    desk.tab.conversations.selected.emit(number)
    await desk.until(lambda: desk.tab.model.current.number == number)


def dialogs(desk: Desk) -> list[Callable[[], object]]:
    """Everything that the chat opens above the window."""
    number = desk.tab.model.turns[-1].id
    options, conversation = desk.tab.options, desk.tab.conversation
    return [
        partial(options.edit_requested.emit, "schema"),
        partial(options.edit_requested.emit, "tools"),
        options.preset.save_requested.emit,
        *(partial(conversation.action_requested.emit, f"{name}:{number}") for name in (MISFIT, CHANCES, ABOUT, MENU)),
    ]


async def open_and_close(desk: Desk, open_it: Callable[[], object]) -> None:
    open_it()
    await desk.until(above)
    for widget in above():
        widget.close()
    await desk.until(lambda: not above())


def above() -> list[QWidget]:
    tops = QApplication.topLevelWidgets()
    return [widget for widget in tops if widget.isVisible() and widget.parentWidget() is not None]
