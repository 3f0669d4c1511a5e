"""The files on the server as a person uses them: look, filter, sort, open, upload, download, delete."""

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QListView

from playground.features.files.view.stored.delete_question import DeleteQuestion
from playground.features.files.view.stored.files_table_model import SORT_KEYS, Column
from playground.widgets.elided_label import ElidedLabel
from tests.faults.server import FaultServer
from tests.gui.accessibility import complaints
from tests.gui.features.desk import drop_on
from tests.gui.features.files.desk import Desk
from tests.gui.features.files.shelf import Shelf

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

HOSTILE = "\u202egpj.exe", "<img src=x onerror=alert(1)>", "a\x00b\nc", "../../etc/passwd", "n" * 5000


def test_files_are_filtered_sorted_described_and_copied(at_the_desk):
    shelf = Shelf(("train.jsonl", "valid.jsonl", *HOSTILE))
    shelf.put("photo.png", b"\x89PNG", "vision")
    shelf.put("odd.bin", b"\x00\x01\x02" * 9, "a_new_purpose")

    async def story(desk: Desk, server: FaultServer) -> None:
        page, room = desk.page, desk.room
        assert desk.names[:2] == ["odd.bin", "photo.png"]
        assert all(sign not in name for name in desk.names for sign in "\u202e\x00\n")
        assert max(map(len, desk.names)) <= 400
        assert page.facts.full_text().startswith("9 files · ")
        page.bar.purpose.setCurrentIndex(page.bar.purpose.findData("vision"))
        page.bar.purpose.activated.emit(0)
        assert desk.names == ["photo.png"]
        assert page.facts.full_text().startswith("1 of 9 files · ")
        rows = room.list.rows
        assert rows.index(0).data() == "All files"
        room.list.selected.emit(0)
        page.bar.text.setText("JSONL")
        await desk.until(lambda: len(desk.names) == 2)
        page.table.sort_requested.emit(SORT_KEYS[Column.NAME], False)
        assert desk.names == ["train.jsonl", "valid.jsonl"]
        page.bar.text.setText("nowhere")
        await desk.until(page.nothing.isVisible)
        page.nothing.chosen.emit(0)
        assert len(desk.names) == 9
        desk.select("odd.bin")
        assert {row.value for row in room.panel.fields()} >= {"odd.bin", "a_new_purpose", "27", "processed"}
        room.panel.copy.click()
        assert '"purpose": "a_new_purpose"' in QGuiApplication.clipboard().text()
        desk.press("Ctrl+C", page.table)
        assert QGuiApplication.clipboard().text() in desk.tab.parts.files.selected
        assert not complaints(desk.window)

    at_the_desk(story, shelf.serve)


def test_deleting_asks_first_names_the_files_and_says_which_were_kept(at_the_desk):
    shelf = Shelf(f"{number}.jsonl" for number in range(8))
    shelf.kept.add("file-00003")

    async def story(desk: Desk, server: FaultServer) -> None:
        page = desk.page
        page.table.setFocus()
        page.table.selectAll()
        desk.press("Delete", page.table)
        question = desk.window.findChild(DeleteQuestion)
        assert question is not None
        named = [label.full_text() for label in question.findChildren(ElidedLabel)]
        assert len(named) == 5
        assert "and 3 more" in [label.text() for label in question.findChildren(QLabel)]
        assert not complaints(question)
        question.keep.click()
        assert len(shelf.files) == 8
        del shelf.files["file-00005"]  # somebody else was faster
        desk.press("Delete", page.table)
        next(each for each in desk.window.findChildren(DeleteQuestion) if each.isVisible()).delete.click()
        await desk.until(lambda: desk.message)
        await desk.idle()
        assert desk.names == ["3.jsonl"]
        assert "3.jsonl was not deleted" in desk.message
        assert any("no longer on the server" in str(notice.message) for notice in desk.notices)
        shelf.kept.clear()
        desk.click_message("retry")
        await desk.until(page.empty.isVisible)
        assert not desk.message

    at_the_desk(story, shelf.serve)


def test_a_page_that_fails_keeps_what_came_and_is_tried_again(at_the_desk):
    shelf = Shelf((f"{number:03}.jsonl" for number in range(90)), page=40)
    shelf.broken.add("file-00050")

    async def story(desk: Desk, server: FaultServer) -> None:
        page = desk.page
        assert len(desk.names) == 40
        desk.select("088.jsonl")
        page.table.scrollToBottom()
        await desk.until(lambda: desk.message)
        assert len(desk.names) == 40
        assert "more on the server" in page.facts.full_text()
        shelf.broken.clear()
        desk.click_message("retry")
        await desk.until(lambda: len(desk.names) == 80)
        assert page.table.verticalScrollBar().value() > 0
        assert page.table.selected() == ["file-00088"]
        page.load_all.click()
        await desk.until(lambda: len(desk.names) == 90)
        assert not page.load_all.isVisible()
        asked = len(server.requests)
        shelf.put("new.jsonl", b"{}")
        desk.press("F5", page.table)
        await desk.until(lambda: desk.names[0] == "new.jsonl")
        assert len(server.requests) > asked
        assert page.table.selected() == ["file-00088"]

    at_the_desk(story, shelf.serve)


def test_dropped_files_are_uploaded_opened_and_downloaded(at_the_desk, tmp_path):
    shelf = Shelf()
    rows = [f'{{"messages": [{{"role": "user", "content": "Question {number}"}}]}}' for number in range(3)]
    path, empty = tmp_path / "train.jsonl", tmp_path / "empty.jsonl"
    path.write_text("\n".join(rows) + "\n")
    empty.write_text("")

    async def story(desk: Desk, server: FaultServer) -> None:
        page, strip = desk.page, desk.page.strip
        assert page.empty.isVisible()
        strip.set_purpose("fine-tune")
        strip.expiry.setCurrentIndex(1)
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)), QUrl.fromLocalFile(str(empty))])
        assert drop_on(page.empty, mime)
        await desk.until(lambda: desk.names == ["train.jsonl"])
        await desk.idle()
        sent = next(request for request in server.requests if request.method == "POST")
        assert b"3600" in sent.body
        states = {upload.name: upload.state for upload in desk.tab.parts.uploading.uploads}
        assert states == {"train.jsonl": "done", "empty.jsonl": "failed"}
        desk.select("train.jsonl")
        desk.press("Return", page.table)
        await desk.until(lambda: page.content.rows.rows.rowCount() == 3)
        shown = page.content.findChild(QListView, "content_rows")
        assert shown is not None
        assert "Question 0" in page.content.rows.row.toPlainText()
        assert not complaints(desk.window)
        page.content.download.click()
        saved = tmp_path / "saved.jsonl"
        assert await desk.choose_file(saved) == "train.jsonl"
        assert saved.read_text() == path.read_text()
        desk.press("Escape", shown)
        assert not page.is_content_shown()
        shelf.files.clear()
        desk.press("Return", page.table)
        await desk.until(lambda: not desk.names)
        page.content.back.click()
        assert page.empty.isVisible()
        page.empty.chosen.emit(0)
        await desk.until(lambda: desk.names == ["training-clean.jsonl"])

    at_the_desk(story, shelf.serve)
