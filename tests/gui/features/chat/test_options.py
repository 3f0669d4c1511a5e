"""The parameters of a chat in its window: rows that unfold, presets, and the windows for schemas and tools."""

import json
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from playground.features.chat.settings import ChatSettings
from playground.features.chat.view.folded_rows import FOLDS
from playground.features.chat.view.misfit_dialog import MisfitDialog
from playground.features.chat.view.option_rows import IN_FOLD
from playground.features.chat.view.preset_dialog import PresetDialog
from playground.features.chat.view.schema_editor import SchemaEditor
from playground.features.chat.view.tools_editor import ToolsEditor
from playground.widgets.buttons import Button
from playground.widgets.choice_rows import ChoiceRow
from playground.widgets.number_row import NumberRow
from playground.widgets.parameter_rows import TextRow
from tests.faults.server import DONE, STREAM_HEAD, FaultServer, delta, once
from tests.gui.accessibility import complaints
from tests.gui.features.chat.desk import Desk, tell

D = TypeVar("D", bound=QWidget)
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

GOOD = once(STREAM_HEAD, delta("all is well", "stop"), DONE)
SCHEMA = '{"type": "object", "properties": {"age": {"type": "integer"}}}'


@pytest.fixture
def at_the_desk(qapp, tmp_path):
    def at_the_desk(story, *scripts):
        with FaultServer(*(scripts or (GOOD,))) as server:
            tell(tmp_path, story, base_url=server.base_url)

    return at_the_desk


def body_of(desk: Desk) -> dict[str, Any]:
    return dict(desk.tab.current_request().body or {})


def opened(desk: Desk, kind: type[D]) -> D:
    return next(each for each in desk.tab.options.findChildren(kind) if each.isVisible())


def choose(menu: QMenu, words: str):
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def press(desk: Desk, dialog: QWidget, words: str):
    desk.click(next(each for each in dialog.findChildren(Button) if each.text() == words))


def test_every_field_unfolds_and_says_what_it_is(at_the_desk):
    async def story(desk: Desk):
        options = desk.tab.options
        options.resize(292, 700)
        assert set(options.rows) == {"system", "temperature", "max_tokens"}  # the others are made when they are wanted
        for fold in options.folds.values():
            fold.set_open(True)
        assert set(IN_FOLD) - {"schema_name"} < set(options.rows)
        assert set(IN_FOLD.values()) == set(FOLDS)
        assert complaints(options) == []
        pane = options.widget()
        assert pane is not None
        await desk.idle()
        assert pane.minimumSizeHint().width() <= 292

    at_the_desk(story)


def test_what_was_touched_is_sent_named_and_can_be_brought_back_after_a_reset(at_the_desk):
    async def story(desk: Desk):
        options = desk.tab.options
        options.folds["sampling"].set_open(True)
        seed, stop = options.rows["seed"], options.rows["stop"]
        assert isinstance(seed, NumberRow)
        assert isinstance(stop, TextRow)
        QTest.keyClicks(seed.field, "7")
        QTest.keyClicks(stop.editor, "###")
        desk.press(Qt.Key.Key_Return, stop.editor)
        assert (body_of(desk)["seed"], body_of(desk)["stop"]) == (7, ["###"])
        assert stop.value() == "###\n"
        assert options.summary.names.text() == "Seed 7 · Stop at"
        reset, undo = options.summary.findChildren(Button)
        desk.click(reset)
        assert {"seed", "stop"}.isdisjoint(body_of(desk))
        assert (stop.value(), reset.isVisible()) == ("", False)
        desk.click(undo)
        assert body_of(desk)["seed"] == 7
        assert not undo.isVisible()

    at_the_desk(story)


def test_text_that_is_no_json_is_named_below_its_field_and_nothing_is_sent(at_the_desk):
    async def story(desk: Desk):
        options = desk.tab.options
        options.folds["more"].set_open(True)
        extra = options.rows["extra"]
        assert isinstance(extra, TextRow)
        extra.editor.setFocus()
        QTest.keyClicks(extra.editor, '{"top_k": 4')
        desk.type("Hello")
        assert not desk.composer.run_button.isEnabled()
        assert "Extra fields: This is no JSON" in desk.composer.run_button.toolTip()
        assert options.folds["more"].findChildren(Button)[0].text() == "More settings (to be mended)"
        QTest.keyClicks(extra.editor, "0}")
        assert desk.composer.run_button.isEnabled()
        assert body_of(desk)["top_k"] == 40
        assert options.folds["more"].findChildren(Button)[0].text() == "More settings (1 changed)"

    at_the_desk(story)


def test_preset_is_saved_chosen_renamed_deleted_and_brought_back(at_the_desk):
    async def story(desk: Desk):
        options, row = desk.tab.options, desk.tab.options.preset
        options.system.editor.setFocus()
        QTest.keyClicks(options.system.editor, "Rhyme.")
        choose(row.menu(), "Save as a preset…")
        dialog = opened(desk, PresetDialog)
        assert complaints(dialog) == []
        QTest.keyClicks(dialog.field, "Poet")
        desk.click(dialog.save)
        assert row.box.currentText() == "Poet"
        options.system.editor.clear()
        assert row.box.currentText() == "Poet (changed)"
        row.box.activated.emit(1)
        assert options.system.value() == "Rhyme."
        choose(row.menu(), "Rename…")
        dialog = opened(desk, PresetDialog)
        QTest.keyClicks(dialog.field, "Bard")
        desk.press(Qt.Key.Key_Return, dialog.field)
        assert row.box.currentText() == "Bard"
        choose(row.menu(), "Delete")
        assert row.box.count() == 1
        notice = desk.notices[-1]
        assert notice.action is not None
        desk.tab.act(notice.action[0])
        assert row.box.currentText() == "Bard"

    at_the_desk(story)


def test_schema_is_written_from_an_example_checked_and_asked_for(at_the_desk):
    async def story(desk: Desk):
        options = desk.tab.options
        options.folds["format"].set_open(True)
        form = options.rows["response_format"]
        assert isinstance(form, ChoiceRow)
        form.box.activated.emit(form.box.findData("json_schema"))
        assert "Write a schema" in desk.composer.run_button.toolTip()
        press(desk, options, "Edit schema…")
        editor = opened(desk, SchemaEditor)
        assert complaints(editor) == []
        assert not editor.save.isEnabled()
        choose(editor.examples(), "A person's data")
        await desk.until(lambda: editor.save.isEnabled())
        assert editor.verdict.text() == "This is a valid schema."
        text = editor.editor.text()
        editor.editor.replace_text(text.replace('"integer"', '"intege"'))
        await desk.until(lambda: "properties.age.type" in editor.verdict.text())
        assert not editor.save.isEnabled()
        assert [mark.cursor.selectedText() for mark in editor.editor.extraSelections()] == ['"intege"']
        editor.editor.undo()
        editor.sample.editor.replace_text('{"age": 1}')
        editor.sample.make.click()
        await desk.until(lambda: editor.save.isEnabled())
        desk.click(editor.save)
        described = body_of(desk)["response_format"]["json_schema"]
        assert (described["name"], list(described["schema"]["properties"])) == ("person", ["age"])

    at_the_desk(story)


def test_reply_that_does_not_fit_says_so_and_shows_the_place(at_the_desk):
    async def story(desk: Desk):
        wishes = desk.tab.model.wishes
        wishes.wish(ChatSettings("test-model", response_format="json_schema", schema=SCHEMA))
        await desk.send()
        await desk.answered()
        assert desk.card.title == "This reply does not fit the schema."
        assert desk.card.body == 'age: should be integer, but is "old"'
        await desk.click_card(desk.card.actions[0][0])
        dialog = opened(desk, MisfitDialog)
        assert complaints(dialog) == []
        await desk.until(dialog.list.count)
        assert [mark.cursor.selectedText() for mark in dialog.reply.extraSelections()] == ['"old"']
        dialog.reject()

    at_the_desk(story, once(STREAM_HEAD, delta('{"😀": 1, "age": "old"}', "stop"), DONE))


def test_tools_are_described_in_forms_or_as_json(at_the_desk):
    async def story(desk: Desk):
        options = desk.tab.options
        options.folds["tools"].set_open(True)
        press(desk, options, "Edit tools…")
        editor = opened(desk, ToolsEditor)
        choose(editor.additions(), "The weather of a place")
        assert complaints(editor) == []
        QTest.keyClicks(editor.form.name, "forecast")
        card = editor.form.cards[0]
        QTest.keyClicks(card.choices, "Rome, Oslo")
        desk.click(editor.form.cards[1].remove)
        editor.ways.buttons["json"].click()
        (tool,) = json.loads(editor.json.text())
        assert tool["function"]["name"] == "forecast"
        assert tool["function"]["parameters"]["properties"] == {
            "location": {"type": "string", "description": "City and country", "enum": ["Rome", "Oslo"]}
        }
        editor.json.moveCursor(editor.json.textCursor().MoveOperation.End)
        QTest.keyClicks(editor.json, "x")
        assert not editor.save.isEnabled()
        assert "no JSON" in editor.fault.text()
        assert not editor.ways.buttons["form"].isEnabled()
        editor.json.undo()
        editor.ways.buttons["form"].click()
        assert editor.form.preset_result().startswith('{"temperature"')
        desk.click(editor.save)
        settings = desk.tab.model.wishes.settings
        assert list(settings.tool_results) == ["forecast"]
        assert body_of(desk)["tools"] == [tool]
        choice = options.rows["tool_choice"]
        assert isinstance(choice, ChoiceRow)
        assert [choice.box.itemText(place) for place in range(choice.box.count())][-1] == "Always forecast"

    at_the_desk(story)


def test_brackets_indent_and_a_huge_paste_is_refused(at_the_desk):
    async def story(desk: Desk):
        desk.tab.options.edit_requested.emit("schema")
        editor = opened(desk, SchemaEditor)
        QTest.keyClicks(editor.editor, "{}")
        editor.editor.moveCursor(editor.editor.textCursor().MoveOperation.Left)
        desk.press(Qt.Key.Key_Return, editor.editor)
        assert editor.editor.text() == "{\n  \n}"
        data = QMimeData()
        data.setText("x" * 300_000)
        editor.editor.insertFromMimeData(data)
        assert editor.verdict.text() == "What you pasted is too long for this field."
        editor.reject()

    at_the_desk(story)
