"""What was said is changed, asked again and gone on with; nothing is overwritten, and everything can be taken back."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from playground.api.errors import StreamInterrupted
from playground.features.chat.turns import Prompt
from tests.unit.features.chat.rig import END, Chat, tell, until


def texts(chat: Chat) -> list[str]:
    return [turn.text for turn in chat.model.turns]


async def talked(chat: Chat) -> None:
    await chat.send("One")
    await chat.send("Two")
    assert texts(chat) == ["One", "1", "Two", "2"]


def ids(chat: Chat) -> list[int]:
    return [turn.id for turn in chat.model.turns]


def test_versions_stay_and_are_found_again_after_a_restart(tmp_path: Path) -> None:
    async def story(chat: Chat) -> None:
        await talked(chat)
        first, second = ids(chat)[0], ids(chat)[2]
        chat.model.resend(second, Prompt("Zwei"))
        await chat.idle()
        assert texts(chat) == ["One", "1", "Zwei", "two"]
        assert chat.sent[-1] == [("user", "One"), ("assistant", "1"), ("user", "Zwei")]
        chat.model.retry(turn_id=ids(chat)[1])
        await chat.idle()
        assert texts(chat) == ["One", "uno"]
        assert chat.model.current.place_among_versions(ids(chat)[1]) == (2, 2)
        chat.model.current.revising.show_version(ids(chat)[1], -1)
        await chat.idle()
        assert texts(chat) == ["One", "1", "Zwei", "two"]
        chat.model.current.revising.show_version(ids(chat)[2], -1)
        chat.model.current.revising.show_version(first, 1)  # there is none
        await chat.idle()
        assert texts(chat) == ["One", "1", "Two", "2"]

    tell(tmp_path, ["1", END], ["2", END], ["two", END], ["uno", END], story=story)

    async def later(chat: Chat) -> None:
        assert texts(chat) == ["One", "1", "Two", "2"]
        assert chat.model.current.place_among_versions(ids(chat)[2]) == (1, 2)

    tell(tmp_path, story=later)


def test_every_change_is_on_disk_and_can_be_taken_back(tmp_path: Path) -> None:
    async def story(chat: Chat) -> None:
        await talked(chat)
        revising = chat.model.current.revising
        one, answer, two, last = ids(chat)
        revising.insert("system", "Be brief", None)
        revising.move(last, -1)
        revising.rewrite(answer, "Eins")
        revising.delete(one)
        await chat.idle()
        changed = ["Be brief", "Eins", "2", "Two"]
        assert texts(chat) == changed
        assert chat.model.turns[0].role == "system"
        revising.delete(last, with_following=True)
        await chat.idle()
        assert texts(chat) == ["Be brief", "Eins"]
        assert str(chat.notices[-1].message) == "2 messages were deleted."
        chat.model.undo(chat.number)
        await chat.idle()
        assert texts(chat) == changed
        for _ in range(5):
            revising.undo()
        await chat.idle()
        assert texts(chat) == ["One", "1", "Two", "2"]
        assert not revising.can_undo
        for _ in range(5):
            revising.redo()
        await chat.idle()
        assert texts(chat) == ["Be brief", "Eins"]
        revising.undo()
        await chat.idle()
        revising.move(two, 1)  # it is the last
        revising.move(999, 1)
        await chat.idle()

    tell(tmp_path, ["1", END], ["2", END], story=story)

    async def later(chat: Chat) -> None:
        assert texts(chat) == ["Be brief", "Eins", "2", "Two"]

    tell(tmp_path, story=later)


def test_a_conversation_can_begin_with_a_message_that_nobody_answers(tmp_path: Path) -> None:
    async def story(chat: Chat) -> None:
        revising = chat.model.current.revising
        revising.insert("user", "Who are you?", None)
        await until(lambda: chat.model.current.number is not None)
        revising.insert("assistant", "Napoleon.", ids(chat)[0])
        await chat.idle()
        await chat.send("Really?")
        assert chat.sent[-1] == [("user", "Who are you?"), ("assistant", "Napoleon."), ("user", "Really?")]

    tell(tmp_path, ["Yes", END], story=story)


def test_a_reply_goes_on_from_an_edited_text(tmp_path: Path) -> None:
    async def story(chat: Chat) -> None:
        await chat.send("Count")
        chat.model.current.revising.rewrite(chat.reply.id, "one, two,")
        await chat.idle()
        chat.model.go_on(chat.reply.id)
        await chat.idle()
        assert texts(chat) == ["Count", "one, two, three"]
        assert chat.sent[-1][:2] == [("user", "Count"), ("assistant", "one, two,")]
        assert chat.sent[-1][2][0] == "user"
        assert chat.model.current.place_among_versions(chat.reply.id) == (3, 3)
        chat.model.go_on(chat.reply.id)
        await chat.idle()
        assert texts(chat) == ["Count", "one, two, three"], "nothing came"
        assert chat.model.current.place_among_versions(chat.reply.id) == (3, 3)

    tell(tmp_path, ["one", END], [" three", END], [StreamInterrupted()], story=story)


def test_what_follows_an_earlier_reply_is_seen_until_its_new_version_brings_text(tmp_path: Path) -> None:
    begin, failed = asyncio.Event(), asyncio.Event()

    async def story(chat: Chat) -> None:
        await talked(chat)
        answer = ids(chat)[1]
        chat.model.retry(turn_id=answer)
        await until(lambda: len(chat.client.requests) == 3)
        assert texts(chat) == ["One", "1", "Two", "2", ""]
        failed.set()
        await chat.idle()
        assert texts(chat) == ["One", "1", "Two", "2"]
        chat.model.retry(turn_id=answer)
        await until(lambda: len(chat.client.requests) == 4)
        begin.set()
        await chat.idle()
        assert texts(chat) == ["One", "uno"]

    tell(tmp_path, ["1", END], ["2", END], [failed, StreamInterrupted()], [begin, "uno", END], story=story)


def test_a_conversation_forks_into_a_new_one(tmp_path: Path) -> None:
    async def story(chat: Chat) -> None:
        await talked(chat)
        number = chat.number
        chat.model.fork(ids(chat)[1])
        await chat.idle()
        assert texts(chat) == ["One", "1"]
        assert chat.number != number
        await chat.send("Three")
        assert texts(chat) == ["One", "1", "Three", "3"]
        chat.model.open(number)
        await chat.idle()
        assert texts(chat) == ["One", "1", "Two", "2"]

    tell(tmp_path, ["1", END], ["2", END], ["3", END], story=story)


def test_what_the_disk_does_not_take_is_not_seen_either(tmp_path: Path, expect_log: Callable[[str], None]) -> None:
    expect_log("chat.revise")

    async def story(chat: Chat) -> None:
        await talked(chat)
        await chat.database.run(lambda connection: connection.execute("PRAGMA query_only = ON").close())
        chat.model.current.revising.delete(ids(chat)[0])
        await chat.idle()
        assert texts(chat) == ["One", "1", "Two", "2"]
        assert not chat.model.current.revising.can_undo
        assert chat.notices[-1].level == "danger"

    tell(tmp_path, ["1", END], ["2", END], story=story)
