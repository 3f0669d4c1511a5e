"""What is guessed of a server, and what the user says about it."""

import asyncio
from dataclasses import replace

import pytest

from playground.api.chat import ChatMessage, ChatParameters
from playground.api.client import build_client
from playground.api.connection import PRESETS, Connection
from playground.api.dialect import ENDPOINTS, Dialect, DialectWishes, guess_dialect, is_path
from playground.api.errors import EndpointMissing
from playground.api.models import list_models, list_request
from playground.api.probe import probe
from playground.api.request import Json
from tests.faults.server import FaultServer, always, answer

PLACE = Connection("1", "n", "http://localhost:1/v1")


@pytest.mark.parametrize(
    ("model", "developer"),
    [
        ("gpt-4o", False),
        ("gpt-5", True),
        ("gpt-6-luna", True),
        ("o3-mini", True),
        ("gpt-5-chat-latest", False),
        ("omni", False),
    ],
)
def test_openai_is_guessed_by_its_host(model, developer):
    official = guess_dialect(Connection("1", "n", "https://api.openai.com/v1"), model)
    assert official.max_tokens_field == "max_completion_tokens"
    assert official.developer_role is developer
    other = guess_dialect(Connection("1", "n", "http://localhost:1/v1"), model)
    assert (other.max_tokens_field, other.developer_role) == ("max_tokens", False)


def test_what_the_user_says_wins_and_the_rest_is_guessed():
    connection = Connection("1", "n", "https://api.openai.com/v1", dialect=DialectWishes(stream_options=False))
    dialect = guess_dialect(connection, "m", {"m": frozenset({"n"})})
    assert dialect.stream_options is False
    assert dialect.max_tokens_field == "max_completion_tokens"
    assert dialect.rejects("m") == {"n"}


def test_a_path_is_the_name_of_the_endpoint_unless_somebody_knows_better():
    dialect = Dialect(paths={"images/edits": "v2/edits", "files": ""})
    assert dialect.path("images/edits") == "v2/edits"
    assert dialect.path("chat/completions") == "chat/completions"
    assert [dialect.has(name) for name in ("images/edits", "files", "models")] == [True, False, True]
    with pytest.raises(EndpointMissing) as caught:
        dialect.path("files")
    assert caught.value.endpoint == "files"


def test_servers_are_known_by_what_they_lack():
    openai = guess_dialect(Connection("1", "n", "https://api.openai.com/v1"), "m")
    assert [name for name in ENDPOINTS if not openai.has(name)] == ["images/variations", "fine-tunes"]
    assert openai.embedding_base64
    packing = [each.id for each in PRESETS if guess_dialect(replace(PLACE, preset=each.id), "m").embedding_base64]
    assert packing == ["demo", "llamacpp", "vllm"]
    assert not guess_dialect(PLACE, "m").embedding_base64
    assert all(guess_dialect(PLACE, "m").has(name) for name in ENDPOINTS)
    for preset in PRESETS:
        dialect = guess_dialect(replace(PLACE, preset=preset.id), "m")
        assert dialect.has("chat/completions")
        assert dialect.has("models")


def test_the_user_can_give_back_what_was_thought_to_be_missing():
    ollama = replace(PLACE, preset="ollama", dialect=DialectWishes(paths={"files": "files", "embeddings": ""}))
    dialect = guess_dialect(ollama, "m")
    assert dialect.has("files")
    assert not dialect.has("embeddings")
    assert not dialect.has("images/variations")


def test_requests_go_to_the_paths_of_the_dialect():
    dialect = Dialect(paths={"chat/completions": "chat", "models": "engines"})
    assert ChatParameters("m", (ChatMessage("user", "hi"),)).to_request(dialect).path == "chat"
    assert list_request(dialect).path == "engines"


def test_models_are_asked_for_and_tested_where_the_user_says():
    wishes = DialectWishes(paths={"models": "engines"})
    with FaultServer(always(answer('{"data": [{"id": "m"}]}'))) as server:
        connection = Connection("1", "n", server.base_url, dialect=wishes)

        async def story():
            client = build_client(connection, None)
            try:
                await list_models(client)
            finally:
                await client.close()
            return await probe(connection, None)

        assert asyncio.run(story()).url.endswith("/engines")
    assert {request.path for request in server.requests} == {"/v1/engines"}


def test_a_server_without_a_list_of_models_cannot_be_tested():
    connection = replace(PLACE, dialect=DialectWishes(paths={"models": ""}))
    diagnosis = asyncio.run(probe(connection, None))
    assert not diagnosis.ok
    assert isinstance(diagnosis.error, EndpointMissing)


@pytest.mark.parametrize("path", ["chat", "openai/v1/images/edits", "deployments/a%2Fb/edits", "a.b/c_d-e", "v1/x:y"])
def test_a_path_stays_below_the_address(path):
    assert is_path(path)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/chat",
        "chat/",
        "a//b",
        "..",
        "a/../b",
        "a/%2e%2E/b",
        "./a",
        "a?b=c",
        "a#b",
        "https://x/y",
        "file:x",
        "a b",
        "ä",
        "a\\b",
    ],
)
def test_a_path_that_leads_elsewhere_is_none(path):
    assert not is_path(path)


@pytest.mark.parametrize(
    "wishes",
    [
        DialectWishes(),
        DialectWishes(
            "max_tokens", False, True, "white", "output_format", True, "legacy", {"models": "", "images/edits": "edits"}
        ),
        DialectWishes(stream_options=False),
    ],
)
def test_wishes_survive_being_written_down(wishes):
    assert DialectWishes.from_json(wishes.to_json()) == wishes


def test_wishes_written_by_somebody_else_are_taken_as_far_as_they_go():
    odd: Json = {
        "max_tokens_field": "tokens",
        "stream_options": "no",
        "mask_convention": 3,
        "speech_format_field": "format",
        "embedding_base64": "yes",
        "paths": {"models": "../x", "files": 1, "chat": "y", "images/edits": "https://evil/", "embeddings": "e"},
    }
    assert DialectWishes.from_json(odd) == DialectWishes(paths={"embeddings": "e"})
    assert DialectWishes.from_json({"paths": []}) == DialectWishes()
