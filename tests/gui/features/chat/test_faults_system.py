"""A chat on a full disk, with a damaged history, a clock that leaps, a computer that slept, and too many models."""

import json
import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLabel

from playground.api.connection import Connection
from playground.widgets.plain_text import one_line
from tests.faults.full_disk import limit, room_for
from tests.faults.server import DONE, STREAM_HEAD, FaultServer, Peer, delta, once
from tests.gui.features import desk as desks
from tests.gui.features.chat.desk import PROMPT, QUICK, Desk, tell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

GOOD = once(STREAM_HEAD, delta("all is well", "stop"), DONE)
LONG = "word " * 4000  # more than the disk is to take, and more than is kept without being written down
TEN_YEARS = 10 * 365 * 86400


def test_a_reply_that_the_disk_does_not_take_stays_on_the_screen_and_all_else_goes_on(qapp, tmp_path, expect_log):
    """O1"""
    expect_log("The job chat.send")
    expect_log("The job chat.draft")
    full = threading.Event()

    def script(peer: Peer) -> None:
        peer.request()
        peer.send(STREAM_HEAD, delta("It begins. "))
        full.wait(10)
        peer.send(delta(LONG), delta("The end.", "stop"), DONE)

    async def story(desk: Desk):
        desk.context.settings.set("test", "as it was")
        await desk.context.settings.flush()
        await desk.send()
        await desk.until(lambda: desk.reply)
        await desk.context.database.run(lambda connection: limit(connection, 0))
        full.set()
        await desk.answered()
        assert desk.tab.model.turns[-1].text == f"It begins. {LONG}The end."
        assert desk.reply == desk.tab.model.turns[-1].text
        assert [str(notice.message) for notice in desk.notices] == [
            "The reply could not be saved. It stays here until you close the window."
        ]
        await refused_prompt(desk)
        await kept_settings(desk)
        rows = desk.tab.conversations
        rows.delete_requested.emit(rows.current())
        await desk.until(lambda: desk.titles == [])
        await desk.context.database.run(lambda connection: limit(connection, 10_000))
        desk.composer.set_text("")
        await desk.send("There is room again")
        await desk.answered()
        assert desk.reply == "all is well"

    with FaultServer(script, GOOD) as server:
        tell(tmp_path, story, base_url=server.base_url)


async def refused_prompt(desk: Desk) -> None:
    """It is not sent without having been kept, and stands in the box again."""
    before = len(desk.notices)
    desk.composer.set_text(LONG)
    desk.press(Qt.Key.Key_Return)
    await desk.until(lambda: len(desk.notices) > before)
    await desk.answered()
    assert "full" in str(desk.notices[-1].message)
    assert desk.composer.text() == LONG


async def kept_settings(desk: Desk) -> None:
    before = settings_on_disk(desk)
    with room_for(8):
        desk.context.settings.set("test", "x" * 1000)
        with pytest.raises(OSError, match="large"):
            await desk.context.settings.flush()
    assert settings_on_disk(desk) == before
    assert json.loads(before)["test"] == "as it was"


def settings_on_disk(desk: Desk) -> bytes:
    return desk.context.locations.settings.read_bytes()


@pytest.mark.parametrize("content", [b"junk " * 5000, b"SQLite format 3\x00" + bytes(4000)])
def test_a_damaged_history_leaves_a_chat_that_works(qapp, tmp_path, expect_log, content):
    """O3"""
    expect_log("The database was damaged")
    (tmp_path / "history.db").write_bytes(content)

    async def story(desk: Desk):
        await desk.send()
        await desk.answered()
        assert desk.reply == "all is well"
        assert desk.titles == [PROMPT]
        (kept,) = tmp_path.glob("damaged-*/history.db")
        assert kept.read_bytes() == content

    with FaultServer(GOOD) as server:
        tell(tmp_path, story, base_url=server.base_url)


def test_a_clock_that_leaps_turns_nothing_round(qapp, tmp_path):
    """O7: what is on disk comes from a time that has not come yet, as after a clock that was ten years ahead."""

    async def story(desk: Desk):
        await desk.send("First")
        await desk.answered()
        await execute(desk, f"UPDATE turns SET created_at = created_at + {TEN_YEARS}")
        await desk.send("Second")
        await desk.answered()
        assert [turn.text for turn in desk.tab.model.turns] == ["First", "all is well", "Second", "all is well"]
        assert all((turn.facts.duration or 0) >= 0 for turn in desk.tab.model.turns)
        number = desk.tab.model.current.number
        await execute(desk, f"UPDATE conversations SET updated_at = updated_at + {TEN_YEARS}")
        desk.tab.new()
        await desk.send("Third")
        await desk.answered()
        await desk.until(lambda: sorted(desk.titles) == ["First", "Third"])
        assert [day.ago for day in desk.tab.model.list.days] == [0]
        desk.tab.conversations.selected.emit(number)
        await desk.until(lambda: len(desk.tab.model.turns) == 4)
        assert [turn.text for turn in desk.tab.model.turns][::2] == ["First", "Second"]

    with FaultServer(GOOD) as server:
        tell(tmp_path, story, base_url=server.base_url)


async def execute(desk: Desk, statement: str) -> None:
    await desk.context.database.run(lambda connection: connection.execute(statement).close())


def test_a_computer_that_slept_during_a_reply_gets_the_rest_of_it(qapp, tmp_path):
    """N28: for longer than a server may be silent the window does nothing at all."""
    slept, patience = threading.Event(), replace(QUICK, quiet=0.05, stalled=0.15, gap=0.1)

    def script(peer: Peer) -> None:
        peer.request()
        peer.send(STREAM_HEAD, delta("before "))
        slept.wait(10)
        peer.send(delta("after", "stop"), DONE)

    async def story(desk: Desk):
        await desk.send()
        await desk.until(lambda: desk.reply == "before ")
        threading.Event().wait(0.3)
        slept.set()
        await desk.answered()
        assert (desk.reply, desk.tab.model.turns[-1].status) == ("before after", "done")

    with FaultServer(script) as server:
        tell(tmp_path, story, base_url=server.base_url, patience=patience)


HOSTILE = ("<img src=/dev/zero><b>bold</b>", "gpt\u202e4-evil", "m" * 300, "line\nbreak", "\u200bunseen")


def test_five_thousand_models_of_any_name_are_offered_as_plain_text(qapp, tmp_path):
    """N29"""
    names = (*HOSTILE, *(f"model-{number:04}" for number in range(5000)))

    async def story(desk: Desk):
        picker = desk.tab.options.model
        for name in HOSTILE:
            picker.set_model(name)
            assert picker.text() == one_line(name)
            await desk.send(f"To {len(name)}")
            await desk.answered()
            assert server.requests[-1].json()["model"] == name
        check_labels(desk)
        picker.setFocus()
        picker.clear()
        for typed, left in (("model-49", 100), ("model-499", 10), ("<img", 1)):
            picker.setText("")
            for letter in typed:
                desk.press(Qt.Key(ord(letter.upper())) if letter.isalnum() else Qt.Key(ord(letter)), picker)
            assert completions(picker.completer()) == left, typed
        desk.press(Qt.Key.Key_Escape, picker)

    def check_labels(desk: Desk) -> None:
        for label in desk.window.findChildren(QLabel):
            assert "<img" not in label.text() or label.textFormat() is Qt.TextFormat.PlainText, label.objectName()

    with FaultServer(GOOD) as server:
        desks.tell(tmp_path, Desk, story, Connection("test", "Test", server.base_url), models=names)


def completions(completer: QCompleter) -> int:
    return completer.completionModel().rowCount()
