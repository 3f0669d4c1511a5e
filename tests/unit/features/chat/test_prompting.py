"""Prompts are opened as conversations, and conversations become prompts."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from playground.features.chat.prompting import Prompting, settings_of
from playground.services.handovers import ConversationHandover, Handover, Handovers, LibraryHandover
from tests.unit.features.chat.rig import END, Chat, tell

if TYPE_CHECKING:
    from playground.api.request import JsonObject
    from playground.services.context import Context


def prompting_in(chat: Chat, handovers: Handovers) -> Prompting:
    context = SimpleNamespace(history=chat.history, jobs=chat.jobs, handovers=handovers)
    return Prompting(cast("Context", context), chat.model)


def test_a_conversation_becomes_a_prompt_without_the_reply_at_its_end(tmp_path: Path) -> None:
    offered: list[Handover] = []

    async def story(chat: Chat) -> None:
        model = chat.model
        model.wishes.wish(replace(model.wishes.settings, model="m", system="Be brief", temperature=0.5, seed=7))
        await chat.send("Hello")
        handovers = Handovers()
        prompting = prompting_in(chat, handovers)
        assert not prompting.can_keep
        handovers.accept(LibraryHandover)
        handovers.offered.connect(offered.append)
        prompting.keep(chat.number)
        await chat.idle()

    tell(tmp_path, ["Hi", END], story=story)
    messages = (("system", "Be brief"), ("user", "Hello"))
    parameters: JsonObject = {"model": "m", "temperature": 0.5, "seed": 7}
    assert offered == [LibraryHandover(messages, parameters, "Hello")]


def test_a_prompt_becomes_a_conversation_whose_question_waits_to_be_sent(tmp_path: Path) -> None:
    async def story(chat: Chat) -> None:
        prompting = prompting_in(chat, Handovers())
        messages = (("system", "Sort"), ("user", "Late"), ("assistant", "complaint"), ("user", "Good?"))
        prompting.take(ConversationHandover(messages, {"model": "n", "temperature": 0}, "Sorting"))
        await chat.idle()
        model = chat.model
        assert [(turn.role, turn.text) for turn in model.turns] == [("user", "Late"), ("assistant", "complaint")]
        assert (model.current.title, model.current.draft.text) == ("Sorting", "Good?")
        settings = model.wishes.settings
        assert (settings.model, settings.system, settings.temperature) == ("n", "Sort", 0)

        prompting.take(ConversationHandover((("user", "Alone"),), {"model": "n"}))
        await chat.idle()
        assert (model.turns, model.current.draft.text) == ((), "Alone")

    tell(tmp_path, story=story)


def test_what_is_asked_with_is_read_from_the_names_of_the_api() -> None:
    schema: JsonObject = {
        "type": "json_schema",
        "json_schema": {"name": "x", "schema": {"type": "object"}, "strict": True},
    }
    others: JsonObject = {"max_completion_tokens": 9, "stop": ["a", "b"], "top_k": 3, "metadata": {"a": "b"}}
    settings = settings_of({**others, "response_format": schema}, "Say")
    assert (settings.system, settings.max_tokens, settings.stop) == ("Say", 9, "a\nb")
    assert (settings.response_format, settings.schema_name, settings.schema_strict) == ("json_schema", "x", True)
    assert '"top_k": 3' in settings.extra
    assert '"a": "b"' in settings.metadata
