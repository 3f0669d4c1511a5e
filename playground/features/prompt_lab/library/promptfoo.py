"""Reads the prompts of a promptfoo configuration. No other file is read for it, and nothing in it is run."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import yaml

from playground.features.prompt_lab.content import Content, PromptMessage, Variable
from playground.features.prompt_lab.library.reading import Found, NotReadable, messages_of, new_prompt, value_text
from playground.features.prompt_lab.settings import DEFAULT, AskSettings, from_api
from playground.features.prompt_lab.variables import declared, names_in
from playground.message import Message
from playground.storage.clean_text import clean_text

if TYPE_CHECKING:
    from playground.api.request import JsonObject

LARGEST: Final = 2_000_000  # bytes; the reader takes a second for so many
_MOST: Final = 20_000_000  # characters, with everything that is named in more than one place counted each time
_MOST_MERGED: Final = 100_000
_ELSEWHERE: Final = re.compile(
    r"^(?:file|https?|python|exec|package)://|^\S+\.(?:txt|json|ya?ml|md|py|js|ts|j2|csv)(?::\w+)?$"
)
_MORE_THAN_PLACES: Final = re.compile(r"\{%|\{#|\{\{[^}]*\|")
_CHAT: Final = re.compile(r"^\s*\[\s*\{")


class _Loader(yaml.SafeLoader):
    """Knows plain values only. Merging mappings into mappings would let a small file grow without end."""

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        super().flatten_mapping(node)
        if len(node.value) > _MOST_MERGED:
            raise yaml.YAMLError("too large")


def load(data: bytes) -> Any:  # noqa: ANN401 - whatever stands in the file
    """Raises `NotReadable`."""
    if len(data) > LARGEST:
        raise NotReadable(Message("A YAML file of more than 2 MB is not read."))
    try:
        loader = _Loader(data)
        value = loader.get_single_data()
        loader.dispose()
        _weigh(value, {}, set())
    except (yaml.YAMLError, ValueError, RecursionError, TypeError, KeyError) as error:
        raise NotReadable(Message("The file is no YAML that can be read.")) from error
    return value


def is_config(value: object) -> bool:
    return isinstance(value, Mapping) and "prompts" in value


def read(value: Mapping[str, Any]) -> Found:
    found = Found()
    entries = value["prompts"]
    if isinstance(entries, Mapping):  # where it lies, and how it is called
        entries = [{"id": key, "label": label} for key, label in entries.items()]
    entries = entries if isinstance(entries, list) else [entries]
    settings = _settings(value.get("providers") or value.get("targets"), found)
    variables, values = _variables(value)
    folder = value_text(value.get("description")) if len(entries) > 1 else ""
    for place, entry in enumerate(entries, 1):
        name, messages = _entry(entry, place, found)
        if messages:
            known = declared(messages, variables)
            filled = {each: values[each] for each in names_in(messages) if each in values}
            found.prompts.append(new_prompt(name, Content(messages, known, settings), filled, folder))
    return found


def _entry(entry: object, place: int, found: Found) -> tuple[str, tuple[PromptMessage, ...]]:
    """A text, a list of messages, or an object that holds one of them."""
    name = ""
    if isinstance(entry, Mapping):
        name = value_text(entry.get("label") or entry.get("display"))
        entry = entry.get("raw") or entry.get("content") or entry.get("messages") or entry.get("id") or ""
    if isinstance(entry, list):
        messages = messages_of(entry)
    elif isinstance(entry, str) and _ELSEWHERE.match(entry.strip()):
        place_of_it = entry.strip()[:80]
        found.told.append(Message("{place} lies in a file of its own, which was not read.", place=place_of_it))
        return name, ()
    else:
        messages = _messages_in(entry) if isinstance(entry, str) else ()
    if not messages:
        found.told.append(Message("Entry {place} is no prompt.", place=place))
    elif any(_MORE_THAN_PLACES.search(message.text) for message in messages):
        found.told.append(Message("Prompt {place} has conditions or filters, which stay as text.", place=place))
    return name, messages


def _messages_in(text: str) -> tuple[PromptMessage, ...]:
    """Of a chat that is written down as JSON, or of a text that is asked as it is."""
    if _CHAT.match(text):
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            value = None
        if isinstance(value, list) and (messages := messages_of(value)):
            return messages
    return (PromptMessage("user", clean_text(text).strip("\n")),) if text.strip() else ()


def _settings(providers: object, found: Found) -> AskSettings:
    """Of the first model that speaks this API."""
    entries = providers if isinstance(providers, list) else [providers]
    for entry in entries:
        id_, config = _provider(entry)
        if id_.startswith("openai:"):
            kept = {name: config[name] for name in _SENT if name in config}
            body: JsonObject = json.loads(json.dumps(kept, default=str))
            return from_api({**body, "model": id_.rpartition(":")[2]})
    if any(entries):
        found.told.append(Message("The models in the file are not reached by this API. Choose one for each prompt."))
    return DEFAULT


def _provider(entry: object) -> tuple[str, Mapping[str, Any]]:
    """Its name, and what it is asked with: written as a name, with an id, or as the only key."""
    if not isinstance(entry, Mapping):
        return str(entry), {}
    id_, config = entry.get("id"), entry.get("config")
    if id_ is None:
        id_, inner = next(iter(entry.items()), ("", {}))
        config = inner.get("config") if isinstance(inner, Mapping) else None
    return str(id_), config if isinstance(config, Mapping) else {}


_SENT: Final = (
    "temperature", "top_p", "max_tokens", "max_completion_tokens", "seed", "stop", "reasoning_effort",
    "response_format", "presence_penalty", "frequency_penalty",
)  # fmt: skip


def _variables(value: Mapping[str, Any]) -> tuple[tuple[Variable, ...], dict[str, str]]:
    """A list of values is a choice; what is filled in comes from the defaults and the first case."""
    given: dict[str, object] = {}
    tests = value.get("tests")
    first = tests[0] if isinstance(tests, list) and tests else None
    for source in (first, value.get("defaultTest"), {"vars": value.get("vars")}):
        vars_ = source.get("vars") if isinstance(source, Mapping) else None
        if isinstance(vars_, Mapping):
            given = {str(name): each for name, each in vars_.items()} | given
    variables, values = [], {}
    for name, each in given.items():
        texts = [value_text(one) for one in each] if isinstance(each, list) else [value_text(each)]
        if isinstance(each, list) and each:
            variables.append(Variable(name, "choice", tuple(dict.fromkeys(texts))))
        elif "\n" in texts[0] or len(texts[0]) > 80:
            variables.append(Variable(name, "long"))
        if texts and not texts[0].startswith("file://"):
            values[name] = texts[0]
    return tuple(variables), values


def _weigh(value: object, known: dict[int, int], above: set[int]) -> int:
    """How much it is when what is named twice is counted twice. Raises `ValueError` where that is too much."""
    if not isinstance(value, list | dict):
        return 1 + len(value) if isinstance(value, str | bytes) else 1
    key = id(value)
    if key in above:
        raise ValueError("endless")
    if key not in known:
        above.add(key)
        inside = [*value, *value.values()] if isinstance(value, dict) else value
        known[key] = 1 + sum(_weigh(each, known, above) for each in inside)
        above.discard(key)
    if known[key] > _MOST:
        raise ValueError("too large")
    return known[key]
