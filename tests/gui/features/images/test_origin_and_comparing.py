"""What a person is told about a step, what comes back with its prompt, and two pictures of the library side by side."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from playground.features.images.controls import Mode
from playground.services.handovers import PromptHandover
from playground.services.prices import Price, PriceTable
from tests.faults.server import FaultServer, always, answer
from tests.gui.features.images.conftest import AtTheEasel
from tests.gui.features.images.desk import PROMPT, RED, Desk, reply
from tests.unit.features.images.pictures_to_test import plain

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

USAGE = {"total_tokens": 1020, "input_tokens": 20, "output_tokens": 1000}


def test_a_step_tells_how_it_was_made_and_what_it_cost_and_can_be_begun_again(at_the_easel: AtTheEasel):
    async def story(desk: Desk, server: FaultServer) -> None:
        PriceTable(desk.context.settings).set_rows([Price("test-*", input=5.0, output=40.0)])
        await desk.make()
        assert "$0.040" in desk.work.strip.facts.full_text()
        desk.paint_box(10, 8, 30, 24)
        along = desk.context.locations.data.parent / "along.png"
        along.write_bytes(plain(size=(32, 32)))
        await desk.drop(along, on=desk.work.sources)
        await desk.make("a hat")
        desk.do_with_result("origin")
        await desk.until(desk.tab.origin.isVisible)
        told = desk.tab.origin.text()
        for words in ("Edit", "a hat", "test-image", "Kept, feather 8 px", "20 in, 1000 out", "$0.040"):
            assert words in told
        names = [label.accessibleName() for label in desk.tab.origin.findChildren(QLabel)]
        assert {"Mask", "along.png"} <= set(names)
        desk.tab.new()
        assert desk.model.sources.references == ()
        desk.click(desk.tab.origin.primary)
        await desk.idle()
        assert desk.composer.text() == "a hat"
        assert desk.model.wishes.mode is Mode.EDIT
        assert [each.name for each in desk.model.sources.references] == ["along.png"]
        assert desk.mask().any()

    body = json.loads(reply(RED).partition(b"\r\n\r\n")[2]) | {"usage": USAGE}
    at_the_easel(story, always(answer(json.dumps(body))))


def test_any_two_of_the_library_are_compared_and_what_was_deleted_comes_back(at_the_easel: AtTheEasel):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.make()
        await desk.open_picture()
        desk.click(desk.tab.history.library_button)
        page = desk.tab.library
        await desk.until(lambda: len(page.grid.rows.pictures(range(2))) == 2)
        page.grid.selectAll()
        desk.click(page.compare_button)
        await desk.until(desk.tab.compare.isVisible)
        assert desk.tab.compare.pane.accessibleDescription() == f"Before · {PROMPT} / After · source.png"
        desk.press("Escape", desk.tab.compare.pane)
        assert page.isVisible()
        desk.press("Escape", page)
        desk.tab.receive(PromptHandover("A **red** fox\n\n*demo, no AI model*"))
        assert desk.composer.text() == "A red fox"
        desk.do_with_result("delete")
        await desk.until(lambda: desk.model.sources.shown is None)
        await desk.idle()
        desk.click_notice("Undo")
        await desk.until(lambda: desk.model.sources.shown is not None)

    at_the_easel(story)


def test_a_format_that_another_wish_rules_out_is_grey_and_says_why(at_the_easel: AtTheEasel):
    async def story(desk: Desk, server: FaultServer) -> None:
        rows = desk.tab.options.rows
        rows.background.set_value("transparent")
        rows.background.value_changed.emit("transparent")
        box = rows.output_format.box
        place = box.findData("jpeg")
        assert not box.model().index(place, 0).flags() & Qt.ItemFlag.ItemIsEnabled
        assert "transparent" in box.itemData(place, Qt.ItemDataRole.ToolTipRole)

    at_the_easel(story)
