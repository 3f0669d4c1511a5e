"""Headers that hold a secret: kept like a key, sent where they belong, and seen nowhere."""

import socket
from dataclasses import replace
from pathlib import Path

import pytest

from playground.api.connection import Connection
from playground.api.dialect import Dialect
from playground.api.errors import InsecureAddress, KeyMissing, PathNotFound
from playground.api.models import list_models, list_request
from playground.api.snippets import Language, snippet
from playground.services.connections import ConnectionState
from playground.services.redaction import redact
from playground.storage.keyring_vault import KeyringVault, backend_name
from tests.faults.server import FaultServer, Peer, answer, error_answer, once
from tests.unit.services.test_connections import MODELS, World, mine, run
from tests.unit.storage.test_secrets import Good

CANARY = "CANARY-header-0123456789"
HEADERS = {"api-key": CANARY}


def azure(server: FaultServer) -> Connection:
    return replace(mine(server), secret_headers=("api-key",), headers=(("X-Team", "a"),))


def world_with(folder: Path, backend: Good) -> World:
    vault = KeyringVault(lambda: backend, trusted=frozenset({backend_name(backend)}))
    return World(folder, vault=vault)


def sent(server: FaultServer) -> list[tuple[str | None, str | None]]:
    return [(request.headers.get("api-key"), request.headers.get("x-team")) for request in server.requests]


def test_a_secret_header_is_kept_in_the_keyring_and_sent_after_the_next_start(tmp_path: Path) -> None:
    backend = Good()
    with FaultServer(MODELS) as server:
        world = world_with(tmp_path, backend)

        async def story() -> None:
            world.connections.save(azure(server), header_secrets=HEADERS)
            world.connections.select("mine")
            await world.connections.refresh()
            await world.jobs_done()
            assert world.said == []

        run(world, story)
        world.settings.save()
        again = world_with(tmp_path, backend)
        run(again, again.connections.refresh)
        assert sent(server) == [(CANARY, "a")] * 2
    assert list(backend.entries.values()) == [CANARY]
    assert again.connections.current.secret_headers == ("api-key",)
    assert CANARY not in (tmp_path / "settings.json").read_text()
    assert CANARY not in repr((world.connections.entries, again.connections.entries, world.exchanges.entries))
    assert redact(f"x {CANARY} y") == "x ••• y"


def test_a_server_that_quotes_a_secret_header_gives_nothing_away(tmp_path: Path) -> None:
    with FaultServer(once(error_answer("400 Bad Request", f"wrong api-key {CANARY}"))) as server:
        world = World(tmp_path)

        async def story() -> None:
            world.connections.save(azure(server), header_secrets=HEADERS)
            world.connections.select("mine")
            world.connections.refresh_soon()
            await world.jobs_done()
            assert world.connections.state is ConnectionState.FAILED
            assert CANARY not in repr((world.said, world.connections.error, str(world.connections.error)))

        run(world, story)


def test_a_secret_header_goes_to_another_origin_only_when_the_user_says_so(tmp_path: Path) -> None:
    with FaultServer(MODELS) as old, FaultServer(MODELS) as new:
        world = World(tmp_path)
        connections = world.connections

        async def story() -> None:
            connections.save(azure(old), header_secrets=HEADERS)
            connections.select("mine")
            await connections.refresh()
            connections.save(azure(new))
            await connections.refresh()
            assert connections.state is ConnectionState.NO_KEY
            assert isinstance(connections.error, KeyMissing)
            assert (connections.error.header, connections.error.connection) == ("api-key", "Mine")
            assert (await connections.test(azure(new))).ok
            connections.save(azure(new), keep_key=True)
            await world.jobs_done()
            await connections.refresh()
            assert sent(new) == [(None, "a"), (CANARY, "a")]
            assert sent(old) == [(CANARY, "a")]

        run(world, story)


def test_a_secret_header_is_forgotten_with_its_line_and_with_its_connection(tmp_path: Path) -> None:
    backend = Good()
    with FaultServer(MODELS) as server:
        world = world_with(tmp_path, backend)

        async def story() -> None:
            both = replace(azure(server), secret_headers=("api-key", "X-Token"))
            world.connections.save(both, "sk-key-012345", header_secrets={**HEADERS, "X-Token": "token-0123"})
            await world.jobs_done()
            assert sorted(backend.entries.values()) == [CANARY, "sk-key-012345", "token-0123"]
            world.connections.save(azure(server))
            await world.jobs_done()
            assert sorted(backend.entries.values()) == [CANARY, "sk-key-012345"]
            world.connections.remove("mine")
            await world.jobs_done()
            assert backend.entries == {}

        run(world, story)


def test_what_was_typed_is_tested_without_being_kept(tmp_path: Path) -> None:
    with FaultServer(MODELS) as server:
        world = World(tmp_path)

        async def story() -> None:
            assert (await world.connections.test(azure(server), None, HEADERS)).ok
            assert (await world.connections.test(azure(server))).ok
            assert sent(server) == [(CANARY, "a"), (None, "a")]
            assert redact(CANARY) == "•••"

        run(world, story)


def test_a_secret_header_never_goes_unencrypted_to_another_machine(tmp_path: Path) -> None:
    world = World(tmp_path)
    far = Connection("mine", "Mine", "http://relay.example/v1", secret_headers=("api-key",))

    async def story() -> None:
        diagnosis = await world.connections.test(far, None, HEADERS)
        assert isinstance(diagnosis.error, InsecureAddress)

    run(world, story)


def test_an_address_at_another_place_is_tried_without_the_secret_header(tmp_path: Path) -> None:
    def script(peer: Peer) -> None:
        if peer.socket.recv(8, socket.MSG_PEEK).startswith(b"GET /v1"):
            MODELS(peer)
        else:
            peer.socket.recv(1000)
            peer.send(answer("", status="400 Bad Request"))

    with FaultServer(script) as server:
        world = World(tmp_path)
        wrong = replace(azure(server), base_url=server.base_url.replace("http:", "https:"))

        async def story() -> None:
            diagnosis = await world.connections.test(wrong, None, HEADERS)
            assert diagnosis.better_base_url == server.base_url
            assert {key for key, _ in sent(server)} == {None}

        run(world, story)


def test_an_error_of_a_client_names_the_connection(tmp_path: Path) -> None:
    with FaultServer(once(error_answer("404 Not Found", "no such path"))) as server:
        world = World(tmp_path)

        async def story() -> None:
            world.connections.save(mine(server))
            client = await world.connections.client(world.connections.entries[-1])
            with pytest.raises(PathNotFound) as caught:
                await list_models(client)
            assert caught.value.connection == "Mine"

        run(world, story)


@pytest.mark.parametrize("language", ["curl", "python", "javascript"])
def test_code_takes_a_secret_header_from_the_environment(language: Language) -> None:
    connection = Connection("1", "n", "https://a.example/v1", headers=(("X-Team", "a"),), secret_headers=("api-key",))
    code = snippet(list_request(Dialect()), connection.base_url, language, headers=connection.named_headers)
    assert "API_KEY" in code.replace("OPENAI_API_KEY", "")
    assert "X-Team" in code
    assert "•••" not in code
