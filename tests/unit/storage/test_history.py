"""Conversations, turns and drafts on disk."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from playground.storage.clean_text import clean_text
from playground.storage.database import Database
from playground.storage.history import DraftRecord, History, NewTurn
from tests.unit.storage.written import begin, go_on


def run_with_history(folder: Path, story: Callable[[History], Awaitable[None]]) -> None:
    async def run() -> None:
        database = Database(folder / "history.db")
        try:
            await story(History(database))
        finally:
            await database.close()

    asyncio.run(run())


def test_a_turn_comes_back_as_it_was_written(tmp_path: Path) -> None:
    async def write(history: History) -> None:
        question = await begin(history, "Über Käse 🧀", text="Warum?\r\n\u2028 ملاحظة \u202e")
        answer = await go_on(
            history, question, "assistant", "", status="streaming", model="demo", details={"n": [1, None]}
        )
        await history.update_turn(answer.id, text="Darum", status="done", details={"usage": {"total": 3}})

    async def read(history: History) -> None:
        (conversation,) = await history.conversations()
        question, answer = await history.turns(conversation.id)
        assert conversation.title == "Über Käse 🧀"
        assert (question.role, question.parent_id, question.status) == ("user", None, "done")
        assert question.text == "Warum?\r\n\u2028 ملاحظة \u202e"
        assert (answer.parent_id, answer.text, answer.status, answer.model) == (question.id, "Darum", "done", "demo")
        assert answer.details == {"usage": {"total": 3}}
        assert conversation.updated_at == answer.created_at >= conversation.created_at

    run_with_history(tmp_path, write)
    run_with_history(tmp_path, read)


def test_a_flush_of_text_leaves_the_rest_alone(tmp_path: Path) -> None:
    async def story(history: History) -> None:
        turn = await begin(history, "", "assistant", "", status="streaming", model="m", details={"a": 1})
        await history.update_turn(turn.id, text="half")
        (stored,) = await history.turns(turn.conversation_id)
        assert (stored.text, stored.status, stored.details) == ("half", "streaming", {"a": 1})

    run_with_history(tmp_path, story)


def test_what_was_streaming_when_the_program_died_is_interrupted(tmp_path: Path) -> None:
    async def die(history: History) -> None:
        await begin(history, "", "assistant", "so far", status="streaming")

    async def start_again(history: History) -> None:
        (turn,) = await history.turns((await history.conversations())[0].id)
        assert (turn.text, turn.status) == ("so far", "interrupted")

    run_with_history(tmp_path, die)
    run_with_history(tmp_path, start_again)


def test_a_deleted_conversation_can_be_restored_until_the_program_ends(tmp_path: Path) -> None:
    async def first(history: History) -> None:
        numbers = [(await begin(history, title)).conversation_id for title in ("kept", "deleted")]
        for number in numbers:
            await history.save_draft(number, "draft")
            await history.delete(number)
        await history.restore(numbers[0])
        assert [each.title for each in await history.conversations()] == ["kept"]
        assert await history.conversation(numbers[1]) is None

    async def second(history: History) -> None:
        (kept,) = await history.conversations()
        assert await history.conversation(kept.id) == kept
        assert len(await history.turns(kept.id)) == 1
        assert await history.turns(kept.id + 1) == ()
        assert (await history.draft(kept.id)).text == "draft"
        assert (await history.draft(kept.id + 1)).text == ""

    run_with_history(tmp_path, first)
    run_with_history(tmp_path, second)


def test_conversations_come_with_the_latest_first(tmp_path: Path) -> None:
    async def story(history: History) -> None:
        first = await begin(history, "Cheese 100%")
        await begin(history, "Bread_and butter")
        await go_on(history, first, text="tell me about Gouda\\Brie")
        await history.rename(first.conversation_id, "Cheese 100% fat")
        assert [each.title for each in await history.conversations()] == ["Cheese 100% fat", "Bread_and butter"]

    run_with_history(tmp_path, story)


def test_what_followed_a_deleted_turn_follows_the_one_before(tmp_path: Path) -> None:
    async def story(history: History) -> None:
        first = await begin(history)
        second = await go_on(history, first, "assistant")
        third = await go_on(history, second)
        await history.delete_turn(second.id)
        assert [(turn.id, turn.parent_id) for turn in await history.turns(first.conversation_id)] == [
            (first.id, None),
            (third.id, first.id),
        ]

    run_with_history(tmp_path, story)


def test_what_goes_along_with_a_draft_is_kept_with_it(tmp_path: Path) -> None:
    async def story(history: History) -> None:
        await history.save_draft(None, "", {"attachments": [{"name": "log.txt", "text": "line"}]})
        assert await history.draft(None) == DraftRecord("", {"attachments": [{"name": "log.txt", "text": "line"}]})

    run_with_history(tmp_path, story)


def test_prompt_and_reply_begin_a_conversation_together_or_not_at_all(tmp_path: Path) -> None:
    async def story(history: History) -> None:
        await history.save_draft(None, "Why?")
        turns = NewTurn("user", "Why?"), NewTurn("assistant", "", status="streaming", model="demo")
        question, answer = await history.add_turns(None, None, *turns, title="Why", sent_draft=True)
        (conversation,) = await history.conversations()
        assert (conversation.id, conversation.title) == (question.conversation_id, "Why")
        assert (question.parent_id, answer.parent_id) == (None, question.id)
        assert await history.turns(conversation.id) == (question, answer)
        assert await history.draft(None) == DraftRecord()
        with pytest.raises(Exception, match="FOREIGN KEY"):
            await history.add_turns(None, 99, *turns, title="Ghost")
        assert await history.conversations() == (conversation,)

    run_with_history(tmp_path, story)


def test_drafts_are_kept_by_conversation(tmp_path: Path) -> None:
    async def story(history: History) -> None:
        number = (await begin(history)).conversation_id
        await history.save_draft(None, "for a new one")
        await history.save_draft(number, "for this one")
        await history.save_draft(number, "for this one, longer")
        assert (await history.draft(None)).text == "for a new one"
        assert (await history.draft(number)).text == "for this one, longer"
        await history.save_draft(number, "")
        assert (await history.draft(number)).text == ""

    run_with_history(tmp_path, story)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("a\0b", "ab"), ("a\ud83d", "a\ufffd"), ("\ude00b", "\ufffdb"), ("\ud83d\ude00", "😀"), ("😀 plain", "😀 plain")],
)
def test_text_that_no_store_can_take_is_cleaned(tmp_path: Path, typed: str, stored: str) -> None:
    async def story(history: History) -> None:
        number = (await begin(history, typed, text=typed, model=typed, details={typed: typed})).conversation_id
        await history.save_draft(number, typed)
        (conversation,) = await history.conversations()
        (turn,) = await history.turns(number)
        assert (conversation.title, turn.text, turn.model) == (stored, stored, stored)
        assert [clean_text(part) for part in turn.details] == [stored]
        assert (await history.draft(number)).text == stored

    run_with_history(tmp_path, story)


def test_a_turn_needs_a_conversation(tmp_path: Path) -> None:
    async def story(history: History) -> None:
        with pytest.raises(Exception, match="FOREIGN KEY"):
            await history.add_turns(99, None, NewTurn("user", "x"))

    run_with_history(tmp_path, story)


def test_numbers_are_never_given_twice(tmp_path: Path) -> None:
    async def story(history: History) -> None:
        first = await begin(history)
        turn = await go_on(history, first)
        await history.delete_turn(turn.id)
        assert (await go_on(history, first)).id > turn.id

    run_with_history(tmp_path, story)


def test_deleted_text_leaves_the_file(tmp_path: Path) -> None:
    async def story(history: History) -> None:
        turn = await begin(history, text="very private words")
        await history.delete_turn(turn.id)

    run_with_history(tmp_path, story)
    assert b"private" not in (tmp_path / "history.db").read_bytes()
    with sqlite3.connect(tmp_path / "history.db") as connection:
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    connection.close()
