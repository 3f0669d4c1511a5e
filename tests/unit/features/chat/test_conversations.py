"""Several conversations: opening, searching, deleting and taking back, drafts, and replies that go on unseen."""

import asyncio
import sqlite3

import pytest

from playground.api.errors import KeyRejected
from playground.features.chat.attachments import text_attachment
from playground.features.chat.turns import Prompt
from tests.unit.features.chat.rig import END, Chat, tell, until


def listed(chat: Chat):
    return [each.title for day in chat.model.list.days for each in day.entries]


def test_conversation_is_listed_under_its_first_words(tmp_path):
    async def story(chat: Chat):
        await chat.send("Write a poem\nabout spring")
        assert listed(chat) == ["Write a poem"]
        chat.model.new()
        assert chat.texts == []
        await chat.send("Second one")
        assert listed(chat) == ["Second one", "Write a poem"]

    tell(tmp_path, ["a", END], ["b", END], story=story)


def test_reply_goes_on_while_another_conversation_is_looked_at(tmp_path):
    release = asyncio.Event()

    async def story(chat: Chat):
        chat.model.send(Prompt("Long story"))
        await until(lambda: bool(chat.shown))
        number, reply = chat.number, chat.reply.id
        chat.model.new()
        assert not chat.model.busy
        chat.model.send(Prompt("Something else"))
        await until(lambda: not chat.model.busy)
        shown = dict(chat.shown)
        release.set()
        await chat.idle()
        assert chat.shown == shown  # nothing of it reached the conversation in view
        chat.model.open(number)
        await chat.idle()
        assert chat.reply.id == reply
        assert chat.reply.text == "Once upon a time"

    tell(tmp_path, ["Once upon", release, " a time", END], ["ok", END], story=story)


def test_coming_back_to_a_running_reply_shows_each_word_once(tmp_path):
    first, second = asyncio.Event(), asyncio.Event()

    async def story(chat: Chat):
        chat.model.send(Prompt("Long story"))
        await until(lambda: bool(chat.shown))
        number = chat.number
        chat.model.new()
        first.set()
        await asyncio.sleep(0)
        chat.shown.clear()
        chat.model.open(number)
        await until(lambda: chat.model.current.number == number)
        assert chat.model.busy
        before = chat.reply.text
        second.set()
        await chat.idle()
        assert before + chat.shown.get(chat.reply.id, "") == "one two three"

    tell(tmp_path, ["one", first, " two", second, " three", END], story=story)


def test_failure_in_a_conversation_out_of_view_is_a_notice(tmp_path):
    release = asyncio.Event()

    async def story(chat: Chat):
        chat.model.send(Prompt("Hello"))
        await until(lambda: bool(chat.client.requests))
        chat.model.new()
        release.set()
        await chat.idle()
        assert len(chat.notices) == 1

    tell(tmp_path, [release, KeyRejected("no", status=401)], story=story)


def test_deleted_conversation_can_be_taken_back(tmp_path):
    async def story(chat: Chat):
        await chat.send("Keep me")
        number = chat.number
        chat.model.delete(number)
        await chat.idle()
        assert (chat.texts, listed(chat)) == ([], [])
        (notice,) = chat.notices
        assert notice.action is not None
        assert notice.action[0] == f"chat.restore:{number}"
        chat.model.restore(number)
        await chat.idle()
        assert chat.texts[0] == ("user", "Keep me")
        assert listed(chat) == ["Keep me"]

    tell(tmp_path, ["a", END], story=story)


def test_deleting_a_conversation_stops_its_reply(tmp_path):
    async def story(chat: Chat):
        chat.model.send(Prompt("Hello"))
        await until(lambda: bool(chat.client.requests))
        chat.model.delete(chat.number)
        await chat.idle()
        assert chat.client.disconnected

    tell(tmp_path, [asyncio.Event()], story=story)


def test_a_search_finds_titles_and_places_in_every_version_and_leads_there(tmp_path):
    async def story(chat: Chat):
        searching, sought = chat.model.searching, list[int]()
        chat.model.sought.connect(sought.append)
        await chat.send("Packing list")
        chat.model.retry()
        await chat.idle()
        chat.model.new()
        await chat.send("春天的诗")
        searching.search(" 春 ")
        await chat.idle()
        (found,) = searching.found
        assert (found.title, [hit.excerpt for hit in found.hits]) == ("春天的诗", ["春天的诗"])
        searching.search("umbrella")
        await chat.idle()
        (found,) = searching.found
        (hit,) = found.hits
        assert searching.word_in(hit.turn_id or 0) == "Umbrella"
        chat.model.open_found(hit.turn_id or 0)
        await chat.idle()
        assert sought == [hit.turn_id]
        assert [turn.text for turn in chat.model.turns] == ["Packing list", "Umbrella."]
        chat.model.open_found(0)  # of another search
        searching.search("")
        assert searching.found == ()

    tell(tmp_path, ["Umbrella.", END], ["Boots.", END], ["b", END], story=story)


def test_renamed_conversation_keeps_its_name(tmp_path):
    async def story(chat: Chat):
        await chat.send("Hello")
        chat.model.list.rename(chat.number, "  Greeting ")
        await chat.idle()
        assert listed(chat) == ["Greeting"]
        chat.model.list.rename(chat.number, " ")
        await chat.idle()
        assert listed(chat) == ["Greeting"]

    tell(tmp_path, ["a", END], story=story)


def test_draft_stays_with_its_conversation(tmp_path):
    async def story(chat: Chat):
        await chat.send("Hello")
        number = chat.number
        chat.model.keep_draft(Prompt("half a thou"))
        chat.model.new()
        assert chat.model.current.draft.text == ""
        chat.model.keep_draft(Prompt("another"))
        chat.model.open(number)
        await chat.idle()
        assert chat.model.current.draft.text == "half a thou"
        chat.model.new()
        assert chat.model.current.draft.text == "another"

    tell(tmp_path, ["a", END], story=story)


def test_a_text_from_elsewhere_stands_below_what_is_written_and_is_kept(tmp_path):
    async def story(chat: Chat):
        told: list[str] = []
        chat.model.draft_changed.connect(lambda: told.append(chat.model.current.draft.text))
        chat.model.keep_draft(Prompt("Make it shorter:"))
        chat.model.add_text("what was \0said")
        await chat.idle()
        assert told == ["Make it shorter:\nwhat was said"]
        assert chat.model.current.saved_draft == Prompt("Make it shorter:\nwhat was said")

    tell(tmp_path, story=story)


def test_saved_draft_survives_a_crash(tmp_path):
    async def first(chat: Chat):
        await chat.write("half a thou")

    async def second(chat: Chat):
        assert chat.model.current.draft.text == "half a thou"

    tell(tmp_path, story=first)
    tell(tmp_path, story=second)


def test_draft_of_the_last_moment_is_kept_when_the_window_closes(tmp_path):
    async def first(chat: Chat):
        await chat.send("Hello")
        chat.model.keep_draft(Prompt("just typ"))
        chat.model.save_draft()
        await asyncio.sleep(0)  # all that a job gets before the jobs are ended

    async def second(chat: Chat):
        assert chat.texts[0] == ("user", "Hello")
        assert chat.model.current.draft.text == "just typ"

    tell(tmp_path, ["a", END], story=first)
    tell(tmp_path, story=second)


@pytest.mark.parametrize("earlier", ["", "an old draft"])
def test_what_is_written_while_the_program_starts_stays(tmp_path, earlier):
    async def first(chat: Chat):
        await chat.send("Hello")
        chat.model.keep_draft(Prompt(earlier))
        chat.model.save_draft()
        await chat.idle()

    async def second():
        chat = Chat(tmp_path)
        chat.model.keep_draft(Prompt("early bird"))
        await chat.start()
        assert chat.texts == []
        assert chat.model.current.draft.text == "early bird"
        chat.model.open(1)
        await chat.idle()
        assert chat.texts[0] == ("user", "Hello")
        assert chat.model.current.draft.text == earlier
        await chat.close()

    tell(tmp_path, ["a", END], story=first)
    asyncio.run(second())


@pytest.mark.parametrize(("before", "seen"), [("", "early bird"), ("an old draft", "an old draft\nearly bird")])
def test_what_is_written_while_the_program_starts_follows_what_was_written_before(tmp_path, before, seen):
    async def first(chat: Chat):
        await chat.write(before)

    async def second():
        chat = Chat(tmp_path)
        chat.model.keep_draft(Prompt("early bird"))
        await chat.start()
        assert chat.model.current.draft.text == seen
        await chat.close()

    tell(tmp_path, story=first)
    asyncio.run(second())


def test_what_is_sent_while_the_program_starts_stays_in_view(tmp_path):
    async def first(chat: Chat):
        await chat.send("Hello")
        chat.model.new()
        chat.model.keep_draft(Prompt("an old draft"))
        chat.model.save_draft()
        chat.model.open(chat.model.list.days[0].entries[0].id)
        await chat.idle()

    async def second():
        chat = Chat(tmp_path, ["b", END])
        chat.model.start()
        chat.model.send(Prompt("early bird"))
        await chat.idle()
        assert chat.texts == [("user", "early bird"), ("assistant", "b")]
        chat.model.new()
        assert chat.model.current.draft.text == "an old draft"
        await chat.close()

    tell(tmp_path, ["a", END], story=first)
    asyncio.run(second())


def test_what_is_attached_to_a_draft_stays_with_it(tmp_path):
    draft = Prompt("Look", (text_attachment("log.txt", "line"),))

    async def first(chat: Chat):
        await chat.send("Hello")
        number = chat.number
        chat.model.keep_draft(draft)
        chat.model.new()
        chat.model.open(number)
        await chat.idle()
        assert chat.model.current.draft == draft

    async def second(chat: Chat):
        assert chat.model.current.draft == draft

    tell(tmp_path, ["a", END], story=first)
    tell(tmp_path, story=second)


@pytest.mark.parametrize("begun", [False, True])
def test_prompt_that_cannot_be_saved_is_not_lost_when_its_conversation_was_left(tmp_path, begun, expect_log):
    expect_log("The job chat.send")

    async def story(chat: Chat):
        if begun:
            await chat.send("Hello")
        number = chat.model.current.number
        await chat.database.run(lambda connection: connection.execute("ALTER TABLE turns RENAME TO away"))
        chat.model.send(Prompt("Keep me"))
        chat.model.new()
        await chat.idle()
        assert chat.model.current.draft.text == ("" if begun else "Keep me")
        assert (await chat.history.draft(number)).text == "Keep me"

    tell(tmp_path, ["a", END], story=story)


def test_draft_that_could_not_be_saved_is_saved_later(tmp_path, expect_log):
    expect_log("The job chat.draft")

    async def story(chat: Chat):
        await chat.send("Hello")
        number = chat.number
        await chat.database.run(lambda connection: connection.execute("ALTER TABLE drafts RENAME TO away"))
        chat.model.keep_draft(Prompt("half a thou"))
        chat.model.new()
        await chat.idle()
        await chat.database.run(lambda connection: connection.execute("ALTER TABLE away RENAME TO drafts"))
        chat.model.open(number)
        await chat.idle()
        assert chat.model.current.draft.text == "half a thou"
        chat.model.save_draft()
        await chat.idle()
        assert (await chat.history.draft(number)).text == "half a thou"

    tell(tmp_path, ["a", END], story=story)


def test_sent_draft_does_not_come_back(tmp_path):
    async def first(chat: Chat):
        await chat.write("Hello")
        await chat.send("Hello")
        chat.model.new()

    async def second(chat: Chat):
        assert chat.model.current.draft.text == ""

    tell(tmp_path, ["a", END], story=first)
    tell(tmp_path, story=second)


def test_text_is_on_disk_long_before_the_reply_ends(tmp_path):
    async def story(chat: Chat):
        chat.model.send(Prompt("Hello"))
        with sqlite3.connect(tmp_path / "history.db") as connection:
            await until(lambda: any(connection.execute("SELECT 1 FROM turns WHERE length(text) > 4000")))
        chat.model.stop()
        await chat.idle()

    tell(tmp_path, ["x" * 5000, asyncio.Event()], story=story)
