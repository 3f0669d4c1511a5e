"""A conversation is saved as a file while the program goes on."""

import json
from pathlib import Path

from tests.unit.features.chat.rig import END, Chat, tell


def test_a_conversation_is_saved_as_a_file_and_that_is_told(tmp_path: Path) -> None:
    target = tmp_path / "out.json"

    async def story(chat: Chat) -> None:
        await chat.send("Hello")
        chat.model.saving.save(chat.number, "json", target, str)
        await chat.idle()
        assert [str(each.message) for each in chat.notices] == ["Saved as out.json."]

    tell(tmp_path, ["Hi", END], story=story)
    (conversation,) = json.loads(target.read_text(encoding="utf-8"))["conversations"]
    assert [each["text"] for each in conversation["turns"]] == ["Hello", "Hi"]
    assert not list(tmp_path.glob(".*"))


def test_a_place_where_nothing_can_be_written_is_told_with_what_to_do(tmp_path: Path) -> None:
    async def story(chat: Chat) -> None:
        await chat.send("Hello")
        chat.model.saving.save(chat.number, "markdown", tmp_path / "gone" / "out.md", str)
        await chat.idle()
        (notice,) = chat.notices
        assert "Choose another place" in str(notice.message)

    tell(tmp_path, ["Hi", END], story=story)
