"""What is typed about a connection, and what it amounts to."""

from dataclasses import replace

import pytest

from playground.api.connection import PRESETS, Connection
from playground.api.dialect import DialectWishes, Paths
from playground.window.connection_draft import Draft, check, draft_from, draft_of

SAVED = Connection("c1", "Mine", "https://api.example.com/v1", organization="org", headers=(("X-Team", "a"),))
GOOD = Draft(id="c1", name="Mine", base_url="https://api.example.com/v1")


def test_a_draft_of_a_connection_amounts_to_the_same_connection():
    paths: Paths = {"files": "", "images/edits": "v2/edits"}
    dialect = DialectWishes(
        "max_completion_tokens", False, True, "white", "output_format", True, fine_tuning="legacy", paths=paths
    )
    every = replace(SAVED, proxy="http://proxy:3128", dialect=dialect, timeout=30, secret_headers=("api-key",))
    for connection in (SAVED, every, replace(SAVED, proxy="none")):
        assert check(draft_of(connection), connection, has_key=True).connection == connection


def test_a_preset_brings_its_name_and_address():
    openai = next(preset for preset in PRESETS if preset.id == "openai")
    checked = check(draft_from(openai, "new"), None, has_key=False)
    assert checked.connection == Connection("new", "OpenAI", "https://api.openai.com/v1", "openai")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"base_url": ""}, "base_url"),
        ({"base_url": "https://me:secret@example.com"}, "base_url"),
        ({"base_url": "file:///etc/passwd"}, "base_url"),
        ({"key": "k" * 5000}, "key"),
        ({"key": "sk-“smart”ö"}, "key"),
        ({"headers": "no colon"}, "headers"),
        ({"headers": "Authorization:"}, "headers"),
        ({"headers": "x-goog-api-key: •••"}, "headers"),
        ({"headers": "X-A: \u00e9"}, "headers"),
        ({"proxy": "manual", "proxy_url": "example"}, "proxy_url"),
        ({"proxy": "manual", "proxy_url": "http://me:secret@proxy:1"}, "proxy_url"),
        ({"paths": {"images/edits": "https://elsewhere.example/edits"}}, "paths"),
        ({"paths": {"images/edits": "edits?x=1"}}, "paths"),
        ({"paths": {"images/edits": "../edits"}}, "paths"),
        ({"timeout": "soon"}, "timeout"),
        ({"timeout": "0"}, "timeout"),
        ({"timeout": "٣"}, "timeout"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(change, field):
    checked = check(replace(GOOD, **change), SAVED, has_key=False)
    assert checked.connection is None
    assert list(checked.problems) == [field]


def test_a_key_is_cleaned_of_what_came_along():
    assert check(replace(GOOD, key=" “sk-abc123”\n"), SAVED, has_key=False).key == "sk-abc123"


def test_a_new_address_asks_before_it_gets_the_saved_key():
    elsewhere = replace(GOOD, base_url="https://other.example.com/v1")
    assert check(elsewhere, SAVED, has_key=True).moves_key
    assert not check(replace(elsewhere, key="sk-new"), SAVED, has_key=True).moves_key
    assert not check(elsewhere, SAVED, has_key=False).moves_key
    assert not check(GOOD, SAVED, has_key=True).moves_key


def test_a_connection_without_a_name_is_called_by_its_host():
    connection = check(replace(GOOD, name=" "), SAVED, has_key=False).connection
    assert connection is not None
    assert connection.name == "api.example.com"


def test_at_another_address_a_preset_is_none_any_more():
    openai = next(preset for preset in PRESETS if preset.id == "openai")
    moved = replace(draft_from(openai, "new"), base_url="http://localhost:1234/v1")
    connection = check(moved, None, has_key=False).connection
    assert connection is not None
    assert connection.preset == "custom"
    assert not connection.needs_key


def test_a_secret_among_the_headers_is_told_apart():
    checked = check(replace(GOOD, headers="X-Team: a\nApi-Key: abc"), SAVED, has_key=False)
    assert checked.connection is not None
    assert checked.connection.headers == (("X-Team", "a"),)
    assert checked.connection.secret_headers == ("Api-Key",)
    assert checked.header_secrets == {"Api-Key": "abc"}
    assert "abc" not in repr(checked)


def test_dots_stand_for_what_was_typed_before_or_is_kept():
    dots = replace(GOOD, headers="api-key: •••")
    typed = check(replace(dots, header_secrets={"api-key": "abc"}), None, has_key=False)
    assert typed.header_secrets == {"api-key": "abc"}
    kept = check(dots, replace(SAVED, secret_headers=("api-key",)), has_key=False)
    assert kept.header_secrets == {}
    assert kept.connection is not None
    elsewhere = replace(dots, base_url="https://other.example.com/v1")
    assert check(elsewhere, replace(SAVED, secret_headers=("api-key",)), has_key=False).moves_key


def test_a_dash_says_that_a_server_has_no_such_endpoint():
    connection = check(replace(GOOD, paths={"files": " — ", "models": "/engines/"}), SAVED, has_key=False).connection
    assert connection is not None
    assert connection.dialect.paths == {"files": "", "models": "engines"}


def test_what_is_left_open_is_guessed_for_the_address_in_the_form():
    openai = check(replace(GOOD, base_url="https://api.openai.com/v1", paths={"files": "-"}), SAVED, has_key=False)
    assert not openai.guessed.has("images/variations")
    assert openai.guessed.has("files")


def test_a_secret_that_a_file_holds_in_clear_is_shown_as_dots_and_kept_like_one_that_was_typed():
    by_hand = replace(SAVED, headers=(("api-key", "abc"),))
    draft = draft_of(by_hand)
    assert draft.headers == "api-key: •••"
    checked = check(draft, by_hand, has_key=False)
    assert checked.connection == replace(by_hand, headers=(), secret_headers=("api-key",))
    assert checked.header_secrets == {"api-key": "abc"}
