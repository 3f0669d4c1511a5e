"""The faces of the page of files, each by itself."""

import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from playground.api.files import StoredFile
from playground.features.files.stored.content import Content
from playground.features.files.stored.fetching import Download
from playground.features.files.stored.upload import State, Upload
from playground.features.files.view.stored.content_view import ContentView
from playground.features.files.view.stored.files_table import FilesTable
from playground.features.files.view.stored.files_table_model import Column
from playground.features.files.view.stored.transfer_words import download_line, upload_line
from playground.features.files.view.stored.upload_strip import UploadStrip
from playground.message import Message
from tests.gui.accessibility import complaints

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

HALF = 6_000_000


def upload(number: int, state: State, *, sent: int = 0, note: Message | None = None) -> Upload:
    rate, left = (2_000_000.0, 3.0) if state == "sending" else (None, None)
    path = Path(f"{number}.jsonl")
    return Upload(number, path.name, path, 2 * HALF, "fine-tune", sent, rate, left, state, note, None, in_parts=False)


def stored(number: int) -> StoredFile:
    name = f"{number}.jsonl"
    return StoredFile(f"file-{number}", name, "batch", number, 1_790_000_000.0, None, "processed", "", {"id": name})


def png(width: int, height: int) -> bytes:
    """A picture that claims to be so large, in one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)) if height < 1000 else b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_what_is_under_way_stands_above_what_is_done_and_offers_what_can_be_done(qtbot: QtBot):
    strip = UploadStrip()
    qtbot.addWidget(strip)
    strip.set_purposes(("fine-tune", "a_new_purpose"))
    strip.set_purpose("a_new_purpose")
    strip.set_purposes(("fine-tune", "a_new_purpose", "batch"))
    strip.in_parts.setChecked(True)
    strip.expiry.setCurrentIndex(2)
    assert strip.wishes() == ("a_new_purpose", 86_400, True)
    refused = Message("The server refused it.")
    uploads = [
        upload(1, "done"),
        upload(2, "failed", note=refused),
        upload(3, "sending", sent=HALF),
        upload(4, "stopped"),
    ]
    lines = sorted(map(upload_line, uploads), key=lambda line: line.rank)
    assert [line.name for line in lines] == ["3.jsonl", "2.jsonl", "4.jsonl", "1.jsonl"]
    assert lines[0].words == "6.0 MB of 12.0 MB · 2.0 MB/s · 3.0 s left"
    assert lines[0].share == 50
    assert lines[1].words == str(refused)
    strip.set_transfers({("upload", each.id): upload_line(each) for each in uploads})
    strip.show()
    offered = {each.id: set(_visible(strip, each.id)) for each in uploads}
    assert offered == {1: {"forget"}, 2: {"retry", "forget"}, 3: {"stop"}, 4: {"resume", "forget"}}
    with qtbot.waitSignal(strip.transfer_requested) as told:
        strip.row(("upload", 3)).buttons["stop"].click()
    assert told.args == ["stop", ("upload", 3)]
    half = Download(1, "a.csv", Path("a.csv"), None, HALF, None, None, "stopped", None)
    assert "resume" not in download_line(half).offers
    assert not complaints(strip)
    strip.set_transfers({})
    assert not strip.row_count()


def _visible(strip: UploadStrip, number: int) -> list[str]:
    return [name for name, button in strip.row(("upload", number)).buttons.items() if button.isVisible()]


def test_a_file_is_shown_as_what_it_is(qtbot: QtBot):
    view = ContentView()
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    view.set_content(None, loading=True)
    assert view.waiting.isVisible()
    long = "x" * 100_000
    view.set_content(Content("text", text=f"one\n{long}\n", complete=False), loading=False)
    shown = view.text.toPlainText()
    assert shown.startswith("one\nxxx")
    assert len(shown) < 30_000
    assert view.more.isVisible()
    view.set_content(Content("text", text="one\ntwo"), loading=False)
    view.set_content(Content("text", text="one\ntwo\nthree"), loading=False)
    assert view.text.toPlainText() == "one\ntwo\nthree"
    assert not view.more.isVisible()
    rows = ('{"a": 1}', "no JSON <b>at all</b>", "[" * 5000)
    view.set_content(Content("rows", rows=rows), loading=False)
    assert view.rows.row.toPlainText() == '{\n  "a": 1\n}'
    for place, row in enumerate(rows[1:], 1):
        view.rows.list.setCurrentIndex(view.rows.rows.index(place))
        assert view.rows.row.toPlainText() == row
    view.set_content(Content("picture", data=png(4, 3)), loading=False)
    assert view.picture.isVisible()
    assert view.picture.size_of_picture().toTuple() == (4, 3)
    view.set_content(Content("picture", data=png(60_000, 60_000)), loading=False)
    assert view.text.toPlainText().startswith("00000000  89 50 4e 47")
    with qtbot.waitSignal(view.back_requested):
        qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not complaints(view)


def test_the_table_keeps_place_and_selection_and_gives_its_room_to_names(qtbot: QtBot):
    table = FilesTable()
    qtbot.addWidget(table)
    table.resize(1000, 300)
    table.show()
    qtbot.waitExposed(table)
    files = tuple(map(stored, range(40)))
    table.set_files(files[:30])
    assert not any(table.isColumnHidden(column) for column in Column)
    table.set_selected(["file-3", "file-4", "file-9"])
    table.doItemsLayout()
    table.verticalScrollBar().setValue(200)
    table.set_files(files)
    assert (table.selected(), table.verticalScrollBar().value()) == (["file-3", "file-4", "file-9"], 200)
    table.set_files(tuple(reversed(files[1:])))
    assert (table.selected(), table.verticalScrollBar().value()) == (["file-9", "file-4", "file-3"], 200)
    table.set_files([file for file in files if file.id != "file-4"])
    assert table.selected() == ["file-3", "file-9"]
    table.resize(420, 300)
    hidden = {column for column in Column if table.isColumnHidden(column)}
    assert {Column.ID, Column.EXPIRES, Column.STATUS, Column.PURPOSE} <= hidden
    assert Column.SIZE not in hidden
    with qtbot.waitSignal(table.more_requested):
        table.scrollToBottom()
    table.set_sort("bytes", descending=True)
    assert table.horizontalHeader().sortIndicatorSection() == Column.SIZE
