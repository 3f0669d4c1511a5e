"""Wishes are kept as JSON, and whatever else stands in a file does no harm."""

from dataclasses import asdict

import pytest

from playground.features.images.settings import (
    DEFAULT,
    ImageSettings,
    check_extra,
    extra_fields,
    from_json,
    likely_model,
    to_json,
)

FULL = ImageSettings(
    "m", 2, "1x1", "high", "vivid", "opaque", "webp", 80, "url", "u", "low", 3, -7, "high", False, 0, True, '{"a": 1}'
)  # fmt: skip


def test_wishes_survive_being_written():
    assert from_json(to_json(FULL)) == FULL
    assert from_json(to_json(DEFAULT)) == DEFAULT
    assert set(to_json(FULL)) == set(asdict(FULL))


@pytest.mark.parametrize(
    "values",
    [
        None,
        [],
        "text",
        {"n": 0, "size": 5, "seed": "7", "partial_images": 4, "feather": -1, "keep_outside": "yes"},
        {"n": True, "output_compression": 101, "seed": 2**64, "feather": 1000, "colour_match": None},
        {"unknown": 1},
    ],
)
def test_what_does_not_fit_is_left_out(values):
    assert from_json(values) == DEFAULT


@pytest.mark.parametrize(
    ("text", "fields"), [("", {}), (" \n", {}), ('{"steps": 30, "b": [null]}', {"steps": 30, "b": [None]})]
)
def test_extra_fields_are_a_json_object(text, fields):
    assert check_extra(text) is None
    assert extra_fields(text) == fields


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "line 1, column 2"),
        ('{"a": 1,\n  b}', "line 2, column 3"),
        ("[1]", "object"),
        ("3", "object"),
        ('{"a": NaN}', "object"),
        ("[" * 100_000, "object"),
    ],
)
def test_other_extra_fields_are_told_where_they_go_wrong(text, words):
    assert words in str(check_extra(text))
    with pytest.raises((ValueError, RecursionError)):
        extra_fields(text)


@pytest.mark.parametrize(
    ("wished", "offered", "chosen"),
    [
        ("mine", ["dall-e-3"], "mine"),
        ("", [], ""),
        ("", ["gpt-6-luna", "gpt-image-2", "dall-e-3"], "gpt-image-2"),
        ("", ["llama", "stablediffusion"], "stablediffusion"),
        ("", ["demo-echo", "demo-sketch"], "demo-sketch"),
        ("", ["llama"], ""),
    ],
)
def test_a_model_that_makes_pictures_is_chosen_where_none_is_wished_for(wished, offered, chosen):
    assert likely_model(wished, offered) == chosen
