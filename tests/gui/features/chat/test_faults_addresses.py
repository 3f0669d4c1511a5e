"""Addresses that lead elsewhere or nowhere: each is told in words of its own, soon, and nothing is given away."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from tests.faults.server import CERTIFICATES, FaultServer, Peer, always, answer
from tests.gui.features.chat.desk import KEY, PROMPT, QUICK, Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CA = str(CERTIFICATES / "ca.pem")
FINE = always(answer('{"choices": [{"index": 0, "message": {"content": "fine"}, "finish_reason": "stop"}]}'))
SECONDS_TO_CONNECT = 0.3


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("elsewhere", ["other port", "other host", "file", "itself", "round"])
def test_a_redirect_is_refused_and_told(talk, status, elsewhere):
    """N19"""
    with FaultServer(always(answer("{}"))) as sink:
        target = {
            "other port": f"http://user:hush-hush@127.0.0.1:{sink.port}/v1/chat/completions",
            "other host": f"http://localhost:{sink.port}/v1/chat/completions",
            "file": "file:///etc/passwd",
            "itself": "/v1/chat/completions",
            "round": "/v1/round",
        }[elsewhere]

        async def story(desk: Desk, server: FaultServer):
            await desk.answered()
            assert "sends requests on to" in desk.card.title
            assert "Nothing was sent there" in desk.card.title
            assert "hush-hush" not in desk.card.title + desk.card.body + desk.card.details
            assert "file:" not in "".join(name for name, _ in desk.card.actions)
            assert [request.path for request in server.requests] == ["/v1/chat/completions"]

        talk(always(answer("", status=f"{status} Moved", headers=[f"Location: {target}"])), story=story)
        assert sink.connections == 0
        assert not any(KEY.encode() in data or PROMPT.encode() in data for data in sink.received)


def banner(peer: Peer) -> None:
    peer.send(b"SSH-2.0-OpenSSH_9.6\r\n")
    peer.socket.recv(1000)


def plain_answer(peer: Peer) -> None:
    peer.socket.recv(1000)
    peer.send(answer("", status="400 Bad Request"))


OTHER_PROTOCOL = "127.0.0.1:{port} answers, but does not speak the protocol of this address. "
# What happens there: the script, the rest of what the server and the connection are, and the words below the prompt.
DEAD_ENDS = {
    "self-signed": (
        FINE,
        {"certificate": "self-signed.pem"},
        "The identity of 127.0.0.1 could not be proved. It has signed its certificate itself.",
    ),
    "unknown issuer": (
        FINE,
        {"certificate": "localhost.pem"},
        "The identity of 127.0.0.1 could not be proved. This computer does not know who issued its certificate.",
    ),
    "wrong host name": (
        FINE,
        {"certificate": "wrong-host.pem", "ca_file": CA},
        "The identity of 127.0.0.1 could not be proved. Its certificate belongs to another name.",
    ),
    "expired": (
        FINE,
        {"certificate": "expired.pem", "ca_file": CA},
        "The identity of 127.0.0.1 could not be proved. Its certificate has expired.",
    ),
    "http to https": (
        FINE,
        {"certificate": "localhost.pem", "address": "http://127.0.0.1:{port}/v1"},
        OTHER_PROTOCOL + "It speaks https: the address must start with https://.",
    ),
    "https to http": (
        plain_answer,
        {"address": "https://127.0.0.1:{port}/v1"},
        OTHER_PROTOCOL + "It speaks http: the address must start with http://.",
    ),
    "ssh": (banner, {}, OTHER_PROTOCOL + "SSH answers there. Check the port in the address."),
}


@pytest.mark.parametrize("name", DEAD_ENDS)
def test_a_server_that_cannot_be_talked_to_is_explained_at_once(talk, name):
    """N20"""
    script, circumstances, words = DEAD_ENDS[name]

    async def story(desk: Desk, server: FaultServer):
        await desk.answered()
        said = f"{desk.card.title} {desk.card.body}"
        assert said.startswith("Test: " + words.format(port=server.port))
        assert "open_connection" in [action for action, _ in desk.card.actions]
        assert not server.requests

    talk(script, story=story, patience=replace(QUICK, connect=SECONDS_TO_CONNECT), **circumstances)


@contextmanager
def closed_port() -> Iterator[int]:
    """Bound, so that nobody else gets it, and not listened at."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        yield bound.getsockname()[1]


@contextmanager
def black_hole() -> Iterator[int]:
    """A listener whose queue is full answers no one."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        port: int = listener.getsockname()[1]
        waiting = [socket.socket() for _ in range(3)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(("127.0.0.1", port))
        yield port
        for one in waiting:
            one.close()


NOWHERE = {
    "refused": (closed_port, "127.0.0.1", "Nothing answers at 127.0.0.1:{port}."),
    "name": (closed_port, "nowhere.invalid", "There is no server with the name nowhere.invalid."),
    "black hole": (black_hole, "127.0.0.1", "127.0.0.1:{port} did not answer in time."),
}


@pytest.mark.parametrize("name", NOWHERE)
def test_a_server_that_is_not_there_is_named_within_the_time_to_connect(talk, name):
    """N20: first beside the countdown to the next attempt, at last below the prompt."""
    place, host, words = NOWHERE[name]

    async def story(desk: Desk, server: FaultServer):
        await desk.until(lambda: told in desk.status.jobs.text())
        await desk.until(lambda: desk.status.retry.isVisible())
        desk.click(desk.status.retry)
        await desk.answered()
        assert desk.card.title == f"Test: {told}"
        assert [action for action, _ in desk.card.actions] == ["retry", "open_connection"]
        assert desk.tab.model.turns[-1].status == "failed"

    with place() as port:
        told = words.format(port=port)
        address = f"{'https' if host.endswith('.invalid') else 'http'}://{host}:{port}/v1"
        talk(FINE, story=story, address=address, patience=replace(QUICK, connect=SECONDS_TO_CONNECT))


def test_no_two_of_these_faults_are_told_alike():
    """N20"""
    sentences = [words for *_, words in (*DEAD_ENDS.values(), *NOWHERE.values())]
    assert len(set(sentences)) == len(sentences) == 10
