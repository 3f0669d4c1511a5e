"""What a list of messages must be like, wherever in an example it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from playground.features.files.clinic.finding import Flaw
from playground.features.files.clinic.tool_rules import call_flaws
from playground.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playground.features.files.clinic.finding import Path
    from playground.storage.json_values import Json

ROLES: Final = ("system", "developer", "user", "assistant", "tool")
FIRST_ROLES: Final = ("system", "developer")
_FIELDS: Final = frozenset(
    (
        "role",
        "content",
        "name",
        "weight",
        "tool_calls",
        "tool_call_id",
        "refusal",
        "function_call",
        "audio",
        "annotations",
    )
)
_PARTS: Final = ("text", "image_url", "refusal", "input_audio")
_OLD: Final = "function"  # what tools were called in 2023; it is still taken


def list_flaws(messages: Json, path: Path) -> Iterator[Flaw]:
    """Of the list itself. Where there is one, what can be said of the messages makes no sense."""
    name = str(path[-1])
    if messages is None:
        yield Flaw("no_messages", Message('"{name}" is missing. It must be a list of messages.', name=name), path[:-1])
    elif not isinstance(messages, list):
        yield Flaw("no_messages", Message('"{name}" must be a list of messages.', name=name), path)
    elif not messages:
        yield Flaw("no_messages", Message('"{name}" has no message. Write at least one.', name=name), path)
    for place, message in enumerate(messages if isinstance(messages, list) else ()):
        if not isinstance(message, dict):
            yield Flaw("no_message", Message("A message must be an object with a role and a content."), (*path, place))


def message_flaws(messages: Sequence[Mapping[str, Any]], path: Path) -> Iterator[Flaw]:
    """Of each of them, and of their order."""
    begun = False
    for place, message in enumerate(messages):
        here = (*path, place)
        yield from _role_flaws(message, here)
        if message.get("role") in FIRST_ROLES:
            if begun:
                words = Message("The system message must be the first one. Move it to the front.")
                yield Flaw("system_first", words, (*here, "role"))
        else:
            begun = True
        yield from _content_flaws(message, here)
        yield from _weight_flaws(message, here)
        yield from _field_flaws(message, here)
    yield from call_flaws(messages, path)


def _role_flaws(message: Mapping[str, Any], here: Path) -> Iterator[Flaw]:
    role = message.get("role")
    if role is None:
        yield Flaw("no_role", Message("This message has no role. Write who says it."), here)
    elif role == _OLD:
        words = Message('The role "function" is of 2023. Use "tool".')
        yield Flaw("old_role", words, (*here, "role"), "warning")
    elif role not in ROLES:
        words = Message("There is no role {role}. Use system, user, assistant or tool.", role=_shown(role))
        yield Flaw("unknown_role", words, (*here, "role"))


def _content_flaws(message: Mapping[str, Any], here: Path) -> Iterator[Flaw]:
    content, role = message.get("content"), message.get("role")
    if isinstance(content, list) and content:
        for place, part in enumerate(content):
            if not isinstance(part, dict) or part.get("type") not in _PARTS:
                yield Flaw(
                    "part", Message("This part of the content has no type that is known."), (*here, "content", place)
                )
    elif content is None or content in ("", []):
        if not (role == "assistant" and (message.get("tool_calls") or message.get("function_call"))):
            words = Message("This message says nothing. Write its content or delete it.")
            yield Flaw("no_content", words, (*here, "content") if "content" in message else here)
    elif not isinstance(content, str):
        yield Flaw("no_text", Message("The content must be a text in quotation marks."), (*here, "content"))


def _weight_flaws(message: Mapping[str, Any], here: Path) -> Iterator[Flaw]:
    if "weight" not in message:
        return
    weight = message["weight"]
    if message.get("role") != "assistant":
        yield Flaw(
            "weight_role", Message("Only messages of the assistant have a weight. Delete it."), (*here, "weight")
        )
    elif isinstance(weight, bool) or weight not in (0, 1):
        yield Flaw("weight", Message("A weight is 0 (not learned) or 1 (learned)."), (*here, "weight"))


def _field_flaws(message: Mapping[str, Any], here: Path) -> Iterator[Flaw]:
    for name in message:
        if name not in _FIELDS:
            words = Message("Messages have no field {name}. The server may refuse it.", name=_shown(name))
            yield Flaw("unknown_field", words, (*here, name), "warning")


def _shown(value: Json) -> str:
    return f'"{str(value)[:40]}"'
