"""Nothing of a temporary chat comes to the disk, and everything of one that is to be kept."""

import asyncio
from pathlib import Path

from playground.features.chat.taking import Source
from playground.features.chat.turns import Prompt
from tests.unit.features.chat.rig import END, Chat, tell, until

CANARY = "zebra-7431"


def on_disk(folder: Path) -> list[str]:
    """The files in which something of the chat can be found, also in the log beside the database."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return [path.name for path in found if CANARY.encode() in path.read_bytes()]


async def attach(chat: Chat, text: str) -> None:
    chat.model.attach([Source(f"{CANARY}.txt", (text * 3000).encode)])
    await chat.idle()


def test_nothing_of_it_is_written_whatever_is_done_in_it(tmp_path: Path) -> None:
    async def story(chat: Chat) -> None:
        await chat.send("an ordinary chat")
        number = chat.number
        chat.model.new_temporary()
        await chat.write(f"draft {CANARY}")
        await attach(chat, f"attached {CANARY} ")
        chat.model.send(chat.model.current.draft)
        await chat.idle()
        assert chat.reply.text == f"{CANARY} and more"
        turn = chat.model.turns[0]
        chat.model.rewrite(turn.id, f"other {CANARY}")
        await chat.idle()
        chat.model.undo(chat.number)
        await chat.idle()
        chat.model.toggle_star(chat.reply.id)
        chat.model.fork(turn.id)
        await chat.idle()
        assert [len(texts) for texts in (chat.texts, turn.text)] == [1, len(turn.text)]
        await chat.settings.flush()
        assert [each.title for day in chat.model.list.days for each in day.entries] == ["an ordinary chat"]
        assert chat.settings.get("chat.conversation", 0) == number
        assert on_disk(tmp_path) == []
        assert [str(each.message) for each in chat.notices] == ["A star is kept on the disk. Keep this chat first."]
        chat.model.open(number)
        await chat.idle()
        assert chat.model.temporary is None
        assert chat.texts[0] == ("user", "an ordinary chat")
        assert await chat.history.draft(None) == await chat.history.draft(number)

    tell(tmp_path, ["Hi", END], [f"{CANARY} and more", END], story=story)
    assert on_disk(tmp_path) == []


def test_a_chat_that_is_kept_is_on_the_disk_with_its_versions_its_files_and_its_draft(tmp_path: Path) -> None:
    async def story(chat: Chat) -> None:
        chat.model.new_temporary()
        chat.model.keep()
        assert not chat.jobs.running, "there is nothing yet to keep"
        await attach(chat, f"attached {CANARY} ")
        chat.model.send(chat.model.current.draft)
        await chat.idle()
        chat.model.retry()
        await chat.idle()
        await chat.write("to be said next")
        said = [turn.text for turn in chat.model.turns]
        chat.model.keep()
        await chat.idle()
        assert chat.model.temporary is None
        assert [turn.text for turn in chat.model.turns] == said == ["", "Second"]
        assert chat.model.current.place_among_versions(chat.reply.id) == (2, 2)
        assert chat.model.current.draft.text == "to be said next"
        (attachment,) = chat.model.turns[0].attachments
        assert CANARY.encode() in chat.blobs.read(attachment.hash)
        assert chat.number == 1

    tell(tmp_path, ["First", END], ["Second", END], story=story)
    assert on_disk(tmp_path) != []


def test_a_chat_that_is_left_amid_a_reply_stops_and_goes(tmp_path: Path) -> None:
    held = asyncio.Event()

    async def story(chat: Chat) -> None:
        chat.model.new_temporary()
        chat.model.send(Prompt(CANARY))
        await until(lambda: "Begun" in chat.shown.values())
        chat.model.new()
        await chat.idle()
        assert chat.client.disconnected
        assert chat.texts == []
        assert chat.model.current.draft.empty
        assert chat.notices == []

    tell(tmp_path, ["Begun", held], story=story)
    assert on_disk(tmp_path) == []
