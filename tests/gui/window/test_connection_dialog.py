"""The dialog of connections: add, test, save, and what happens to the key."""

import json
from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from playground.api.connection import Connection
from playground.services.connection_list import ConnectionList
from playground.services.connections import Connections
from playground.services.demo import DemoServer
from playground.services.errors import DemoServerFailed
from playground.services.rejections import RejectionMemory
from playground.window.connection_dialog import ConnectionDialog
from playground.window.exchange_texts import headers_text
from tests.faults.server import FaultServer, answer, error_answer
from tests.gui.window.house import live, until

KEY = "sk-canary-0123456789abcdef"
MODELS = answer(json.dumps({"object": "list", "data": [{"id": "m", "object": "model"}]}))


@pytest.fixture
def dialog(house, qtbot):
    house.frame.dialogs.show_connections()
    dialog = house.window.findChild(ConnectionDialog)
    # Until then no field of it can have the focus.
    qtbot.waitUntil(dialog.isActiveWindow)
    yield dialog
    if shiboken6.isValid(dialog):
        dialog.done(0)


def add(dialog, preset="Other server", **fields):
    menu = dialog.add.findChild(QMenu)
    next(action for action in menu.actions() if action.text() == preset).trigger()
    for name, text in fields.items():
        write(getattr(dialog.form, name), text)


def write(editor: QLineEdit, text):
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, text)


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def serve(*replies):
    """A server that gives these replies, one after the other, and the last one for ever."""
    left = list(replies)

    def script(peer):
        while True:
            peer.request()
            peer.send(left.pop(0) if len(left) > 1 else left[0])

    return FaultServer(script)


def test_the_demo_is_there_and_cannot_be_changed(dialog):
    assert dialog.list.currentItem().text() == "Demo · on this computer"
    assert not dialog.form.base_url.isEnabled()
    assert not dialog.remove.isEnabled()
    assert dialog.save.text() == "Use"


def test_a_preset_brings_its_address_and_asks_for_the_key(dialog):
    add(dialog, "OpenAI")
    assert dialog.form.base_url.text() == "https://api.openai.com/v1"
    assert dialog.form.key.hasFocus()


def test_a_wrong_address_is_explained_at_its_field(dialog):
    add(dialog, base_url="https://me:secret@example.com")
    field = dialog.form.fields["base_url"]
    assert field.problem.isVisible()
    assert "user name or password" in field.problem.text()
    assert not dialog.save.isEnabled()
    assert not dialog.test.isEnabled()
    write(dialog.form.base_url, "example.com/v1")
    assert not field.problem.isVisible()
    assert dialog.save.isEnabled()


def test_a_test_says_where_how_many_and_how_fast(house, dialog):
    async def story():
        add(dialog, base_url=server.base_url)
        click(dialog.test)
        await until(lambda: dialog.test.isEnabled())

    with serve(MODELS) as server:
        live(house, story)
    assert dialog.outcome.text().startswith(f"{server.base_url}/models\n1 model in ")
    assert dialog.outcome.isVisible()


def test_a_test_says_in_a_sentence_what_is_wrong(house, dialog):
    async def story():
        add(dialog, base_url=server.base_url, key=KEY)
        click(dialog.test)
        await until(lambda: dialog.test.isEnabled())

    with serve(error_answer("401 Unauthorized", "Incorrect API key provided.", code="invalid_api_key")) as server:
        live(house, story)
    assert "key" in dialog.outcome.text().lower()
    assert KEY not in dialog.outcome.text()


def test_an_address_that_works_is_offered_and_taken(house, dialog):
    def script(peer):
        while True:
            path = peer.request().path
            peer.send(MODELS if path == "/v1/models" else error_answer("404 Not Found", "Not found"))

    async def story():
        add(dialog, base_url=server.base_url.removesuffix("/v1"))
        click(dialog.test)
        await until(dialog.take.isVisible)
        click(dialog.take)
        await until(lambda: "1 model" in dialog.outcome.text())

    with FaultServer(script) as server:
        live(house, story)
        assert dialog.form.base_url.text().endswith("/v1")
    assert not dialog.take.isVisible()


def test_save_and_use_makes_it_current_and_keeps_the_key_out_of_the_settings(house, dialog, tmp_path):
    async def story():
        add(dialog, name="Mine", base_url=server.base_url, key=KEY)
        click(dialog.save)
        await until(lambda: house.context.connections.models)

    with serve(MODELS) as server:
        live(house, story)
        authorization = [request.headers.get("authorization") for request in server.requests]
    assert house.frame.top_bar.connection.currentText() == "Mine"
    assert f"Bearer {KEY}" in authorization
    house.context.settings.save()
    assert "Mine" in (tmp_path / "settings.json").read_text()
    assert KEY not in (tmp_path / "settings.json").read_text()


def test_a_new_address_asks_before_it_gets_the_saved_key(house, dialog):
    async def story():
        add(dialog, name="Mine", base_url=server.base_url, key=KEY)
        click(dialog.save)
        await until(lambda: house.context.connections.models)

    with serve(MODELS) as server:
        live(house, story)
    house.frame.dialogs.show_connections()
    again = house.window.findChildren(ConnectionDialog)[-1]
    assert "Mine" in again.list.currentItem().text()
    assert again.form.key.text() == ""
    assert "this session only" in again.form.key_badge.text()
    assert not again.form.keep_key.isVisible()
    write(again.form.base_url, "https://elsewhere.example/v1")
    assert again.form.keep_key.isVisible()
    assert "elsewhere.example" in again.form.keep_key.text()
    assert not again.form.keep_key.isChecked()
    again.done(0)


def test_remove_takes_it_from_the_list(house, dialog):
    house.context.connections.save(Connection("c1", "Mine", "https://example.com/v1"))
    dialog.list.setCurrentRow(1)
    assert dialog.remove.isEnabled()
    click(dialog.remove)
    assert [connection.id for connection in house.context.connections.entries] == ["demo"]
    assert dialog.list.count() == 1


def test_a_test_that_still_runs_ends_with_the_dialog(house, dialog):
    async def story():
        add(dialog, base_url=server.base_url)
        click(dialog.test)
        await until(lambda: server.requests)
        dialog.reject()
        click(dialog.question.discard)
        await until(lambda: not house.context.jobs.running)

    def script(peer):
        peer.request()
        peer.hold()

    with FaultServer(script) as server:
        live(house, story)


def leave_by_row(dialog):
    dialog.list.setCurrentRow(0)
    click(dialog.question.discard)


def leave_by_edit(dialog):
    write(dialog.form.base_url, "https://b.example/v1")


@pytest.mark.parametrize("leave", [leave_by_row, leave_by_edit])
def test_a_test_is_stopped_when_the_form_shows_something_else(house, dialog, leave):
    async def story():
        add(dialog, base_url=server.base_url)
        click(dialog.test)
        await until(lambda: server.requests)
        leave(dialog)
        assert dialog.test.isEnabled()
        await until(lambda: not house.context.jobs.running)

    def script(peer):
        peer.request()
        peer.hold()

    with FaultServer(script) as server:
        live(house, story)
    assert dialog.outcome.text() == ""
    assert not dialog.outcome.isVisible()
    assert not dialog.take.isVisible()


@pytest.mark.parametrize("leave", [leave_by_row, leave_by_edit])
def test_an_offered_address_goes_with_the_form_it_was_found_for(house, dialog, leave):
    def script(peer):
        while True:
            path = peer.request().path
            peer.send(MODELS if path == "/v1/models" else error_answer("404 Not Found", "Not found"))

    async def story():
        add(dialog, base_url=server.base_url.removesuffix("/v1"))
        click(dialog.test)
        await until(dialog.take.isVisible)
        leave(dialog)

    with FaultServer(script) as server:
        live(house, story)
    assert not dialog.take.isVisible()
    assert not dialog.outcome.isVisible()


def test_a_test_cancelled_in_the_status_bar_ends_in_the_dialog_too(house, dialog):
    async def story():
        add(dialog, base_url=server.base_url)
        click(dialog.test)
        await until(lambda: server.requests)
        assert not dialog.test.isEnabled()
        house.context.jobs.cancel("connection.test")
        await until(dialog.test.isEnabled)

    def script(peer):
        peer.request()
        peer.hold()

    with FaultServer(script) as server:
        live(house, story)
    assert dialog.outcome.text() == "The test was stopped."


class NoDemo(DemoServer):
    async def base_url_and_token(self):
        raise DemoServerFailed("no such program")


def test_a_test_that_cannot_be_made_says_why(house, expect_log):
    async def story():
        click(opened.test)
        await until(opened.test.isEnabled)

    expect_log("The connection could not be tested")
    context = house.context
    connections = Connections(
        ConnectionList(context.settings),
        context.secrets,
        RejectionMemory(context.settings),
        NoDemo(),
        observer=context.exchanges,
        notices=context.notices,
        jobs=context.jobs,
    )
    posted = []
    context.notices.posted.connect(posted.append)
    opened = ConnectionDialog(replace(context, connections=connections), house.window)
    opened.open()
    live(house, story)
    assert "demo" in opened.outcome.text().lower()
    assert opened.outcome.property("role") == "danger"
    assert posted == []
    opened.reject()


def test_choosing_a_connection_without_a_key_leads_to_its_key_field(house, qtbot):
    house.context.connections.save(Connection("c1", "OpenAI", "https://api.openai.com/v1", preset="openai"))
    box = house.frame.top_bar.connection
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    dialog = house.window.findChild(ConnectionDialog)
    assert dialog.list.currentItem().text() == "OpenAI"
    qtbot.waitUntil(dialog.form.key.hasFocus)
    dialog.reject()


def test_half_typed_changes_are_not_let_go_without_a_question(house, dialog):
    add(dialog, name="Mine", base_url="https://example.com/v1")
    dialog.close()
    assert dialog.isVisible()
    assert dialog.question.isVisible()
    assert not dialog.save.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.question.isVisible()
    assert dialog.form.name.text() == "Mine"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    click(dialog.question.keep)
    assert dialog.save.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    click(dialog.question.discard)
    assert not dialog.isVisible()


def test_what_is_as_it_was_closes_at_once(dialog):
    add(dialog, "Ollama")
    write(dialog.form.name, "x")
    write(dialog.form.name, "Ollama")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_another_line_of_the_list_waits_for_the_answer(house, dialog):
    house.context.connections.save(Connection("c1", "One", "https://one.example/v1"))
    house.context.connections.save(Connection("c2", "Two", "https://two.example/v1"))
    dialog.list.setCurrentRow(1)
    write(dialog.form.name, "Changed")
    rect = dialog.list.visualItemRect(dialog.list.item(2))
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert dialog.form.base_url.text() == "https://one.example/v1"
    click(dialog.question.keep)
    assert dialog.list.currentRow() == 1
    assert [item.text() for item in dialog.list.selectedItems()] == ["One"]
    assert dialog.form.name.text() == "Changed"
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    click(dialog.question.discard)
    assert dialog.list.currentRow() == 2
    assert dialog.form.base_url.text() == "https://two.example/v1"


def test_the_paths_of_a_server_are_kept(house, dialog):
    add(dialog, "Ollama")
    paths = dialog.form.dialect.paths
    dialog.form.more.set_open(True)
    dialog.form.dialect.more.set_open(True)
    assert paths.edits["files"].placeholderText() == "Automatic: -"
    assert paths.edits["images/edits"].placeholderText() == "Automatic: images/edits"
    write(paths.edits["images/edits"], "../edits")
    assert "images/edits" in paths.problem.text()
    assert not dialog.save.isEnabled()
    write(paths.edits["images/edits"], "/v2/edits")
    write(paths.edits["embeddings"], "-")
    assert not paths.problem.isVisible()
    dialog.form.dialect.mask_convention.setCurrentIndex(2)
    dialog.form.dialect.speech_format.setCurrentIndex(2)
    dialog.form.dialect.embedding_base64.setCurrentIndex(1)
    dialog.form.dialect.fine_tuning.setCurrentIndex(2)
    click(dialog.save)
    current = house.context.connections.current
    assert current.dialect.paths == {"images/edits": "v2/edits", "embeddings": ""}
    assert current.dialect.mask_convention == "white"
    assert current.dialect.speech_format_field == "output_format"
    assert current.dialect.embedding_base64 is True
    assert current.dialect.fine_tuning == "legacy"
    house.frame.dialogs.show_connections()
    again = house.window.findChildren(ConnectionDialog)[-1]
    assert again.form.dialect.more.is_open()
    assert again.form.dialect.paths.edits["embeddings"].text() == "-"
    assert not again.form.is_changed()
    again.done(0)


def test_a_secret_header_is_sent_and_seen_nowhere(house, dialog, tmp_path):
    async def story():
        add(dialog, name="Azure", base_url=server.base_url)
        dialog.form.more.set_open(True)
        dialog.form.headers.setFocus()
        QTest.keyClicks(dialog.form.headers, "X-Team: a")
        QTest.keyClick(dialog.form.headers, Qt.Key.Key_Return)
        QTest.keyClicks(dialog.form.headers, f"api-key: {KEY}")
        dialog.form.name.setFocus()
        assert dialog.form.headers.toPlainText() == "X-Team: a\napi-key: •••"
        dialog.form.headers.undo()
        assert KEY not in dialog.form.headers.toPlainText()
        click(dialog.test)
        await until(dialog.test.isEnabled)
        click(dialog.save)
        await until(lambda: house.context.connections.models)

    with serve(MODELS) as server:
        live(house, story)
        assert {request.headers.get("api-key") for request in server.requests} == {KEY}
        assert {request.headers.get("x-team") for request in server.requests} == {"a"}
    house.context.settings.save()
    assert "api-key" in (tmp_path / "settings.json").read_text()
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and KEY.encode() in path.read_bytes()]
    seen = [headers_text(exchange) for exchange in house.context.exchanges.entries]
    assert "api-key: •••" in seen[0]
    assert KEY not in repr((seen, house.context.connections.entries))
    house.frame.dialogs.show_connections()
    again = house.window.findChildren(ConnectionDialog)[-1]
    assert again.form.headers.toPlainText() == "X-Team: a\napi-key: •••"
    assert not again.form.is_changed()
    write(again.form.base_url, "https://elsewhere.example/v1")
    assert "elsewhere.example" in again.form.keep_key.text()
    again.done(0)


def test_nothing_moves_while_the_menu_of_presets_is_open(house, dialog):
    def places():
        parts = (*dialog.findChildren(QWidget), *house.frame.top_bar.findChildren(QWidget))
        return [(part.objectName(), part.mapToGlobal(QPoint()), part.size()) for part in parts if part.isVisible()]

    menu = dialog.add.findChild(QMenu)
    before = places()
    click(dialog.add)
    assert menu.isVisible()
    assert [place for place in places() if place[0] != menu.objectName()] == before
    menu.close()


def test_the_fields_stay_where_they_are_from_one_connection_to_the_next(dialog):
    places = set()
    for preset in ("OpenAI", "Ollama", "Other server"):
        add(dialog, preset)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        places.add(dialog.form.name.mapTo(dialog, QPoint()).toTuple())
    assert len(places) == 1


def test_a_built_in_connection_has_no_changes_to_ask_about(dialog):
    dialog.propose("https://elsewhere.example/v1")
    dialog.reject()
    assert not dialog.isVisible()
