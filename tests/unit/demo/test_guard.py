"""Who gets through to the demo server, tried with raw sockets and with the guard alone."""

import asyncio
import socket
from typing import Any

import pytest

from playground.demo.guard import Guard

CHAT = b'{"model": "demo-fast", "messages": [{"role": "user", "content": "hello"}]}'


def test_the_right_host_and_token_get_through(shared_server):
    assert shared_server.request()[0] == 200


@pytest.mark.parametrize(
    "host", ["evil.com", "localhost:{port}", "127.0.0.1", "127.0.0.1:{port}.evil.com", "[::1]:{port}", ""]
)
def test_another_host_is_refused_before_anything_else(shared_server, host):
    named = host.format(port=shared_server.port)
    assert shared_server.request(host=named, authorization=None)[0] in (400, 403)


def test_a_host_with_the_wrong_port_is_refused(shared_server):
    assert shared_server.request(host=f"127.0.0.1:{shared_server.port + 1}")[0] == 403


def test_two_hosts_are_refused(shared_server):
    head = f"GET /v1/models HTTP/1.1\r\nhost: 127.0.0.1:{shared_server.port}"
    assert shared_server.request(head, host="evil.com")[0] == 400


def test_no_host_is_refused(shared_server):
    assert shared_server.request("GET /v1/models HTTP/1.0", host=None)[0] == 403
    assert shared_server.request(host=None)[0] == 400


def test_a_whole_url_in_the_request_line_is_refused(shared_server):
    target = f"http://127.0.0.1:{shared_server.port}/v1/models"
    assert shared_server.request(f"GET {target} HTTP/1.1")[0] == 403
    assert shared_server.request("GET http://evil.com/v1/models HTTP/1.1")[0] == 403


@pytest.mark.parametrize(
    "headers", [{"origin": "https://evil.com"}, {"origin": "null"}, {"sec_fetch_site": "same-origin"}]
)
def test_web_pages_are_refused(shared_server, headers):
    status, body = shared_server.request(**headers)
    assert status == 403
    assert b"access-control" not in body.lower()


def test_a_request_typed_into_a_browser_is_not_from_a_page(shared_server):
    assert shared_server.request(sec_fetch_site="none")[0] == 200


def test_preflight_is_refused(shared_server):
    assert shared_server.request("OPTIONS /v1/models HTTP/1.1")[0] == 403


@pytest.mark.parametrize(
    "key", [None, "", "Bearer", "Bearer ", "Bearer wrong", "demo-token", "Basic demo-token", "Bearer demo-tokenx"]
)
def test_a_wrong_token_is_told_nothing(shared_server, key):
    status, body = shared_server.request(authorization=key)
    assert status == 401
    assert b'"code":"invalid_api_key"' in body
    assert b"demo-token" not in body


def test_two_authorizations_are_refused(shared_server):
    assert shared_server.request("GET /v1/models HTTP/1.1\r\nauthorization: Bearer demo-token")[0] == 401


@pytest.mark.parametrize(
    "path",
    ["/v1/models/%2e%2e%5c%2e%2e%5cetc", "/v1/models/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//v1/models"],
)
def test_paths_lead_nowhere(shared_server, path):
    assert shared_server.request(f"GET {path} HTTP/1.1")[0] == 404


@pytest.mark.parametrize("kind", [None, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_a_post_needs_json(shared_server, kind):
    status, body = shared_server.request("POST /v1/chat/completions HTTP/1.1", CHAT, content_type=kind)
    assert status == 415
    assert b"unsupported_content_type" in body


def test_a_body_of_40_mb_is_refused_in_words(shared_server):
    status, body = shared_server.request("POST /v1/chat/completions HTTP/1.1", b" " * 40_000_000)
    assert status == 413
    assert b"30 MB" in body


def test_headers_of_40_kb_are_refused(shared_server):
    assert shared_server.request(x_long="x" * 40_000)[0] in (400, 431)


def test_many_headers_of_40_kb_together_are_refused(shared_server):
    assert shared_server.request(**{f"x-{number}": "x" * 1000 for number in range(40)})[0] in (400, 431)


def test_the_seventeenth_connection_is_refused_and_the_first_still_work(shared_server):
    held = [shared_server.connect() for _ in range(16)]
    try:
        assert shared_server.request()[0] == 503
    finally:
        for connection in held:
            connection.close()
    while shared_server.request()[0] == 503:
        pass


def test_only_the_loopback_listens(shared_server):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))
        own = probe.getsockname()[0]
    if own.startswith("127."):
        pytest.skip("this machine has no other address")
    with pytest.raises((ConnectionRefusedError, TimeoutError)):
        socket.create_connection((own, shared_server.port), timeout=2)


def judged(guard: Guard, host: str, receive: Any = None) -> int:
    """The status that the guard, or the application behind it, answers with."""
    statuses: list[int] = []

    async def send(message: Any) -> None:
        statuses.append(message.get("status", 0))

    async def nothing() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    headers = [(b"host", host.encode()), (b"authorization", b"Bearer t"), (b"content-type", b"application/json")]
    scope = {"type": "http", "method": "POST", "path": "/", "raw_path": b"/", "headers": headers}
    asyncio.run(guard(scope, receive or nothing, send))
    return statuses[0]


async def welcome(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})


@pytest.mark.parametrize(
    ("bound", "host", "status"),
    [
        ("192.168.1.5", "192.168.1.5:80", 200),
        ("192.168.1.5", "127.0.0.1:80", 200),
        ("192.168.1.5", "192.168.1.6:80", 403),
        ("0.0.0.0", "192.168.1.6:80", 200),
        ("0.0.0.0", "evil.com:80", 403),
        ("0.0.0.0", "192.168.1.6:81", 403),
    ],
)
def test_a_server_for_other_machines_answers_under_its_own_address(bound, host, status):
    assert judged(Guard(welcome, "t", bound, 80), host) == status


def test_a_body_that_never_ends_is_given_up():
    async def never() -> Any:
        await asyncio.Event().wait()

    assert judged(Guard(welcome, "t", "127.0.0.1", 80, deadline=0.01), "127.0.0.1:80", never) == 408


def test_a_non_ascii_host_and_token_are_refused(shared_server):
    assert shared_server.request(host="ümlaut")[0] in (400, 403)
    assert shared_server.request(authorization="Bearer schlüssel")[0] in (400, 401)
