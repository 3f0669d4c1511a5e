"""Addresses that lead elsewhere or nowhere, and surroundings that get in the way (N19, N20, N22)."""

import socket

import pytest

from playground.api.client import build_client
from playground.api.connection import Connection
from playground.api.errors import (
    ApiError,
    BadAddress,
    ConnectionRefused,
    ConnectTimedOut,
    InsecureAddress,
    KeyMissing,
    NameNotFound,
    ProxyFailed,
    Redirected,
    TlsFailed,
    WrongProtocol,
)
from playground.api.patience import Patience
from playground.api.request import ApiRequest
from tests.faults.calls import KEY, call, chat, connection_to
from tests.faults.server import CERTIFICATES, FaultServer, Peer, always, answer

CA = str(CERTIFICATES / "ca.pem")
FINE = always(answer('{"choices": [{"index": 0, "message": {"content": "fine"}, "finish_reason": "stop"}]}'))
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy", "NO_PROXY", "no_proxy")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("elsewhere", ["other port", "other host", "file", "itself"])
def test_a_redirect_is_refused_and_named(status, elsewhere):
    with FaultServer(always(answer("{}"))) as sink:
        target = {
            "other port": f"http://user:secret@127.0.0.1:{sink.port}/v1/chat/completions",
            "other host": f"http://localhost:{sink.port}/v1/chat/completions",
            "file": "file:///etc/passwd",
            "itself": "/v1/chat/completions",
        }[elsewhere]
        reply = answer("", status=f"{status} Moved", headers=[f"Location: {target}"])
        with FaultServer(always(reply)) as server:
            outcome = chat(server)
            assert isinstance(outcome.error, Redirected)
            assert "secret" not in outcome.error.location
            assert outcome.error.location.partition(":")[0] == ("file" if elsewhere == "file" else "http")
            assert len(server.requests) == 1
        assert sink.connections == 0


def test_a_closed_port_refuses():
    outcome = chat(connection_to(f"http://127.0.0.1:{free_port()}/v1"))
    assert isinstance(outcome.error, ConnectionRefused)
    assert len(outcome.notes.waits) == 2


def test_a_name_that_nobody_knows():
    outcome = chat(connection_to("https://nowhere.invalid/v1"))
    assert isinstance(outcome.error, NameNotFound)


def test_a_host_that_swallows_everything_times_out():
    """A listener whose queue is full answers no one."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        port = listener.getsockname()[1]
        waiting = [socket.socket() for _ in range(3)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(("127.0.0.1", port))
        outcome = chat(connection_to(f"http://127.0.0.1:{port}/v1"), patience=Patience(connect=0.2))
        for one in waiting:
            one.close()
    assert isinstance(outcome.error, ConnectTimedOut)


@pytest.mark.parametrize(
    ("certificate", "ca_file", "fault", "issuer"),
    [
        ("self-signed.pem", "", "self_signed", "localhost, Nobody in Particular"),
        ("localhost.pem", "", "unknown_issuer", "Playground Test CA, Playground Tests"),
        ("expired.pem", CA, "expired", "Playground Test CA, Playground Tests"),
        ("wrong-host.pem", CA, "wrong_host", "Playground Test CA, Playground Tests"),
    ],
)
def test_a_certificate_is_refused_for_a_reason_and_its_issuer_named(certificate, ca_file, fault, issuer):
    with FaultServer(FINE, certificate=certificate) as server:
        outcome = chat(connection_to(server, ca_file=ca_file), stream=False)
        assert isinstance(outcome.error, TlsFailed)
        assert outcome.error.fault == fault
        assert outcome.error.issuer == issuer
        assert not server.requests
        assert not outcome.notes.waits


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_certificate_of_the_users_own_authority_is_accepted(host):
    with FaultServer(FINE, certificate="localhost.pem") as server:
        connection = connection_to(f"https://{host}:{server.port}/v1", ca_file=CA)
        assert chat(connection, stream=False).text == "fine"


def test_https_to_a_server_that_speaks_http():
    with FaultServer(FINE) as server:
        outcome = chat(connection_to(server.base_url.replace("http:", "https:")))
        assert isinstance(outcome.error, WrongProtocol | TlsFailed)


def test_https_to_a_server_that_answers_in_http():
    def script(peer: Peer) -> None:
        peer.socket.recv(1000)
        peer.send(answer("", status="400 Bad Request"))

    with FaultServer(script) as server:
        outcome = chat(connection_to(server.base_url.replace("http:", "https:")))
        assert isinstance(outcome.error, WrongProtocol)
        assert outcome.error.speaks == "http"


def test_http_to_a_server_that_speaks_https():
    with FaultServer(FINE, certificate="localhost.pem") as server:
        outcome = chat(connection_to(server.base_url.replace("https:", "http:")))
        assert isinstance(outcome.error, WrongProtocol)
        assert outcome.error.speaks == "https"


@pytest.mark.parametrize("banner", [b"SSH-2.0-OpenSSH_9.6\r\n", b"SSH-2.0-OpenSSH_9.6\r\n\r\n"])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_an_ssh_server_is_recognised(banner, scheme):
    def script(peer: Peer) -> None:
        peer.send(banner)
        peer.socket.recv(1000)

    with FaultServer(script) as server:
        outcome = chat(connection_to(server.base_url.replace("http", scheme)))
        assert isinstance(outcome.error, WrongProtocol)
        assert outcome.error.speaks == "ssh"


def test_a_key_does_not_travel_unencrypted():
    outcome = chat(connection_to("http://server.example/v1"))
    assert isinstance(outcome.error, InsecureAddress)
    assert KEY not in repr(outcome.error)


def test_a_needed_key_is_asked_for_before_anything_is_sent():
    with FaultServer(FINE) as server:
        outcome = chat(connection_to(server, preset="openai"), key=None)
        assert isinstance(outcome.error, KeyMissing)
        assert server.connections == 0


@pytest.mark.parametrize("key", [None, ""])
def test_without_a_key_there_is_no_header(key):
    with FaultServer(FINE) as server:
        assert chat(server, key=key, stream=False).error is None
        assert "authorization" not in server.requests[0].headers


@pytest.mark.parametrize("key", ["sk-“quoted”\nx", "sk-äöü", "sk- with spaces", "x" * 5000])
def test_a_key_that_cannot_be_a_header_is_refused(key):
    with FaultServer(FINE) as server:
        outcome = chat(server, key=key)
        assert isinstance(outcome.error, KeyMissing)
        assert key not in str(outcome.error)
        assert server.connections == 0


@pytest.mark.parametrize("header", [("Host", "x"), ("Bad Name", "x"), ("X", "a\r\nEvil: b"), ("X", "ä")])
def test_an_extra_header_that_cannot_be_sent_is_named(header):
    with FaultServer(FINE) as server:
        outcome = chat(connection_to(server, headers=(header,)))
        assert isinstance(outcome.error, BadAddress)
        assert server.connections == 0


def test_headers_are_those_of_the_connection_and_no_others():
    with FaultServer(FINE) as server:
        connection = connection_to(server, organization="org-1", headers=(("api-key", "azure"), ("X-Trace", "1")))
        outcome = chat(connection, stream=False)
        headers = server.requests[0].headers
        assert headers["authorization"] == f"Bearer {KEY}"
        assert headers["openai-organization"] == "org-1"
        assert headers["api-key"] == "azure"
        assert headers["user-agent"].startswith("Playground/")
        assert "openai-project" not in headers
        assert "cookie" not in headers
        visible = dict(outcome.record.starts[0].headers)
        assert visible["api-key"] == visible["Authorization"] == "•••"


@pytest.fixture
def environment(monkeypatch):
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch.setenv


@pytest.mark.parametrize(
    ("variables", "noted"),
    [
        ({"HTTP_PROXY": "http://127.0.0.1:9", "HTTPS_PROXY": "http://127.0.0.1:9"}, False),
        ({"HTTP_PROXY": "http://127.0.0.1:9", "NO_PROXY": "[::1]"}, True),
        ({"HTTP_PROXY": "http://127.0.0.1:9", "NO_PROXY": "fe80::/10"}, True),
        ({"ALL_PROXY": "strange://127.0.0.1:9"}, True),
        ({"ALL_PROXY": "socks5://127.0.0.1:9"}, False),
        ({"SSL_CERT_FILE": "/nowhere/ca.pem"}, True),
        ({"SSL_CERT_DIR": "/nowhere"}, True),
    ],
)
def test_a_server_on_this_computer_is_reached_whatever_the_environment_says(environment, variables, noted):
    for name, value in variables.items():
        environment(name, value)
    with FaultServer(FINE) as server:
        outcome = chat(server, stream=False)
        assert outcome.text == "fine"
        assert bool(outcome.client.notes) is noted


def test_a_dead_proxy_is_named_as_the_culprit(environment):
    environment("HTTP_PROXY", f"http://127.0.0.1:{free_port()}")
    outcome = chat(connection_to("http://server.example/v1"), key=None)
    assert isinstance(outcome.error, ProxyFailed)
    assert not outcome.notes.waits


def test_a_proxy_that_the_user_chose_is_used_but_not_for_this_computer():
    with FaultServer(FINE) as proxy, FaultServer(FINE) as server:
        through = {"proxy": proxy.address}
        assert chat(connection_to("http://server.example/v1", **through), key=None, stream=False).text == "fine"
        assert proxy.requests[0].path == "http://server.example/v1/chat/completions"
        assert chat(connection_to(server, **through), stream=False).text == "fine"
        assert len(proxy.requests) == 1


def test_an_unusable_proxy_that_the_user_chose_is_not_gone_round():
    outcome = chat(connection_to("http://server.example/v1", proxy="strange://x"), key=None)
    assert isinstance(outcome.error, ProxyFailed)


def test_no_proxy_at_all_can_be_chosen(environment):
    environment("HTTP_PROXY", "http://127.0.0.1:9")
    outcome = chat(connection_to("http://nowhere.invalid/v1", proxy="none"), key=None)
    assert isinstance(outcome.error, NameNotFound)


def test_a_missing_authority_file_is_noted():
    client = build_client(Connection("c", "C", "https://server.example/v1", ca_file="/nowhere/ca.pem"), KEY)
    assert "/nowhere/ca.pem" in str(client.notes[0])


def test_the_key_is_in_no_description_of_the_client():
    client = build_client(Connection("c", "C", "https://server.example/v1"), KEY)
    assert KEY not in repr(client)


def test_a_percent_encoded_path_arrives_as_it_was_written():
    with FaultServer(always(answer("{}"))) as server:
        request = ApiRequest("GET", "models/meta-llama%2FLlama-3", query={"a b": "c&d"})
        call(connection_to(server), lambda client, notes: client.send(request, notes))
        call(connection_to(server), lambda client, notes: client.send(ApiRequest("GET", "models/ft:gpt:x"), notes))
        paths = [received.path for received in server.requests]
        assert paths == ["/v1/models/meta-llama%2FLlama-3?a+b=c%26d", "/v1/models/ft:gpt:x"]


def test_the_password_of_a_proxy_is_not_told(environment):
    environment("ALL_PROXY", "strange://user:hush@127.0.0.1:9")
    client = build_client(Connection("c", "C", "https://server.example/v1"), KEY)
    assert client.notes
    assert "hush" not in str(client.notes[0])


def test_a_long_timeout_means_patience_everywhere():
    assert Patience.of(1800.0) == Patience(first_byte=1800.0, total=1800.0, stalled=1800.0)
    assert Patience.of(30.0) == Patience(first_byte=30.0)


def test_an_empty_address_is_refused():
    outcome = call(Connection("c", "C", ""), lambda client, notes: client.send(ApiRequest("GET", "models"), notes))
    assert isinstance(outcome.error, ApiError)
