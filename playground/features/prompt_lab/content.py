"""What a prompt says, and with what it is asked: the value that versions keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from playground.features.prompt_lab import settings as settings_format
from playground.features.prompt_lab.settings import AskSettings

if TYPE_CHECKING:
    from playground.api.request import Json, JsonObject

Role: TypeAlias = Literal["system", "developer", "user", "assistant"]
Kind: TypeAlias = Literal["text", "long", "number", "choice", "date"]

ROLES: Final[tuple[Role, ...]] = ("system", "developer", "user", "assistant")
KINDS: Final[tuple[Kind, ...]] = ("text", "long", "number", "choice", "date")


@dataclass(frozen=True, slots=True)
class PromptMessage:
    """Its text may have places for variables, as `{{name}}`."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Variable:
    """How its value is asked for; `choices` are what can be chosen where it is of the kind "choice"."""

    name: str
    kind: Kind = "text"
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    messages: tuple[PromptMessage, ...] = ()
    variables: tuple[Variable, ...] = ()
    settings: AskSettings = settings_format.DEFAULT


def to_json(content: Content) -> JsonObject:
    return {
        "messages": [{"role": each.role, "text": each.text} for each in content.messages],
        "variables": [
            {"name": each.name, "kind": each.kind, "choices": list(each.choices)} for each in content.variables
        ],
        "settings": settings_format.to_json(content.settings),
    }


def from_json(values: Json) -> Content:
    """What a file holds may be of another version or edited by hand: only fitting values are taken."""
    given = values if isinstance(values, Mapping) else {}
    return Content(
        tuple(message for each in _list(given, "messages") if (message := _message(each)) is not None),
        tuple(variable for each in _list(given, "variables") if (variable := _variable(each)) is not None),
        settings_format.from_json(given.get("settings")),
    )


def _message(value: Json) -> PromptMessage | None:
    if not isinstance(value, Mapping):
        return None
    role, text = value.get("role"), value.get("text")
    return PromptMessage(role, text) if role in ROLES and isinstance(text, str) else None


def _variable(value: Json) -> Variable | None:
    if not isinstance(value, Mapping):
        return None
    name, kind = value.get("name"), value.get("kind")
    choices = tuple(each for each in _list(value, "choices") if isinstance(each, str))
    return Variable(name, kind, choices) if isinstance(name, str) and name and kind in KINDS else None


def _list(values: Mapping[str, Json], name: str) -> list[Json]:
    found = values.get(name)
    return found if isinstance(found, list) else []
