"""Prompts are opened as conversations, and conversations become prompts: both are handed over between tabs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from playground.api.dialect import Dialect
from playground.features.chat import settings as settings_format
from playground.features.chat.turns import messages_for
from playground.message import Message
from playground.services.handovers import LibraryHandover
from playground.storage.history import NewTurn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.api.request import Json, JsonObject
    from playground.features.chat.model import ChatModel
    from playground.features.chat.settings import ChatSettings
    from playground.features.chat.turns import SentMessage
    from playground.services.context import Context
    from playground.services.handovers import ConversationHandover

_ROLES: Final = ("system", "developer", "user", "assistant")
_SAME: Final = (
    "model", "temperature", "top_p", "n", "presence_penalty", "frequency_penalty", "seed", "reasoning_effort",
    "verbosity", "service_tier", "user", "safety_identifier", "parallel_tool_calls",
)  # fmt: skip
_AS_TEXT: Final = ("logit_bias", "metadata", "tools")
_OTHERS: Final = (
    "max_tokens", "max_completion_tokens", "stop", "response_format", "messages", "stream", "stream_options",
)  # fmt: skip


class Prompting:
    def __init__(self, context: Context, model: ChatModel) -> None:
        self._context = context
        self._model = model

    @property
    def can_keep(self) -> bool:
        return self._context.handovers.accepts(LibraryHandover)

    def keep(self, number: int) -> None:
        """The conversation, without the reply at its end: that is what the prompt asks for."""
        self._context.jobs.start("chat.prompt", self._keep, number, label=Message("Opening the conversation"))

    def take(self, value: ConversationHandover) -> None:
        """A new conversation; what is asked last waits to be sent."""
        messages = [(role, text) for role, text in value.messages if role in _ROLES]
        system = messages.pop(0)[1] if messages and messages[0][0] in ("system", "developer") else ""
        asked = messages.pop()[1] if messages and messages[-1][0] == "user" else ""
        self._model.wishes.wish(settings_of(value.parameters, system))
        if messages:
            label = Message("Opening the prompt")
            arguments = (value.title, messages, asked)
            self._context.jobs.start("chat.take", self._take, *arguments, label=label, cancellable=False)
        else:
            self._model.new()
            if asked:
                self._model.add_text(asked)

    async def _keep(self, number: int) -> None:
        # Not before the first paint.
        from playground.features.chat.own_format import Kept
        from playground.features.chat.parameters import parameters_for

        history, settings = self._context.history, self._model.wishes.settings
        record = await history.conversation(number)
        if record is None:
            return
        kept = Kept(record, await history.turns(number), settings)
        messages = _without_reply(messages_for(settings.system, kept.path))
        body = parameters_for(settings, ()).to_request(Dialect()).body
        given = body if isinstance(body, dict) else {}
        parameters = {
            name: value for name, value in given.items() if name not in ("messages", "stream", "stream_options")
        }
        self._context.handovers.offer(
            LibraryHandover(tuple((each.role, each.text) for each in messages), parameters, record.title)
        )

    async def _take(self, title: str, messages: Sequence[tuple[str, str]], asked: str) -> None:
        history = self._context.history
        turns = await history.add_turns(None, None, *(NewTurn(role, text) for role, text in messages), title=title)
        number = turns[-1].conversation_id
        await history.save_draft(number, asked)
        self._model.open(number)
        self._model.list.refresh()


def settings_of(parameters: JsonObject, system: str) -> ChatSettings:
    """Fields without a row of their own come into the extra fields."""
    values: dict[str, Json] = {name: parameters[name] for name in _SAME if name in parameters}
    values |= {name: _text(parameters[name]) for name in _AS_TEXT if name in parameters}
    values |= _format(parameters.get("response_format"))
    values["max_tokens"] = parameters.get("max_completion_tokens", parameters.get("max_tokens"))
    stop = parameters.get("stop") or ""
    values["stop"] = stop if isinstance(stop, str) else "\n".join(map(str, stop)) if isinstance(stop, list) else ""
    rest = {name: value for name, value in parameters.items() if name not in (*_SAME, *_AS_TEXT, *_OTHERS)}
    values["extra"] = _text(rest) if rest else ""
    return settings_format.from_json({**values, "system": system})


def _format(wished: Json) -> JsonObject:
    if not isinstance(wished, Mapping):
        return {}
    inner = wished.get("json_schema")
    shape = inner if isinstance(inner, Mapping) else {}
    schema = shape.get("schema")
    return {
        "response_format": wished.get("type"),
        "schema": _text(schema) if isinstance(schema, Mapping) else "",
        "schema_name": shape.get("name", ""),
        "schema_strict": shape.get("strict") is True,
    }


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _without_reply(messages: Sequence[SentMessage]) -> Sequence[SentMessage]:
    """A prompt has what people say in it, and no calls of functions."""
    said = [message for message in messages if message.role in _ROLES]
    while said and said[-1].role == "assistant":
        said.pop()
    return said
