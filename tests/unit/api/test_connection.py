"""Addresses and keys as people paste them."""

import pytest

from playground.api.connection import (
    PRESETS,
    BadKey,
    Connection,
    clean_key,
    normalise_base_url,
    request_url,
)
from playground.api.dialect import DialectWishes
from playground.api.errors import BadAddress
from playground.api.request import ApiRequest, Json


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://api.openai.com/v1", "https://api.openai.com/v1"),
        ("  https://api.openai.com/v1/ \n", "https://api.openai.com/v1"),
        ("“https://api.openai.com/v1”", "https://api.openai.com/v1"),
        ("\u200bhttps://api.openai.com//v1//", "https://api.openai.com/v1"),
        ("HTTPS://API.OpenAI.com/v1", "https://api.openai.com/v1"),
        ("api.openai.com/v1", "https://api.openai.com/v1"),
        ("//api.openai.com/v1", "https://api.openai.com/v1"),
        ("https:api.openai.com/v1", "https://api.openai.com/v1"),
        ("http:/localhost:1234/v1", "http://localhost:1234/v1"),
        ("localhost:11434/v1", "http://localhost:11434/v1"),
        ("127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("192.168.1.5:8000/v1", "http://192.168.1.5:8000/v1"),
        ("[::1]:8000/v1", "http://[::1]:8000/v1"),
        ("http://[2001:db8::1]:80/v1", "http://[2001:db8::1]:80/v1"),
        ("mybox:8080", "http://mybox:8080"),
        ("https://x.example/v1/chat/completions", "https://x.example/v1"),
        ("https://x.example/v1/models/", "https://x.example/v1"),
        ("https://x.example/v1#part", "https://x.example/v1"),
        ("https://x.openai.azure.com/openai/v1?api-version=2", "https://x.openai.azure.com/openai/v1?api-version=2"),
        ("https://bücher.example/v1", "https://xn--bcher-kva.example/v1"),
        ("https://my_host.example/v1", "https://my_host.example/v1"),
    ],
)
def test_what_is_meant_clearly_is_mended(text, url):
    assert normalise_base_url(text) == url
    assert normalise_base_url(url) == url


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "https://user:pass@x.example/v1",
        "https://sk-key@x.example/v1",
        "user:pass@x.example",
        "file:///etc/passwd",
        "file:/etc/passwd",
        "javascript:alert(1)",
        "ftp://x.example",
        "ssh://x.example",
        "https://x example/v1",
        "https://x.example/\nv1",
        "https://x.example\\v1",
        "https://",
        "https:///v1",
        "https://x.example:99999/v1",
        "https://x.example:0/v1",
        "https://x.example:abc/v1",
        "https://[::1/v1",
        "https://..../v1".replace("....", "a" * 300),
        "https://ex<b>ample.com",
    ],
)
def test_the_rest_is_refused_with_a_reason(text):
    with pytest.raises(BadAddress) as refusal:
        normalise_base_url(text)
    assert str(refusal.value.reason)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("sk-abc", "sk-abc"),
        (" sk-abc\n", "sk-abc"),
        ("“sk-abc”", "sk-abc"),
        ("'sk-abc'", "sk-abc"),
        ("sk-\u200babc\ufeff", "sk-abc"),
        ("Bearer sk-abc", "sk-abc"),
        ("ollama", "ollama"),
    ],
)
def test_a_key_is_freed_of_what_came_along(text, key):
    assert clean_key(text) == key


@pytest.mark.parametrize("text", ["", "  ", "sk-a b", "sk-a\nb", "sk-“a”b", "sk-é", "x" * 4096, "\x00"])
def test_what_cannot_be_a_key_is_refused_without_quoting_it(text):
    with pytest.raises(BadKey) as refusal:
        clean_key(text)
    assert not text.strip() or text not in str(refusal.value)


@pytest.mark.parametrize(
    ("base_url", "origin"),
    [
        ("https://api.openai.com/v1", "https://api.openai.com:443"),
        ("http://localhost:1234/v1", "http://localhost:1234"),
        ("http://[::1]/v1", "http://[::1]:80"),
    ],
)
def test_an_origin_has_scheme_host_and_port(base_url, origin):
    assert Connection("1", "n", base_url).origin == origin


@pytest.mark.parametrize(
    ("base_url", "loopback"),
    [
        ("http://localhost:1", True),
        ("http://127.8.9.1", True),
        ("http://[::1]:5", True),
        ("http://127.0.0.1.evil.example", False),
        ("http://10.0.0.1", False),
    ],
)
def test_loopback_is_only_this_computer(base_url, loopback):
    assert Connection("1", "n", base_url).is_loopback is loopback


def test_a_connection_survives_being_written_down():
    connection = Connection(
        "1",
        "n",
        "https://x.example",
        "openai",
        "o",
        "p",
        (("A", "b"),),
        "none",
        "/ca",
        5.0,
        DialectWishes("max_completion_tokens", mask_convention="white", paths={"files": "", "models": "v2/models"}),
    )
    assert Connection.from_json(connection.to_json()) == connection
    assert Connection.from_json({**connection.to_json(), "dialect": None}).dialect == DialectWishes()


def test_what_was_written_by_somebody_else_is_taken_as_far_as_it_goes():
    odd: dict[str, Json] = {
        "id": 5,
        "base_url": None,
        "headers": [["a"], 3, ["b", 4]],
        "timeout": "long",
        "dialect": [],
        "new": 1,
    }
    assert Connection.from_json(odd) == Connection("", "", "", headers=(("b", "4"),))


def test_a_url_keeps_the_query_of_its_base():
    request = ApiRequest("GET", "models/a%2Fb", query={"limit": "2 3"})
    assert request_url("https://x/v1?api-version=1", request) == "https://x/v1/models/a%2Fb?api-version=1&limit=2+3"
    assert request_url("https://x/v1/", ApiRequest("GET", "models")) == "https://x/v1/models"


def test_presets_are_normal_addresses_with_their_own_ids():
    assert len({preset.id for preset in PRESETS}) == len(PRESETS) == 10
    for preset in PRESETS:
        if preset.base_url:
            assert normalise_base_url(preset.base_url) == preset.base_url
