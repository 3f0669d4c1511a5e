"""Schemas to start from: examples, and one that is drawn from a sample."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from playground.api.request import Json, JsonObject
from playground.message import Message


@dataclass(frozen=True, slots=True)
class SchemaExample:
    title: Message
    name: str
    schema: JsonObject

    @property
    def text(self) -> str:
        return written(self.schema)


def written(value: Json) -> str:
    """As a person would write it."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def schema_of(sample: Json) -> JsonObject:
    """The schema that this value fits, strict enough for any server: all there is in it is required, and no more."""
    if isinstance(sample, Mapping):
        return _record({name: schema_of(value) for name, value in sample.items()})
    if isinstance(sample, Sequence) and not isinstance(sample, str):
        items = _merged([schema_of(value) for value in sample])
        return {"type": "array", "items": items or {"type": "string"}}
    return {"type": _kind(sample)}


def _kind(value: Json) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "integer" if isinstance(value, int) else "number"
    return "string"


def _merged(schemas: Sequence[JsonObject]) -> JsonObject:
    """One that fits all of them."""
    different = [each for place, each in enumerate(schemas) if each not in schemas[:place]]
    if len(different) <= 1:
        return different[0] if different else {}
    kinds = list(dict.fromkeys(str(each["type"]) for each in different))
    if kinds == ["object"]:
        return _merged_records(different)
    if kinds == ["array"]:
        return {"type": "array", "items": _merged([_object(each["items"]) for each in different])}
    if sorted(kinds) == ["integer", "number"]:
        return {"type": "number"}
    if {"object", "array"}.isdisjoint(kinds):
        return {"type": kinds}
    return {"anyOf": different}


def _merged_records(schemas: Sequence[JsonObject]) -> JsonObject:
    """What is missing in one of them may be null: strict servers want every property named as required."""
    parts = [_object(each["properties"]) for each in schemas]
    names = dict.fromkeys(name for part in parts for name in part)
    properties = {}
    for name in names:
        found = [_object(part[name]) for part in parts if name in part]
        absent: list[JsonObject] = [{"type": "null"}] if len(found) < len(parts) else []
        properties[name] = _merged([*found, *absent])
    return _record(properties)


def _object(value: Json) -> JsonObject:
    assert isinstance(value, Mapping)
    return value


def _record(properties: Mapping[str, JsonObject]) -> JsonObject:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _text(description: str) -> JsonObject:
    return {"type": "string", "description": description}


EXAMPLES: Final = (
    SchemaExample(
        Message("A person's data"),
        "person",
        _record(
            {
                "name": _text("Full name"),
                "age": {"type": "integer", "description": "In years"},
                "email": {"type": ["string", "null"], "description": "If it is known"},
            }
        ),
    ),
    SchemaExample(
        Message("An event for the calendar"),
        "event",
        _record(
            {
                "title": _text("What it is"),
                "date": _text("As 2026-05-31"),
                "place": _text("Where it is"),
                "people": {"type": "array", "items": {"type": "string"}, "description": "Who takes part"},
            }
        ),
    ),
    SchemaExample(
        Message("One of several labels"),
        "label",
        _record(
            {
                "label": {"type": "string", "enum": ["positive", "neutral", "negative"]},
                "confidence": {"type": "number", "minimum": 0, "maximum": 1},
            }
        ),
    ),
    SchemaExample(
        Message("A list of steps"),
        "steps",
        _record(
            {
                "steps": {
                    "type": "array",
                    "items": _record({"what": _text("What to do"), "why": _text("What it is good for")}),
                },
                "answer": _text("The result"),
            }
        ),
    ),
)
