"""Ctrl+F looks through the conversation, and from there through all of them."""

import pytest

from tests.faults.server import DONE, STREAM_HEAD, FaultServer, delta, once
from tests.gui.accessibility import complaints
from tests.gui.features.chat.desk import Desk, tell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_find_opens_above_the_conversation_and_leads_on_to_all_of_them(qapp, tmp_path):
    async def story(desk: Desk) -> None:
        tab = desk.tab
        tab.find()
        assert tab.conversations.search.hasFocus()  # there is nothing to look through yet
        await desk.send()
        await desk.answered()
        tab.find()
        bar = tab.conversation.find_bar
        assert bar is not None
        assert bar.field.hasFocus()
        bar.field.setText("four")
        await desk.until(lambda: bar.place.text() == "1 of 1")
        assert not complaints(bar)
        tab.find()
        assert tab.conversations.search.hasFocus()
        tab.find()
        desk.click(bar.close_button)
        assert not bar.isVisible()
        assert tab.conversation.transcript.hasFocus()

    with FaultServer(once(STREAM_HEAD, delta("Four", "stop"), DONE)) as server:
        tell(tmp_path, story, base_url=server.base_url)
