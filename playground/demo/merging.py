"""Schemas made flat: references resolved, allOf merged, one branch of anyOf, oneOf and if chosen."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote

from playground.demo.json_value import Json

LARGER = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains")
SMALLER = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains")
KINDS = ("string", "number", "integer", "boolean", "null", "array", "object")
SIGNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "object",
        ("properties", "required", "additionalProperties", "minProperties", "patternProperties", "propertyNames"),
    ),
    ("array", ("items", "prefixItems", "minItems", "uniqueItems", "contains")),
    ("string", ("pattern", "minLength", "maxLength", "format")),
    ("number", LARGER[:2] + SMALLER[:2] + ("multipleOf",)),
)


class Dead(ValueError):
    """No value can be written along the way that was chosen."""


def flattened(schema: Json, root: Json, chance: random.Random, *, minimal: bool) -> dict[str, Any]:
    """One object without references and branches; `minimal` prefers branches that end a recursion."""
    flat = _as_object(schema)
    for _ in range(60):
        if "$ref" in flat:
            rest = {key: value for key, value in flat.items() if key != "$ref"}
            flat = merged(_as_object(resolved(flat["$ref"], root)), rest)
        elif "allOf" in flat:
            parts = flat["allOf"]
            flat = {key: value for key, value in flat.items() if key != "allOf"}
            for part in parts:
                flat = merged(flat, _as_object(part))
        elif branch := next((key for key in ("anyOf", "oneOf") if key in flat), None):
            chosen = _branch(flat[branch], chance, minimal)
            flat = merged({key: value for key, value in flat.items() if key != branch}, _as_object(chosen))
        elif "if" in flat:
            flat = _conditional(flat, chance)
        else:
            return flat
    raise Dead("its references or branches go in a circle")


def _as_object(schema: Json) -> dict[str, Any]:
    if schema is True:
        return {}
    if not isinstance(schema, dict):
        raise Dead("nothing is allowed at one place")
    return schema


def resolved(target: str, root: Json) -> Json:
    """What a reference such as "#/$defs/node" points to."""
    if not target.startswith("#/"):
        return root if target == "#" else _anchored(target[1:], root)
    found = root
    for step in target[2:].split("/"):
        key = unquote(step).replace("~1", "/").replace("~0", "~")
        try:
            found = found[int(key)] if isinstance(found, list) else found[key]
        except (KeyError, IndexError, TypeError, ValueError):
            raise Dead(f"the reference '{target[:100]}' leads nowhere") from None
    return found


def _anchored(anchor: str, node: Json) -> Json:
    waiting = [node]
    while waiting:
        entry = waiting.pop()
        if isinstance(entry, dict):
            if entry.get("$anchor") == anchor or entry.get("$dynamicAnchor") == anchor:
                return entry
            waiting.extend(entry.values())
        elif isinstance(entry, list):
            waiting.extend(entry)
    raise Dead(f"the anchor '{anchor[:100]}' leads nowhere")


def _branch(branches: list[Any], chance: random.Random, minimal: bool) -> Json:
    if minimal:
        plain = [branch for branch in branches if "$ref" not in json.dumps(branch)]
        return chance.choice(plain or branches)
    return chance.choice(branches)


def _conditional(flat: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    rest = {key: value for key, value in flat.items() if key not in ("if", "then", "else")}
    if chance.random() < 0.5:
        return merged(merged(rest, _as_object(flat["if"])), _as_object(flat.get("then", True)))
    return merged(rest, _as_object(flat.get("else", True)))


def merged(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """A schema that satisfies both as far as keyword by keyword can tell; the proof comes later."""
    result = dict(first)
    for key, value in second.items():
        result[key] = _both(key, result[key], value) if key in result else value
    return result


def _both(key: str, first: Json, second: Json) -> Json:
    join = JOINS.get(key)
    return second if join is None else join(first, second)


def _maps(first: Json, second: Json) -> Json:
    shared = {name: {"allOf": [first[name], second[name]]} for name in first if name in second}
    return {**first, **second, **shared}


def _branches(first: Json, second: Json) -> Json:
    return [{"allOf": [one, other]} for one in first for other in second]


def _common_kinds(first: Json, second: Json) -> list[str]:
    wide = [_listed(first), _listed(second)]
    common = [kind for kind in wide[0] if kind in wide[1] or (kind == "integer" and "number" in wide[1])]
    common += [kind for kind in wide[1] if kind == "integer" and "number" in wide[0] and kind not in common]
    if not common:
        raise Dead("two parts of it ask for different types")
    return common


def _listed(kinds_of: Json) -> list[str]:
    return [kinds_of] if isinstance(kinds_of, str) else list(kinds_of)


def kinds(flat: Mapping[str, Any], otherwise: list[str], *, scalar: bool) -> list[str]:
    """The types that a value may have, `otherwise` when it names none; `scalar` prefers those without parts."""
    if "type" in flat:
        allowed = _listed(flat["type"])
    else:
        allowed = [kind for kind, signs in SIGNS if any(sign in flat for sign in signs)][:1] or otherwise
    shallow = [kind for kind in allowed if kind not in ("array", "object")]
    return shallow if scalar and shallow else allowed


JOINS: Mapping[str, Callable[[Json, Json], Json]] = {
    **dict.fromkeys(LARGER, max),
    **dict.fromkeys(SMALLER, min),
    **dict.fromkeys(("properties", "patternProperties"), _maps),
    **dict.fromkeys(("dependentRequired", "$defs", "definitions"), lambda first, second: {**first, **second}),
    **dict.fromkeys(("anyOf", "oneOf"), _branches),
    **dict.fromkeys(("items", "contains"), lambda first, second: {"allOf": [first, second]}),
    "allOf": lambda first, second: [*first, *second],
    "required": lambda first, second: list(dict.fromkeys([*first, *second])),
    "enum": lambda first, second: [value for value in first if value in second],
    "type": _common_kinds,
    "additionalProperties": lambda first, second: first if first is False else second,
}
