"""Whether a text is a schema, and where a reply does not fit one."""

import json

import pytest

from playground.features.chat.json_places import key_place, place_of
from playground.features.chat.schema_check import check_reply, check_schema
from playground.features.chat.schema_making import EXAMPLES, schema_of

SCHEMA = json.dumps(
    {
        "type": "object",
        "properties": {
            "age": {"type": "integer", "minimum": 3},
            "tags": {"type": "array", "items": {"enum": ["x", "y"]}, "maxItems": 2},
            "name": {"type": ["string", "null"], "pattern": "^A", "maxLength": 5},
            "kind": {"const": 1},
        },
        "required": ["age", "name"],
        "additionalProperties": False,
    }
)


def marked(reply: str, schema: str = SCHEMA) -> list[tuple[str, str]]:
    """The sentences, each with what is marked."""
    return [(str(each.sentence), reply[slice(*each.span)]) for each in check_reply(reply, schema)]


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        ('{"age": 7, "name": "Ada"}', []),
        ('{"age": 1, "name": null}', [("age: should be at least 3, but is 1", "1")]),
        ('{"age": "x", "name": null}', [('age: should be integer, but is "x"', '"x"')]),
        ('{"name": null}', [("“age” is missing", "{")]),
        ('{"age": 7, "name": null, "😀": 1}', [("“😀” is not in the schema", '"😀"')]),
        (
            '{"tags": ["x", "z"], "age": 7, "name": null}',
            [('tags[1]: should be one of "x", "y", but is "z"', '"z"')],
        ),
        (
            '{"tags": ["x", "x", "x"], "age": 7, "name": null}',
            [("tags: should have at most 2 entries or characters", "[")],
        ),
        ('{"age": 7, "name": "Bo"}', [('name: "Bo" does not follow the pattern "^A"', '"Bo"')]),
        ('{"age": 7, "name": null, "kind": 2}', [("kind: should be 1, but is 2", "2")]),
        ('{"age": 7', [("This is no JSON: look at line 1, column 10.", "7")]),
        ("", [("There is no text, and JSON was asked for.", "")]),
        ("[" * 100_000, [("It is nested too deeply to be checked.", "")]),
    ],
)
def test_every_place_that_does_not_fit_is_named_and_marked(reply, found):
    assert marked(reply) == found


def test_misfits_come_in_the_order_of_the_text():
    assert [words[:4] for words, _ in marked('{"name": 1, "age": 1}')] == ["name", "age:"]


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ('{"properties": {"age": {"$ref": "http://127.0.0.1:9/x"}}}', "points at “http://127.0.0.1:9/x”"),
        ('{"$ref": "#"}', "nested too deeply"),
        ('{"properties": {"age": {"pattern": "("}}}', "A pattern of the schema cannot be read"),
    ],
)
def test_schema_that_cannot_be_followed_fetches_nothing_and_breaks_nothing(schema, said):
    ((sentence, _),) = marked('{"age": "7"}', schema)

    assert said in sentence


@pytest.mark.parametrize(
    ("text", "said", "where"),
    [
        ('{"type": "object"', "This is no JSON", '"'),
        ("[]", "A schema is a JSON object", "[]"),
        ('{"properties": {"a": {"type": "strin"}}}', 'properties.a.type: "strin" cannot stand here', '"strin"'),
        ('{"required": "a"}', "required: should be array", '"a"'),
    ],
)
def test_what_is_no_schema_says_where(text, said, where):
    misfit = check_schema(text)

    assert misfit is not None
    assert said in str(misfit.sentence)
    assert text[slice(*misfit.span)] == where


@pytest.mark.parametrize(
    ("text", "said", "where"),
    [
        ('{"type": "object"}', "additionalProperties", '{"type": "object"}'),
        ('{"properties": {"a": {}}, "additionalProperties": false}', "must name “a” too", '"a"'),
        ('{"type": "array", "items": {"type": "object"}}', "items: In strict mode", '{"type": "object"}'),
        ('{"$defs": {"d": {"anyOf": [{"type": "object"}]}}}', "$defs.d.anyOf[0]: In strict mode", '{"type": "object"}'),
    ],
)
def test_strict_mode_wants_all_fields_required_and_no_others(text, said, where):
    misfit = check_schema(text, strict=True)

    assert misfit is not None
    assert said in str(misfit.sentence)
    assert text[slice(*misfit.span)] == where
    assert check_schema(text) is None


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_examples_are_schemas_that_strict_servers_take(example):
    assert check_schema(example.text, strict=True) is None


@pytest.mark.parametrize(
    "sample",
    [
        {"name": "Ada", "age": 36, "height": 1.7, "here": True, "gone": None, "languages": ["en", "fr"]},
        {"rows": [{"a": 1}, {"a": 2.5, "b": "x"}, {"a": 3, "b": None}]},
        [[1], ["x"], []],
        [1, {"a": 1}],
        "text",
    ],
)
def test_schema_of_a_sample_takes_the_sample_and_is_strict(sample):
    schema = json.dumps(schema_of(sample))

    assert check_schema(schema, strict=True) is None
    if not isinstance(sample, dict) or "rows" not in sample:
        assert check_reply(json.dumps(sample), schema) == ()


def test_what_only_some_entries_have_may_be_null():
    schema = json.dumps(schema_of([{"a": 1}, {"a": 2, "b": "x"}]))

    assert check_reply('[{"a": 1, "b": null}, {"a": 2, "b": "x"}]', schema) == ()


def test_a_place_is_found_by_its_path():
    text = ' {"a" : [1, {"b\\n": "c"}, 2.5e3], "a2":{}, "a": null}'

    assert text[slice(*place_of(text, ("a2",)))] == "{}"
    assert text[slice(*place_of(text, ("a",)))] == "null"  # the last one counts
    other = '{"a": [1, {"b": "c"}]}'
    assert other[slice(*place_of(other, ("a", 1, "b")))] == '"c"'
    assert other[slice(*place_of(other, ("a", 7)))] == '[1, {"b": "c"}]'
    assert other[slice(*key_place(other, ("a", 1), "b"))] == '"b"'
    assert other[slice(*key_place(other, ("a", 1), "z"))] == '{"b": "c"}'
