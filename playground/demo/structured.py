"""Replies in JSON: any object that suits the prompt, or an instance of the given schema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from playground.demo import plausible, slots
from playground.demo.errors import invalid_schema
from playground.demo.instance import SchemaError, instance
from playground.demo.json_value import Json
from playground.demo.skills.conversation import Conversation

KEYS = re.compile(r"(?:keys?|fields?|properties|键|字段)\s*[:：]?\s*([\w\s,，、'\"`]{2,200})", re.IGNORECASE)


def written(form: Mapping[str, Json], conversation: Conversation) -> str:
    """The reply for a response format other than text."""
    if form["type"] == "json_object":
        return json.dumps(_object(conversation), ensure_ascii=False, indent=2)
    described = form["json_schema"]
    schema = described.get("schema", {"type": "object"})
    if described.get("strict"):
        check_strict(schema, "response_format")
    try:
        return json.dumps(instance(schema, conversation.prompt, conversation.chance), ensure_ascii=False)
    except SchemaError as error:
        raise invalid_schema("response_format", str(error)) from error


def check_strict(schema: Json, param: str) -> None:
    """In strict mode every object lists all its properties as required and allows no others."""
    waiting = [schema]
    while waiting:
        entry = waiting.pop()
        if isinstance(entry, list):
            waiting.extend(entry)
        elif isinstance(entry, dict):
            _check_object(entry, param)
            waiting.extend(_parts(entry))


def _parts(schema: Mapping[str, Json]) -> Iterator[Json]:
    for key, value in schema.items():
        if key in ("properties", "patternProperties", "$defs", "definitions") and isinstance(value, dict):
            yield from value.values()
        elif key not in ("enum", "const", "default", "examples"):
            yield value


def _check_object(schema: Mapping[str, Json], param: str) -> None:
    properties, required = schema.get("properties", {}), schema.get("required", [])
    # What is neither is refused when the schema itself is checked.
    if not isinstance(properties, dict) or not isinstance(required, list):
        return
    if (properties or schema.get("type") == "object") and schema.get("additionalProperties") is not False:
        raise invalid_schema(param, "in strict mode every object needs 'additionalProperties' to be false.")
    missing = next((key for key in properties if key not in required), None)
    if missing is not None:
        raise invalid_schema(param, f"in strict mode 'required' must name every property, '{missing}' too.")


def _object(conversation: Conversation) -> dict[str, Json]:
    found = KEYS.search(conversation.prompt[:4000])
    names = re.findall(r"[A-Za-z_]\w{0,40}|[\u4e00-\u9fff]{1,8}", found.group(1)) if found else []
    keys = [name for name in names if name.lower() not in ("and", "with", "the", "as", "和")][:20]
    if keys:
        return {key: _value(key, conversation) for key in keys}
    return {
        "engine": "demo, no AI model",
        "question": conversation.prompt[:500],
        "language": "zh" if conversation.chinese else "en",
        "words": len(conversation.prompt.split()),
        "hint": "Name the keys you want, or send a JSON schema.",
    }


def _value(key: str, conversation: Conversation) -> Json:
    said = slots.strings(key, "", conversation.prompt)
    if said:
        return said[0]
    if plausible.is_number(key):
        low, high = plausible.span(key)
        return conversation.chance.randint(low, high)
    return plausible.text(key, conversation.chance)
