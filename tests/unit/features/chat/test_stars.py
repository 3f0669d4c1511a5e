"""Replies with a star, of which examples to train with are made."""

from dataclasses import replace
from pathlib import Path

from playground.features.chat.attachments import Attachment
from playground.features.chat.facts import Facts
from playground.features.chat.stars import example_of
from playground.features.chat.turns import Turn
from playground.storage.starred import Starred
from tests.unit.features.chat.rig import END, Chat, tell


def test_a_star_keeps_the_reply_with_all_that_led_to_it_until_it_is_taken_off(tmp_path: Path) -> None:
    changed: list[frozenset[int]] = []

    async def starring(chat: Chat) -> None:
        model = chat.model
        model.stars.changed.connect(changed.append)
        model.wishes.wish(replace(model.wishes.settings, system="Be brief."))
        await chat.send("Hello")
        await chat.send("And then")
        model.wishes.wish(replace(model.wishes.settings, system="Be long."))
        model.list.rename(chat.number, "Greetings")
        await chat.idle()
        first, last = (turn.id for turn in model.turns if turn.role == "assistant")
        model.toggle_star(last)
        assert not model.stars.has(last), "it is on disk before it is shown"
        await chat.idle()
        assert changed == [frozenset({last})]
        assert model.stars.has(last)
        assert not model.stars.has(first)
        (kept,) = await Starred(chat.database).all()
        assert (kept.turn_id, kept.conversation_title, kept.model) == (last, "Greetings", "answering-model")
        assert [(each["role"], each["content"]) for each in kept.messages] == [
            ("system", "Be brief."),
            ("user", "Hello"),
            ("assistant", "Hi"),
            ("user", "And then"),
            ("assistant", "Bye"),
        ]
        model.toggle_star(first)
        model.toggle_star(first)
        await chat.idle()
        assert not model.stars.has(first)

    async def after_a_restart(chat: Chat) -> None:
        last = chat.reply.id
        assert chat.model.stars.has(last)
        chat.model.toggle_star(last)
        await chat.idle()
        assert not chat.model.stars.has(last)
        assert await Starred(chat.database).all() == ()

    tell(tmp_path, ["Hi", END], ["Bye", END], story=starring)
    tell(tmp_path, story=after_a_restart)


def test_pictures_of_an_example_stand_there_by_their_names() -> None:
    picture = Attachment("picture", "cat.png", "image/png", 10, "00")
    asked = (Turn(1, "user", "", attachments=(picture,)), Turn(2, "assistant", "A cat.", facts=Facts(system=" ")))
    assert example_of(asked) == (
        {"role": "user", "content": "[cat.png]"},
        {"role": "assistant", "content": "A cat."},
    )


def test_a_model_from_elsewhere_is_talked_to_in_a_new_conversation(tmp_path: Path) -> None:
    async def story(chat: Chat) -> None:
        await chat.send("Hello")
        chat.model.new_with("ft:tuned")
        assert chat.model.turns == ()
        await chat.send("Who are you")
        assert chat.bodies[-1]["model"] == "ft:tuned"

    tell(tmp_path, ["Hi", END], ["Tuned", END], story=story)
