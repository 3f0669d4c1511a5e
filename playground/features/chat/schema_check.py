"""Whether a text is a JSON schema, and whether a reply fits one. The library is loaded with the first question."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from playground.features.chat.json_places import Span, Step, key_place, place_of
from playground.message import Message

if TYPE_CHECKING:
    from jsonschema import ValidationError

MOST_MISFITS: Final = 20
_MOST_CHARACTERS: Final = 1_000_000
_LONGEST: Final = 80


@dataclass(frozen=True, slots=True)
class Misfit:
    """`span` is where in the text it stands; `place` names the value, and is empty where that is the whole."""

    message: Message
    place: str = ""
    span: Span = (0, 0)

    @property
    def sentence(self) -> Message:
        return Message("{place}: {fault}", place=self.place, fault=self.message) if self.place else self.message


def check_schema(text: str, *, strict: bool = False) -> Misfit | None:
    """What is wrong with a schema. In strict mode every object names all its properties as required."""
    try:
        value = json.loads(text)
    except ValueError as error:
        return _no_json(text, error)
    except RecursionError:
        return Misfit(_DEEP)
    if not isinstance(value, dict):
        return Misfit(Message("A schema is a JSON object, in curly brackets."), span=place_of(text, ()))
    return _unfit_schema(text, value) or (_not_strict(text, value, ()) if strict else None)


def check_reply(text: str, schema: str) -> tuple[Misfit, ...]:
    """Where the reply does not fit; nothing where the schema itself is none."""
    if len(text) > _MOST_CHARACTERS or check_schema(schema) is not None:
        return ()
    try:
        return _misfits(text, json.loads(schema))
    except RecursionError:
        return (Misfit(_DEEP),)
    except re.error as error:
        return (Misfit(Message("A pattern of the schema cannot be read: {fault}.", fault=str(error))),)
    except ValueError as error:
        return (_no_json(text, error),)


def _misfits(text: str, rules: Mapping[str, Any]) -> tuple[Misfit, ...]:
    from jsonschema.validators import validator_for
    from referencing import Registry
    from referencing.exceptions import Unresolvable

    kind = validator_for(rules, default=_draft())
    # An empty registry: nothing is fetched for a schema, what it points at must stand in it.
    errors = kind(rules, registry=Registry()).iter_errors(json.loads(text))
    try:
        found = [_misfit(text, each) for each in islice(errors, MOST_MISFITS)]
    except Unresolvable as error:
        return (Misfit(Message("The schema points at “{target}”, which is not in it.", target=error.ref)),)
    return tuple(sorted(found, key=lambda each: each.span))


def _unfit_schema(text: str, value: dict[str, Any]) -> Misfit | None:
    from jsonschema import SchemaError
    from jsonschema.exceptions import best_match
    from jsonschema.validators import validator_for

    kind = validator_for(value, default=_draft())
    try:
        kind.check_schema(value)
    except SchemaError:
        error = best_match(kind(kind.META_SCHEMA).iter_errors(value))
        return None if error is None else _misfit(text, error, _in_a_schema)
    except RecursionError:
        return Misfit(_DEEP)
    return None


def _draft() -> Any:  # noqa: ANN401 - a class that the library makes
    from jsonschema import Draft202012Validator

    return Draft202012Validator


def _not_strict(text: str, schema: Mapping[str, Any], path: tuple[Step, ...]) -> Misfit | None:
    properties = schema.get("properties", {})
    if isinstance(properties, Mapping) and (properties or schema.get("type") == "object"):
        if schema.get("additionalProperties") is not False:
            message = Message('In strict mode every object needs "additionalProperties": false.')
            return Misfit(message, _named(path), place_of(text, path))
        missing = next((key for key in properties if key not in schema.get("required", [])), None)
        if missing is not None:
            message = Message('In strict mode "required" must name “{name}” too.', name=missing)
            return Misfit(message, _named(path), key_place(text, (*path, "properties"), missing))
    for key, value in schema.items():
        found = _not_strict_inside(text, key, value, (*path, key))
        if found is not None:
            return found
    return None


def _not_strict_inside(text: str, key: str, value: object, path: tuple[Step, ...]) -> Misfit | None:
    parts: list[tuple[object, tuple[Step, ...]]] = []
    if key in ("properties", "$defs", "definitions") and isinstance(value, Mapping):
        parts = [(each, (*path, name)) for name, each in value.items()]
    elif key in ("anyOf", "allOf", "oneOf", "prefixItems") and isinstance(value, list):
        parts = [(each, (*path, place)) for place, each in enumerate(value)]
    elif key == "items":
        parts = [(value, path)]
    found = (_not_strict(text, part, where) for part, where in parts if isinstance(part, Mapping))
    return next((each for each in found if each is not None), None)


def _no_json(text: str, error: ValueError) -> Misfit:
    if not isinstance(error, json.JSONDecodeError):
        return Misfit(Message("This is no JSON that a server could read."))
    if not text.strip():
        return Misfit(Message("There is no text, and JSON was asked for."))
    at = min(error.pos, max(0, len(text) - 1))
    message = Message("This is no JSON: look at line {line}, column {column}.", line=error.lineno, column=error.colno)
    return Misfit(message, span=(at, at + 1))


@dataclass(frozen=True, slots=True)
class _Broken:
    """A rule of the schema and what breaks it; `known` are the properties that the schema names."""

    rule: str
    wanted: Any
    given: Any
    known: Container[str]


def _misfit(text: str, error: ValidationError, other: Callable[[_Broken], Message] | None = None) -> Misfit:
    known = error.schema.get("properties", {}) if isinstance(error.schema, Mapping) else {}
    broken = _Broken(str(error.validator), error.validator_value, error.instance, known)
    path: tuple[Step, ...] = tuple(error.absolute_path)
    span = place_of(text, path)
    if broken.rule == "additionalProperties" and (unknown := _unknown(broken)):
        span = key_place(text, path, unknown)
    elif isinstance(error.instance, dict | list):
        span = span[0], span[0] + 1  # its bracket: all of it would say nothing
    in_words = _WORDS.get(broken.rule, other or _other)
    return Misfit(in_words(broken), _named(path), span)


def _named(path: tuple[Step, ...]) -> str:
    named = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return named.removeprefix(".")


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _type(broken: _Broken) -> Message:
    wanted = broken.wanted
    kinds = [wanted] if isinstance(wanted, str) else list(wanted)
    return Message("should be {kind}, but is {value}", kind=" / ".join(map(str, kinds)), value=_shown(broken.given))


def _required(broken: _Broken) -> Message:
    name = next((each for each in broken.wanted if each not in broken.given), "")
    return Message("“{name}” is missing", name=name)


def _unknown(broken: _Broken) -> str:
    return next((name for name in broken.given if name not in broken.known), "")


def _additional(broken: _Broken) -> Message:
    return Message("“{name}” is not in the schema", name=_unknown(broken))


def _enum(broken: _Broken) -> Message:
    return Message("should be one of {values}, but is {value}", values=_listed(broken), value=_shown(broken.given))


def _const(broken: _Broken) -> Message:
    return Message("should be {wanted}, but is {value}", wanted=_listed(broken), value=_shown(broken.given))


def _listed(broken: _Broken) -> str:
    return _shown(broken.wanted).strip("[]")


def _least(broken: _Broken) -> Message:
    return Message("should be at least {limit}, but is {value}", limit=_listed(broken), value=_shown(broken.given))


def _most(broken: _Broken) -> Message:
    return Message("should be at most {limit}, but is {value}", limit=_listed(broken), value=_shown(broken.given))


def _too_few(broken: _Broken) -> Message:
    return Message("should have at least {limit} entries or characters", limit=_listed(broken))


def _too_many(broken: _Broken) -> Message:
    return Message("should have at most {limit} entries or characters", limit=_listed(broken))


def _pattern(broken: _Broken) -> Message:
    return Message("{value} does not follow the pattern {pattern}", value=_shown(broken.given), pattern=_listed(broken))


def _other(broken: _Broken) -> Message:
    return Message("breaks the rule “{rule}”: {value}", rule=broken.rule, value=_shown(broken.given))


def _in_a_schema(broken: _Broken) -> Message:
    return Message("{value} cannot stand here in a schema", value=_shown(broken.given))


_DEEP: Final = Message("It is nested too deeply to be checked.")
_WORDS: Final[Mapping[str, Callable[[_Broken], Message]]] = {
    "type": _type,
    "required": _required,
    "additionalProperties": _additional,
    "enum": _enum,
    "const": _const,
    "minimum": _least,
    "maximum": _most,
    "minItems": _too_few,
    "minLength": _too_few,
    "minProperties": _too_few,
    "maxItems": _too_many,
    "maxLength": _too_many,
    "maxProperties": _too_many,
    "pattern": _pattern,
}
