"""The embeddings tab as a person uses it: paste, look from every side, search, compare, save, open again."""

import csv

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

from playground.features.embeddings.view.compare_page import ComparePage
from playground.features.embeddings.view.pages import PAGES
from playground.features.embeddings.view.sheet_dialog import SheetDialog
from playground.features.embeddings.view.texts_model import Column
from playground.features.embeddings.view.vector_page import VectorPage
from tests.faults.server import FaultServer
from tests.gui.accessibility import complaints
from tests.gui.features.desk import drop_on
from tests.gui.features.embeddings.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TEXTS = ("A cat sleeps", "Another cat", "Trains run", "Take the train")


def test_pasted_texts_are_embedded_once_and_seen_from_every_side(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        assert desk.work.empty.isVisible()
        await desk.embed(*TEXTS)
        assert desk.states == ["done"] * 4
        assert desk.shown_texts == list(TEXTS)
        assert "4 texts" in desk.work.facts.full_text()
        assert not desk.work.composer.text()
        first, second = desk.model.rows[:2]
        table, selection = desk.work.table, desk.tab.parts.selection
        table.selectRow(1)
        assert selection.ids == {second.id}
        for page in PAGES:
            desk.look_at(page)
            await desk.finished()
            assert not complaints(desk.window)
        desk.look_at("vector")
        vector = desk.tab.pages.page("vector")
        assert isinstance(vector, VectorPage)
        assert vector.text.full_text() == second.text
        selection.select((first.id,))
        assert vector.text.full_text() == first.text
        assert table.selected() == [first.id]
        table.neighbours_requested.emit(first.id)
        await desk.finished()
        assert desk.work.page() == "search"
        result = desk.tab.parts.search.result
        assert result is not None
        assert result.hits[0].id == second.id
        points = desk.tab.parts.map.points
        await desk.embed("Trains are late", "Another cat")
        assert server.requests[-1].json()["input"] == ["Trains are late"]
        later = desk.tab.parts.map.points
        assert points is not None
        assert later is not None
        assert (later[:4] == points).all()

    at_the_desk(story)


def test_rows_are_edited_labelled_removed_and_put_back(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.embed(*TEXTS)
        rows = desk.work.table.texts
        rows.setData(rows.index(0, Column.LABEL), "pets")
        rows.setData(rows.index(0, Column.TEXT), "A dog barks")
        await desk.finished()
        row = desk.model.rows[0]
        assert (row.text, row.label, row.state) == ("A dog barks", "pets", "new")
        asked = len(server.requests)
        desk.click(desk.work.composer.run_button)
        await desk.finished()
        assert [each.json()["input"] for each in server.requests[asked:]] == [["A dog barks"]]
        table = desk.work.table
        table.setFocus()
        table.selectAll()
        desk.press("Ctrl+C", table)
        assert QGuiApplication.clipboard().text() == "A dog barks\nAnother cat\nTrains run\nTake the train"
        QGuiApplication.clipboard().setText("Rain falls\n\nIt snows")
        desk.press("Ctrl+V", table)
        await desk.finished()
        assert server.requests[-1].json()["input"] == ["Rain falls", "It snows"]
        desk.model.remove([row.id for row in desk.model.rows[4:]])
        desk.tab.parts.selection.select((desk.model.rows[2].id,))
        desk.press("Delete", table)
        assert desk.shown_texts == ["A dog barks", "Another cat", "Take the train"]
        desk.click_notice("Undo")
        await desk.finished()
        assert desk.shown_texts == ["A dog barks", "Another cat", "Trains run", "Take the train"]
        assert desk.states == ["done"] * 4

    at_the_desk(story)


def test_a_named_collection_comes_back_without_a_request(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.embed(*TEXTS)
        desk.click(desk.work.save)
        field = desk.tab.findChild(QLineEdit, "collection_name")
        assert field is not None
        field.clear()
        QTest.keyClicks(field, "Pets and trains")
        QTest.keyClick(field, Qt.Key.Key_Return)
        await desk.finished()
        desk.tab.new()
        await desk.finished()
        assert not desk.model.rows
        assert desk.work.empty.isVisible()
        asked = len(server.requests)
        rows = desk.tab.history.rows
        (id_,) = [rows.id_at(rows.index(at)) for at in range(rows.rowCount()) if rows.index(at).data() == field.text()]
        desk.tab.history.selected.emit(id_)
        await desk.until(lambda: desk.model.space is not None)
        await desk.finished()
        assert desk.states == ["done"] * 4
        assert len(server.requests) == asked
        desk.tab.history.delete_requested.emit(id_)
        await desk.finished()
        assert not desk.model.rows
        desk.click_notice("Undo")
        await desk.finished()
        assert desk.shown_texts == list(TEXTS)

    at_the_desk(story)


def test_a_dropped_table_asks_for_its_columns_and_vectors_are_saved_as_a_file(at_the_desk, tmp_path):
    async def story(desk: Desk, server: FaultServer) -> None:
        path = tmp_path / "pets.csv"
        path.write_text("kind,text\ncat,A cat sleeps\ntrain,Trains run\n")
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        assert drop_on(desk.work.empty, mime)
        await desk.until(lambda: desk.window.findChildren(SheetDialog))
        (dialog,) = desk.window.findChildren(SheetDialog)
        assert dialog.text.currentText() == "text"
        label = dialog.findChild(QComboBox, "sheet_label")
        assert label is not None
        label.setCurrentText("kind")
        assert not complaints(dialog)
        dialog.accept()
        await desk.finished()
        assert [(row.text, row.label) for row in desk.model.rows] == [("A cat sleeps", "cat"), ("Trains run", "train")]
        assert desk.work.composer.run_button.isEnabled()
        desk.click(desk.work.composer.run_button)
        await desk.finished()
        assert desk.tab.parts.exporting.suggested_name("csv") == "A cat sleeps.csv"
        desk.tab.files.menu.chosen.emit("vectors", "csv")
        await desk.choose_file(tmp_path / "vectors.csv")
        with (tmp_path / "vectors.csv").open(encoding="utf-8-sig", newline="") as file:
            written = list(csv.reader(file))
        assert [row[:2] for row in written[1:]] == [["A cat sleeps", "cat"], ["Trains run", "train"]]
        desk.look_at("map")
        await desk.finished()
        for ending, beginning in (("png", b"\x89PNG"), ("svg", b"<")):
            desk.tab.files.menu.chosen.emit("map_picture", ending)
            await desk.choose_file(tmp_path / f"map.{ending}")
            assert (tmp_path / f"map.{ending}").read_bytes().startswith(beginning)

    at_the_desk(story)


def test_fewer_dimensions_are_compared_with_all_of_them(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        await desk.embed(*TEXTS)
        desk.look_at("compare")
        page = desk.tab.pages.page("compare")
        assert isinstance(page, ComparePage)
        assert not page.run.isEnabled()
        page.dimensions.setText("3")
        desk.click(page.run)
        await desk.until(lambda: desk.tab.parts.comparing.correlation is not None)
        await desk.finished()
        assert page.right.name.full_text() == "test-embed · 3"
        assert "Rank correlation" in page.verdict.text()
        page.pairs.selectRow(0)
        assert desk.tab.parts.selection.pair is not None
        page.left.map.clicked.emit(1, False)
        assert desk.tab.parts.selection.ids == {desk.model.rows[1].id}

    at_the_desk(story)


def test_what_is_wished_for_is_what_is_sent(at_the_desk):
    async def story(desk: Desk, server: FaultServer) -> None:
        rows = desk.tab.options.rows

        def write(extra: str) -> None:
            rows.extra.set_value(extra)
            rows.extra.value_changed.emit(extra)

        rows.dimensions.field.setText("3")
        rows.dimensions.field.textEdited.emit("3")
        assert (desk.model.settings.dimensions, desk.model.settings.encoding_format) == (3, "")
        rows.encoding_format.box.setCurrentIndex(2)
        rows.encoding_format.box.activated.emit(2)
        write("{no")
        assert desk.tab.options.extra_fault.text()
        assert not desk.work.composer.run_button.isEnabled()
        write('{"truncate": true}')
        desk.work.composer.set_text("\n".join(TEXTS))
        foreseen = desk.tab.current_request().body
        await desk.embed(*TEXTS)
        sent = server.requests[-1].json()
        assert sent == foreseen
        assert (sent["dimensions"], sent["encoding_format"], sent["truncate"]) == (3, "float", True)
        assert desk.model.space is not None
        assert desk.model.space.dimensions == 3

    at_the_desk(story)
