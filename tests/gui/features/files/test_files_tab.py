"""The tab around its three pages: what is on the sides, what the keys mean, and what comes back."""

import pytest
from PySide6.QtWidgets import QLabel

from playground.widgets.side_list import SideList
from playground.window.rooms.side_pages import SidePages
from tests.faults.server import FaultServer
from tests.gui.accessibility import complaints
from tests.gui.features.files.desk import Desk
from tests.gui.features.files.shelf import Shelf

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_each_page_brings_its_list_and_its_panel_and_is_where_one_left(at_the_desk):
    shelf = Shelf(("train.jsonl",))

    async def story(desk: Desk, server: FaultServer) -> None:
        tab = desk.tab
        titles = []
        for page in ("stored", "clinic", "training"):
            desk.click(tab.centre.switch.buttons[page])
            await desk.idle()
            room = tab.room
            assert room.list.isVisible()
            assert room.page.isVisible()
            assert room.panel.isVisible()
            titles.append(_title(tab.right))
            assert not complaints(desk.window)
            tab.find()
            assert desk.window.focusWidget() is not None
        assert titles == ["Details", "Training data", "New job"]
        assert isinstance(tab.room.list, SideList)
        desk.click(tab.room.list.fold_button)
        assert not tab.room.list.isVisible()
        desk.page.strip.set_purpose("batch")
        desk.page.strip.in_parts.setChecked(True)
        kept = tab.remember()
        desk.page.strip.set_purpose("vision")
        tab.show_page("stored")
        tab.recall(kept)
        assert tab.centre.page() == "training"
        assert desk.page.strip.wishes() == ("batch", None, True)
        tab.recall({"page": "nowhere", "upload": {"purpose": 5, "expires_after": "soon"}})
        assert desk.page.strip.wishes() == ("fine-tune", None, False)
        tab.show_page("stored", "file-00000")
        await desk.until(desk.page.content.rows.isVisible)
        assert tab.centre.page() == "stored"
        assert desk.page.content.name.full_text() == "train.jsonl"
        request = tab.current_request()
        assert request is not None
        assert request.path == "files/file-00000"

    at_the_desk(story, shelf.serve)


def _title(side: SidePages) -> str:
    return next(label.text() for label in side.findChildren(QLabel) if label.property("role") == "heading")
