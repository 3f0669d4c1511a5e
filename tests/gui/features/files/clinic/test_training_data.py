"""Training data as a person meets it: a flawed file becomes one that can be learned from."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QUrl

from playground.features.files.view.clinic.changes_dialog import ChangesDialog
from playground.features.files.view.clinic.clinic_page import ClinicPage
from playground.features.files.view.clinic.starred_dialog import StarredDialog
from playground.features.files.view.clinic_room import ClinicRoom
from playground.storage.starred import Starred
from playground.widgets.buttons import Button
from tests.faults.server import FaultServer
from tests.gui.accessibility import complaints
from tests.gui.features.desk import drop_on
from tests.gui.features.files.desk import Desk
from tests.gui.features.files.shelf import Shelf

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def example(question: str, answer: str = "Gladly.") -> dict[str, Any]:
    return {"messages": [{"role": "user", "content": question}, {"role": "assistant", "content": answer}]}


def lines(records: Iterable[dict[str, Any]]) -> list[str]:
    return [json.dumps(record, ensure_ascii=False) for record in records]


def flawed(path: Path) -> Path:
    """A comma too much, an example twice, one without an answer."""
    rows = lines(example(f"Question {number}") for number in range(12))
    rows[3] = rows[3].replace("}]}", "},]}")
    rows[5] = rows[4]
    rows[7] = json.dumps({"messages": [{"role": "user", "content": "And now?"}]})
    path.write_text("\ufeff" + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def room_of(desk: Desk) -> ClinicRoom:
    desk.tab.show_page("clinic")
    room = desk.tab.room
    assert isinstance(room, ClinicRoom)
    return room


async def opened(desk: Desk, path: Path) -> ClinicPage:
    """Dropped onto the page."""
    room = room_of(desk)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    assert drop_on(room.page, mime)
    await desk.until(lambda: desk.tab.parts.clinic.statistics is not None)
    await desk.idle()
    return room.page


def test_a_flawed_file_is_understood_repaired_finished_and_uploaded(at_the_desk, tmp_path):
    path, shelf = flawed(tmp_path / "flawed.jsonl"), Shelf()
    before = path.read_bytes()

    async def story(desk: Desk, server: FaultServer) -> None:
        page = await opened(desk, path)
        clinic, room = desk.tab.parts.clinic, room_of(desk)
        assert page.verdict.verdict.text()
        assert any("mistake" in text for text in room.panel.health.texts())
        assert page.findings.list.isVisible()
        assert "commas" in page.findings.repairs.boxes
        assert not complaints(desk.window)

        desk.click(page.findings.repairs.preview)
        await desk.until(lambda: desk.window.findChildren(ChangesDialog))
        (dialog,) = desk.window.findChildren(ChangesDialog)
        assert dialog.rows
        await desk.idle()
        desk.click(dialog.repair)
        await desk.until(lambda: clinic.error_count == 1)
        await desk.idle()
        assert path.read_bytes() == before

        listed = page.findings.list
        place = next(n for n, each in enumerate(listed.findings.rows) if each.severity == "error")
        listed.clicked.emit(listed.findings.index(place, 0))
        editor = page.rows.editor
        assert page.switch.value() == "rows"
        assert editor.chat.messages.editors[0].content.text() == "And now?"
        assert editor.findings.texts()
        editor.chat.messages.add.click()
        editor.chat.messages.editors[1].content.set_text("Now we train.")
        editor.tell()
        await desk.until(lambda: clinic.error_count == 0)
        assert not editor.findings.texts()
        assert page.verdict.upload.property("kind") == "primary"

        desk.click(page.verdict.upload)
        await desk.until(lambda: page.card.isVisible())
        (content,) = shelf.contents.values()
        assert len(content.splitlines()) == 11
        assert b"Now we train." in content
        desk.click(page.card.findChildren(Button, "action_job")[0])
        assert desk.tab.parts.form.settings.training_file in shelf.files
        assert desk.tab.centre.page() == "training"
        await desk.idle()

    at_the_desk(story, shelf.serve)


def test_examples_are_added_deleted_brought_back_taken_from_stars_and_saved(at_the_desk, tmp_path):
    path = tmp_path / "good.jsonl"
    path.write_text("\n".join(lines(example(f"Question {number}") for number in range(10))), encoding="utf-8")

    async def story(desk: Desk, server: FaultServer) -> None:
        reply = ({"role": "user", "content": "Who?"}, {"role": "assistant", "content": "Kari."})
        await Starred(desk.context.database).star(1, "", reply, "test-model")
        page = await opened(desk, path)
        clinic, rows = desk.tab.parts.clinic, page.rows
        page.show_page("rows")
        assert rows.list.rows.index(2, 1).data() == "Question 2"
        rows.list.go_to(2)
        rows.list.setFocus()
        desk.press("Delete", rows.list)
        assert clinic.row_count == 9
        assert rows.editor.chat.messages.editors[0].content.text() == "Question 3"
        desk.click(page.verdict.undo)
        await desk.until(lambda: clinic.row_count == 10)
        assert rows.editor.chat.messages.editors[0].content.text() == "Question 2"
        desk.click(rows.starred)
        await desk.until(lambda: desk.window.findChildren(StarredDialog))
        (dialog,) = desk.window.findChildren(StarredDialog)
        assert [box.text() for box in dialog.boxes.values()] == ["Who?"]  # the conversation has no title yet
        desk.click(dialog.add)
        await desk.until(lambda: clinic.row_count == 11)
        assert rows.editor.place() == 10
        desk.click(rows.add)
        await desk.until(lambda: clinic.row_count == 12)
        assert rows.editor.place() == 11
        desk.click(rows.editor.look.buttons["json"])
        rows.editor.raw.field.editor.setPlainText(json.dumps(example("Typed")))
        rows.editor.tell()
        desk.click(page.verdict.save)
        await desk.choose_file(tmp_path / "saved.jsonl")
        saved = (tmp_path / "saved.jsonl").read_text(encoding="utf-8").splitlines()
        assert [json.loads(line)["messages"][0]["content"] for line in saved[-2:]] == ["Who?", "Typed"]
        panel = room_of(desk).panel
        assert panel.figures.texts()["Examples"] == "12"
        once = panel.estimate.figures.texts()["Trained tokens, estimated"]
        panel.estimate.epochs.setValue(6)
        assert int(panel.estimate.figures.texts()["Trained tokens, estimated"]) == 2 * int(once)
        desk.click(panel.split.split)
        await desk.until(lambda: clinic.row_count < 12)
        await desk.idle()
        titles = [str(room_of(desk).list.rows.index(n).data()) for n in range(room_of(desk).list.rows.rowCount())]
        assert sum("good" in title for title in titles) == 3

        clinic.open(tmp_path / "gone.jsonl")
        await desk.until(page.card.isVisible)
        assert not page.findings.list.findings.rows
        assert page.card.findChildren(Button, "action_retry")
        room_of(desk).new()
        assert not page.card.isVisible()
        assert page.switch.value() == "rows"
        desk.click(rows.add)
        assert [editor.role.currentData() for editor in rows.editor.chat.messages.editors] == ["user", "assistant"]
        await desk.idle()

    at_the_desk(story, Shelf().serve)
