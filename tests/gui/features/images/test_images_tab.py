"""What a person does in the images tab, with keys, clicks, drops and the clipboard."""

import base64
import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from playground.features.chat.view.chat_view import ChatTab
from playground.features.images.controls import Mode
from playground.features.images.encoding import encode_png
from playground.features.images.view.extend_panel import ExtendPanel
from playground.services.handovers import PictureHandover
from playground.tour.transcript_hand import place_of
from playground.window.code_view import CodeView
from tests.faults.server import DONE, STREAM_HEAD, FaultServer, Peer, always, answer, delta, once
from tests.gui.features.images.desk import (
    NOISE,
    PROMPT,
    RED,
    Desk,
    outside_is_the_same,
    pixels_of_file,
    reply,
)
from tests.unit.features.images.pictures_to_test import plain

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

BOX = (20, 16, 60, 48)
TWO = always(reply(RED, plain(size=(64, 32)), revised_prompt="a very red cube"))


def image(width: int = 40, height: int = 20) -> QImage:
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(0xFFC80A0A)
    return picture


def silent(peer: Peer) -> None:
    peer.request()
    peer.hold()


def choose(box: QComboBox, words: str) -> None:
    """A line of a list, by the keyboard."""
    row = next(row for row in range(box.count()) if words in box.itemText(row))
    box.setFocus()
    box.showPopup()
    box.view().setCurrentIndex(box.model().index(row, 0))
    QTest.keyClick(box.view(), Qt.Key.Key_Return)


def test_two_pictures_come_and_the_second_is_picked_by_the_keyboard(at_the_easel):
    async def story(desk: Desk, server: FaultServer) -> None:
        assert desk.work.empty.isVisible()
        await desk.make()
        assert not desk.work.empty.isVisible()
        assert desk.work.strip.isVisible()
        assert len(desk.model.looking.results) == 2
        assert desk.shown().shape == (64, 64, 4)
        assert "a very red cube" in desk.work.strip.remarks.text()
        desk.press("Right", desk.work.strip.list)
        await desk.until(lambda: desk.shown().shape == (32, 64, 4))
        assert server.requests[0].json()["prompt"] == PROMPT
        assert desk.composer.text() == PROMPT

    at_the_easel(story, TWO)


def test_the_revised_prompt_is_that_of_the_picture_that_is_chosen(at_the_easel):
    data = [
        {"b64_json": base64.b64encode(RED).decode(), "revised_prompt": words} for words in ("a very red cube", "a cube")
    ]

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.make()
        assert "a very red cube" in desk.work.strip.remarks.full_text()
        desk.press("Right", desk.work.strip.list)
        await desk.until(lambda: desk.work.strip.remarks.full_text() == "Revised prompt: a cube")

    at_the_easel(story, always(answer(json.dumps({"data": data}))))


def test_painting_turns_to_editing_and_the_mask_outlives_prompt_and_run(at_the_easel):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.make()
        assert desk.work.modes.value() == "generate"
        assert desk.composer.run_button.text() == "Generate"
        desk.press("B", desk.canvas)
        desk.drag((20, 20), (40, 40), (50, 30))
        assert desk.work.modes.value() == "edit"
        assert desk.composer.run_button.text() == "Edit picture"
        assert desk.work.sources.isVisible()
        painted = desk.mask()
        assert painted.any()
        desk.type("make it green")
        assert (desk.mask() == painted).all()
        await desk.make("make it green")
        assert (desk.mask() == painted).all()
        assert server.requests[-1].path == "/v1/images/edits"
        await desk.make("make it blue")
        assert (desk.mask() == painted).all()
        assert len(server.requests) == 3
        desk.press("Ctrl+Z", desk.canvas)
        assert not desk.mask().any()
        desk.press("Ctrl+Y", desk.canvas)
        assert (desk.mask() == painted).all()

    at_the_easel(story)


def test_an_edit_keeps_every_pixel_outside_the_lasso(at_the_easel):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.open_picture()
        left, top, right, bottom = BOX
        desk.press("L", desk.canvas)
        desk.drag((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
        await desk.make()
        # A lasso that was drawn on a screen lies between the pixels.
        assert outside_is_the_same(NOISE, desk.shown(), (left - 1, top - 1, right + 1, bottom + 1))
        assert tuple(desk.shown()[32, 40]) == (200, 10, 10, 255)

    at_the_easel(story, always(reply(plain(size=(96, 64)))))


@pytest.mark.parametrize("way", ["image", "file", "canvas"])
def test_a_pasted_picture_comes_onto_the_canvas(at_the_easel, way):
    async def story(desk: Desk, server: FaultServer) -> None:
        if way == "canvas":
            await desk.open_picture()
        pasted = QMimeData()
        if way == "file":
            pasted.setData("image/png", plain(size=(40, 20)))
        else:
            pasted.setImageData(image())
        QGuiApplication.clipboard().setMimeData(pasted)
        desk.press("Ctrl+V", desk.canvas if way == "canvas" else desk.composer.prompt)
        await desk.until(lambda: desk.model.sources.shown and desk.shown().shape == (20, 40, 4))
        await desk.idle()
        assert tuple(desk.shown()[5, 5]) == (200, 10, 10, 255)
        assert desk.model.wishes.mode is Mode.EDIT
        assert desk.composer.text() == ""
        # One made in Python must not lie there when the process ends.
        QGuiApplication.clipboard().clear()

    at_the_easel(story)


def test_where_there_are_no_variations_an_edit_is_offered_with_the_reason(at_the_easel):
    missing = once(b"HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.open_picture()
        desk.click(desk.work.vary)
        await desk.until(lambda: desk.card)
        await desk.finished()
        assert "images.edit_instead" in desk.card_buttons
        await desk.click_card("images.edit_instead")
        await desk.until(lambda: desk.model.looking.results)
        await desk.finished()
        assert [request.path for request in server.requests] == ["/v1/images/variations", "/v1/images/edits"]
        assert desk.card == ""

    at_the_easel(story, missing, always(reply(RED)))


def test_variations_of_the_picture_on_the_canvas(at_the_easel):
    async def story(desk: Desk, server: FaultServer) -> None:
        assert not desk.work.vary.isEnabled()
        await desk.open_picture()
        desk.click(desk.work.vary)
        await desk.until(lambda: desk.model.looking.results)
        await desk.finished()
        assert server.requests[0].path == "/v1/images/variations"
        assert len(desk.model.looking.results) == 2

    at_the_easel(story, TWO)


def test_a_deleted_picture_comes_back_by_undo(at_the_easel):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.make()
        first, second = desk.model.looking.results
        desk.do_with_result("delete")
        await desk.until(lambda: desk.model.looking.results == (second,))
        await desk.finished()
        assert desk.shown().shape == (32, 64, 4)
        desk.click_notice("Undo")
        await desk.until(lambda: desk.model.looking.results == (first, second))

    at_the_easel(story, TWO)


def test_a_deleted_step_comes_back_by_undo(at_the_easel):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.make()
        rows = desk.tab.history
        step = desk.model.looking.step
        assert step is not None
        rows.delete_requested.emit(step.id)
        await desk.until(lambda: desk.work.empty.isVisible())
        await desk.finished()
        assert rows.rows.rowCount() == 0
        desk.click_notice("Undo")
        await desk.until(lambda: rows.rows.rowCount() > 0)

    at_the_easel(story)


def test_the_prompt_and_the_wishes_of_a_step_can_be_used_again(at_the_easel):
    async def story(desk: Desk, server: FaultServer) -> None:
        choose(desk.tab.options.rows.n.box, "2")
        await desk.make()
        step = desk.model.looking.step
        assert step is not None
        choose(desk.tab.options.rows.n.box, "4")
        desk.type("something else")
        desk.tab.history.prompt_requested.emit(step.id)
        assert desk.composer.text() == PROMPT
        assert desk.model.wishes.settings.n == 2

    at_the_easel(story)


def test_a_saved_picture_that_is_dropped_back_restores_the_form(at_the_easel, tmp_path: Path):
    async def story(desk: Desk, server: FaultServer) -> None:
        choose(desk.tab.options.rows.n.box, "2")
        await desk.make()
        desk.do_with_result("save")
        await desk.choose_file(tmp_path / "saved.png")
        assert desk.told[-1] == "Saved as saved.png."
        desk.press("Ctrl+N")
        desk.type("something else")
        choose(desk.tab.options.rows.n.box, "1")
        await desk.drop(tmp_path / "saved.png")
        assert desk.composer.text() == PROMPT
        assert desk.model.wishes.settings.n == 2
        assert desk.model.wishes.settings.model == "test-image"
        assert (pixels_of_file(tmp_path / "saved.png") == desk.shown()).all()

    at_the_easel(story)


def test_a_picture_goes_to_the_chat(at_the_easel):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.make()
        desk.do_with_result("send_to_chat")
        await desk.until(lambda: isinstance(desk.frame.current_tab, ChatTab))
        (chat,) = desk.frame.findChildren(ChatTab)
        await desk.until(lambda: len(chat.conversation.composer.chips) == 1)
        await desk.idle()
        assert chat.conversation.composer.isVisible()

    at_the_easel(story)


def test_a_reply_of_the_chat_becomes_the_prompt(at_the_easel):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.open_picture()
        desk.tab.history.library_requested.emit()
        await desk.idle()
        assert desk.tab.library.isVisible()
        desk.press("Ctrl+1")
        chat = desk.frame.current_tab
        assert isinstance(chat, ChatTab)
        chat.options.model.setText("test-chat")
        QTest.keyClicks(chat.conversation.composer.prompt, "Describe a picture")
        desk.press("Return", chat.conversation.composer.prompt)
        transcript = chat.conversation.transcript
        await desk.until(lambda: place_of(transcript, "action", "draw"))
        await desk.idle()
        place = place_of(transcript, "action", "draw")
        assert place is not None
        QTest.mouseClick(transcript.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert desk.work.isVisible()
        assert desk.composer.text() == "a lighthouse\nat night"
        assert desk.model.wishes.mode is Mode.GENERATE
        assert [request.path for request in server.requests] == ["/v1/chat/completions"]

    at_the_easel(story, once(STREAM_HEAD, delta("a lighthouse\nat night", "stop"), DONE))


def test_what_the_tab_does_not_take_changes_nothing(at_the_easel):
    async def story(desk: Desk, server: FaultServer) -> None:
        desk.type(PROMPT)
        desk.tab.receive(PictureHandover(RED, "image/png", "red.png"))
        assert desk.composer.text() == PROMPT
        assert desk.model.sources.shown is None

    at_the_easel(story)


def test_references_go_along_in_the_order_in_which_they_lie(at_the_easel, tmp_path: Path):
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.png").write_bytes(plain(size=(16, 16)))

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.open_picture()
        row = desk.work.sources
        await desk.drop(*(tmp_path / f"{name}.png" for name in ("a", "b", "c")), on=row)
        assert [face.accessibleName() for face in row.faces] == ["Picture 1", "a.png", "b.png", "c.png"]
        desk.press("Ctrl+Left", row.faces[3])
        desk.press("Ctrl+Left", row.faces[2])
        desk.press("Delete", row.faces[2])
        await desk.make()
        body = server.requests[0].body
        assert body.index(b'"source') < body.index(b'"c.png"') < body.index(b'"b.png"')
        assert b'"a.png"' not in body
        assert body.count(b'name="image') == 3

    at_the_easel(story)


def test_a_reference_that_is_moved_to_the_front_is_edited(at_the_easel, tmp_path: Path):
    (tmp_path / "a.png").write_bytes(plain(size=(16, 16)))

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.open_picture()
        row = desk.work.sources
        await desk.drop(tmp_path / "a.png", on=row)
        desk.press("Ctrl+Left", row.faces[1])
        await desk.until(lambda: desk.shown().shape == (16, 16, 4))
        await desk.idle()
        assert [each.name for each in desk.model.sources.references] == ["source.png"]

    at_the_easel(story)


@pytest.mark.parametrize("kind", ["generate", "edit"])
def test_the_code_view_shows_what_would_be_sent(at_the_easel, kind):
    async def story(desk: Desk, server: FaultServer) -> None:
        if kind == "edit":
            await desk.open_picture()
            desk.paint_box(*BOX)
        desk.click(desk.composer.code_button)
        desk.type(PROMPT)
        (view,) = desk.window.findChildren(CodeView)
        await desk.until(lambda: PROMPT in view.text.toPlainText())
        texts = []
        for index in range(3):
            place = view.languages.tabRect(index).center()
            QTest.mouseClick(view.languages, Qt.MouseButton.LeftButton, pos=place)
            texts.append(view.text.toPlainText())
        words = {"generate": ("images.generate(", "images.generate(", "/images/generations")}
        words["edit"] = ("images.edit(", "images.edit(", "/images/edits")
        for text, call in zip(texts, words[kind], strict=True):
            assert call in text
            assert PROMPT in text
            assert "test-image" in text
            assert ("mask.png" in text) is (kind == "edit")
        assert not server.requests

    at_the_easel(story)


def test_escape_stops_and_lets_go_of_the_server(at_the_easel):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.start()
        await desk.until(lambda: server.requests)
        desk.press("Esc")
        await desk.finished()
        assert "stopped this before a picture came" in desk.card
        assert "from before" not in desk.card
        assert desk.card_buttons == ["retry"]
        assert desk.composer.text() == PROMPT
        assert server.wait_for(lambda each: bool(each.disconnects))

    at_the_easel(story, silent)


def test_a_second_enter_while_it_works_sends_nothing(at_the_easel):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.start()
        for _ in range(3):
            desk.press("Return", desk.composer.prompt)
        await desk.until(lambda: server.requests)
        desk.press("Esc")
        await desk.finished()
        assert len(server.requests) == 1
        assert desk.model.looking.step is not None

    at_the_easel(story, silent)


def test_ctrl_n_empties_the_canvas_while_the_run_goes_on(at_the_easel):
    def script(peer: Peer) -> None:
        peer.request()
        peer.server.wait_for(lambda _: bool(gone))
        peer.send(reply(RED))

    gone: list[int] = []

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.start()
        await desk.until(lambda: server.requests)
        desk.press("Ctrl+N")
        assert desk.work.empty.isVisible()
        assert not desk.busy
        gone.append(1)
        await desk.idle()
        assert desk.model.sources.shown is None
        rows = desk.tab.history.rows
        assert [rows.index(row).data() for row in range(rows.rowCount())].count(PROMPT) == 1

    at_the_easel(story, script)


def test_a_picture_that_was_on_its_way_does_not_come_after_ctrl_n(at_the_easel):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.make()
        step = desk.model.looking.step
        assert step is not None
        desk.press("Ctrl+N")
        desk.tab.history.selected.emit(step.id)
        desk.press("Ctrl+N")
        await desk.idle()
        assert desk.model.sources.shown is None
        assert desk.work.empty.isVisible()

    at_the_easel(story)


def test_inputs_come_back_at_the_next_start(at_the_easel):
    async def first(desk: Desk, server: FaultServer) -> None:
        choose(desk.tab.options.rows.n.box, "2")
        await desk.make()
        desk.press("]", desk.canvas)
        desk.press("{", desk.canvas)
        desk.type("half a thou")
        kept.extend((desk.canvas.brush_size, desk.canvas.hardness))

    async def second(desk: Desk, server: FaultServer) -> None:
        assert desk.frame.current_tab is desk.tab
        assert desk.composer.text() == "half a thou"
        assert desk.model.wishes.settings.n == 2
        assert len(desk.model.looking.results) == 1
        assert desk.shown().shape == (64, 64, 4)
        assert [desk.canvas.brush_size, desk.canvas.hardness] == kept

    kept: list[float] = []
    at_the_easel(first)
    at_the_easel(second)


def test_a_suggestion_is_made_at_once(at_the_easel):
    async def story(desk: Desk, server: FaultServer) -> None:
        desk.click(desk.work.empty.findChildren(type(desk.work.vary))[0])
        await desk.until(lambda: desk.model.looking.results)
        await desk.finished()
        assert server.requests[0].json()["prompt"] == desk.composer.text()

    at_the_easel(story)


def test_without_a_picture_editing_says_what_is_missing(at_the_easel):
    async def story(desk: Desk, server: FaultServer) -> None:
        desk.model.wishes.set_mode(Mode.EDIT)
        desk.type(PROMPT)
        assert not desk.composer.run_button.isEnabled()
        assert "Open a picture first" in desk.composer.run_button.toolTip()
        desk.press("Return", desk.composer.prompt)
        await desk.idle()
        assert not server.requests

    at_the_easel(story)


def test_copy_puts_the_picture_on_the_clipboard(at_the_easel):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.make()
        desk.do_with_result("copy")
        await desk.idle()
        assert QGuiApplication.clipboard().image().size().toTuple() == (64, 64)

    at_the_easel(story)


def test_what_had_to_be_done_to_a_picture_is_said_beside_the_results(at_the_easel):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.open_picture()
        assert not desk.work.strip.remarks.isVisible()
        desk.click(desk.work.vary)
        await desk.until(lambda: desk.busy)
        await desk.finished()
        assert desk.work.strip.remarks.isVisible()
        assert "padded to a square" in desk.work.strip.remarks.full_text()

    at_the_easel(story)


def test_the_new_area_of_an_extended_picture_is_what_may_change(at_the_easel):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.open_picture()
        desk.click(desk.work.extend)
        (panel,) = desk.window.findChildren(ExtendPanel)
        assert panel.isVisible()
        panel.extend_requested.emit(0, 0, 32, 0)
        panel.close()
        await desk.idle()
        assert desk.shown().shape == (64, 128, 4)
        assert desk.mask()[:, 96:].all()
        assert not desk.mask()[:, :96].any()
        await desk.make()
        assert outside_is_the_same(NOISE, desk.shown()[:, :96], (0, 0, 0, 0))

    at_the_easel(story, always(reply(encode_png(NOISE), plain(size=(128, 64)))))


def test_keys_of_the_canvas_change_the_brush_and_the_zoom(at_the_easel):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.open_picture()
        before = desk.canvas.brush_size
        desk.press("[", desk.canvas)
        assert desk.canvas.brush_size < before
        zoom = desk.canvas.zoom
        desk.press("+", desk.canvas)
        assert desk.canvas.zoom > zoom
        desk.press("0", desk.canvas)
        assert desk.canvas.zoom == zoom

    at_the_easel(story)
