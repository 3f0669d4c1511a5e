"""Values that are valid under a JSON schema: written by the schema, filled from the prompt, proven by jsonschema."""

from __future__ import annotations

import json
import math
import random
import re
from collections.abc import Mapping
from typing import Any

from playground.demo import plausible, slots
from playground.demo.json_value import Json
from playground.demo.merging import KINDS, Dead, flattened, kinds
from playground.demo.pattern import UnsupportedPatternError, writer

# Over all attempts together, so that a schema without instances is given up within a second.
MOST_VALUES = 20_000
LONGEST_TEXT = 100_000
MINIMAL_DEPTH = 5
DEEPEST = 40
ATTEMPTS = 60


class SchemaError(ValueError):
    """The schema is not one that an instance can be written for; the text says why."""


def instance(schema: Mapping[str, Any] | bool, prompt: str, chance: random.Random, *, sparing: bool = False) -> Json:
    """A valid instance. The first attempt says what the prompt says wherever it can, later ones draw more freely. A
    sparing one leaves out what is optional and not in the prompt."""
    prove = _validator(schema)
    why = "no value was found that satisfies it"
    writer_of_values = _Writer(schema, prompt, chance, sparing)
    for attempt in range(ATTEMPTS):
        writer_of_values.faithful = attempt == 0
        if attempt == ATTEMPTS // 2:
            writer_of_values.free()
        try:
            value = writer_of_values.value(schema, "", 0)
        except Dead as dead:
            why = str(dead)
            continue
        if prove(value):
            return value
    raise SchemaError(why)


def _validator(schema: Mapping[str, Any] | bool) -> Json:
    # jsonschema takes long to load and most requests have no schema.
    from jsonschema import Draft202012Validator
    from jsonschema import exceptions as failures
    from referencing import Registry
    from referencing.exceptions import Unresolvable

    try:
        Draft202012Validator.check_schema(schema)
        # An empty registry, because the default one would fetch foreign references from the network.
        validator = Draft202012Validator(schema, registry=Registry())
        _known_references(schema)
    except failures.SchemaError as error:
        where = "/".join(map(str, error.absolute_path))
        raise SchemaError(f"{error.message[:300]}{f' (at {where})' if where else ''}") from error
    except RecursionError:
        raise SchemaError("it is nested too deeply") from None

    def prove(value: Json) -> bool:
        try:
            return bool(validator.is_valid(value))
        except (Unresolvable, RecursionError, re.error) as error:
            raise SchemaError(f"it cannot be checked: {str(error)[:200]}") from error

    return prove


def _known_references(schema: Json) -> None:
    """Refuse references that leave the document, and patterns that Python cannot read."""
    if isinstance(schema, list):
        for entry in schema:
            _known_references(entry)
    if not isinstance(schema, dict):
        return
    target = schema.get("$ref", "#")
    if isinstance(target, str) and not target.startswith("#"):
        raise SchemaError(f"the reference '{target[:100]}' leaves the schema")
    pattern = schema.get("pattern")
    if isinstance(pattern, str):
        _readable(pattern)
    for entry in schema.values():
        _known_references(entry)


def _readable(pattern: str) -> None:
    try:
        re.compile(pattern)
        writer(pattern)
    except (re.error, UnsupportedPatternError, ValueError, OverflowError) as error:
        raise SchemaError(f"the pattern '{pattern[:100]}' is not supported by the demo: {error}") from error


class _Writer:
    def __init__(self, root: Json, prompt: str, chance: random.Random, sparing: bool) -> None:
        self.root = root
        self.prompt = prompt
        self.chance = chance
        self.kinds = ["string"]
        self.faithful = True
        self.sparing = sparing
        self.written = 0

    def free(self) -> None:
        """Take nothing from the prompt any more, and try every type where the schema names none."""
        self.prompt = ""
        self.kinds = list(KINDS)

    def value(self, schema: Json, name: str, depth: int) -> Json:
        self.written += 1
        if self.written > MOST_VALUES or depth > DEEPEST:
            raise Dead("an instance would be too large or endless")
        flat = flattened(schema, self.root, self.chance, minimal=depth >= MINIMAL_DEPTH)
        if "const" in flat:
            return flat["const"]
        if "enum" in flat:
            return self._member(flat["enum"])
        kind = self.chance.choice(kinds(flat, self.kinds, scalar=depth >= MINIMAL_DEPTH))
        return self._of_kind(kind, flat, name, depth)

    def _of_kind(self, kind: str, flat: dict[str, Any], name: str, depth: int) -> Json:
        if kind == "object":
            return self._object(flat, depth)
        if kind == "array":
            return self._array(flat, name, depth)
        if kind == "string":
            return self._string(flat, name)
        if kind in ("integer", "number"):
            return self._number(flat, name, kind == "integer")
        return self.chance.random() < 0.5 if kind == "boolean" else None

    def _member(self, values: list[Any]) -> Json:
        if not values:
            raise Dead("an enum has no members")
        named = slots.member(values, self.prompt)
        return self.chance.choice(values) if named is None else named

    def _object(self, flat: dict[str, Any], depth: int) -> dict[str, Any]:
        properties: dict[str, Any] = flat.get("properties", {})
        required = list(flat.get("required", []))
        wanted = [
            key
            for key in properties
            if key in required or (depth < MINIMAL_DEPTH and self._likes(key, properties[key]))
        ]
        wanted += [key for key in required if key not in properties]
        for key, others in flat.get("dependentRequired", {}).items():
            wanted += [other for other in others if key in wanted and other not in wanted]
        most = max(flat.get("maxProperties", len(wanted)), len(required))
        optional = [key for key in wanted if key not in required]
        for key in optional[: max(0, len(wanted) - most)]:
            wanted.remove(key)
        found = {key: self.value(self._property(flat, key), key, depth + 1) for key in wanted}
        return self._more_properties(flat, found, depth)

    def _likes(self, key: str, schema: Json) -> bool:
        """Whether an optional property is written."""
        if not self.sparing or not isinstance(schema, dict):
            return self.chance.random() < 0.7
        if "enum" in schema:
            return slots.member(schema["enum"], self.prompt) is not None
        if schema.get("type") in ("integer", "number"):
            return slots.number_beside(key, self.prompt) is not None
        if schema.get("type") == "string" and key.lower() not in slots.WHOLE:
            return bool(slots.strings(key, schema.get("format", ""), self.prompt))
        return False

    def _property(self, flat: dict[str, Any], key: str) -> Json:
        schemas = [flat["properties"][key]] if key in flat.get("properties", {}) else []
        schemas += [schema for pattern, schema in flat.get("patternProperties", {}).items() if re.search(pattern, key)]
        if not schemas:
            return flat.get("additionalProperties", True)
        return schemas[0] if len(schemas) == 1 else {"allOf": schemas}

    def _more_properties(self, flat: dict[str, Any], found: dict[str, Any], depth: int) -> dict[str, Any]:
        least = flat.get("minProperties", 0)
        free = [key for key in flat.get("properties", {}) if key not in found]
        # A map with no named fields is dull when empty.
        if not found and not free and depth < MINIMAL_DEPTH and flat.get("additionalProperties", False) is not False:
            least = max(least, min(2, flat.get("maxProperties", 2)))
        tries = 0
        while len(found) < least:
            tries += 1
            key = free.pop(0) if free else self._new_key(flat, tries)
            if tries > least + 50:
                raise Dead("no more property names were found")
            found.setdefault(key, self.value(self._property(flat, key), key, depth + 1))
        return found

    def _new_key(self, flat: dict[str, Any], number: int) -> str:
        names = flat.get("propertyNames", {})
        if isinstance(names, dict) and names:
            return str(self.value({"type": "string", **names}, "key", MINIMAL_DEPTH))
        patterns = list(flat.get("patternProperties", {}))
        if patterns and flat.get("additionalProperties", True) is False:
            return writer(self.chance.choice(patterns))(self.chance)
        return plausible.WORDS[number % len(plausible.WORDS)] + ("" if number < len(plausible.WORDS) else str(number))

    def _array(self, flat: dict[str, Any], name: str, depth: int) -> list[Any]:
        prefix = flat.get("prefixItems", [])
        least = max(flat.get("minItems", 0), flat.get("minContains", 1) if "contains" in flat else 0)
        usual = least if depth >= MINIMAL_DEPTH else max(least, self.chance.randint(1, 3), len(prefix))
        most = min(flat.get("maxItems", math.inf), max(usual, least))
        if flat.get("items", True) is False:
            most = min(most, len(prefix))
        named = slots.people(self.prompt) if name.lower() in slots.PEOPLE else []
        if self.faithful and named and _is_text(flat.get("items")):
            return named
        found: list[Any] = []
        if most > MOST_VALUES:
            raise Dead("a list would be too long")
        singular = name[:-1] if name.endswith("s") else name
        for place in range(int(most)):
            schema = prefix[place] if place < len(prefix) else flat.get("items", flat.get("contains", True))
            if "contains" in flat and place == int(most) - 1 and schema is not flat["contains"]:
                schema = {"allOf": [schema, flat["contains"]]}
            value = self._fresh(schema, singular, depth, found if flat.get("uniqueItems") else [])
            if value is not _NOTHING:
                found.append(value)
        return found

    def _fresh(self, schema: Json, name: str, depth: int, taken: list[Any]) -> Json:
        """A value that is not among those taken; their JSON is compared, so that 1 and true differ."""
        seen = {json.dumps(value, sort_keys=True) for value in taken}
        for _ in range(30 if taken else 1):
            value = self.value(schema, name, depth + 1)
            if json.dumps(value, sort_keys=True) not in seen:
                return value
        return _NOTHING

    def _string(self, flat: dict[str, Any], name: str) -> str:
        least, most = flat.get("minLength", 0), flat.get("maxLength", LONGEST_TEXT)
        if least > LONGEST_TEXT:
            raise Dead("a text would be too long")
        if "pattern" in flat:
            return writer(flat["pattern"])(self.chance)
        form = flat.get("format", "")
        said = [text for text in slots.strings(name, form, self.prompt) if least <= len(text) <= most]
        if said and (self.faithful or self.chance.random() < 0.9):
            return said[0]
        invented = plausible.formatted(form, self.chance)
        if invented is not None:
            return invented
        text = plausible.text(name, self.chance)
        while len(text) < least:
            text += " " + plausible.text(name, self.chance)
        return text[: int(most)]

    def _number(self, flat: dict[str, Any], name: str, whole: bool) -> float:
        low, high = _limits(flat, name, whole)
        step = flat.get("multipleOf", 1 if whole else 0)
        for said in slots.numbers(name, self.prompt):
            fits = low <= said <= high and (not step or math.isclose(said / step, round(said / step)))
            if fits and (not whole or said.is_integer()):
                return int(said) if said.is_integer() else said
        if not step:
            return round(self.chance.uniform(low, high), 2) if high - low > 0.1 else self.chance.uniform(low, high)
        first, last = math.ceil(low / step), math.floor(high / step)
        if first > last:
            raise Dead("no number lies between the limits")
        found: float = self.chance.randint(first, last) * step
        return int(found) if whole and float(found).is_integer() else found


_NOTHING: Json = object()


def _is_text(schema: Json) -> bool:
    return (
        isinstance(schema, dict) and schema.get("type") == "string" and not {"enum", "pattern", "format"} & set(schema)
    )


def _limits(flat: dict[str, Any], name: str, whole: bool) -> tuple[float, float]:
    """The lowest and the highest number allowed; where the schema is silent, what is usual for the name."""
    lows = [flat["minimum"]] if "minimum" in flat else []
    highs = [flat["maximum"]] if "maximum" in flat else []
    if "exclusiveMinimum" in flat:
        lows.append(_beside(flat["exclusiveMinimum"], math.inf, whole))
    if "exclusiveMaximum" in flat:
        highs.append(_beside(flat["exclusiveMaximum"], -math.inf, whole))
    usual_low, usual_high = plausible.span(name)
    low = max(lows) if lows else min(usual_low, min(highs) - 10 if highs else usual_low)
    high = min(highs) if highs else max(usual_high, low + 100)
    if low > high:
        raise Dead("no number lies between the limits")
    return low, high


def _beside(limit: float, direction: float, whole: bool) -> float:
    """The next number on the allowed side of an exclusive limit."""
    if whole:
        return math.floor(limit) + 1 if direction > 0 else math.ceil(limit) - 1
    return math.nextafter(limit, direction)
