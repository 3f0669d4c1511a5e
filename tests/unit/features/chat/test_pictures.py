"""Pictures in the chat: taken in, kept with the draft and the turn, sent, and shown small."""

import base64
import io
from functools import partial
from typing import Any

from PIL import Image

from playground.features.chat.attachments import Attachment
from playground.features.chat.intake import MOST_AT_ONCE
from playground.features.chat.taking import Source
from playground.features.chat.turns import Prompt
from tests.unit.features.chat.rig import END, Chat, tell


def png(width: int = 40, height: int = 20) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), (200, 10, 10)).save(file, "PNG")
    return file.getvalue()


PNG = png()
URL = f"data:image/png;base64,{base64.b64encode(PNG).decode()}"


async def add(chat: Chat, data: bytes = PNG, name: str = "cat.png") -> Attachment:
    chat.model.attach([Source(name, lambda: data)])
    await chat.idle()
    return chat.model.current.draft.pictures[-1]


async def send(chat: Chat, text: str) -> None:
    chat.model.send(Prompt(text, chat.model.current.draft.attachments))
    await chat.idle()


def contents(body: dict[str, Any]) -> list[Any]:
    return [message["content"] for message in body["messages"]]


def test_a_picture_goes_along_with_the_words_and_stays_with_the_turn(tmp_path):
    async def story(chat: Chat) -> None:
        picture = await add(chat)
        assert (picture.name, picture.media_type, picture.size) == ("cat.png", "image/png", len(PNG))
        assert (picture.width, picture.height) == (40, 20)
        await send(chat, "What is this?")
        parts = [{"type": "text", "text": "What is this?"}, {"type": "image_url", "image_url": {"url": URL}}]
        assert contents(chat.bodies[0]) == [parts]
        await chat.send("And its colour?")
        assert contents(chat.bodies[1]) == [parts, "A cat", "And its colour?"]
        chat.model.new()
        chat.model.open(chat.model.list.days[0].entries[0].id)
        await chat.idle()
        assert chat.model.turns[0].pictures == (picture,)
        assert chat.blobs.read(picture.hash) == PNG

    tell(tmp_path, ["A cat", END], ["Red", END], story=story)


def test_a_picture_can_be_sent_without_a_word(tmp_path):
    async def story(chat: Chat) -> None:
        await add(chat)
        await send(chat, "")
        assert contents(chat.bodies[0]) == [[{"type": "image_url", "image_url": {"url": URL}}]]
        assert chat.model.list.days[0].entries[0].title == "cat.png"

    tell(tmp_path, ["A cat", END], story=story)


def test_a_draft_keeps_its_pictures(tmp_path):
    async def write(chat: Chat) -> None:
        await add(chat)

    async def read(chat: Chat) -> None:
        assert [picture.name for picture in chat.model.current.draft.pictures] == ["cat.png"]

    tell(tmp_path, story=write)
    tell(tmp_path, story=read)


def test_the_same_picture_is_added_once(tmp_path):
    async def story(chat: Chat) -> None:
        await add(chat)
        await add(chat, name="copy of cat.png")
        assert [picture.name for picture in chat.model.current.draft.pictures] == ["cat.png"]

    tell(tmp_path, story=story)


def test_a_picture_belongs_to_the_conversation_that_it_was_added_to(tmp_path):
    async def story(chat: Chat) -> None:
        await chat.send("Hello")
        asked = chat.model.current
        chat.model.attach([Source("cat.png", lambda: PNG)])
        chat.model.new()
        await chat.idle()
        assert chat.model.current.draft.empty
        assert [picture.name for picture in asked.draft.pictures] == ["cat.png"]
        chat.model.open(chat.model.list.days[0].entries[0].id)
        await chat.idle()
        assert [picture.name for picture in chat.model.current.draft.pictures] == ["cat.png"]

    tell(tmp_path, ["Hi", END], story=story)


def test_what_is_no_picture_is_refused_and_the_others_are_taken(tmp_path):
    async def story(chat: Chat) -> None:
        chat.model.attach([Source("notes.png", lambda: b"a text"), Source("cat.png", lambda: PNG)])
        await chat.idle()
        assert [picture.name for picture in chat.model.current.draft.pictures] == ["cat.png"]
        (notice,) = chat.notices
        assert str(notice.message).startswith("notes.png is text, though its name")

    tell(tmp_path, story=story)


def test_a_whole_folder_of_pictures_is_cut_to_what_a_message_may_hold(tmp_path):
    async def story(chat: Chat) -> None:
        names = [f"{number}.png" for number in range(1, 31)]
        sources = [Source(name, partial(png, width)) for width, name in enumerate(names, 1)]
        chat.model.attach(sources)
        await chat.idle()
        assert [picture.name for picture in chat.model.current.draft.pictures] == names[:MOST_AT_ONCE]
        assert str(chat.notices[-1].message) == "Only 20 files can be attached at once."

    tell(tmp_path, story=story)


def test_a_lost_picture_does_not_keep_the_conversation_from_going_on(tmp_path):
    async def story(chat: Chat) -> None:
        picture = await add(chat)
        await send(chat, "What is this?")
        chat.blobs.delete(picture.hash)
        await chat.send("And its colour?")
        assert contents(chat.bodies[1])[0] == "What is this?"
        assert [str(note) for note in chat.reply.facts.notes] == ["cat.png cannot be found any more and was not sent"]

    tell(tmp_path, ["A cat", END], ["Red", END], story=story)


def test_the_code_view_gets_no_megabytes(tmp_path):
    async def story(chat: Chat) -> None:
        picture = await add(chat)
        (content,) = contents(dict(chat.model.request_now(Prompt("What?", (picture,))).body or {}))
        assert content[1] == {"type": "image_url", "image_url": {"url": "data:image/png;base64,<cat.png>"}}

    tell(tmp_path, story=story)


def test_small_pictures_are_loaded_once_and_a_lost_one_is_not_looked_for_again(tmp_path):
    async def write(chat: Chat) -> None:
        await add(chat)
        await add(chat, png(1_000, 500), "large.png")

    async def read(chat: Chat) -> None:
        arrived = []
        chat.model.pictures.small_arrived.connect(arrived.append)
        first, large = chat.model.current.draft.pictures
        chat.blobs.delete(first.hash)
        for _ in range(2):
            assert chat.model.pictures.small(first) is None
            small = chat.model.pictures.small(large)
            await chat.idle()
        assert arrived == [large.hash]
        assert small is not None
        assert (small.width, small.height) == (480, 240)

    tell(tmp_path, story=write)
    tell(tmp_path, story=read)


def test_pictures_that_nothing_uses_any_more_leave_the_disk_at_the_next_start(tmp_path):
    async def write(chat: Chat) -> None:
        await add(chat)
        await send(chat, "What is this?")
        await add(chat, png(1, 1), "drafted.png")
        await chat.idle()
        chat.model.new()
        await add(chat, png(2, 2), "taken off.png")
        chat.model.keep_draft(Prompt(""))
        await add(chat, png(3, 3), "taken off too.png")
        await chat.write("")
        assert len(chat.blobs.hashes()) == 4

    async def read(chat: Chat) -> None:
        (entry,) = chat.model.list.days[0].entries
        chat.model.open(entry.id)
        await chat.idle()
        used = {chat.model.turns[0].pictures[0].hash, chat.model.current.draft.pictures[0].hash}
        assert chat.blobs.hashes() == used
        chat.model.delete(entry.id)
        await chat.idle()
        assert chat.blobs.hashes() == used

    async def after_deletion(chat: Chat) -> None:
        assert chat.blobs.hashes() == set()

    tell(tmp_path, ["A cat", END], story=write)
    tell(tmp_path, story=read)
    tell(tmp_path, story=after_deletion)


def test_beside_a_damaged_history_no_picture_is_forgotten(tmp_path):
    async def story(chat: Chat) -> None:
        await add(chat)
        await chat.write("")

    async def later(chat: Chat) -> None:
        assert len(chat.blobs.hashes()) == 1

    tell(tmp_path, story=story)
    (tmp_path / "damaged-20260101-000000").mkdir()
    tell(tmp_path, story=later)
