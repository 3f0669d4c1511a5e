"""Words in titles and messages, found whatever has happened to the messages and to the index."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import pytest

from playground.storage.database import Database
from playground.storage.history import History, NewTurn, TurnChanges
from playground.storage.migrations import MIGRATIONS
from playground.storage.migrations.migration import Migration
from playground.storage.search import Hit, Search, excerpt_of
from tests.unit.storage.written import begin, go_on

Story = Callable[[History, "Finder"], Awaitable[None]]


class Finder:
    """Searches as the list does: page after page."""

    def __init__(self, database: Database) -> None:
        self.search = Search(database)
        self.database = database

    async def hits(self, text: str, limit: int = 100) -> list[Hit]:
        page = await self.search.messages(text, limit)
        hits = list(page.hits)
        while page.before is not None:
            page = await self.search.messages(text, limit, page.before)
            hits += page.hits
        return hits

    async def found(self, text: str) -> list[int]:
        return [hit.turn_id or 0 for hit in await self.hits(text)]

    async def take_in(self) -> None:
        while await self.search.keep_up():
            pass

    async def waiting(self) -> tuple[int, int]:
        """How many turns are to be taken in, and how many texts to be let go."""
        return await self.database.run(
            lambda connection: connection.execute(
                "SELECT (SELECT count(*) FROM search_waiting), (SELECT count(*) FROM search_gone)"
            ).fetchone()
        )


def run_with_search(folder: Path, story: Story, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    async def run() -> None:
        database = Database(folder / "history.db", migrations=migrations)
        try:
            await story(History(database), Finder(database))
        finally:
            await database.close()

    asyncio.run(run())


TEXTS = {
    "english": "The weather in Vienna is fine. Tomorrow it Rains, they say; the day after nobody knows.",
    "chinese": "今天天气很好。我们去公园散步吧！",
    "code": "SELECT * FROM t WHERE a = \"x\" AND NOT (b:c^2) -- NEAR/3 100% a_b 'it''s'",
    "emoji": "Great 😀👍🏽 news → café CAFÉ",
}


@pytest.mark.parametrize("indexed", [False, True])
def test_words_of_any_length_and_script_are_found_before_and_after_the_index_knows_them(tmp_path, indexed):
    async def story(history: History, finder: Finder) -> None:
        numbers = {name: (await begin(history, name, text=text)).id for name, text in TEXTS.items()}
        if indexed:
            await finder.take_in()
            assert await finder.waiting() == (0, 0)
        for text, names in (
            ("weather", "english"),
            ("eathe", "english"),
            ("rains TOMORROW", "english"),
            ("rains 天气", ""),
            ("fi", "english"),
            ("n", "english code emoji"),  # Nobody knows, NOT, news: a short word begins one
            ("好", "chinese"),
            ("公园", "chinese"),
            ("气很", "chinese"),
            ("散步吧", "chinese"),
            ("园公", ""),
            ("气今", ""),
            ("今天 公园散步 吧", "chinese"),
            ('"x"', "code"),
            ("NEAR/3", "code"),
            ("AND NOT", "code"),
            ("b:c^2)", "code"),
            ("*", "code"),
            ("--", "code"),
            ("100%", "code"),
            ("1_0%", ""),
            ("a_b", "code"),
            ("_", "code"),
            ("it''s", "code"),
            ("😀", "emoji"),
            ("👍🏽", "emoji"),
            ("→", "emoji"),
            ("café", "emoji"),
            ("\0caf\0é", "emoji"),
            ("\0", ""),
            ("  ", ""),
            ("\ud83d", ""),
        ):
            assert sorted(await finder.found(text)) == sorted(numbers[name] for name in names.split()), text

    run_with_search(tmp_path, story)


def test_index_follows_whatever_happens_to_the_turns(tmp_path):
    async def first(history: History, finder: Finder) -> None:
        question = await begin(history, "title", text="first question 问")
        reply = await go_on(history, question, "assistant", "", status="streaming")
        await finder.take_in()
        await history.update_turn(reply.id, text="half of a rep")
        assert await finder.waiting() == (0, 0)  # nothing is done for a text that grows
        assert await finder.found("half") == []
        await history.update_turn(reply.id, text="half of a reply", status="done")
        assert await finder.found("half") == [reply.id]
        await finder.take_in()
        assert await finder.found("half") == [reply.id]
        await history.update_turn(reply.id, details={"usage": 1})
        await history.update_turn(reply.id, text="half of a reply", status="done")
        assert await finder.waiting() == (0, 0)
        await history.update_turn(reply.id, text="another reply 答")
        assert await finder.found("half") == []
        assert await finder.found("答") == [reply.id]
        await finder.take_in()
        assert (await finder.found("half"), await finder.found("答")) == ([], [reply.id])

        inserted = await history.insert_turn(question.conversation_id, question.id, NewTurn("system", "inserted 插"))
        await finder.take_in()
        await history.change_turns(question.conversation_id, TurnChanges(gone=(inserted.id,)))
        assert await finder.found("inserted") == []
        await history.change_turns(question.conversation_id, TurnChanges(come=(inserted.id,)))
        assert await finder.found("插") == [inserted.id]
        await history.delete(question.conversation_id)
        assert await finder.found("question") == []
        await history.restore(question.conversation_id)
        assert await finder.found("question") == [question.id]

        copy = await history.copy_turns("copy", [question.id])
        (copied,) = await history.turns(copy.id)
        assert await finder.found("问") == [copied.id, question.id]
        await history.delete(copy.id)
        await history.delete_turn(inserted.id)
        await go_on(history, question, "assistant", "cut off 断", status="streaming")
        assert await finder.found("cut") == []

    async def second(history: History, finder: Finder) -> None:
        assert len(await finder.found("断")) == 1  # it was interrupted
        await finder.take_in()
        assert len(await finder.found("cut")) == 1
        assert len(await finder.found("问")) == 1
        assert await finder.found("插") == []
        assert await finder.waiting() == (0, 0)

    run_with_search(tmp_path, first)
    run_with_search(tmp_path, second)


def test_hit_tells_where_it_is_and_shows_its_sentence(tmp_path):
    async def story(history: History, finder: Finder) -> None:
        turn = await begin(history, "Weather", text=TEXTS["english"])
        await go_on(history, turn, "assistant", "weather or not")
        second, first = await finder.hits("WEATHER")
        assert (second.conversation_id, second.title, second.role) == (turn.conversation_id, "Weather", "assistant")
        assert first == Hit(
            turn.conversation_id, "Weather", "The weather in Vienna is fine.", ((4, 11),), turn.id, "user"
        )
        (title,) = await finder.search.titles("weat", 10)
        assert (title.turn_id, title.excerpt, title.marks) == (None, "Weather", ((0, 4),))
        await history.delete(turn.conversation_id)
        assert await finder.search.titles("weat", 10) == ()

    run_with_search(tmp_path, story)


def test_excerpt_of_a_long_sentence_is_the_part_around_the_hit():
    text = "Before. " + "word " * 100 + "HIT" + " after" * 100
    shown = excerpt_of(text, text.index("HIT"), text.index("HIT") + 3)
    assert shown.startswith("…word word ")
    assert 40 < shown.index("HIT") < 65
    assert shown.endswith("…")
    assert len(shown) < 320
    assert excerpt_of("一。二\n三！四", 2, 3) == "二"
    assert excerpt_of("a  \t b", 5, 6) == "a b"


def test_pages_go_on_where_the_one_before_ended(tmp_path):
    async def story(history: History, finder: Finder) -> None:
        turn = await begin(history, text="0 needle")
        for number in range(1, 5):
            turn = await go_on(history, turn, text=f"{number} needle")
        await finder.take_in()
        page = await finder.search.messages("needle", 2)
        assert [hit.excerpt[0] for hit in page.hits] == ["4", "3"]
        page = await finder.search.messages("needle", 9, page.before)
        assert [hit.excerpt[0] for hit in page.hits] == ["2", "1", "0"]
        assert page.before is None

    run_with_search(tmp_path, story)


def test_search_for_what_was_typed_before_says_nothing_any_more(tmp_path):
    async def story(history: History, finder: Finder) -> None:
        await begin(history, text="needle")
        old, new = await asyncio.gather(finder.search.messages("need", 9), finder.search.messages("needle", 9))
        assert (len(old.hits), old.before, len(new.hits)) == (0, None, 1)

    run_with_search(tmp_path, story)


def test_index_that_cannot_be_read_is_made_anew(tmp_path):
    async def story(history: History, finder: Finder) -> None:
        turn = await begin(history, text="needle 针")
        await finder.take_in()
        await finder.database.run(lambda connection: connection.execute("DELETE FROM search_long_data").close())
        assert await finder.found("needle") == [turn.id]
        await finder.take_in()
        assert await finder.found("needle") == [turn.id]
        assert await finder.found("针") == [turn.id]

    run_with_search(tmp_path, story)


def test_older_database_is_searched_at_once_and_taken_in_later(tmp_path):
    async def old(history: History, finder: Finder) -> None:
        await begin(history, text="needle")

    async def new(history: History, finder: Finder) -> None:
        assert len(await finder.found("needle")) == 1
        assert await finder.waiting() == (1, 0)

    known = MIGRATIONS[:10]
    run_with_search(tmp_path, old, known)
    with sqlite3.connect(tmp_path / "history.db") as connection:
        for name in ("came", "changed", "went"):
            connection.execute(f"DROP TRIGGER search_{name}")
        connection.execute("DROP TABLE search_waiting")
        connection.execute("DROP TABLE search_gone")
        connection.execute("ALTER TABLE conversations DROP COLUMN pinned_at")
        connection.execute("PRAGMA user_version = 9")
    connection.close()
    run_with_search(tmp_path, new, known)


def test_pinned_conversation_stays_pinned(tmp_path):
    async def story(history: History, finder: Finder) -> None:
        number = (await begin(history)).conversation_id
        await history.pin(number, True)
        (record,) = await history.conversations()
        assert record.pinned_at is not None
        await history.pin(number, False)
        assert await history.conversation(number) == (await history.conversations())[0]
        assert (await history.conversations())[0].pinned_at is None

    run_with_search(tmp_path, story)
