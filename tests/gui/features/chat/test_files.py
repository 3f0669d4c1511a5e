"""Conversations leave the window as files."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from tests.faults.server import DONE, STREAM_HEAD, FaultServer, delta, once
from tests.gui.features.chat.desk import PROMPT, Desk, tell
from tests.gui.features.desk import drop_on
from tests.unit.features.chat.exports import conversation

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def open_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def forms_in(menu: QMenu) -> QMenu:
    action = next(each for each in menu.actions() if each.text() == "Export this conversation")
    forms = action.menu()
    assert isinstance(forms, QMenu)
    return forms


async def export(desk: Desk, form: str, target: Path) -> None:
    """What the menu that is open offers, saved there."""
    menu = open_menu()
    next(each for each in forms_in(menu).actions() if each.text() == form).trigger()
    menu.close()
    await desk.until(lambda: desk.window.findChildren(QFileDialog))
    (dialog,) = desk.window.findChildren(QFileDialog)
    assert dialog.selectedFiles()[0].endswith(PROMPT.rstrip("?") + target.suffix)
    dialog.filesSelected.emit([str(target)])
    dialog.reject()
    await desk.until(target.exists)
    await desk.idle()
    await desk.until(lambda: not desk.window.findChildren(QFileDialog))


def test_a_conversation_leaves_by_the_menu_of_its_row_and_by_that_beside_new(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def story(desk: Desk) -> None:
        desk.click(desk.tab.files.more_button)
        assert not forms_in(open_menu()).isEnabled()
        open_menu().close()
        await desk.send()
        await desk.answered()
        desk.click(desk.tab.files.more_button)
        await export(desk, "Markdown", tmp_path / "page.md")
        assert "Four" in (tmp_path / "page.md").read_text(encoding="utf-8")
        view = desk.tab.conversations.view
        row = view.visualRect(desk.tab.conversations.rows.index_of(desk.tab.model.current.number or 0))
        view.customContextMenuRequested.emit(row.center())
        await export(desk, "Web page (HTML)", tmp_path / "page.html")
        assert "<p>Four</p>" in (tmp_path / "page.html").read_text(encoding="utf-8")
        assert [str(each.message) for each in desk.notices] == ["Saved as page.md.", "Saved as page.html."]

    with FaultServer(once(STREAM_HEAD, delta("Four", "stop"), DONE)) as server:
        tell(tmp_path, story, base_url=server.base_url)


def test_conversations_come_by_the_menu_beside_new_and_by_a_drop_on_the_list(
    qapp: QApplication, tmp_path: Path
) -> None:
    path = tmp_path / "conversations.json"
    path.write_text(json.dumps([conversation("Trip", "1"), conversation("Cake", "2")]), encoding="utf-8")

    async def story(desk: Desk) -> None:
        desk.click(desk.tab.files.more_button)
        menu = open_menu()
        next(each for each in menu.actions() if each.text() == "Import conversations…").trigger()
        menu.close()
        (dialog,) = desk.window.findChildren(QFileDialog)
        dialog.filesSelected.emit([str(path)])
        dialog.reject()
        await desk.until(lambda: desk.titles == ["Cake", "Trip"])
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        assert drop_on(desk.tab.conversations.view.viewport(), mime)
        await desk.until(lambda: len(desk.notices) == 2)
        assert str(desk.notices[-1].message) == "Imported conversations: 0. Already here: 2."
        mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "picture.png"))])
        assert not drop_on(desk.tab.conversations.view.viewport(), mime)
        await desk.until(lambda: not desk.window.findChildren(QFileDialog))

    with FaultServer() as server:
        tell(tmp_path, story, base_url=server.base_url)
