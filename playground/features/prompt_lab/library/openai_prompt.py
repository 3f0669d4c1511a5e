"""Prompts as OpenAI has them: saved prompts with an id that begins with `pmpt_`, and bodies of requests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from playground.features.prompt_lab import content as content_format
from playground.features.prompt_lab.content import Content, PromptMessage
from playground.features.prompt_lab.library.reading import Found, first_words, messages_of, short, text_of, value_text
from playground.features.prompt_lab.settings import from_api
from playground.features.prompt_lab.variables import declared
from playground.message import Message
from playground.storage.prompts import NewPrompt, NewVersion

if TYPE_CHECKING:
    from playground.api.request import Json, JsonObject
    from playground.features.prompt_lab.settings import AskSettings

_SAYS: Final = ("messages", "instructions", "input", "prompt")
# What belongs to a saved prompt or to a request of another endpoint, and means nothing in a chat.
_NOT_SENT: Final = frozenset(
    {
        *_SAYS, "id", "object", "version", "variables", "name", "title", "description", "created_at", "updated_at",
        "created", "is_default", "default_version", "text", "reasoning", "max_output_tokens", "include",
        "previous_response_id", "conversation", "background", "truncation", "stream", "status", "output", "usage",
    }
)  # fmt: skip


def candidates(value: Json) -> list[Json]:
    """The objects in it that may be prompts."""
    if isinstance(value, Mapping) and isinstance(value.get("data"), list):
        value = value["data"]
    return value if isinstance(value, list) else [value]


def is_prompt(value: Json) -> bool:
    if not isinstance(value, Mapping):
        return False
    saved = isinstance(value.get("id"), str) and str(value["id"]).startswith("pmpt_")
    return saved or any(name in value for name in _SAYS)


def read(values: list[Json]) -> Found:
    """Those with the same id are versions of one prompt."""
    found = Found()
    by_id: dict[str, list[JsonObject]] = {}
    for place, value in enumerate(values, 1):
        if not isinstance(value, dict) or not is_prompt(value):
            found.told.append(Message("Entry {place} is no prompt.", place=place))
        elif not _messages(value):
            found.told.append(_why_empty(value))
        else:
            by_id.setdefault(str(value.get("id") or f"#{place}"), []).append(value)
    found.prompts += [_prompt(versions) for versions in by_id.values()]
    return found


def _why_empty(value: JsonObject) -> Message:
    inner = value.get("prompt")
    id_ = value.get("id") or (inner.get("id") if isinstance(inner, Mapping) else None)
    if isinstance(id_, str):
        return Message("{id} is only the name of a prompt at OpenAI: what it says is not in the file.", id=id_[:80])
    return Message("A prompt without a message was left out.")


def _prompt(values: list[JsonObject]) -> NewPrompt:
    ordered = sorted(values, key=_number)
    contents = [_content(value) for value in ordered]
    last = ordered[-1]
    name = short(value_text(last.get("name") or last.get("title"))) or first_words(contents[-1])
    versions = tuple(NewVersion(content_format.to_json(content)) for content in contents)
    return NewPrompt(name, versions, "", (), _values(last))


def _content(value: JsonObject) -> Content:
    messages = _messages(value)
    return Content(messages, declared(messages, ()), _settings(value))


def _messages(value: JsonObject) -> tuple[PromptMessage, ...]:
    """The instructions first, whatever the order in the file."""
    found: tuple[PromptMessage, ...] = ()
    for name in _SAYS:
        said = value.get(name)
        if isinstance(said, list):
            found += messages_of(said)
        elif name == "prompt" and isinstance(said, Mapping):
            found += _messages({key: said[key] for key in ("messages", "instructions", "input") if key in said})
        elif isinstance(said, str) and said.strip():
            found += (PromptMessage("system" if name == "instructions" else "user", text_of(said)),)
    first = tuple(message for message in found if message.role in ("system", "developer"))
    return first + tuple(message for message in found if message not in first)


def _settings(value: JsonObject) -> AskSettings:
    body = {name: each for name, each in value.items() if name not in _NOT_SENT}
    if "max_output_tokens" in value:
        body["max_completion_tokens"] = value["max_output_tokens"]
    reasoning, text = value.get("reasoning"), value.get("text")
    if isinstance(reasoning, Mapping) and isinstance(reasoning.get("effort"), str):
        body["reasoning_effort"] = reasoning["effort"]
    shape = text.get("format") if isinstance(text, Mapping) else None
    if isinstance(shape, Mapping):
        kind = shape.get("type")
        body["response_format"] = {"type": kind, "json_schema": dict(shape)} if kind == "json_schema" else dict(shape)
    return from_api(body)


def _values(value: JsonObject) -> dict[str, str]:
    inner = value.get("prompt")
    given = value.get("variables") or (inner.get("variables") if isinstance(inner, Mapping) else None)
    if not isinstance(given, Mapping):
        return {}
    return {name: text_of(each) if isinstance(each, Mapping) else value_text(each) for name, each in given.items()}


def _number(value: JsonObject) -> int:
    text = str(value.get("version") or "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0
