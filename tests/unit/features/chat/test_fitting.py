"""Replies that should fit a schema: whether they do is kept with them."""

from dataclasses import replace

import pytest

from playground.api.errors import StreamInterrupted
from playground.features.chat.turns import Prompt
from tests.unit.features.chat.rig import END, Chat, tell

SCHEMA = '{"type": "object", "properties": {"age": {"type": "integer"}}, "required": ["age"]}'


def asking_for_a_schema(folder, *script):
    async def story(chat: Chat):
        wishes = chat.model.wishes
        wishes.wish(replace(wishes.settings, response_format="json_schema", schema=SCHEMA))
        chat.model.send(Prompt("How old?"))
        await chat.idle()

    return tell(folder, list(script), story=story)


@pytest.mark.parametrize(
    ("text", "note", "misfit"),
    [
        ('{"age": 7}', "fits the schema", None),
        ('{"age": "seven"}', "does not fit the schema", 'age: should be integer, but is "seven"'),
        ('{"age": 7', "does not fit the schema", "This is no JSON: look at line 1, column 10."),
    ],
)
def test_reply_is_checked_against_the_schema(tmp_path, text, note, misfit):
    chat = asking_for_a_schema(tmp_path, text, END)

    facts = chat.reply.facts
    assert [str(each) for each in facts.notes] == [note]
    assert facts.misfit == misfit or str(facts.misfit) == misfit
    assert facts.schema == SCHEMA


def test_verdict_is_there_at_the_next_start(tmp_path):
    asking_for_a_schema(tmp_path, '{"age": "seven"}', END)

    async def story(chat: Chat):
        assert str(chat.reply.facts.misfit) == 'age: should be integer, but is "seven"'
        assert chat.reply.facts.schema == SCHEMA

    tell(tmp_path, story=story)


def test_reply_that_broke_off_is_not_judged(tmp_path):
    chat = asking_for_a_schema(tmp_path, '{"age"', StreamInterrupted())

    assert chat.reply.facts.misfit is None
    assert chat.reply.facts.notes == ()


def test_who_asks_again_with_a_text_that_is_no_json_is_told_that_it_was_not_sent(tmp_path):
    async def story(chat: Chat):
        await chat.send("Hello")
        wishes = chat.model.wishes
        wishes.wish(replace(wishes.settings, extra="{"))
        chat.model.retry()
        await chat.idle()

    chat = tell(tmp_path, ["Hi", END], ["Hi again", END], story=story)

    (note,) = chat.reply.facts.notes
    assert str(note).startswith("Extra fields: not sent. This is no JSON")
