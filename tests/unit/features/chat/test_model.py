"""The chat as its user lives it, without a window: sending, stopping, failing, asking again."""

import asyncio
import sqlite3
from dataclasses import replace

import pytest

from playground.api.connection import Connection
from playground.api.errors import KeyMissing, KeyRejected, ParameterRejected, StreamInterrupted
from playground.features.chat.attachments import text_attachment
from playground.features.chat.turns import Prompt
from tests.unit.features.chat.rig import END, USAGE, Chat, tell, until


async def ask_again(chat: Chat):
    await chat.send("Hello")
    chat.model.retry()
    await chat.idle()


def test_reply_streams_in_and_is_kept_with_its_facts(tmp_path):
    async def story(chat: Chat):
        await chat.send("Hello")

    chat = tell(tmp_path, ["Hi", " there", END, USAGE], story=story)

    assert chat.texts == [("user", "Hello"), ("assistant", "Hi there")]
    assert chat.shown == {chat.reply.id: "Hi there"}
    assert chat.reply.status == "done"
    facts = chat.reply.facts
    assert (facts.finish_reason, facts.prompt_tokens, facts.completion_tokens) == ("stop", 34, 128)
    assert facts.answered_by == "answering-model"
    assert not facts.estimated
    assert facts.first_token is not None
    assert chat.notices == []


def test_without_usage_the_tokens_are_estimated_and_labelled(tmp_path):
    async def story(chat: Chat):
        await chat.send("Hello")

    chat = tell(tmp_path, ["a text of some length", END], story=story)

    assert chat.reply.facts.estimated
    assert chat.reply.facts.completion_tokens == 6


def test_prompt_is_on_disk_before_the_request_leaves(tmp_path):
    async def story(chat: Chat):
        chat.model.send(Prompt("Remember me"))
        await until(lambda: bool(chat.client.requests))
        rows = sqlite3.connect(tmp_path / "history.db").execute("SELECT role, text, status FROM turns").fetchall()
        assert rows == [("user", "Remember me", "done"), ("assistant", "", "streaming")]
        chat.model.stop()
        await chat.idle()

    tell(tmp_path, [asyncio.Event()], story=story)


def test_stop_keeps_what_already_arrived(tmp_path):
    async def story(chat: Chat):
        chat.model.send(Prompt("Tell me a long story"))
        await until(lambda: bool(chat.shown))
        assert chat.model.busy
        chat.model.stop()
        await chat.idle()
        assert not chat.model.busy

    chat = tell(tmp_path, ["Once upon", asyncio.Event()], story=story)

    assert chat.client.disconnected
    assert (chat.reply.status, chat.reply.text) == ("stopped", "Once upon")
    assert chat.notices == []
    rows = sqlite3.connect(tmp_path / "history.db").execute("SELECT text, status FROM turns ORDER BY id").fetchall()
    assert rows[-1] == ("Once upon", "stopped")


def test_stopping_before_the_first_token_leaves_a_conversation_that_can_go_on(tmp_path):
    async def story(chat: Chat):
        chat.model.send(Prompt("First"))
        await until(lambda: bool(chat.client.requests))
        chat.model.stop()
        await chat.idle()
        assert (chat.reply.status, chat.reply.text) == ("stopped", "")
        await chat.send("Second")

    chat = tell(tmp_path, [asyncio.Event()], ["Answer", END], story=story)

    assert chat.sent[1] == [("user", "First\n\nSecond")]
    assert chat.reply.text == "Answer"


def test_stopping_before_anything_began_leaves_the_chat_usable(tmp_path):
    async def story(chat: Chat):
        chat.model.send(Prompt("First"))
        chat.model.stop()
        await chat.idle()
        assert not chat.model.busy
        await chat.send("Second")

    chat = tell(tmp_path, ["Answer", END], story=story)

    assert chat.texts == [("user", "Second"), ("assistant", "Answer")]


def test_broken_stream_keeps_its_text_and_says_so(tmp_path):
    async def story(chat: Chat):
        await chat.send("Hello")

    chat = tell(tmp_path, ["Half an ans", StreamInterrupted(url="http://test/v1")], story=story)

    assert (chat.reply.status, chat.reply.text) == ("interrupted", "Half an ans")
    assert chat.reply.facts.failure is not None
    assert chat.notices == []  # the card below the reply says it


def test_rejected_key_is_explained_below_the_prompt(tmp_path):
    async def story(chat: Chat):
        await chat.send("Hello")

    error = KeyRejected("Incorrect API key provided", status=401, request_id="req_7", url="http://test/v1")
    chat = tell(tmp_path, [error], story=story)

    assert (chat.reply.status, chat.reply.text) == ("failed", "")
    failure = chat.reply.facts.failure
    assert failure is not None
    assert "Incorrect API key provided" in failure.details
    assert "req_7" in failure.details


def test_missing_key_is_explained_below_the_prompt_too(tmp_path):
    async def story(chat: Chat):
        chat.server.error = KeyMissing(url="http://test/v1")
        await chat.send("Hello")

    chat = tell(tmp_path, story=story)

    assert chat.reply.status == "failed"
    assert chat.reply.facts.failure is not None
    assert chat.client.requests == []


def test_retry_replaces_the_failed_reply(tmp_path):
    chat = tell(tmp_path, ["Hal", StreamInterrupted()], ["Hi there", END], story=ask_again)

    assert chat.texts == [("user", "Hello"), ("assistant", "Hi there")]
    assert chat.sent[0] == chat.sent[1] == [("user", "Hello")]


@pytest.mark.parametrize("ending", [StreamInterrupted(), asyncio.Event()])
def test_retry_that_brings_nothing_leaves_what_was_there(tmp_path, ending):
    async def story(chat: Chat):
        await chat.send("Hello")
        chat.model.retry()
        await until(lambda: len(chat.client.requests) == 2)
        chat.model.stop()
        await chat.idle()
        assert chat.texts == [("user", "Hello"), ("assistant", "Half an ans")]

    chat = tell(tmp_path, ["Half an ans", StreamInterrupted()], [ending], story=story)

    assert chat.reply.status == "interrupted"
    assert stored(tmp_path) == [("Hello", "done"), ("Half an ans", "interrupted")]


def test_failed_retry_says_why_below_what_was_there(tmp_path):
    chat = tell(tmp_path, ["Half an ans", StreamInterrupted()], [KeyRejected("no", status=401)], story=ask_again)

    assert chat.reply.text == "Half an ans"
    assert chat.reply.facts.failure is not None
    assert "rejected the key" in str(chat.reply.facts.failure.title)
    assert chat.notices == []


def test_failed_retry_of_a_whole_reply_is_a_notice(tmp_path):
    chat = tell(tmp_path, ["Whole", END], [KeyRejected("no", status=401)], story=ask_again)

    assert (chat.reply.text, chat.reply.status) == ("Whole", "done")
    assert len(chat.notices) == 1


def test_old_reply_goes_when_the_new_one_brings_text(tmp_path):
    first, rest = asyncio.Event(), asyncio.Event()

    async def story(chat: Chat):
        await chat.send("Hello")
        chat.model.retry()
        await until(lambda: len(chat.client.requests) == 2)
        assert chat.texts == [("user", "Hello"), ("assistant", "Half an ans"), ("assistant", "")]
        assert chat.model.request_now(Prompt("")) == chat.client.requests[0]
        first.set()
        await until(lambda: chat.shown.get(chat.reply.id) == "Whole")
        assert chat.texts == [("user", "Hello"), ("assistant", "Whole")]
        rest.set()
        await chat.idle()

    tell(tmp_path, ["Half an ans", StreamInterrupted()], [first, "Whole", rest, END], story=story)

    # On the disk the half one stays as another version.
    assert stored(tmp_path) == [("Hello", "done"), ("Half an ans", "interrupted"), ("Whole", "done")]


def stored(folder):
    connection = sqlite3.connect(folder / "history.db")
    rows = connection.execute("SELECT text, status FROM turns ORDER BY id").fetchall()
    connection.close()
    return rows


@pytest.mark.parametrize("moments", range(12))
def test_stop_at_any_moment_leaves_the_same_on_screen_and_on_disk(tmp_path, moments):
    async def story(chat: Chat):
        chat.model.send(Prompt("Hello"))
        for _ in range(moments):
            await asyncio.sleep(0)
        chat.model.stop()
        await chat.idle()
        turns = [(turn.text, turn.status) for turn in chat.model.turns]
        assert turns in ([], [("Hello", "done"), ("", "stopped")])
        assert stored(tmp_path) == turns
        assert bool(await chat.history.conversations()) == bool(turns)
        assert chat.model.current.draft.text == ("" if turns else "Hello")
        await chat.send("Again")
        assert chat.reply.text == "Answer"

    chat = tell(tmp_path, ["Answer", END], story=story)

    assert len(chat.client.requests) == 1


def test_prompt_goes_to_the_connection_that_was_seen_when_it_was_sent(tmp_path):
    async def story(chat: Chat):
        chat.model.send(Prompt("Secret"))
        chat.server.select(Connection("other", "Other", "http://other/v1"), "gpt-4.1")
        await chat.idle()

    chat = tell(tmp_path, ["Hi", END], story=story)

    assert [connection.id for connection in chat.server.asked_for if connection] == ["test"]
    assert chat.reply.facts.connection == "Test"


def test_what_is_written_after_sending_stays(tmp_path):
    async def story(chat: Chat):
        chat.model.send(Prompt("Hello"))
        assert chat.model.current.draft == Prompt("")
        chat.model.keep_draft(Prompt("And then"))
        await chat.idle()
        assert chat.model.current.draft.text == "And then"
        assert (await chat.history.draft(chat.number)).text == "And then"

    tell(tmp_path, ["Hi", END], story=story)


def test_prompt_that_cannot_be_saved_comes_back(tmp_path, expect_log):
    expect_log("The job chat.send")

    async def story(chat: Chat):
        await chat.database.run(lambda connection: connection.execute("ALTER TABLE turns RENAME TO away"))
        chat.model.send(Prompt("Hello", (text_attachment("log.txt", "line"),)))
        chat.model.keep_draft(Prompt("And then"))
        await chat.idle()
        assert chat.model.current.draft == Prompt("Hello\nAnd then", (text_attachment("log.txt", "line"),))
        assert len(chat.notices) == 1
        assert await chat.history.conversations() == ()

    tell(tmp_path, story=story)


def test_refused_parameter_is_left_out_from_then_on(tmp_path):
    async def story(chat: Chat):
        chat.model.wishes.wish(replace_wishes(chat, temperature=0.5))
        await chat.send("Hello")
        chat.model.retry(without="temperature")
        await chat.idle()

    refused = ParameterRejected("Unsupported value", status=400, param="temperature")
    chat = tell(tmp_path, [refused], ["Hi", END], story=story)

    assert [body.get("temperature") for body in chat.bodies] == [0.5, None]
    assert chat.server.learned_parameters == [("test-model", "temperature")]
    assert chat.texts == [("user", "Hello"), ("assistant", "Hi")]


def replace_wishes(chat: Chat, **wishes):
    return replace(chat.model.wishes.settings, **wishes)


def test_only_what_was_set_is_sent(tmp_path):
    async def story(chat: Chat):
        await chat.send("Hello")
        chat.model.wishes.wish(replace_wishes(chat, system="Be brief.", temperature=0.0, top_p=0.5, max_tokens=9))
        await chat.send("Again")

    chat = tell(tmp_path, ["Hi", END], ["Hi", END], story=story)

    first, second = chat.bodies
    assert {"temperature", "top_p", "max_tokens"}.isdisjoint(first)
    assert (second["temperature"], second["top_p"], second["max_tokens"]) == (0.0, 0.5, 9)
    assert chat.sent[1][0] == ("system", "Be brief.")


def test_prompt_is_made_fit_before_it_is_kept_and_sent(tmp_path):
    async def story(chat: Chat):
        await chat.send("a\0b \ud83d")

    chat = tell(tmp_path, ["Hi", END], story=story)

    assert chat.sent[0] == [("user", "ab \ufffd")]
    assert chat.texts[0] == ("user", "ab \ufffd")


def test_attachment_is_sent_in_a_fence_and_comes_back(tmp_path):
    async def story(chat: Chat):
        chat.model.send(Prompt("Look", (text_attachment("log.txt", "line"),)))
        await chat.idle()
        number = chat.number
        chat.model.new()
        chat.model.open(number)
        await chat.idle()

    chat = tell(tmp_path, ["Hi", END], story=story)

    assert chat.sent[0] == [("user", "Look\n\nlog.txt\n```\nline\n```")]
    assert chat.model.turns[0].attachments == (text_attachment("log.txt", "line"),)
    assert chat.texts[0] == ("user", "Look")


def test_second_send_during_a_reply_is_not_heard(tmp_path):
    release = asyncio.Event()

    async def story(chat: Chat):
        chat.model.send(Prompt("One"))
        chat.model.send(Prompt("Two"))
        await until(lambda: bool(chat.shown))
        chat.model.send(Prompt("Three"))
        release.set()
        await chat.idle()

    chat = tell(tmp_path, ["Hi", release, END], story=story)

    assert chat.texts == [("user", "One"), ("assistant", "Hi")]


def test_request_that_would_be_sent_is_the_one_that_is_sent(tmp_path):
    async def story(chat: Chat):
        planned = chat.model.request_now(Prompt("Hello"))
        await chat.send("Hello")
        assert planned == chat.client.requests[0]
        assert chat.model.request_now(Prompt("")) == planned

    tell(tmp_path, ["Hi", END], story=story)


def test_each_connection_has_its_own_model(tmp_path):
    async def story(chat: Chat):
        assert chat.model.wishes.settings.model == "test-model"
        chat.server.select(Connection("other", "Other", "http://other/v1"), "whisper-1", "gpt-4.1")
        assert chat.model.wishes.settings.model == "gpt-4.1"
        chat.model.wishes.wish(replace_wishes(chat, model="typed by hand"))
        chat.server.select(Connection("test", "Test", "http://test/v1"), "test-model")
        assert chat.model.wishes.settings.model == "test-model"
        chat.server.select(Connection("other", "Other", "http://other/v1"), "gpt-4.1")
        assert chat.model.wishes.settings.model == "typed by hand"

    tell(tmp_path, story=story)


def test_wishes_come_back_at_the_next_start(tmp_path):
    async def first(chat: Chat):
        chat.model.wishes.wish(replace_wishes(chat, temperature=0.3, system="Be brief."))

    async def second(chat: Chat):
        assert chat.model.wishes.settings.temperature == 0.3
        assert chat.model.wishes.settings.system == "Be brief."

    tell(tmp_path, story=first)
    tell(tmp_path, story=second)


@pytest.mark.parametrize("text", ["", " \n "])
def test_empty_prompt_is_not_sent(tmp_path, text):
    async def story(chat: Chat):
        await chat.send(text)

    chat = tell(tmp_path, story=story)

    assert chat.texts == []
