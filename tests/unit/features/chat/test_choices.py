"""Thoughts, several choices, and functions that are to be called."""

import asyncio
import json
from pathlib import Path
from typing import Any

from playground.features.chat.turns import Call, Prompt, Token
from tests.unit.features.chat.rig import END, Chat, Step, tell, until


def part(index: int = 0, finish: str | None = None, logprobs: object = None, **delta: object) -> dict[str, object]:
    choice: dict[str, object] = {"index": index, "delta": delta, "finish_reason": finish}
    return {"choices": [choice if logprobs is None else {**choice, "logprobs": logprobs}]}


def call(index: int, id_: str | None, name: str | None, arguments: str) -> dict[str, object]:
    function = {"arguments": arguments, **({"name": name} if name else {})}
    return {"index": index, "function": function, **({"id": id_, "type": "function"} if id_ else {})}


def wish(chat: Chat, **changes: Any) -> None:
    from dataclasses import replace

    chat.model.wishes.wish(replace(chat.model.wishes.settings, **changes))


def test_thoughts_are_kept_beside_the_answer_however_the_server_tells_them(tmp_path: Path) -> None:
    async def story(chat: Chat) -> None:
        thought: list[str] = []
        chat.model.thought_arrived.connect(lambda _, text: thought.append(text))
        await chat.send("One")
        assert (chat.reply.text, chat.reply.reasoning) == ("Yes.", "Let me see. ")
        assert chat.reply.facts.thought_for is not None
        await chat.send("Two")
        assert (chat.reply.text, chat.reply.reasoning) == ("No.", "Hm.")
        assert "".join(thought) == "Let me see. Hm."
        assert all("Hm" not in text for sent in chat.sent for _, text in sent), "thoughts are never sent back"

    in_fields: list[Step] = [part(reasoning="Let me "), part(reasoning_content="see. "), "Yes.", END]
    tell(tmp_path, in_fields, ["<think>Hm.</th", "ink>No.", END], story=story)

    async def later(chat: Chat) -> None:
        assert [turn.reasoning for turn in chat.model.turns] == ["", "Let me see. ", "", "Hm."]

    tell(tmp_path, story=later)


def test_several_choices_arrive_at_once_and_one_is_picked(tmp_path: Path) -> None:
    both, more = asyncio.Event(), asyncio.Event()

    async def story(chat: Chat) -> None:
        wish(chat, n=3)
        chat.model.send(Prompt("Say a number"))
        await until(lambda: bool(chat.model.current.choices))
        both.set()
        await until(lambda: [turn.text for turn in chat.model.current.choices] == ["one", "two", ""])
        assert chat.texts == [("user", "Say a number")]
        more.set()
        await chat.idle()
        assert chat.bodies[0]["n"] == 3
        assert [turn.text for turn in chat.model.current.choices] == ["one", "two", "three"]
        assert [turn.status for turn in chat.model.current.choices] == ["done"] * 3
        assert {turn.facts.choices for turn in chat.model.current.choices} == {3}
        second = chat.model.current.choices[1].id
        chat.model.current.pick(second)
        await chat.idle()
        assert chat.texts == [("user", "Say a number"), ("assistant", "two")]
        assert chat.model.current.place_among_versions(second) == (2, 3)
        assert not chat.model.current.choices

    script: list[Step] = [both, part(content="one"), part(1, content="two"), more, part(2, content="three")]
    ends = [part(place, "stop") for place in range(3)]
    tell(tmp_path, [*script, *ends], story=story)

    async def later(chat: Chat) -> None:
        assert chat.texts == [("user", "Say a number"), ("assistant", "two")]

    tell(tmp_path, story=later)


def test_who_picks_none_goes_on_with_the_first(tmp_path: Path) -> None:
    async def story(chat: Chat) -> None:
        wish(chat, n=2)
        await chat.send("Say a number")
        wish(chat, n=None)
        await chat.send("And?")
        assert chat.sent[-1] == [("user", "Say a number"), ("assistant", "one"), ("user", "And?")]
        assert [text for _, text in chat.texts] == ["Say a number", "one", "And?", "done"]

    ends = [part(place, "stop") for place in range(2)]
    tell(tmp_path, [part(content="one"), part(1, content="two"), *ends], ["done", END], story=story)


def test_calls_are_answered_and_the_conversation_goes_on(tmp_path: Path) -> None:
    async def story(chat: Chat) -> None:
        await chat.send("Weather in Bergen and Oslo?")
        assert chat.reply.calls == (
            Call("c1", "weather", '{"city":"Bergen"}'),
            Call("c2", "weather", '{"city":"Oslo"}'),
        )
        chat.model.answer({"c1": "rain", "c2": "snow"})
        await chat.idle()
        assert chat.texts[1:] == [("assistant", ""), ("tool", "rain"), ("tool", "snow"), ("assistant", "Wet.")]
        messages = chat.bodies[1]["messages"]
        assert json.loads(messages[1]["tool_calls"][0]["function"]["arguments"]) == {"city": "Bergen"}
        assert messages[2:] == [
            {"role": "tool", "content": "rain", "tool_call_id": "c1"},
            {"role": "tool", "content": "snow", "tool_call_id": "c2"},
        ]
        chat.model.answer({"c1": "nothing asks for it any more"})
        await chat.idle()
        assert len(chat.bodies) == 2

    first = [call(0, "c1", "weather", '{"city":'), call(1, "c2", "weather", '{"city":"Oslo"}')]
    script = [part(tool_calls=first), part(tool_calls=[call(0, None, None, '"Bergen"}')]), part(finish="tool_calls")]
    tell(tmp_path, script, ["Wet.", END], story=story)

    async def later(chat: Chat) -> None:
        assert [turn.answers for turn in chat.model.turns] == ["", "", "c1", "c2", ""]
        assert len(chat.model.turns[1].calls) == 2

    tell(tmp_path, story=later)


def test_the_chances_of_each_word_are_kept(tmp_path: Path) -> None:
    others = [{"token": "Yes", "logprob": -0.1}, {"token": "No", "logprob": None}]
    entry = {"token": "Yes", "logprob": -0.1, "bytes": None, "top_logprobs": others}

    async def story(chat: Chat) -> None:
        await chat.send("Well?")
        assert chat.reply.tokens == (Token("Yes", -0.1, (("Yes", -0.1), ("No", -9999.0))),)
        assert chat.reply.facts.reply_id == "c1"

    tell(tmp_path, [part(content="Yes", logprobs={"content": [entry]}), END], story=story)

    async def later(chat: Chat) -> None:
        assert chat.reply.tokens[0].others == (("Yes", -0.1), ("No", -9999.0))

    tell(tmp_path, story=later)


def test_a_server_that_sends_one_of_the_wanted_choices_leaves_no_empty_ones(tmp_path: Path) -> None:
    async def story(chat: Chat) -> None:
        wish(chat, n=3)
        await chat.send("Say a number")
        assert chat.texts == [("user", "Say a number"), ("assistant", "one")]
        assert chat.model.current.place_among_versions(chat.reply.id) == (1, 1)
        assert chat.reply.facts.choices == 1
        assert not chat.model.current.choices

    tell(tmp_path, [part(content="one"), part(finish="stop")], story=story)


def test_a_choice_that_is_picked_early_goes_on_arriving_and_the_others_stay(tmp_path: Path) -> None:
    begun, more = asyncio.Event(), asyncio.Event()

    async def story(chat: Chat) -> None:
        wish(chat, n=2)
        chat.model.send(Prompt("Say a number"))
        await until(lambda: [turn.text for turn in chat.model.current.choices] == ["one", "two"])
        chat.model.current.pick(chat.model.current.choices[1].id)
        await until(lambda: chat.texts[-1] == ("assistant", "two"))
        more.set()
        await chat.idle()
        assert chat.texts == [("user", "Say a number"), ("assistant", "two, three")]
        assert chat.shown[chat.reply.id] == "two, three"
        assert chat.reply.status == "done"
        assert chat.model.current.place_among_versions(chat.reply.id) == (2, 2)
        chat.model.current.revising.show_version(chat.reply.id, -1)
        await chat.idle()
        assert chat.texts[-1] == ("assistant", "one!")

    script: list[Step] = [part(content="one"), part(1, content="two"), begun, more, part(content="!")]
    begun.set()
    tell(tmp_path, [*script, part(1, "stop", content=", three"), part(0, "stop")], story=story)


def test_a_call_that_nobody_answers_is_not_sent(tmp_path: Path) -> None:
    async def story(chat: Chat) -> None:
        await chat.send("Weather?")
        await chat.send("Never mind. Hello")
        assert chat.bodies[1]["messages"] == [
            {"role": "user", "content": "Weather?"},
            {"role": "assistant", "content": "Well."},
            {"role": "user", "content": "Never mind. Hello"},
        ]

    calls = part(tool_calls=[call(0, "c1", "weather", "{}")])
    tell(tmp_path, ["Well.", calls, part(finish="tool_calls")], ["Hello.", END], story=story)
