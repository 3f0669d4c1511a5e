"""The images tab with a server that misbehaves: what came is kept, nothing is paid for twice, and all goes on."""

import gzip
import html
import json
import resource
import threading
import zlib
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from playground.features.images.controls import Mode
from playground.features.images.encoding import encode_png
from tests.faults.server import STREAM_HEAD, FaultServer, Peer, always, answer, error_answer, event, once
from tests.gui.features.desk import QUICK
from tests.gui.features.images.desk import (
    NOISE,
    PROMPT,
    RED,
    Desk,
    outside_is_the_same,
    reply,
)
from tests.unit.features.images.pictures_to_test import noise, plain

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

BOX = (20, 16, 60, 48)
LARGE = encode_png(noise(1400, 1100))  # 6 MB, more than the sockets of both sides hold
GOOD = always(reply(RED))


async def prepare_edit(desk: Desk, data: bytes | None = None) -> None:
    """A picture with a painted box on the canvas, and a prompt."""
    await desk.open_picture(data)
    desk.paint_box(*BOX)
    assert desk.model.wishes.mode is Mode.EDIT
    desk.type(PROMPT)


def uploads(server: FaultServer) -> int:
    return sum(bytes(data).startswith(b"POST ") for data in server.received)


def check_unharmed(desk: Desk) -> None:
    """What the user wrote and painted is still there."""
    assert desk.composer.text() == PROMPT
    assert desk.composer.run_button.isEnabled()
    assert desk.model.looking.results == ()


def bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = b"A" * 1024 * 1024
    start = packer.compress(b'{"data": [{"b64_json": "')
    return start + b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()


def peak_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def test_a_bomb_instead_of_a_picture_ends_at_the_limit(at_the_easel):
    """N16"""

    async def story(desk: Desk, server: FaultServer) -> None:
        before = peak_memory()
        await desk.make()
        assert peak_memory() - before < 160
        assert "larger" in desk.card or "more than" in desk.card
        assert desk.card_buttons == ["retry"]
        assert uploads(server) == 1
        check_unharmed(desk)

    patience = replace(QUICK, total=20.0)
    at_the_easel(story, once(answer(bomb(128), headers=["Content-Encoding: gzip"])), patience=patience)


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_a_coding_that_is_none_is_told(at_the_easel, coding):
    """N16"""

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.make()
        assert desk.card_buttons == ["retry"]
        assert uploads(server) == 1
        check_unharmed(desk)

    at_the_easel(story, once(answer('{"data": []}', headers=[f"Content-Encoding: {coding}"])))


def early_no(peer: Peer) -> None:
    peer.take(peer.begin() // 10)
    peer.send(error_answer("413 Too Large", "At most 4 MB.", headers=["Connection: close"]))
    peer.hold()


def reset_near_the_end(peer: Peer) -> None:
    peer.take(peer.begin() * 9 // 10)
    peer.reset()


def silence(peer: Peer) -> None:
    peer.request()
    peer.hold()


UPLOADS = {
    "413 early": (early_no, LARGE, "At most 4 MB.", False),
    "reset at 90 %": (reset_near_the_end, LARGE, "", True),
    "500 after all of it": (once(error_answer("500 Internal Server Error", "upstream")), None, "upstream", True),
    "503 after all of it": (once(error_answer("503 Unavailable", "busy")), None, "busy", True),
    "silence after all of it": (silence, None, "", True),
}


@pytest.mark.parametrize("case", UPLOADS)
def test_a_picture_is_uploaded_once_and_sent_again_only_by_a_click(at_the_easel, case):
    """N23"""
    script, data, words, unclear = UPLOADS[case]

    async def story(desk: Desk, server: FaultServer) -> None:
        await prepare_edit(desk, data)
        await desk.make()
        assert uploads(server) == 1
        assert words in desk.card
        assert ("may have done it all the same" in desk.card) is unclear
        assert "retry" in desk.card_buttons
        assert desk.model.sources.painted
        check_unharmed(desk)
        if data is LARGE:
            return  # that the click works is seen with less
        await desk.click_card("retry")
        await desk.until(lambda: len(desk.model.looking.results) == 1)
        await desk.finished()
        assert uploads(server) == 2
        assert b'name="mask"' in server.requests[-1].body
        assert desk.card == ""

    quick = replace(QUICK, total=1.5)
    at_the_easel(story, script, GOOD, patience=quick)


@pytest.mark.parametrize(
    "body",
    [
        {"data": [{"b64_json": "%%% no base64 %%%"}]},
        {"data": [{"b64_json": "PCFET0NUWVBFIGh0bWw+PGh0bWw+PC9odG1sPg=="}]},
        {"data": []},
        {"data": [{}]},
        {"created": 1},
        {"data": [{"b64_json": None, "url": ""}]},
    ],
    ids=["broken base64", "base64 of HTML", "no pictures", "an empty one", "no data", "nulls"],
)
def test_what_is_no_picture_is_told_on_the_card(at_the_easel, body):
    """N25"""

    async def story(desk: Desk, server: FaultServer) -> None:
        await prepare_edit(desk)
        await desk.make()
        assert "retry" in desk.card_buttons
        assert desk.told == []
        assert uploads(server) == 1
        check_unharmed(desk)

    at_the_easel(story, once(answer(json.dumps(body))))


@pytest.mark.parametrize(
    "data",
    [b"<!DOCTYPE html><html></html>", encode_png(NOISE)[:-900], RED[:20], b"<svg xmlns='http://www.w3.org/2000/svg'/>"],
    ids=["HTML", "truncated", "a header", "SVG"],
)
def test_a_result_that_is_damaged_leaves_no_half_step(at_the_easel, data):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.make()
        assert "retry" in desk.card_buttons
        assert desk.told == []
        assert uploads(server) == 1
        check_unharmed(desk)

    at_the_easel(story, once(reply(data)))


def test_an_address_instead_of_an_edit_is_opened_only_by_a_click(at_the_easel):
    """N25"""

    def script(peer: Peer) -> None:
        peer.request()
        address = f"http://localhost:{peer.server.port}/pictures/1.png"
        peer.send(answer(json.dumps({"data": [{"url": address}]}), headers=["Connection: close"]))

    async def story(desk: Desk, server: FaultServer) -> None:
        await prepare_edit(desk)
        await desk.make()
        assert "sent an address instead of a picture" in desk.card
        assert f"tells localhost:{server.port} your network address" in desk.card
        assert [request.method for request in server.requests] == ["POST"]
        check_unharmed(desk)
        await desk.click_card("images.fetch")
        await desk.until(lambda: len(desk.model.looking.results) == 1)
        await desk.finished()
        assert [request.method for request in server.requests] == ["POST", "GET"]
        assert "authorization" not in server.requests[1].headers or server.requests[1].headers["host"].startswith(
            "127.0.0.1"
        )
        assert desk.card == ""
        assert outside_is_the_same(NOISE, desk.shown(), BOX)

    picture = answer(plain(size=(96, 64)), content_type="image/png")
    at_the_easel(story, script, always(picture))


def test_an_address_that_must_not_be_opened_is_refused_and_the_card_stays(at_the_easel):
    """N25"""

    async def story(desk: Desk, server: FaultServer) -> None:
        await prepare_edit(desk)
        await desk.make()
        await desk.click_card("images.fetch")
        await desk.until(lambda: desk.told)
        await desk.finished()
        assert "169.254.169.254" in desk.told[-1]
        assert "images.fetch" in desk.card_buttons
        assert len(server.requests) == 1
        check_unharmed(desk)

    at_the_easel(story, once(answer(json.dumps({"data": [{"url": "https://169.254.169.254/latest/meta-data"}]}))))


@pytest.mark.parametrize("size", [(48, 32), (192, 128), (100, 100), (1, 1)])
def test_a_result_of_another_size_is_resampled_and_the_rest_stays_bit_for_bit(at_the_easel, size):
    async def story(desk: Desk, server: FaultServer) -> None:
        await prepare_edit(desk)
        before = desk.shown()
        await desk.make()
        assert len(desk.model.looking.results) == 1
        assert outside_is_the_same(before, desk.shown(), BOX)
        assert tuple(desk.shown()[32, 40]) == (200, 10, 10, 255)

    at_the_easel(story, once(reply(plain(size=size))))


def sketches(count: int, then: str = "hold"):
    """So many sketches of a picture, and then what `then` says."""

    def script(peer: Peer) -> None:
        body = peer.request().json()
        assert body["stream"] is True
        peer.send(STREAM_HEAD)
        for number in range(count):
            partial = json.loads(reply(plain(size=(64, 64))).partition(b"\r\n\r\n")[2])["data"][0]
            kind = "image_generation.partial_image"
            peer.send(event({"type": kind, "partial_image_index": number, **partial}))
        if then == "hold":
            peer.hold()
        elif then == "reset":
            peer.pause(0.2)
            peer.reset()
        elif then == "error":
            peer.send(event({"type": "error", "error": {"message": "no capacity left"}}))

    return script


async def start_stream(desk: Desk) -> None:
    desk.tab.options.wished.emit(replace(desk.model.wishes.settings, partial_images=2))
    seen: list[object] = []
    desk.model.looking.partial_changed.connect(seen.append)
    await desk.start()
    await desk.until(lambda: seen)


@pytest.mark.parametrize("way", ["button", "Esc"])
def test_stop_in_the_middle_of_a_stream_keeps_the_sketch_as_a_draft(at_the_easel, way):
    async def story(desk: Desk, server: FaultServer) -> None:
        await start_stream(desk)
        desk.click(desk.composer.run_button) if way == "button" else desk.press("Esc")
        await desk.finished()
        assert [picture.draft for picture in desk.model.looking.results] == [True]
        assert "kept as a draft" in desk.card
        assert desk.told == []
        assert desk.composer.text() == PROMPT
        assert server.wait_for(lambda each: bool(each.disconnects))
        assert desk.shown().shape == (64, 64, 4)

    at_the_easel(story, sketches(1))


@pytest.mark.parametrize("then", ["reset", "end", "error"])
def test_a_stream_that_breaks_off_keeps_the_sketch_and_asks_before_it_is_made_again(at_the_easel, then):
    async def story(desk: Desk, server: FaultServer) -> None:
        await start_stream(desk)
        await desk.finished()
        assert [picture.draft for picture in desk.model.looking.results] == [True]
        assert "retry" in desk.card_buttons
        assert len(server.requests) == 1
        assert desk.composer.text() == PROMPT

    at_the_easel(story, sketches(2, then))


def test_two_runs_at_once_do_not_get_into_each_others_way(at_the_easel):
    def slowly(peer: Peer) -> None:
        prompt = peer.request().json()["prompt"]
        peer.server.wait_for(lambda each: len(each.requests) == 2)
        colour = {"first": plain(size=(32, 32)), "second": encode_png(noise(48, 48))}[str(prompt)]
        peer.send(reply(colour))

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.start("first")
        await desk.until(lambda: len(server.requests) == 1)
        desk.press("Ctrl+N")
        assert not desk.busy
        await desk.start("second")
        await desk.finished()
        await desk.idle()
        assert desk.shown().shape == (48, 48, 4)
        assert [each.prompt for each in desk.model.looking.results] == ["second"]
        rows = desk.tab.history.rows
        indexes = [rows.index(row) for row in range(rows.rowCount())]
        (first,) = [index for index in indexes if index.data() == "first"]
        desk.tab.history.view.clicked.emit(first)
        await desk.until(lambda: desk.shown().shape == (32, 32, 4))

    at_the_easel(story, slowly)


MARKUP = "<img src=/dev/null><b>X</b>"


def test_words_of_the_server_are_shown_as_they_are(at_the_easel):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.make(MARKUP)
        assert MARKUP in desk.work.strip.remarks.toolTip() or html.escape(MARKUP) in desk.work.strip.remarks.toolTip()
        await desk.make(MARKUP)
        assert MARKUP in desk.card
        for widget in desk.window.findChildren(QWidget):
            tip = widget.toolTip()
            assert "<img" not in tip
            assert "<b>" not in tip
        for label in desk.window.findChildren(QLabel):
            assert label.textFormat() == Qt.TextFormat.PlainText or "<" not in label.text()

    refused = error_answer("400 Bad Request", MARKUP, code=MARKUP, param=MARKUP)
    at_the_easel(story, once(reply(RED, revised_prompt=MARKUP)), once(refused))


def test_a_stopped_upload_is_let_go_of_and_not_sent_again(at_the_easel):
    """N23"""
    taken, over = threading.Event(), threading.Event()

    def sip(peer: Peer) -> None:
        peer.take(peer.begin() // 10)
        taken.set()
        over.wait(60)  # nothing of the rest is taken before the upload is let go of
        peer.hold()

    async def story(desk: Desk, server: FaultServer) -> None:
        await prepare_edit(desk, LARGE)
        await desk.start()
        await desk.until(taken.is_set)
        desk.press("Esc")
        await desk.finished()
        over.set()
        assert "stopped" in desk.card
        assert server.wait_for(lambda known: bool(known.disconnects), 10)
        assert uploads(server) == 1
        check_unharmed(desk)

    # How long the server takes nothing depends on the machine, and must not end the upload before Esc does.
    at_the_easel(story, sip, patience=replace(QUICK, write=60.0, first_byte=60.0, total=60.0))


def test_a_gzipped_picture_is_read(at_the_easel):
    """N16, the other way round: compression by itself is fine."""

    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.make()
        assert len(desk.model.looking.results) == 1

    body = gzip.compress(reply(RED).partition(b"\r\n\r\n")[2])
    at_the_easel(story, once(answer(body, headers=["Content-Encoding: gzip"])))
