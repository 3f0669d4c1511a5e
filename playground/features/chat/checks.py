"""What the texts among the wishes stand for, and what is wrong with those that stand for nothing."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeVar

from playground.api import json_text
from playground.api.request import Json, JsonObject
from playground.features.chat.settings import ChatSettings
from playground.message import Message

T = TypeVar("T")

MOST_STOPS: Final = 4
SCHEMA_NAME: Final = "reply"  # where the user gives none: servers insist on one
_NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
_ESCAPES: Final = {"\\n": "\n", "\\t": "\t", "\\r": "\r", "\\\\": "\\"}
_ESCAPE: Final = re.compile(r"\\[ntr\\]")
_MOST_PAIRS, _LONGEST_KEY, _LONGEST_VALUE = 16, 64, 512


class Misread(Exception):
    """A text among the wishes cannot be what it should be. The message says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def stop_sequences(text: str) -> tuple[str, ...]:
    """One in each line; \\n in it stands for a line break."""
    found = tuple(_ESCAPE.sub(lambda match: _ESCAPES[match[0]], line) for line in text.split("\n") if line)
    if len(found) > MOST_STOPS:
        raise Misread(Message("At most {count} texts can end a reply, one in each line.", count=MOST_STOPS))
    return found


def logit_bias(text: str) -> Mapping[str, float]:
    example = '{"50256": -100}'
    bias: dict[str, float] = {}
    for token, value in _object(text, example).items():
        if not isinstance(value, int | float) or isinstance(value, bool) or not -100 <= value <= 100:
            raise Misread(Message("“{token}” needs a number from -100 to 100.", token=_short(token)))
        bias[token] = value
    return bias


def metadata(text: str) -> Mapping[str, str]:
    pairs: dict[str, str] = {}
    for key, value in _object(text, '{"project": "garden"}').items():
        if not isinstance(value, str):
            raise Misread(Message("“{key}” needs a text in quotation marks.", key=_short(key)))
        if len(key) > _LONGEST_KEY or len(value) > _LONGEST_VALUE:
            raise Misread(
                Message(
                    "“{key}” is too long: a name has at most {name} characters, a text {text}.",
                    key=_short(key),
                    name=_LONGEST_KEY,
                    text=_LONGEST_VALUE,
                )
            )
        pairs[key] = value
    if len(pairs) > _MOST_PAIRS:
        raise Misread(Message("At most {count} pairs are kept by servers.", count=_MOST_PAIRS))
    return pairs


def extra_fields(text: str) -> JsonObject:
    return _object(text, '{"top_k": 40}')


def schema(text: str) -> JsonObject:
    """Whether it is a schema is a question for `schema_check`, which takes longer to ask."""
    if not text.strip():
        raise Misread(Message("Write a schema, or start from an example."))
    return _object(text, '{"type": "object"}')


def sample(text: str) -> Json:
    """Of an answer."""
    return _decoded(text)


def schema_name(text: str) -> str:
    if text and not _NAME.fullmatch(text):
        raise Misread(Message("A name has up to 64 letters, digits, hyphens and underscores, and no spaces."))
    return text or SCHEMA_NAME


def tools(text: str) -> tuple[JsonObject, ...]:
    """As they are sent."""
    if not text.strip():
        return ()
    value = _decoded(text)
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise Misread(Message("Tools are a JSON list, in square brackets."))
    names: set[str] = set()
    found = []
    for place, entry in enumerate(value, 1):
        name = _tool_name(entry, place)
        if name in names:
            raise Misread(Message("Two tools have the name “{name}”.", name=name))
        names.add(name)
        assert isinstance(entry, Mapping)
        found.append(entry)
    return tuple(found)


def tool_names(settings: ChatSettings) -> tuple[str, ...]:
    """As `tool_choice` names them: none while the text is no list of tools."""
    entries = readable(tools, settings.tools) or ()
    return tuple(f"{entry['type']}:{name_of(entry)}" for entry in entries)


def name_of(tool: JsonObject) -> str:
    return str(_described(tool).get("name", ""))


def faults(settings: ChatSettings) -> Mapping[str, Message]:
    """What is wrong, by the field; nothing of it is sent."""
    found = {}
    for name, read in _READERS.items():
        if name == "schema" and settings.response_format != "json_schema":
            continue
        fault = fault_of(read, getattr(settings, name))
        if fault is not None:
            found[name] = fault
    return found


def fault_of(read: Callable[[str], object], text: str) -> Message | None:
    try:
        read(text)
    except Misread as error:
        return error.message
    return None


def readable(read: Callable[[str], T], text: str) -> T | None:
    """None where the text is empty or wrong."""
    if not text.strip():
        return None
    try:
        return read(text)
    except Misread:
        return None


def _decoded(text: str) -> Json:
    try:
        value: Json = json.loads(text)
        json_text.compact(value)
    except json.JSONDecodeError as error:
        message = Message(
            "This is no JSON: look at line {line}, column {column}.", line=error.lineno, column=error.colno
        )
        raise Misread(message) from None
    except (ValueError, RecursionError):
        raise Misread(Message("This is no JSON that a server could read.")) from None
    return value


def _object(text: str, example: str) -> JsonObject:
    value = _decoded(text) if text.strip() else {}
    if not isinstance(value, Mapping):
        raise Misread(Message("Write a JSON object, such as {example}.", example=example))
    return value


def _tool_name(entry: Json, place: int) -> str:
    if not isinstance(entry, Mapping) or entry.get("type") not in ("function", "custom"):
        raise Misread(Message('Tool {number} needs "type": "function" or "custom".', number=place))
    described = _described(entry)
    name = described.get("name")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        message = Message("Tool {number} needs a name of up to 64 letters, digits, - and _.", number=place)
        raise Misread(message)
    if not isinstance(described.get("parameters", {}), Mapping):
        raise Misread(Message("The parameters of “{name}” must be a JSON object.", name=name))
    return name


def _described(entry: JsonObject) -> JsonObject:
    described = entry.get(str(entry.get("type")))
    return described if isinstance(described, Mapping) else {}


def _short(name: str) -> str:
    return name if len(name) <= 30 else name[:30] + "…"


_READERS: Final[Mapping[str, Callable[[str], object]]] = {
    "stop": stop_sequences,
    "logit_bias": logit_bias,
    "schema": schema,
    "schema_name": schema_name,
    "tools": tools,
    "metadata": metadata,
    "extra": extra_fields,
}
