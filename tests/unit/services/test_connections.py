"""One owner of connections: what it keeps, what state it is in, and where keys go."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from playground.api.chat import ChatMessage, ChatParameters, complete_chat
from playground.api.client import Client
from playground.api.connection import Connection
from playground.api.dialect import DialectWishes
from playground.api.errors import ApiError, InsecureAddress, KeyMissing, KeyRejected, PathNotFound
from playground.api.models import list_models
from playground.message import Message
from playground.services.connection_list import ConnectionList, Given, from_command_line, from_environment
from playground.services.connections import Connections, ConnectionState
from playground.services.demo import DemoServer
from playground.services.errors import DemoServerFailed
from playground.services.exchanges import Exchanges
from playground.services.jobs import Jobs
from playground.services.notices import Notice, Notices
from playground.services.redaction import redact
from playground.services.rejections import RejectionMemory
from playground.storage.keyring_vault import KeyringVault
from playground.storage.secrets import Secrets
from playground.storage.settings import Settings
from tests.faults.server import DONE, STREAM_HEAD, FaultServer, Peer, always, answer, delta, error_answer, once

CANARY = "sk-CANARY-connections-0123"
MODELS = always(answer('{"data": [{"id": "m1"}, {"id": "m2", "shutdown_date": "2027-01-14"}]}'))
DEMO = """
import json, os, sys
print(json.dumps({"base_url": sys.argv[1], "api_key": os.environ["PLAYGROUND_DEMO_TOKEN"]}), flush=True)
sys.stdin.read()
"""


class World:
    """Connections with all they lean on, and a record of what they say."""

    def __init__(
        self,
        folder: Path,
        *given: Given,
        demo: str = "http://127.0.0.1:9/v1",
        program: str = DEMO,
        vault: KeyringVault | None = None,
    ) -> None:
        self.settings = Settings(folder / "settings.json", delay=60)
        self.secrets = Secrets(self.settings, vault)
        self.exchanges = Exchanges()
        self.states: list[ConnectionState] = []
        self.changes = 0
        self.said: list[Notice] = []
        notices = Notices()
        notices.posted.connect(self.said.append)
        self.jobs = Jobs(notices)
        for each in given:
            if each.connection is not None and each.key is not None:
                self.secrets.use_from_environment(each.connection.id, each.connection.origin, each.key)
        self.connections = Connections(
            ConnectionList(self.settings, *(each.connection for each in given if each.connection is not None)),
            self.secrets,
            RejectionMemory(self.settings),
            DemoServer([sys.executable, "-c", program, demo]),
            observer=self.exchanges,
            notices=notices,
            jobs=self.jobs,
        )
        self.connections.state_changed.connect(lambda: self.states.append(self.connections.state))
        self.connections.changed.connect(self._count)

    def _count(self) -> None:
        self.changes += 1

    async def jobs_done(self) -> None:
        while self.jobs.running:
            await asyncio.wait([work.task for work in self.jobs._unfinished if work.task])
            await asyncio.sleep(0)


def run(world: World, story: Callable[[], Awaitable[None]]) -> None:
    async def whole() -> None:
        try:
            await story()
        finally:
            await world.jobs.close()
            await world.connections.close()

    asyncio.run(whole())


def mine(server: FaultServer, **changes: str) -> Connection:
    return Connection("mine", "Mine", changes.pop("base_url", server.base_url), **changes)  # type: ignore[arg-type]


def keys_seen(server: FaultServer) -> list[str | None]:
    return [request.headers.get("authorization") for request in server.requests]


def ids(entries: Sequence[Connection]) -> list[str]:
    return [connection.id for connection in entries]


def test_demo_is_there_from_the_start_and_runs_when_it_is_needed(tmp_path: Path) -> None:
    with FaultServer(MODELS) as server:
        world = World(tmp_path, demo=server.base_url)
        connections = world.connections
        assert (connections.current.id, connections.state) == ("demo", ConnectionState.IDLE)

        async def story() -> None:
            await connections.refresh()
            assert world.states == [ConnectionState.CONNECTING, ConnectionState.CONNECTED]
            assert [(model.id, model.shutdown_date) for model in connections.models] == [
                ("m1", None),
                ("m2", "2027-01-14"),
            ]
            assert connections.current.base_url == server.base_url
            assert await connections.client() is await connections.client()
            (bearer,) = keys_seen(server)
            assert bearer is not None
            assert redact(bearer) == "Bearer •••"
            assert len(world.exchanges.entries) == 1
            diagnosis = await connections.test(connections.current)
            assert (diagnosis.ok, diagnosis.models) == (True, 2)

        run(world, story)


def test_what_is_saved_and_chosen_is_there_at_the_next_start(tmp_path: Path) -> None:
    world = World(tmp_path)

    async def story() -> None:
        world.connections.save(Connection("mine", "Mine", "http://localhost:1/v1", headers=(("x-a", "b"),)))
        world.connections.select("mine")
        world.connections.select("no such one")
        assert world.connections.current.id == "mine"

    run(world, story)
    world.settings.save()
    again = World(tmp_path).connections
    assert again.current == Connection("mine", "Mine", "http://localhost:1/v1", headers=(("x-a", "b"),))
    assert ids(again.entries) == ["demo", "mine"]


def test_broken_settings_leave_what_can_be_used(tmp_path: Path) -> None:
    saved = [
        {"id": "good", "name": "Good", "base_url": "http://localhost:1/v1"},
        {"id": "demo", "base_url": "http://evil.example/v1"},
        {"id": "address", "base_url": "file:///etc"},
        {"base_url": "http://localhost/v1"},
        "text",
        None,
    ]
    settings = {"connections": saved, "connection": "gone", "rejected": {"good": {"m": ["seed", 1], "n": 3}, "x": 1}}
    (tmp_path / "settings.json").write_text(json.dumps(settings))
    connections = World(tmp_path).connections
    assert ids(connections.entries) == ["demo", "good"]
    assert connections.current.id == "demo"
    connections.select("good")
    assert connections.dialect("m").rejects("m") == {"seed"}
    assert connections.dialect("n").rejects("n") == set()


def test_an_edit_makes_a_new_client_that_uses_the_new_values(tmp_path: Path) -> None:
    with FaultServer(MODELS) as server:
        world = World(tmp_path)
        connections = world.connections

        async def story() -> None:
            connections.save(mine(server), CANARY)
            connections.select("mine")
            await world.jobs_done()
            first = await connections.client()
            assert await connections.client() is first
            connections.save(mine(server, organization="org"))
            second = await connections.client()
            assert second is not first
            await list_models(second)
            await list_models(first)  # what runs with the old one goes on
            assert keys_seen(server) == [f"Bearer {CANARY}"] * 2
            assert server.requests[0].headers["openai-organization"] == "org"

        run(world, story)


def test_a_client_that_an_edit_replaced_is_closed_once_nothing_runs_on_it(tmp_path: Path) -> None:
    def script(peer: Peer) -> None:
        peer.request()
        peer.hold()

    with FaultServer(script) as server:
        world = World(tmp_path)
        world.connections.save(mine(server))
        world.connections.select("mine")

        async def story() -> None:
            outdated = await world.connections.client()
            running = asyncio.create_task(list_models(outdated))
            assert await asyncio.to_thread(server.wait_for, lambda server: bool(server.requests))
            world.connections.save(mine(server, organization="org"))
            await world.connections.client()
            await world.connections.client()
            assert not running.done()
            running.cancel()
            await asyncio.wait([running])
            await world.connections.client()
            assert world.connections._outdated == []
            assert outdated._transport._http.is_closed

        run(world, story)


def test_a_key_that_cannot_be_kept_is_said_to_be_for_this_start_only(tmp_path: Path) -> None:
    world = World(tmp_path)

    async def story() -> None:
        connection = Connection("mine", "Mine", "https://api.openai.com/v1", preset="openai")
        world.connections.save(connection)
        world.connections.select("mine")
        assert world.connections.current_lacks_key()
        assert world.connections.key_status(connection) == "none"
        world.connections.save(connection, CANARY)
        await world.jobs_done()
        assert world.connections.key_status(connection) == "session"
        assert not world.connections.current_lacks_key()
        (notice,) = world.said
        assert "until the program ends" in str(notice.message)
        assert "no keyring that keeps keys safe" in str(notice.message)
        assert redact(CANARY) == "•••"

    run(world, story)
    world.settings.save()
    assert CANARY not in (tmp_path / "settings.json").read_text()


def test_a_key_goes_to_another_origin_only_when_the_user_says_so(tmp_path: Path) -> None:
    with FaultServer(MODELS) as old, FaultServer(MODELS) as new:
        world = World(tmp_path)
        connections = world.connections

        async def story() -> None:
            connections.save(mine(old), CANARY)
            connections.select("mine")
            await world.jobs_done()
            await connections.refresh()
            connections.save(mine(new))
            await connections.refresh()
            assert connections.state is ConnectionState.NO_KEY
            assert isinstance(connections.error, KeyMissing)
            assert (await connections.test(mine(new))).ok
            assert new.requests[0].headers.get("authorization") is None
            connections.save(mine(new), keep_key=True)
            world.jobs.start("connection.refresh", connections.refresh, label=Message("Asking"))
            await world.jobs_done()
            assert world.states[-1] is ConnectionState.CONNECTED
            assert keys_seen(new) == [None, f"Bearer {CANARY}"]
            assert keys_seen(old) == [f"Bearer {CANARY}"]

        run(world, story)


def test_no_key_is_a_state_and_not_an_error(tmp_path: Path) -> None:
    world = World(tmp_path)

    async def story() -> None:
        world.connections.save(Connection("groq", "Groq", "https://api.groq.com/openai/v1", preset="groq"))
        world.connections.select("groq")
        await world.connections.refresh()
        assert world.states == [ConnectionState.CONNECTING, ConnectionState.NO_KEY]
        assert isinstance(world.connections.error, KeyMissing)
        with pytest.raises(KeyMissing):
            await world.connections.client()

    run(world, story)


def test_a_refresh_can_be_left_to_a_job(tmp_path: Path) -> None:
    with FaultServer(MODELS) as server:
        world = World(tmp_path)
        world.connections.save(mine(server))
        world.connections.select("mine")

        async def story() -> None:
            world.connections.refresh_soon()
            assert [str(job.label) for job in world.jobs.running] == ["Asking for the models"]
            await world.jobs_done()
            assert world.connections.state is ConnectionState.CONNECTED

        run(world, story)


def test_a_failure_is_a_state_and_an_error(tmp_path: Path) -> None:
    with FaultServer(always(error_answer("401 Unauthorized", f"Incorrect API key: {CANARY}"))) as server:
        world = World(tmp_path)
        connections = world.connections

        async def story() -> None:
            connections.save(mine(server), CANARY)
            connections.select("mine")
            await world.jobs_done()
            with pytest.raises(KeyRejected) as caught:
                await connections.refresh()
            assert CANARY not in str(caught.value)
            assert (connections.state, connections.error) == (ConnectionState.FAILED, caught.value)
            connections.select("demo")
            assert (connections.state, connections.error) == (ConnectionState.IDLE, None)

        run(world, story)


def test_an_answer_that_comes_after_another_choice_is_dropped(tmp_path: Path) -> None:
    with FaultServer(lambda peer: peer.hold()) as server:
        world = World(tmp_path)
        connections = world.connections

        async def story() -> None:
            connections.save(mine(server))
            connections.select("mine")
            asking = asyncio.create_task(connections.refresh())
            await asyncio.to_thread(server.wait_for, lambda seen: bool(seen.received and seen.received[0]))
            connections.select("demo")
            server.__exit__(None, None, None)
            await asking
            assert (connections.current.id, connections.state) == ("demo", ConnectionState.IDLE)
            assert connections.models == ()

        run(world, story)


def test_being_stopped_while_connecting_is_no_failure(tmp_path: Path) -> None:
    with FaultServer(lambda peer: peer.hold()) as server:
        world = World(tmp_path)
        connections = world.connections

        async def story() -> None:
            connections.save(mine(server))
            connections.select("mine")
            asking = asyncio.create_task(connections.refresh())
            await asyncio.to_thread(server.wait_for, lambda seen: bool(seen.received and seen.received[0]))
            asking.cancel()
            with pytest.raises(asyncio.CancelledError):
                await asking
            assert connections.state is ConnectionState.IDLE

        run(world, story)


def test_models_are_remembered_when_one_comes_back(tmp_path: Path) -> None:
    with FaultServer(MODELS) as server:
        world = World(tmp_path)
        connections = world.connections

        async def story() -> None:
            connections.save(mine(server))
            connections.select("mine")
            await connections.refresh()
            connections.select("demo")
            assert connections.models == ()
            connections.select("mine")
            assert [model.id for model in connections.models] == ["m1", "m2"]

        run(world, story)


def test_what_a_model_does_not_take_is_remembered_for_its_connection(tmp_path: Path) -> None:
    with FaultServer(MODELS) as server:
        world = World(tmp_path)
        connections = world.connections

        async def story() -> None:
            connections.save(mine(server))
            connections.save(Connection("other", "Other", server.base_url))
            connections.select("mine")
            client = await connections.client()
            connections.select("other")
            await connections.client()
            # The job of an earlier choice learns something while another connection is current.
            client.learn("m1", "seed")
            world.jobs.listener("chat").learned("m1", "seed", None)
            assert connections.dialect("m1").rejects("m1") == set()
            connections.select("mine")
            assert connections.dialect("m1").rejects("m1") == {"seed"}

        run(world, story)
    world.settings.save()

    again = World(tmp_path)
    assert again.connections.dialect("m1").rejects("m1") == {"seed"}

    async def move() -> None:
        client = await again.connections.client()
        assert client.dialect_for("m1").rejects("m1") == {"seed"}
        again.connections.save(Connection("mine", "Mine", "http://localhost:2/v1"))
        # Another server may take it.
        assert (await again.connections.client()).dialect_for("m1").rejects("m1") == set()

    run(again, move)


def test_a_removed_connection_leaves_nothing_behind(tmp_path: Path) -> None:
    world = World(tmp_path)
    connections = world.connections

    async def story() -> None:
        connection = Connection("mine", "Mine", "http://localhost:1/v1")
        connections.save(connection, CANARY)
        connections.select("mine")
        await world.jobs_done()
        client = await connections.client()
        client.learn("m", "seed")
        connections.learned("m", "seed")
        connections.remove("mine")
        connections.remove("demo")
        await world.jobs_done()
        assert ids(connections.entries) == ["demo"]
        assert connections.current.id == "demo"
        assert connections.key_status(connection) == "none"
        assert world.settings.get("rejected", {"": ""}) == {}

    run(world, story)


def test_a_key_never_goes_unencrypted_to_another_machine(tmp_path: Path) -> None:
    world = World(tmp_path)
    connections = world.connections

    async def story() -> None:
        connections.save(Connection("mine", "Mine", "http://192.0.2.1/v1"), CANARY)
        connections.select("mine")
        await world.jobs_done()
        with pytest.raises(InsecureAddress):
            await connections.refresh()
        assert connections.state is ConnectionState.FAILED

    run(world, story)


def test_what_of_the_environment_is_unusable_is_said_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    world = World(tmp_path)
    connections = world.connections

    async def story() -> None:
        for name in ("a", "b"):
            connections.save(Connection(name, name, "http://localhost:1/v1"))
            connections.select(name)
            await connections.client()
        assert [notice.level for notice in world.said] == ["warning"]
        assert "none.pem" in str(world.said[0].message)

    run(world, story)


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"HTTP_PROXY": "http://127.0.0.1:9", "HTTPS_PROXY": "http://127.0.0.1:9"}, ""),
        ({"ALL_PROXY": "http://me:hunter2@[::1"}, "proxy"),
        ({"NO_PROXY": "[::1]", "HTTP_PROXY": "http://127.0.0.1:9"}, "proxy"),
        ({"ALL_PROXY": "gopher://127.0.0.1:9"}, "proxy"),
        ({"SSL_CERT_FILE": "/nowhere/none.pem"}, "SSL_CERT_FILE"),
    ],
)
def test_a_chat_with_the_demo_server_works_in_a_broken_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], said: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with FaultServer(once(STREAM_HEAD, delta("hello", "stop"), DONE)) as server:
        world = World(tmp_path, demo=server.base_url)

        async def story() -> None:
            client = await world.connections.client()
            parameters = ChatParameters("m", (ChatMessage("user", "hi"),))
            reply = await complete_chat(client, parameters, lambda _: None)
            assert reply.choices[0].text == "hello"

        run(world, story)
    assert [notice.level for notice in world.said] == ["warning"] * bool(said)
    assert said in "".join(str(notice.message) for notice in world.said)
    assert "hunter2" not in str(world.said)


def test_a_demo_server_that_cannot_start_is_an_error_of_the_test_and_of_the_refresh(tmp_path: Path) -> None:
    world = World(tmp_path, program="raise SystemExit(3)")
    connections = world.connections

    async def story() -> None:
        with pytest.raises(DemoServerFailed):
            await connections.test(connections.current)
        assert world.states == []
        with pytest.raises(DemoServerFailed):
            await connections.refresh()
        assert world.states == [ConnectionState.CONNECTING, ConnectionState.FAILED]
        assert isinstance(connections.error, DemoServerFailed)
        assert world.exchanges.entries == ()

    run(world, story)


def test_a_request_can_go_to_a_connection_that_is_no_longer_the_current_one(tmp_path: Path) -> None:
    world = World(tmp_path)

    async def story() -> None:
        first = Connection("first", "First", "http://localhost:1/v1")
        for connection in (first, Connection("second", "Second", "http://localhost:2/v1")):
            world.connections.save(connection)
        world.connections.select("second")
        client = await world.connections.client(first)
        assert client.connection == first
        assert world.connections.current.id == "second"
        assert (await world.connections.client()).connection.id == "second"
        world.connections.select("first")
        assert await world.connections.client() is client

    run(world, story)


def test_several_who_need_a_client_at_once_share_one(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.connections.save(Connection("mine", "Mine", "http://localhost:1/v1"))
    world.connections.select("mine")

    async def story() -> None:
        clients: list[Client] = await asyncio.gather(*(world.connections.client() for _ in range(5)))
        assert len(set(map(id, clients))) == 1

    run(world, story)


def test_a_test_finds_the_better_address_and_keeps_a_new_key_out_of_sight(tmp_path: Path) -> None:
    def script(peer: object) -> None:
        while True:
            path = peer.request().path  # type: ignore[attr-defined]
            peer.send(answer('{"data": []}') if path == "/v1/models" else error_answer("404 Not Found", "no"))  # type: ignore[attr-defined]

    with FaultServer(script) as server:
        world = World(tmp_path)

        async def story() -> None:
            diagnosis = await world.connections.test(mine(server, base_url=server.address), "brand-new-key-0123")
            assert isinstance(diagnosis.error, PathNotFound)
            assert diagnosis.better_base_url == server.base_url
            assert redact("brand-new-key-0123") == "•••"
            assert keys_seen(server)[0] == "Bearer brand-new-key-0123"
            assert "brand-new" not in str([exchange.request_headers for exchange in world.exchanges.entries])

        run(world, story)


def test_a_connection_of_the_command_line_is_for_this_start_only(tmp_path: Path) -> None:
    given = from_command_line("localhost:1234/v1/", CANARY)
    world = World(tmp_path, given)
    connections = world.connections
    assert connections.current == Connection("start", "localhost", "http://localhost:1234/v1", preset="lmstudio")
    assert connections.key_status(connections.current) == "environment"
    connections.select("demo")
    connections.select("start")
    with pytest.raises(ValueError, match="not for saving"):
        connections.save(connections.current)
    world.settings.save()
    assert "1234" not in (tmp_path / "settings.json").read_text()
    assert World(tmp_path).connections.current.id == "demo"


@pytest.mark.parametrize(
    ("environment", "base_url", "key"),
    [
        ({"OPENAI_API_KEY": f" {CANARY}\n"}, "https://api.openai.com/v1", CANARY),
        ({"OPENAI_API_KEY": CANARY, "OPENAI_BASE_URL": "relay.example/v1"}, "https://relay.example/v1", CANARY),
        ({"OPENAI_BASE_URL": "http://localhost:8000/v1"}, "http://localhost:8000/v1", None),
    ],
)
def test_the_environment_gives_a_ready_connection(
    tmp_path: Path, environment: dict[str, str], base_url: str, key: str | None
) -> None:
    given = from_environment(environment)
    assert given.connection is not None
    assert (given.connection.id, given.connection.base_url, given.key) == ("environment", base_url, key)
    world = World(tmp_path, given)
    assert ids(world.connections.entries) == ["demo", "environment"]
    assert world.connections.current.id == "demo"
    world.connections.select("environment")
    world.settings.save()
    assert World(tmp_path, given).connections.current.id == "environment"
    assert World(tmp_path).connections.current.id == "demo"


def test_a_useless_environment_is_explained() -> None:
    assert from_environment({}) == Given()
    bad_address = from_environment({"OPENAI_BASE_URL": "https://me:pw@host/v1"})
    assert bad_address.connection is None
    assert "OPENAI_BASE_URL cannot be used." in str(bad_address.problem)
    bad_key = from_environment({"OPENAI_API_KEY": "sk-smart“quotes”-12345"})
    assert bad_key.key is None
    assert isinstance(bad_key.problem, Message)
    assert "sk-smart" not in str(bad_key.problem)
    assert from_command_line("", None) == Given()


def test_errors_of_the_api_are_all_that_a_refresh_raises_for_a_bad_server(tmp_path: Path) -> None:
    with FaultServer(always(answer("<html>Sign in</html>", content_type="text/html"))) as server:
        world = World(tmp_path)

        async def story() -> None:
            world.connections.save(mine(server))
            world.connections.select("mine")
            with pytest.raises(ApiError):
                await world.connections.refresh()

        run(world, story)


def test_what_was_said_about_a_server_is_taken_back_when_another_is_chosen(tmp_path: Path) -> None:
    gone: list[str] = []
    world = World(tmp_path)
    world.connections._notices.withdrawn.connect(gone.append)

    async def story() -> None:
        world.jobs.begin(asyncio.get_running_loop())
        world.connections.save(Connection("mine", "Mine", "http://127.0.0.1:9/v1"))
        world.connections.select("mine")
        gone.clear()
        world.connections.refresh_soon()
        await world.jobs_done()
        (said,) = world.said
        assert said.about == "connection"
        assert said.action is not None
        assert said.action[0] == "refresh"
        world.connections.select("demo")
        assert gone == ["connection"]

    run(world, story)


def test_a_server_that_wants_a_key_where_there_is_none_is_no_server_that_rejects_one(tmp_path: Path) -> None:
    with FaultServer(always(error_answer("401 Unauthorized", "no"))) as server:
        world = World(tmp_path)

        async def story() -> None:
            world.connections.save(mine(server))
            world.connections.select("mine")
            await world.connections.refresh()
            assert world.connections.state is ConnectionState.NO_KEY
            diagnosis = await world.connections.test(mine(server))
            assert isinstance(diagnosis.error, KeyMissing)

        run(world, story)


def test_a_server_that_lists_no_models_is_no_failure(tmp_path: Path) -> None:
    world = World(tmp_path)
    connections = world.connections

    async def story() -> None:
        with FaultServer(MODELS) as server:
            connections.save(replace(mine(server), dialect=DialectWishes(paths={"models": ""})))
            connections.select("mine")
            await connections.refresh()
            assert (connections.state, connections.models, world.said) == (ConnectionState.IDLE, (), [])
            assert not connections.dialect("m").has("models")
            assert server.requests == []

    run(world, story)
