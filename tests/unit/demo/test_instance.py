"""Instances of JSON schemas are valid always, and impossible schemas are refused quickly."""

import random

import pytest
from jsonschema import Draft202012Validator

from playground.demo.instance import SchemaError, instance

TREE = {
    "$ref": "#/$defs/node",
    "$defs": {
        "node": {
            "type": "object",
            "properties": {
                "value": {"type": "integer"},
                "children": {"type": "array", "items": {"$ref": "#/$defs/node"}},
            },
            "required": ["value", "children"],
            "additionalProperties": False,
        }
    },
}
PERSON = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "minLength": 3, "maxLength": 12},
        "age": {"type": "integer", "minimum": 0, "maximum": 150},
        "email": {"type": "string", "format": "email"},
        "tags": {
            "type": "array",
            "items": {"enum": ["a", "b", "c", "d"]},
            "uniqueItems": True,
            "minItems": 2,
            "maxItems": 4,
        },
        "code": {"type": "string", "pattern": r"^[A-Z]{2,3}-\d{4}(x|y)?$"},
        "score": {"type": ["number", "null"], "exclusiveMinimum": 0, "exclusiveMaximum": 1},
    },
    "required": ["name", "age", "email", "tags", "code", "score"],
    "additionalProperties": False,
}
SHAPES = {
    "oneOf": [
        {
            "type": "object",
            "properties": {"kind": {"const": "circle"}, "radius": {"type": "number", "multipleOf": 0.25, "minimum": 1}},
            "required": ["kind", "radius"],
        },
        {
            "type": "object",
            "properties": {"kind": {"const": "square"}, "side": {"type": "integer", "multipleOf": 7}},
            "required": ["kind", "side"],
        },
    ]
}
MIXED = {
    "allOf": [
        {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]},
        {
            "properties": {
                "a": {"minimum": 5, "multipleOf": 3},
                "b": {"anyOf": [{"type": "null"}, {"type": "string"}]},
            },
            "required": ["b"],
        },
    ],
    "minProperties": 3,
}
ROWS = {
    "type": "array",
    "prefixItems": [{"const": "head"}, {"type": "boolean"}],
    "items": {
        "type": "object",
        "additionalProperties": {"type": "integer", "minimum": -9, "maximum": -5},
        "minProperties": 1,
    },
    "minItems": 4,
    "maxItems": 6,
}
OTHERS = [
    True,
    {},
    {"not": {"type": "string"}},
    {"type": "array", "contains": {"const": 7}, "items": {"type": "integer"}},
    {
        "if": {"properties": {"t": {"const": 1}}, "required": ["t"]},
        "then": {"required": ["u"]},
        "else": {"required": ["w"]},
        "type": "object",
        "properties": {"t": {"type": "integer"}},
    },
    {"type": "object", "properties": {"next": {"anyOf": [{"$ref": "#"}, {"type": "null"}]}}, "required": ["next"]},
    {
        "type": "object",
        "patternProperties": {"^x-[a-z]+$": {"type": "boolean"}},
        "additionalProperties": False,
        "minProperties": 2,
    },
    {"type": "object", "properties": {"a": {"type": "null"}}, "dependentRequired": {"a": ["b"]}, "required": ["a"]},
    {"type": "number", "multipleOf": 0.01, "minimum": 3, "maximum": 4},
    {"$anchor": "top", "type": "object", "properties": {"child": {"$ref": "#top"}}},
    {"type": "string", "format": "date-time"},
    {"type": "string", "format": "uuid"},
    {"type": "integer", "exclusiveMinimum": 41, "exclusiveMaximum": 43},
    {"type": "object", "propertyNames": {"enum": ["a", "b"]}, "minProperties": 2},
    {"type": "integer", "exclusiveMinimum": 0.5, "maximum": 1.2},
    {"type": "integer", "multipleOf": 0.5},
    {"type": "number", "exclusiveMinimum": 1e300},
    {"type": "object", "propertyNames": {"pattern": "^[a-c]{3}$"}, "minProperties": 2},
]


@pytest.mark.parametrize("schema", [TREE, PERSON, SHAPES, MIXED, ROWS])
def test_five_hundred_seeds_give_valid_instances(schema):
    validator = Draft202012Validator(schema)
    found = [instance(schema, "", random.Random(seed)) for seed in range(500)]
    assert all(map(validator.is_valid, found))
    assert len({str(value) for value in found}) > 10


@pytest.mark.parametrize("schema", OTHERS)
def test_every_keyword_is_respected(schema):
    validator = Draft202012Validator(schema)
    assert all(validator.is_valid(instance(schema, "3 days in Paris", random.Random(seed))) for seed in range(25))


def test_the_same_seed_gives_the_same_instance():
    assert instance(PERSON, "", random.Random(1)) == instance(PERSON, "", random.Random(1))


@pytest.mark.parametrize(
    ("schema", "why"),
    [
        ({"type": "strng"}, "not valid"),
        ({"$ref": "https://example.org/schema"}, "leaves the schema"),
        ({"properties": {"a": {"$ref": "file:///etc/passwd"}}}, "leaves the schema"),
        ({"$ref": "#/$defs/missing"}, "leads nowhere"),
        ({"$ref": "#"}, "circle"),
        ({"type": "object", "properties": {"n": {"$ref": "#"}}, "required": ["n"]}, "endless"),
        (False, "nothing is allowed"),
        ({"not": {}}, "no value"),
        ({"type": "integer", "minimum": 5, "maximum": 4}, "between the limits"),
        ({"type": "array", "minItems": 10**9}, "too long"),
        ({"type": "string", "minLength": 10**9}, "too long"),
        ({"type": "string", "pattern": "(?=a)b"}, "not supported"),
        ({"type": "string", "pattern": "("}, "pattern"),
        ({"enum": []}, "members"),
    ],
)
def test_an_impossible_schema_is_refused_with_the_reason(schema, why):
    with pytest.raises(SchemaError, match=why):
        instance(schema, "", random.Random(1))
