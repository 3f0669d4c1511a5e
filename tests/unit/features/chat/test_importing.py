"""Conversations are imported once, with what cannot be read named."""

import json
from pathlib import Path

from playground.services.notices import Notice
from tests.unit.features.chat.exports import conversation
from tests.unit.features.chat.rig import END, Chat, tell, until


def titles(chat: Chat) -> list[str]:
    return [each.title for day in chat.model.list.days for each in day.entries]


def put(folder: Path, *values: object, text: str = "") -> Path:
    path = folder / "conversations.json"
    path.write_text(text or json.dumps(values), encoding="utf-8")
    return path


async def taken(chat: Chat, path: Path) -> Notice:
    chat.notices.clear()
    chat.model.importing.take(path)
    await chat.idle()
    (notice,) = chat.notices
    return notice


def test_what_comes_twice_is_told_and_stays_once(tmp_path: Path) -> None:
    async def story(chat: Chat) -> None:
        path = put(tmp_path, conversation("One", "1"), conversation("Two", "2"), conversation("Again", "1"))
        assert str((await taken(chat, path)).message) == "Imported conversations: 2. Already here: 1."
        assert titles(chat) == ["Two", "One"]
        assert str((await taken(chat, path)).message) == "Imported conversations: 0. Already here: 3."
        assert titles(chat) == ["Two", "One"]
        chat.model.open(1)
        await chat.idle()
        assert [turn.text for turn in chat.model.turns] == ["Where to?", "Wien", "And then?"]

    tell(tmp_path, story=story)


def test_what_cannot_be_read_is_named_and_the_rest_comes(tmp_path: Path) -> None:
    async def story(chat: Chat) -> None:
        notice = await taken(chat, put(tmp_path, conversation(), conversation("Bad", "2", mapping={}), 3))
        assert notice.level == "warning"
        assert "Left out, because they could not be read: “Bad”" in str(notice.message)
        assert "Bad: There are no messages in it." in notice.details
        assert titles(chat) == ["Trip"]

    tell(tmp_path, story=story)


def test_of_a_file_that_is_cut_or_damaged_comes_what_stands_before(tmp_path: Path) -> None:
    async def story(chat: Chat) -> None:
        whole = json.dumps([conversation("One", "1"), conversation("Two", "2")])
        assert "ends too early" in str((await taken(chat, put(tmp_path, text=whole[:-40]))).message)
        assert titles(chat) == ["One"]
        assert "is damaged" in str((await taken(chat, put(tmp_path, text=whole.replace("}, {", "}; {", 1)))).message)

    tell(tmp_path, story=story)


def test_a_file_of_another_kind_or_none_at_all_is_told_with_what_to_do(tmp_path: Path) -> None:
    async def story(chat: Chat) -> None:
        for text in ("<html>", "[]", '[{"role": "user", "content": "Hi"}]', "{}"):
            assert "Choose conversations.json" in str((await taken(chat, put(tmp_path, text=text))).message)
        assert "No such file" in str((await taken(chat, tmp_path / "gone")).message)

    tell(tmp_path, story=story)


def test_what_was_exported_here_is_known_here_and_comes_back_when_it_is_gone(tmp_path: Path) -> None:
    target = tmp_path / "out.json"

    async def story(chat: Chat) -> None:
        await chat.send("Hello")
        number = chat.number
        chat.model.saving.save(number, "json", target, str)
        await chat.idle()
        assert str((await taken(chat, target)).message) == "Imported conversations: 0. Already here: 1."
        chat.model.delete(number)
        await chat.idle()
        await taken(chat, target)
        assert titles(chat) == ["Hello"]

    tell(tmp_path, ["Hi", END], story=story)


def test_a_stop_takes_effect_between_two_conversations(tmp_path: Path) -> None:
    async def story(chat: Chat) -> None:
        path = put(tmp_path, *(conversation(str(n), str(n)) for n in range(200)))
        chat.model.importing.take(path)
        await until(lambda: any(job.progress for job in chat.jobs.running))
        chat.jobs.cancel("chat.import")
        await chat.idle()
        assert 0 < len(titles(chat)) < 200
        assert f"Imported conversations: {len(titles(chat))}." in str(chat.notices[-1].message)

    tell(tmp_path, story=story)
