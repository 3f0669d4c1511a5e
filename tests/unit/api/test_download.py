"""Pictures are fetched from where the connection is or from the public web, and from nowhere else (N16, N25)."""

import asyncio
import gzip
import zlib

import httpcore
import pytest

from playground.api.connection import Connection
from playground.api.download import checked, download
from playground.api.errors import (
    PathNotFound,
    Redirected,
    ReplyTimedOut,
    ReplyTooLarge,
    ReplyUnreadable,
    UnsafeDownload,
)
from playground.api.guarded import GuardedBackend, is_public
from playground.api.listening import ListeningBackend
from playground.api.outgoing import outgoing
from playground.api.request import ApiRequest, Expect
from tests.faults.calls import KEY, Outcome, call, connection_to
from tests.faults.server import FaultServer, Peer, always, answer, error_answer, once

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40
HERE = Connection("c", "C", "http://127.0.0.1:8080/v1")
ABROAD = Connection("c", "C", "https://api.example/v1")


def get(server: FaultServer, url: str = "/files/a.png", **options: object) -> Outcome:
    return call(connection_to(server), lambda client, _: download(client, url, **options))  # type: ignore[arg-type]


def picture(data: bytes = PNG, *headers: str) -> bytes:
    return answer(data, content_type="image/png", headers=headers)


def redirect(location: str) -> bytes:
    return answer(status="302 Found", headers=[f"Location: {location}"])


def test_a_picture_of_the_own_server_is_fetched_with_the_key():
    with FaultServer(always(picture())) as server:
        assert get(server, f"{server.address}/files/a.png?sig=1#x").result == PNG
        assert get(server, "/files/a.png").result == PNG
        first, second = server.requests
        assert (first.path, second.path) == ("/files/a.png?sig=1", "/files/a.png")
        assert first.headers["authorization"] == f"Bearer {KEY}"
        assert first.headers["accept"] == "*/*"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9999/a.png",
        "http://files.example/a.png",
        "https://127.0.0.1/a.png",
        "https://localhost/a.png",
        "https://127.1/a.png",
        "https://0x7f000001/a.png",
        "https://2130706433/a.png",
        "https://[::1]/a.png",
        "https://[::ffff:127.0.0.1]/a.png",
        "https://169.254.169.254/latest/meta-data",
        "https://192.168.1.1/a.png",
        "https://user:secret@files.example/a.png",
        "file:///etc/passwd",
        "ftp://files.example/a.png",
        "https://",
        "http://[::1",
        "https://files.example:99999/a.png",
    ],
)
def test_what_must_not_be_opened_is_not(url):
    with FaultServer(always(picture())) as server:
        error = get(server, url).error
        assert isinstance(error, UnsafeDownload)
        assert server.connections == 0


def test_the_public_web_is_fine_if_it_is_encrypted():
    assert checked("https://files.example/a.png?sig=1", ABROAD) == "https://files.example/a.png?sig=1"
    assert checked("https://api.example:443/a.png", ABROAD) == "https://api.example:443/a.png"


def test_two_names_of_this_computer_are_one_place():
    assert checked("http://localhost:8080/a.png", HERE) == "http://127.0.0.1:8080/a.png"
    with pytest.raises(UnsafeDownload):
        checked("http://localhost:8081/a.png", HERE)


def test_redirects_on_the_own_server_are_followed():
    away = [once(redirect("/again.png"))] * 3
    with FaultServer(*away, always(picture())) as server:
        assert get(server).result == PNG
        assert [request.path for request in server.requests] == ["/files/a.png", *["/again.png"] * 3]


def test_redirects_are_not_followed_for_ever():
    with FaultServer(always(redirect("/again.png"))) as server:
        assert isinstance(get(server).error, Redirected)
        assert len(server.requests) == 4


@pytest.mark.parametrize(
    "location",
    ["http://169.254.169.254/", "https://169.254.169.254/", "https://localhost:{port}/x", "file:///etc/passwd", ""],
)
def test_every_step_of_the_way_is_looked_at(location):
    with (
        FaultServer(always(picture())) as other,
        FaultServer(always(redirect(location.format(port=other.port)))) as server,
    ):
        error = get(server).error
        assert isinstance(error, UnsafeDownload | Redirected)
        assert other.connections == 0


def test_a_redirect_to_another_port_takes_no_key_along_and_is_refused():
    with FaultServer(always(picture())) as other, FaultServer(always(redirect(f"{other.address}/a"))) as server:
        assert isinstance(get(server).error, UnsafeDownload)
        assert other.connections == 0


def test_to_a_foreign_place_nothing_secret_goes():
    connection = Connection("c", "C", "https://api.example/v1", "openai", "org", "proj", (("api-key", "secret"),))
    request = ApiRequest("GET", "", address="https://files.example/a.png", expect=Expect.BYTES)
    sent = outgoing(connection, "sk-secret", request)
    assert sent.url == "https://files.example/a.png"
    assert sent.headers == (("Accept", "*/*"),)
    assert sent.foreign
    assert not outgoing(connection, "sk-secret", ApiRequest("GET", "", address="https://api.example/a.png")).foreign


def test_a_page_or_nothing_instead_of_a_picture_is_told():
    with FaultServer(always(answer("<html>Sign in</html>", content_type="text/html"))) as server:
        error = get(server).error
        assert isinstance(error, ReplyUnreadable)
        assert "Sign in" in error.message
    with FaultServer(always(picture(b""))) as server:
        assert isinstance(get(server).error, ReplyUnreadable)
    with FaultServer(always(error_answer("404 Not Found", "expired"))) as server:
        assert isinstance(get(server).error, PathNotFound)


def test_too_large_a_picture_is_not_taken():
    with FaultServer(always(picture(bytes(2_000_000)))) as server:
        error = get(server, limit=1_000_000).error
        assert isinstance(error, ReplyTooLarge)
        assert error.limit == 1_000_000


def test_a_bomb_stops_at_the_limit():
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(bytes(1024 * 1024)) for _ in range(64)) + packer.flush()
    with FaultServer(always(picture(bomb, "Content-Encoding: gzip"))) as server:
        assert isinstance(get(server).error, ReplyTooLarge)


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd"])
def test_a_compression_that_is_none_or_unknown_is_named(encoding):
    with FaultServer(always(picture(PNG, f"Content-Encoding: {encoding}"))) as server:
        assert isinstance(get(server).error, ReplyUnreadable)


def test_a_compressed_picture_is_unpacked():
    with FaultServer(always(picture(gzip.compress(PNG), "Content-Encoding: gzip"))) as server:
        assert get(server).result == PNG


def test_all_of_it_has_to_come_in_time():
    def script(peer: Peer) -> None:
        peer.request()
        peer.drip(picture(), 0.02)

    with FaultServer(script) as server:
        outcome = get(server, seconds=0.3)
        assert isinstance(outcome.error, ReplyTimedOut)


def test_a_server_that_stumbles_is_asked_again():
    with FaultServer(once(error_answer("500 X", "oops")), always(picture())) as server:
        assert get(server).result == PNG


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.0.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("::ffff:8.8.8.8", False),
        ("::127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("nonsense", False),
    ],
)
def test_public_is_what_everybody_can_reach(address, public):
    assert is_public(address) is public


class Dialled(Exception):
    pass


class Dial(httpcore.AsyncNetworkBackend):
    def __init__(self, dead: tuple[str, ...] = ()) -> None:
        self.hosts: list[str] = []
        self._dead = dead

    async def connect_tcp(self, host, port, *_):
        self.hosts.append(host)
        if host in self._dead:
            raise httpcore.ConnectError
        raise Dialled


def names(*answers: list[str] | OSError):
    waiting = list(answers)

    async def resolve(host: str, port: int) -> list[str]:
        found = waiting.pop(0)
        if isinstance(found, OSError):
            raise found
        return found

    return resolve


def connect(dial: Dial, *answers: list[str] | OSError) -> None:
    asyncio.run(GuardedBackend(dial, names(*answers)).connect_tcp("files.example", 443))


def test_exactly_the_address_that_was_looked_at_is_dialled():
    dial = Dial()
    with pytest.raises(Dialled):
        connect(dial, ["8.8.8.8"], ["127.0.0.1"])  # a name that would change its mind if it were asked again
    assert dial.hosts == ["8.8.8.8"]


def test_one_private_address_among_others_is_one_too_many():
    dial = Dial()
    with pytest.raises(UnsafeDownload):
        connect(dial, ["8.8.8.8", "127.0.0.1"])
    assert dial.hosts == []


def test_if_one_address_does_not_answer_the_next_is_tried():
    dial = Dial(dead=("2606:4700::1111",))
    with pytest.raises(Dialled):
        connect(dial, ["2606:4700::1111", "8.8.8.8"])
    assert dial.hosts == ["2606:4700::1111", "8.8.8.8"]


def test_a_name_that_nobody_knows_is_a_fault_of_the_connection():
    with pytest.raises(httpcore.ConnectError):
        connect(Dial(), OSError("no such name"))


def test_the_guard_is_in_its_place():
    """httpx has no public way to be given one, so a new release might lose it without a word."""

    async def backends(client, _notes):
        ways = client._transport
        return [type(way._transport._pool._network_backend) for way in (ways._http, ways._apart, ways._foreign)]

    plain, listening, guarded = call(HERE, backends).result
    assert plain not in (ListeningBackend, GuardedBackend)
    assert (listening, guarded) == (ListeningBackend, GuardedBackend)


def test_a_proxy_may_be_where_it_likes(monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:3128")

    async def backends(client, _notes):
        mounts = client._transport._foreign._mounts.values()
        return [type(each._pool._network_backend) for each in mounts if each is not None]

    found = call(ABROAD, backends).result
    assert found
    assert GuardedBackend not in found
