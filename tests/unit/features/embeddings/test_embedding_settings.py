"""Wishes for vectors, what of them can be sent, and what a text costs by its letters."""

from playground.api.dialect import Dialect
from playground.features.embeddings.controls import controls
from playground.features.embeddings.rows import NewText, Table, lines_of
from playground.features.embeddings.settings import (
    DEFAULT,
    EmbeddingSettings,
    check_extra,
    from_json,
    likely_model,
    to_json,
)
from playground.features.embeddings.tokens import estimate, surely_too_long


def test_settings_come_back_and_what_does_not_fit_is_left_out() -> None:
    settings = EmbeddingSettings("m", 256, "base64", "me", '{"a": 1}')
    assert from_json(to_json(settings)) == settings
    assert from_json({"model": 1, "dimensions": True, "encoding_format": "hex", "user": None}) == DEFAULT
    assert from_json({"dimensions": 0}) == DEFAULT
    assert from_json([1]) == DEFAULT


def test_extra_fields_are_checked_where_they_are_written() -> None:
    assert check_extra(' {"input_type": "query"} ') is None
    assert "line 1, column 6" in str(check_extra('{"a" 1}'))
    assert "JSON object" in str(check_extra("[1]"))
    assert "texts themselves" in str(check_extra('{"input": []}'))


def test_the_first_model_that_looks_like_one_for_vectors_is_chosen() -> None:
    assert likely_model("", ["gpt-4o", "nomic-embed-text", "bge-m3"]) == "nomic-embed-text"
    assert likely_model("gpt-4o", ["bge-m3"]) == "gpt-4o"
    assert likely_model("", ["gpt-4o"]) == ""


def test_what_a_model_has_refused_or_never_takes_is_greyed_with_the_reason() -> None:
    dialect = Dialect().without("m", "user")
    found = controls(EmbeddingSettings("m"), dialect)
    assert not found["user"].enabled
    assert found["dimensions"].enabled
    assert not controls(EmbeddingSettings("text-embedding-ada-002"), dialect)["dimensions"].enabled


def test_tokens_are_estimated_for_letters_and_for_chinese() -> None:
    assert estimate("The cat sleeps on the warm stove.") == 9
    assert estimate("猫睡在温暖的炉子上") == 9
    assert estimate("") == 0
    assert surely_too_long("word " * 20_000, "text-embedding-3-small")
    assert not surely_too_long("word " * 20_000, "bge-m3")
    assert not surely_too_long("word " * 8_000, "text-embedding-3-small")


def test_removed_rows_go_back_to_where_they_stood_and_no_number_is_given_twice() -> None:
    table = Table()
    first = table.add(lines_of("a\n\nb\r\nc\nd"))
    removed = table.remove([first[1], first[3]])
    table.add([NewText("e\0")])
    table.put_back(removed)
    table.put_back(removed)
    assert [row.text for row in table.rows] == ["a", "b", "c", "d", "e"]
    assert len({row.id for row in table.rows}) == 5
    assert [table.place_of(row.id) for row in table.rows] == [0, 1, 2, 3, 4]
    assert not table.mark(first, "new")
    assert table.mark(first, "waiting")
