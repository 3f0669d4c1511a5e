"""What is found in all conversations stands in its sentence on the left, and a click leads there."""

import pytest
from PySide6.QtCore import Qt

from playground.widgets.side_rows import SideRow
from tests.faults.server import DONE, STREAM_HEAD, FaultServer, delta, once
from tests.gui.features.chat.desk import Desk, tell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LONG = "\n\n".join(f"Line {number} of nothing much" for number in range(60))


def rows(desk: Desk) -> list[SideRow]:
    model = desk.tab.conversations.rows
    return [row for place in range(model.rowCount()) if (row := model.row_at(model.index(place))) is not None]


def test_a_place_that_was_found_is_shown_in_its_sentence_and_gone_to(qapp, tmp_path):
    async def story(desk: Desk) -> None:
        tab = desk.tab
        await desk.send("Where is the key")
        await desk.answered()
        desk.click(tab.conversations.new_button)
        await desk.send("Something else")
        await desk.answered()
        tab.conversations.search.setText("lighthouse")
        await desk.until(lambda: any(row.marks for row in rows(desk)))
        title, place = rows(desk)
        assert title.text == "Where is the key"
        begin, end = place.marks[0]
        assert place.text[begin:end] == "lighthouse"
        view = tab.conversations.view
        view.viewport().repaint()
        index = tab.conversations.rows.index(1)
        assert not index.flags() & Qt.ItemFlag.ItemIsEditable
        view.setCurrentIndex(index)
        await desk.until(lambda: tab.conversation.find_bar is not None)
        bar, transcript = tab.conversation.find_bar, tab.conversation.transcript
        assert bar is not None
        await desk.until(lambda: bar.place.text() == "1 of 1")
        assert transcript.finder.hits[0][0] in transcript.visible_rows()
        assert tab.model.turns[0].text == "Where is the key"
        assert tab.conversations.current() == place.id
        tab.conversations.search.setText("nowhere to be found")
        await desk.until(lambda: not rows(desk))
        tab.conversations.search.clear()
        await desk.until(lambda: [row.text for row in rows(desk)][1:] == ["Something else", "Where is the key"])

    first = f"{LONG}\n\nIt lies under the lighthouse, I think.\n\n{LONG}"
    replies = [once(STREAM_HEAD, delta(text, "stop"), DONE) for text in (first, "Fine")]
    with FaultServer(*replies) as server:
        tell(tmp_path, story, base_url=server.base_url)
