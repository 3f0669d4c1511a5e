"""What is common to all files of prompts: what was found in one, and how the values of foreign formats are read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from playground.features.prompt_lab import content as content_format
from playground.features.prompt_lab.content import ROLES, Content, PromptMessage
from playground.storage.clean_text import clean_text
from playground.storage.prompts import NewPrompt, NewVersion

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playground.api.request import Json, JsonObject
    from playground.message import Message

LONGEST_NAME: Final = 200
_SHOWN: Final = 60
_OTHER_ROLES: Final[Mapping[str, str]] = {"human": "user", "ai": "assistant", "model": "assistant", "bot": "assistant"}


class NotReadable(Exception):
    """Nothing of the file can be taken; `reason` says why in one sentence."""

    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(slots=True)
class Found:
    """The good ones, and what is to be told about the others."""

    prompts: list[NewPrompt] = field(default_factory=list)
    told: list[Message] = field(default_factory=list)


def new_prompt(name: str, content: Content, values: Mapping[str, str] | None = None, folder: str = "") -> NewPrompt:
    version = NewVersion(content_format.to_json(content))
    return NewPrompt(short(name) or first_words(content), (version,), short(folder), (), dict(values or {}))


def short(text: str) -> str:
    """A name in one line."""
    return " ".join(clean_text(text).split())[:LONGEST_NAME]


def first_words(content: Content) -> str:
    """A name for what has none."""
    texts = (message.text for message in content.messages if message.text.strip())
    words = " ".join(next(texts, "").split())
    return words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"


def messages_of(entries: Iterable[Json]) -> tuple[PromptMessage, ...]:
    """Of a list of messages as the API has them; what has no text is left out."""
    found = (_message(each) for each in entries)
    return tuple(message for message in found if message is not None)


def text_of(content: Json) -> str:
    """Of a text, or of a list of parts of which some are texts."""
    if isinstance(content, str):
        return clean_text(content)
    if isinstance(content, Mapping):
        content = [dict(content)]
    if not isinstance(content, list):
        return ""
    texts = (part if isinstance(part, str) else part.get("text") for part in content if isinstance(part, str | dict))
    return clean_text("\n".join(text for text in texts if isinstance(text, str)))


def value_text(value: object) -> str:
    """A value as a person would have typed it."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return ""
    if isinstance(value, list | dict):
        return clean_text(json.dumps(value, ensure_ascii=False, default=str))
    return str(value)


def objects(value: Json) -> list[JsonObject]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _message(entry: Json) -> PromptMessage | None:
    if not isinstance(entry, Mapping):
        return None
    role = str(entry.get("role", "user"))
    role = _OTHER_ROLES.get(role, role)
    text = text_of(entry.get("content"))
    return PromptMessage(role, text) if role in ROLES and text else None
