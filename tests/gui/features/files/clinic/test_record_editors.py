"""The forms in which examples are edited."""

import json
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from playground.features.files.view.clinic.record_editors import ChatEditor, PairEditor, PreferenceEditor, RawEditor

CALL = {"id": "c1", "type": "function", "function": {"name": "weather", "arguments": "{}"}}
PARTS = [{"type": "text", "text": "What is this?"}, {"type": "image_url", "image_url": {"url": "https://example.org"}}]
CONVERSATIONS: tuple[dict[str, Any], ...] = (
    {"messages": []},
    {"messages": [{"content": "the role behind the text", "role": "user"}], "tools": [], "other": None},
    {"messages": [{"role": "narrator", "content": "a role that nobody knows\r\nand line ends of Windows"}]},
    {"messages": [{"role": "assistant", "content": None, "tool_calls": [CALL]}, {"role": "tool", "content": "4 °C"}]},
    {"messages": [{"role": "assistant", "tool_calls": [CALL], "weight": 0}, {"role": "user", "content": PARTS}]},
    {"messages": [{"role": "assistant", "content": "a" * 300_000}], "metadata": {"source": "b" * 300_000}},
    {"messages": [{"role": "user", "content": str(number)} for number in range(70)]},
    {"messages": [{"role": 7, "content": 8, "weight": "much"}]},
)


@pytest.fixture
def chat(qtbot: QtBot) -> ChatEditor:
    editor = ChatEditor()
    qtbot.addWidget(editor)
    return editor


def test_what_nobody_touched_stays_as_it_was(chat: ChatEditor) -> None:
    for record in CONVERSATIONS:
        chat.set_record(record)
        assert json.dumps(chat.record()) == json.dumps(record)  # to the order of the fields


def test_a_conversation_is_written_moved_and_weighed(chat: ChatEditor) -> None:
    told: list[object] = []
    chat.changed.connect(lambda: told.append(chat.record()))
    chat.set_record({"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]})
    assert not told
    chat.messages.add.click()
    chat.messages.editors[2].content.set_text("And you?")
    assert chat.record() == {
        "messages": [
            {"role": "user", "content": "Hi"},
            {"role": "assistant", "content": "Hello"},
            {"role": "user", "content": "And you?"},
        ]
    }
    chat.messages.editors[2].up.click()
    chat.messages.editors[0].remove.click()
    roles = [editor.role.currentData() for editor in chat.messages.editors]
    assert roles == ["user", "assistant"]
    assert not chat.messages.editors[1].down.isEnabled()
    assert chat.messages.editors[1].learned.text() == "Learned"
    chat.messages.editors[0].others.editor.setPlainText('{"name": "Ann"')
    assert chat.record() is None
    chat.messages.editors[0].others.editor.setPlainText('{"name": "Ann"}')
    assert chat.record() == told[-1]
    assert chat.record()["messages"][0] == {"role": "user", "content": "And you?", "name": "Ann"}  # type: ignore[index]


def test_two_answers_and_two_texts_have_forms_of_their_own(qtbot: QtBot) -> None:
    preference, pair, raw = PreferenceEditor(), PairEditor(), RawEditor()
    for editor in (preference, pair, raw):
        qtbot.addWidget(editor)
    better, worse = [{"role": "assistant", "content": "Gladly."}], [{"role": "assistant", "content": "No."}]
    asked = {"tools": [], "messages": [{"role": "user", "content": "Help"}]}
    record: dict[str, Any] = {"input": asked, "preferred_output": better, "non_preferred_output": worse, "id": 3}
    assert preference.takes(record)
    preference.set_record(record)
    assert preference.record() == record
    assert preference.better.add.isHidden()
    assert not preference.takes({"input": {"messages": "none"}})
    pair.set_record({"prompt": "a ->\r\n", "completion": " b", "more": 1})
    assert pair.record() == {"prompt": "a ->\r\n", "completion": " b", "more": 1}
    pair.completion.set_text(" c")
    assert pair.record() == {"prompt": "a ->\r\n", "completion": " c", "more": 1}
    assert not pair.takes({"prompt": "a"})
    raw.set_text('{"messages": [1,]}')
    assert raw.record() is None
    assert raw.field.fault.text() == "Not JSON yet: line 1, column 17."
    raw.field.editor.setPlainText("[1]")
    assert "object" in raw.field.fault.text()
