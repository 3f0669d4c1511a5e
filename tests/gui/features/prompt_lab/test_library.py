"""The library of prompts at the window."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel

from playground.api.request import JsonObject
from playground.features.prompt_lab.content import Variable, from_json
from playground.features.prompt_lab.library.library import RESTORE
from playground.features.prompt_lab.view.library.library_dialogs import KnownQuestion, UsesNote
from playground.features.prompt_lab.view.library.prompt_picker import PromptPicker
from playground.message import Message
from playground.services.handovers import ConversationHandover, LibraryHandover
from playground.widgets.prompt_editor import PromptEditor
from tests.faults.server import DONE, FaultServer, always, answer, delta, error_answer, event, once
from tests.gui.features.prompt_lab.conftest import AtTheDesk
from tests.gui.features.prompt_lab.desk import Chat, Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

USAGE = event({"id": "c", "model": "m", "choices": [], "usage": {"prompt_tokens": 3, "completion_tokens": 2}})
REPLY = answer(
    delta("Good ").decode() + delta("day", "stop").decode() + USAGE.decode() + DONE.decode(),
    content_type="text/event-stream",
)


def test_a_prompt_is_written_filled_in_and_asked(at_the_desk: AtTheDesk) -> None:
    async def story(person: Desk, server: FaultServer) -> None:
        assert not person.page.run_button.isVisible()
        person.press("Ctrl+N")
        await person.idle()
        assert person.names == ["Untitled prompt"]
        assert not person.page.run_button.isEnabled()
        person.write("Greet {{who}} on {{day}}")
        person.page.messages.add("system")
        person.write("Be brief", 0)
        form = person.page.variables
        assert list(form.values()) == ["who", "day"]

        person.press("Ctrl+Return")
        await person.idle()
        assert server.received == []  # told at the fields instead
        assert form.field("who").hasFocus()
        assert form.field("who").property("invalid")
        form.field("who").setText("Ada")  # type: ignore[attr-defined]
        form.changed.emit("who", "Ada")
        form.changed.emit("day", "{{who}}")
        assert not form.field("who").property("invalid")
        person.press("Ctrl+Return")
        await person.idle()
        sent = json.loads(bytes(server.received[0]).partition(b"\r\n\r\n")[2])
        assert [(each["role"], each["content"]) for each in sent["messages"]] == [
            ("system", "Be brief"),
            ("user", "Greet Ada on {{who}}"),
        ]
        assert person.tab.parts.run.answer.text == "Good day"
        assert "3 + 2 tokens" in person.page.answer.figures.full_text()
        request = person.tab.current_request()
        assert request is not None
        assert "Greet Ada" in str(request.body)

    at_the_desk(story, always(REPLY))


def test_what_is_asked_with_is_sealed_and_the_next_change_begins_another_version(at_the_desk: AtTheDesk) -> None:
    async def story(person: Desk, server: FaultServer) -> None:
        number = await person.prompt("First")
        person.write("First changed")
        await person.library.editing.settled()
        assert len(await person.library.versions_of(number)) == 1
        person.press("Ctrl+Return")
        await person.idle()
        person.write("Second")
        latest, first = await person.library.versions_of(number)
        assert from_json(latest.content).messages[0].text == "Second"
        assert from_json(first.content).messages[0].text == "First changed"
        assert first.used

    at_the_desk(story, always(REPLY))


def test_a_failure_stands_below_and_is_tried_again(at_the_desk: AtTheDesk) -> None:
    async def story(person: Desk, server: FaultServer) -> None:
        await person.prompt("Hello")
        person.press("Ctrl+Return")
        await person.idle()
        assert "model" in person.card
        person.click_card("retry")
        await person.idle()
        assert person.card == ""
        assert person.tab.parts.run.answer.text == "Good day"

    refusal = error_answer("404 Not Found", "no such model", code="model_not_found")
    at_the_desk(story, once(refusal), always(REPLY))


def test_prompts_lie_in_folders_and_come_back_when_deleted(at_the_desk: AtTheDesk) -> None:
    async def story(person: Desk, server: FaultServer) -> None:
        await person.prompt("One", name="One")
        number = await person.prompt("Two", name="Two", folder="Shop")
        assert person.names == ["Shop", "Two", "No folder", "One"]
        head = person.page.head
        head.tags.setText("red, blue，red")
        head.tags.editingFinished.emit()
        head.name.setText("Second")
        head.name.editingFinished.emit()
        await person.idle()
        assert person.names == ["Shop", "Second", "No folder", "One"]
        record = person.library.record(number)
        assert record is not None
        assert record.tags == ("red", "blue")

        rows = person.room.list
        rows.rows.setData(rows.rows.index(0), "Store")
        rows.rows.setData(rows.rows.index(2), "Somewhere")
        await person.idle()
        assert person.names == ["Store", "Second", "No folder", "One"]
        assert head.folder.currentText() == "Store"
        rows.view.clicked.emit(rows.rows.index(0))
        assert person.names == ["Store", "No folder", "One"]
        person.library.search("blue")
        rows.search.setText("blue")
        await person.idle()
        assert person.names == ["Store", "Second"]
        rows.search.clear()
        person.library.search("")
        person.library.delete(number)
        await person.idle()
        assert person.names == ["One"]
        assert person.library.editing.number is None
        person.tab.act(f"{RESTORE}:{number}")
        await person.idle()
        assert person.library.editing.number == number

    at_the_desk(story)


def test_versions_are_compared_named_and_restored(at_the_desk: AtTheDesk) -> None:
    async def story(person: Desk, server: FaultServer) -> None:
        number = await person.prompt("Write one line")
        first = person.library.editing.version
        assert first is not None
        await person.library.mark_used(first.id)
        person.write("Write two short lines")
        person.click(person.page.head.version)
        await person.idle()
        shown = person.room.versions_page
        assert shown.isVisible()
        assert [shown.list.item(row).text().split("\n")[0] for row in range(shown.list.count())] == [
            "Version 2",
            "Version 1",
        ]
        assert "+3 −2" in shown.list.item(0).text()
        assert [piece.text for piece in shown.text.pieces() if piece.kind == "removed"] == ["one line\n\n"]
        assert not shown.restore.isEnabled()

        shown.list.setCurrentRow(1)
        shown.name.setText("Good one")
        shown.name.editingFinished.emit()
        await person.idle()
        assert shown.list.item(1).text().startswith("Version 1 · Good one")
        person.click(shown.restore)
        await person.idle()
        assert not shown.isVisible()
        assert person.page.messages.editors[0].editor.text() == "Write one line"
        assert len(await person.library.versions_of(number)) == 3
        assert person.page.head.version.text() == "Version 3"

    at_the_desk(story)


def test_prompts_go_into_a_file_and_come_back_as_copies_when_wished(at_the_desk: AtTheDesk, tmp_path: Path) -> None:
    async def story(person: Desk, server: FaultServer) -> None:
        await person.prompt("Hello {{who}}", name="Greeting", folder="Shop")
        person.library.editing.fill("who", "Ada")
        file = tmp_path / "prompts.json"
        transfer = person.tab.parts.transfer
        transfer.export(file)
        await person.idle()
        transfer.import_file(file)
        await person.idle()
        assert len(person.library.prompts) == 1
        (question,) = person.window.findChildren(KnownQuestion)
        assert "“Greeting”" in question.windowTitle()
        assert not question.others.isVisible()
        person.click(question.copies)
        await person.idle()
        assert person.names == ["Shop", "Greeting", "Greeting (copy)"]
        assert person.page.variables.values() == {"who": "Ada"}

        file.write_text("prompts: [file://x.txt]")
        transfer.import_file(file)
        transfer.import_file(tmp_path / "nothing.yaml")
        await person.idle()
        transfer.import_file(file)
        await person.idle()
        said = [str(notice.message) for notice in person.notices]
        assert "x.txt lies in a file of its own" in said[-1]
        assert len(person.library.prompts) == 2

    at_the_desk(story)


def test_where_a_prompt_is_used_is_told(at_the_desk: AtTheDesk) -> None:
    async def story(person: Desk, server: FaultServer) -> None:
        number = await person.prompt("Hello")

        async def find(prompt_id: int) -> list[Message]:
            return [Message("Grid {name}", name="A")] if prompt_id == number else []

        for expected in ("This prompt is not used anywhere yet.", "Grid A"):
            person.library.ask_uses(number)
            await person.idle()
            (note,) = [each for each in person.window.findChildren(UsesNote) if each.isVisible()]
            assert expected in [label.text() for label in note.findChildren(QLabel)]
            note.close()
            person.library.uses.register("grid", find)

    at_the_desk(story)


def test_prompts_go_to_the_chat_and_come_from_there(at_the_desk: AtTheDesk) -> None:
    async def story(person: Desk, server: FaultServer) -> None:
        parameters: JsonObject = {"model": "test-model", "temperature": 0.5}
        person.tab.receive(LibraryHandover((("system", "Be brief"), ("user", "Hi {{who}}")), parameters, "Greeting"))
        await person.idle()
        assert person.names == ["Greeting"]
        assert person.room.panel.rows.temperature.value() == 0.5
        person.library.editing.fill("who", "Ada")
        person.library.open_in_chat()
        (chat,) = person.frame.findChildren(Chat)
        messages = (("system", "Be brief"), ("user", "Hi Ada"))
        assert chat.received == [ConversationHandover(messages, parameters, "Greeting")]

    at_the_desk(story)


def test_fields_fit_their_values_and_a_prompt_is_picked_by_name(at_the_desk: AtTheDesk) -> None:
    async def story(person: Desk, server: FaultServer) -> None:
        number = await person.prompt("{{a}} {{b}} {{c}}", name="Fields", folder="Shop")
        form, editing = person.page.variables, person.library.editing
        editing.set_variable(Variable("a", "choice", ("x", "y")))
        editing.set_variable(Variable("b", "date"))
        editing.set_variable(Variable("c", "long"))
        choice, day, long = form.field("a"), form.field("b"), form.field("c")
        assert isinstance(choice, QComboBox)
        assert isinstance(day, QDateEdit)
        assert isinstance(long, PromptEditor)
        choice.setCurrentIndex(2)
        choice.activated.emit(2)
        day.setDate(QDate(2026, 11, 24))
        long.set_text("one\ntwo")
        assert dict(person.library.values_of(number)) == {"a": "y", "b": "2026-11-24", "c": "one\ntwo"}
        person.write("{{b}}")
        person.write("{{a}} {{b}}")
        assert [variable.kind for variable in editing.content.variables] == ["choice", "date"]  # as it was

        chosen: list[object] = []
        picker = PromptPicker(person.page)
        picker.prompt_chosen.connect(chosen.append)
        picker.version_chosen.connect(chosen.append)
        picker.set_prompts(person.library.prompts)
        assert picker.prompts.itemText(0) == "Shop / Fields"
        picker.prompts.activated.emit(0)
        picker.set_versions(await person.library.versions_of(number))
        picker.versions.setCurrentIndex(1)
        picker.versions.activated.emit(1)
        version_id, _ = await person.library.content_of(number)
        assert chosen == [number, version_id]
        assert (picker.prompt(), picker.version()) == (number, version_id)
        picker.set_prompts(())
        assert picker.prompt() is None

    at_the_desk(story)
