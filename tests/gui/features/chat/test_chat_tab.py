"""What a person does in the chat tab, with keys and clicks."""

from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox

from playground.features.chat.turns import Prompt
from playground.features.chat.view.paste_bar import PasteBar
from playground.services.handovers import ModelHandover, TextHandover
from playground.widgets.buttons import Button, IconButton
from tests.faults.server import DONE, STREAM_HEAD, FaultServer, delta, once
from tests.gui.features.chat.desk import PROMPT, Desk, tell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

GOOD = once(STREAM_HEAD, delta("all is well", "stop"), DONE)


def slowly(peer):
    peer.request()
    peer.send(STREAM_HEAD, delta("Once upon "))
    peer.hold()


@pytest.fixture
def at_the_desk(qapp, tmp_path):
    def at_the_desk(story, *scripts):
        with FaultServer(*(scripts or (GOOD,))) as server:

            async def happen(desk: Desk):
                await story(desk, server)

            tell(tmp_path, happen, base_url=server.base_url)

    return at_the_desk


def test_enter_sends_what_was_typed_and_the_box_is_empty_again(at_the_desk):
    async def story(desk: Desk, server):
        await desk.send()
        await desk.answered()
        assert desk.composer.text() == ""
        assert desk.reply == "all is well"
        turn = desk.transcript.last_turn()
        assert turn is not None
        assert turn.footer.text.startswith("m · finished · about ")
        assert desk.titles == [PROMPT]

    at_the_desk(story)


def test_shift_enter_begins_a_new_line_and_sends_nothing(at_the_desk):
    async def story(desk: Desk, server):
        desk.type("one")
        QTest.keyClick(desk.composer.prompt, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        desk.type("two")
        assert desk.composer.text() == "one\ntwo"
        assert not desk.busy

    at_the_desk(story)


def test_stop_button_stands_where_send_was_and_keeps_the_text(at_the_desk):
    async def story(desk: Desk, server):
        place = desk.composer.run_button.geometry()
        await desk.send()
        await desk.until(lambda: desk.reply == "Once upon ")
        assert desk.composer.run_button.geometry() == place
        desk.click(desk.composer.run_button)
        await desk.answered()
        assert desk.reply == "Once upon "
        assert desk.card.title == "You stopped this reply."
        assert desk.composer.prompt.isEnabled()

    at_the_desk(story, slowly)


def test_suggestion_really_sends_its_prompt(at_the_desk):
    async def story(desk: Desk, server):
        empty = desk.tab.conversation.empty
        assert empty.isVisible()
        desk.click(empty.findChildren(Button)[1])
        await desk.answered()
        assert not empty.isVisible()
        assert desk.tab.model.turns[0].text == "Write a short poem about spring"

    at_the_desk(story)


def test_huge_paste_becomes_an_attachment(at_the_desk):
    async def story(desk: Desk, server):
        data = QMimeData()
        data.setText("x" * 5_000_000)
        desk.composer.prompt.insertFromMimeData(data)
        assert desk.composer.text() == ""
        await desk.until(lambda: len(desk.composer.chips) == 1)
        desk.type("What is this")
        desk.press(Qt.Key.Key_Return)
        await desk.answered()
        (message,) = server.requests[0].json()["messages"]
        assert message["content"].startswith("What is this\n\nPasted text 1.txt\n```\nxxx")
        assert len(desk.composer.chips) == 0
        assert desk.tab.model.turns[0].text == "What is this"

    at_the_desk(story)


def test_a_long_paste_is_a_file_unless_it_is_wanted_in_the_prompt(at_the_desk):
    async def story(desk: Desk, server):
        bar = desk.tab.conversation.findChild(PasteBar)
        weight = desk.tab.conversation.findChild(QLabel, "weight")
        assert bar is not None
        assert weight is not None
        data, text = QMimeData(), "one line of many\n" * 30_000
        data.setText(text)
        desk.composer.prompt.insertFromMimeData(data)
        await desk.until(lambda: len(desk.composer.chips) == 1)
        assert bar.isVisible()
        assert weight.text() == "About 128000 tokens go along with this (510 kB). Many models take fewer."
        desk.click(bar.anyway_button)
        assert (len(desk.composer.chips), bar.isVisible()) == (0, False)
        assert desk.composer.text() == text
        assert desk.tab.model.current.draft == Prompt(text)
        desk.composer.set_text("")
        assert not weight.isVisible()
        data.setText("x" * 300_000)
        desk.composer.prompt.insertFromMimeData(data)
        await desk.until(lambda: len(desk.composer.chips) == 1)
        assert bar.isVisible()
        assert not bar.anyway_button.isVisible()
        desk.tab.new()

    at_the_desk(story)


def test_attachment_can_be_taken_off_again(at_the_desk):
    async def story(desk: Desk, server):
        desk.composer.large_paste.emit("y" * 300_000)
        await desk.until(lambda: len(desk.tab.conversation.prompt.attachments) == 1)
        desk.click(desk.composer.chips.findChildren(IconButton)[0])
        assert not desk.tab.conversation.prompt.attachments
        assert not desk.composer.run_button.isEnabled()

    at_the_desk(story)


def test_settings_go_into_the_request_and_reset_takes_them_out(at_the_desk):
    async def story(desk: Desk, server):
        options = desk.tab.options
        _enter(desk, options.temperature.box, "0.7")
        _enter(desk, options.max_tokens.box, "50")
        QTest.keyClicks(options.system.editor, "Be brief.")
        options.stream.switch.click()
        body = dict[str, Any](desk.tab.current_request().body or {})
        assert (body["temperature"], body["max_tokens"]) == (0.7, 50)
        assert "stream" not in body
        assert body["messages"][0] == {"role": "system", "content": "Be brief."}
        options.summary.findChildren(Button)[0].click()
        body = dict[str, Any](desk.tab.current_request().body or {})
        assert {"temperature", "max_tokens"}.isdisjoint(body)
        assert body["stream"] is True
        assert options.system.value() == "Be brief."

    at_the_desk(story)


def _enter(desk: Desk, box: QLineEdit, text: str):
    box.setText(text)
    desk.press(Qt.Key.Key_Return, box)


def test_model_can_be_typed_letter_by_letter(at_the_desk):
    async def story(desk: Desk, server):
        picker = desk.tab.options.model
        picker.setFocus()
        picker.selectAll()
        QTest.keyClicks(picker, "some/other-model")
        assert picker.text() == "some/other-model"
        assert desk.tab.model.wishes.settings.model == "some/other-model"
        await desk.send()
        await desk.answered()
        assert server.requests[0].json()["model"] == "some/other-model"

    at_the_desk(story)


def test_without_a_model_the_button_says_why_it_rests(at_the_desk):
    async def story(desk: Desk, server):
        desk.tab.options.model.clear()
        desk.type("Hello")
        assert not desk.composer.run_button.isEnabled()
        assert "Choose a model first" in desk.composer.run_button.toolTip()
        desk.press(Qt.Key.Key_Return)
        assert desk.composer.text() == "Hello"

    at_the_desk(story)


def test_conversation_is_renamed_deleted_and_taken_back(at_the_desk):
    async def story(desk: Desk, server):
        await desk.send()
        await desk.answered()
        rows = desk.tab.conversations
        rows.rename_requested.emit(rows.current(), "A new name")
        await desk.until(lambda: desk.titles == ["A new name"])
        rows.view.setFocus()
        rows.delete_requested.emit(rows.current())
        await desk.until(lambda: desk.titles == [] and desk.notices)
        assert desk.tab.conversation.empty.isVisible()
        (notice,) = desk.notices
        assert notice.action is not None
        desk.tab.act(notice.action[0])
        await desk.until(lambda: desk.titles == ["A new name"])
        await desk.until(lambda: desk.reply == "all is well")

    at_the_desk(story)


def test_switching_away_and_back_shows_the_reply_as_far_as_it_has_come(at_the_desk):
    async def story(desk: Desk, server):
        await desk.send()
        await desk.until(lambda: desk.reply == "Once upon ")
        number = desk.tab.model.current.number
        desk.tab.new()
        assert not desk.busy
        assert desk.tab.conversation.empty.isVisible()
        desk.tab.conversations.selected.emit(number)
        await desk.until(lambda: desk.busy)
        assert desk.reply == "Once upon "
        desk.tab.stop()
        await desk.answered()

    at_the_desk(story, slowly)


def test_draft_comes_back_with_its_conversation(at_the_desk):
    async def story(desk: Desk, server):
        await desk.send()
        await desk.answered()
        number = desk.tab.model.current.number
        desk.type("half a thou")
        desk.tab.new()
        assert desk.composer.text() == ""
        desk.tab.conversations.selected.emit(number)
        await desk.until(lambda: desk.composer.text() == "half a thou")

    at_the_desk(story)


def test_what_is_typed_right_after_enter_stays(at_the_desk):
    async def story(desk: Desk, server):
        desk.type("First")
        desk.press(Qt.Key.Key_Return)
        desk.type("And then")
        await desk.answered()
        assert desk.tab.model.turns[0].text == "First"
        assert desk.composer.text() == "And then"

    at_the_desk(story)


def test_attachment_of_a_draft_comes_back_with_its_conversation(at_the_desk):
    async def story(desk: Desk, server):
        await desk.send()
        await desk.answered()
        number = desk.tab.model.current.number
        desk.composer.large_paste.emit("y" * 300_000)
        desk.tab.new()  # before the text has come to the disk
        assert len(desk.composer.chips) == 0
        desk.tab.conversations.selected.emit(number)
        await desk.until(lambda: len(desk.composer.chips) == 1)
        (attachment,) = desk.tab.conversation.prompt.attachments
        assert desk.context.blobs.read(attachment.hash) == b"y" * 300_000

    at_the_desk(story)


def test_prompt_that_was_not_kept_stands_in_the_box_again(at_the_desk):
    async def story(desk: Desk, server):
        desk.type("First")
        desk.press(Qt.Key.Key_Return)
        assert desk.composer.text() == ""
        desk.tab.stop()  # before anything began
        await desk.answered()
        assert desk.composer.text() == "First"

    at_the_desk(story)


def test_code_button_asks_for_the_code_view(at_the_desk):
    async def story(desk: Desk, server):
        desk.click(desk.composer.code_button)
        assert desk.actions == ["code"]

    at_the_desk(story)


def test_tab_tells_the_window_that_it_works_and_what_would_be_sent(at_the_desk):
    async def story(desk: Desk, server):
        busy, changes = [], []
        desk.tab.busy_changed.connect(busy.append)
        desk.tab.request_changed.connect(lambda: changes.append(desk.tab.current_request()))
        desk.type("H")
        assert (changes[-1].body or {})["messages"] == [{"role": "user", "content": "H"}]
        desk.press(Qt.Key.Key_Return)
        await desk.answered()
        assert busy == [True, False]
        assert changes[-1].body == server.requests[0].json()

    at_the_desk(story)


def test_link_asks_before_it_leads_out(at_the_desk):
    async def story(desk: Desk, server):
        await desk.send()
        await desk.answered()
        desk.transcript.link_activated.emit("https://example.org/a")
        (question,) = desk.window.findChildren(QMessageBox)
        assert "example.org" in question.text()
        question.reject()

    at_the_desk(story)


def test_folded_sides_are_remembered(at_the_desk):
    async def story(desk: Desk, server):
        desk.tab.recall({"list_folded": True, "settings_folded": "yes"})
        assert desk.tab.remember() == {"list_folded": True, "settings_folded": False}
        assert not desk.tab.conversations.isVisible()

    at_the_desk(story)


def test_search_field_takes_the_focus_for_find(at_the_desk):
    async def story(desk: Desk, server):
        desk.tab.find()
        assert desk.tab.conversations.search.hasFocus()
        desk.tab.focus_prompt()
        assert desk.composer.prompt.hasFocus()

    at_the_desk(story)


def test_a_text_that_another_tab_hands_over_is_written_into_the_composer(at_the_desk):
    async def story(desk: Desk, server):
        desk.tab.receive(TextHandover("What was said"))
        assert desk.tab.conversation.prompt.text == "What was said"
        assert desk.composer.prompt.hasFocus()

    at_the_desk(story)


def test_a_reply_is_starred_with_a_click_or_a_key_and_a_model_comes_from_elsewhere(at_the_desk):
    async def story(desk: Desk, server):
        def star() -> str:
            turn = desk.transcript.last_turn()
            assert turn is not None
            return next(action.icon for action in turn.footer.actions if action.id.startswith("star"))

        await desk.send()
        await desk.answered()
        desk.click_action("star")
        await desk.until(lambda: star() == "star-fill")
        desk.transcript.setFocus(Qt.FocusReason.TabFocusReason)
        while desk.transcript.hands.focused is None or not desk.transcript.hands.focused[1].value.startswith("star"):
            desk.press(Qt.Key.Key_Tab, desk.transcript)
        desk.press(Qt.Key.Key_Space, desk.transcript)
        await desk.until(lambda: star() == "star")
        desk.press(Qt.Key.Key_Space, desk.transcript)
        await desk.until(lambda: star() == "star-fill")

        desk.tab.receive(ModelHandover("ft:tuned"))
        assert desk.tab.conversation.empty.isVisible()
        assert desk.tab.options.model.model() == "ft:tuned"

    at_the_desk(story)
