"""Large requests that must not arrive twice: what is told meanwhile, and what is known when they fail (N23)."""

import asyncio

import pytest

from playground.api.errors import (
    ConnectionLost,
    ConnectionRefused,
    KeyRejected,
    ReplyTimedOut,
    ReplyUnreadable,
    RequestTooLarge,
    ServerFailed,
)
from playground.api.observer import SentPart
from playground.api.outgoing import Outgoing
from playground.api.patience import Patience
from playground.api.request import ApiRequest, Part, Repeat
from tests.faults.calls import UNHURRIED, Outcome, call, connection_to
from tests.faults.server import CERTIFICATES, FaultServer, Peer, always, answer, error_answer, once
from tests.faults.workshop import Workshop

MEGABYTE = 1024 * 1024
PICTURE = bytes(range(256)) * 4 * 1024 * 12  # 12 MB, more than the sockets of both sides hold
SMALL = b"\x89PNG" * 100


def upload(data: bytes = PICTURE) -> ApiRequest:
    parts = (Part("prompt", "a red cube"), Part("image", data, "source.png", "image/png"))
    return ApiRequest("POST", "images/edits", parts=parts, repeat=Repeat.ONCE)


def send(server: FaultServer, data: bytes = PICTURE) -> Outcome:
    return call(connection_to(server), lambda client, notes: client.send(upload(data), notes))


def uploads(server: FaultServer) -> int:
    """Not counted are looks at who is there, which send nothing."""
    return sum(bytes(data).startswith(b"POST ") for data in server.received)


def part_of_it(peer: Peer, share: float) -> None:
    """Reads so much of the body and no more."""
    peer.take(int(peer.begin() * share))


def test_a_whole_upload_arrives_and_its_progress_is_told():
    with FaultServer(always(answer("{}"))) as server:
        outcome = send(server)
        assert outcome.error is None
        [received] = server.requests
        assert PICTURE in received.body
        assert b'name="image"; filename="source.png"\r\nContent-Type: image/png\r\n' in received.body
        assert received.headers["content-length"] == str(len(received.body))
        assert "transfer-encoding" not in received.headers
    assert outcome.notes.fractions[-1] is None
    fractions = [fraction for fraction in outcome.notes.fractions if fraction is not None]
    assert fractions == sorted(fractions)
    assert fractions[0] == 0
    assert fractions[-1] > 0.98
    assert 50 < len(fractions) <= 101


def test_of_a_small_request_no_progress_is_told():
    with FaultServer(always(answer("{}"))) as server:
        assert send(server, SMALL).notes.fractions == []


def test_the_inspector_gets_the_parts_without_what_is_in_them():
    with FaultServer(always(answer("{}"))) as server:
        outcome = send(server)
        [start] = outcome.record.starts
        assert start.parts == (
            SentPart("prompt", "a red cube", "", "", 10),
            SentPart("image", "", "source.png", "image/png", len(PICTURE)),
        )
        assert start.body == ""
        assert start.body_size == len(server.requests[0].body)


@pytest.mark.parametrize("ending", ["keeps reading", "stops reading", "resets"])
@pytest.mark.parametrize("certificate", [None, "localhost.pem"])
def test_an_early_no_is_heard_while_we_still_send(ending, certificate):
    def script(peer: Peer) -> None:
        part_of_it(peer, 0.1)
        peer.send(error_answer("413 Too Large", "At most 4 MB.", headers=["Connection: close"]))
        if ending == "keeps reading":
            peer.hold()
        elif ending == "stops reading":
            peer.stand_still()
        elif ending == "resets":
            peer.server.wait_for(lambda _: False, 0.05)  # a reset at once would take the answer with it
            peer.reset()

    with FaultServer(script, certificate=certificate) as server:
        address = server.base_url.replace("127.0.0.1", "localhost")
        connection = connection_to(address, ca_file=str(CERTIFICATES / "ca.pem"))
        outcome = call(connection, lambda client, notes: client.send(upload(), notes), patience=UNHURRIED)
        assert isinstance(outcome.error, RequestTooLarge)
        assert outcome.error.message == "At most 4 MB."
        assert not outcome.error.outcome_unknown
        assert uploads(server) == 1


@pytest.mark.parametrize("share", [0.1, 0.9])
def test_after_a_reset_in_the_middle_it_is_not_sent_again_and_nobody_knows(share):
    def script(peer: Peer) -> None:
        part_of_it(peer, share)
        peer.reset()

    with FaultServer(script, always(answer("{}"))) as server:
        outcome = send(server)
        assert isinstance(outcome.error, ConnectionLost)
        assert outcome.error.outcome_unknown
        assert uploads(server) == 1
        assert not outcome.notes.waits


@pytest.mark.parametrize("status", ["500 Internal Server Error", "502 Bad Gateway", "503 Unavailable"])
def test_a_failure_after_the_whole_body_leaves_it_open(status):
    with FaultServer(always(error_answer(status, "upstream"))) as server:
        outcome = send(server)
        assert isinstance(outcome.error, ServerFailed)
        assert outcome.error.outcome_unknown
        assert len(server.requests) == 1


def test_a_failure_announced_before_the_end_cannot_be_one_of_the_work():
    def script(peer: Peer) -> None:
        part_of_it(peer, 0.1)
        peer.send(error_answer("503 Unavailable", "busy", headers=["Connection: close"]))
        peer.stand_still()

    with FaultServer(script) as server:
        outcome = send(server)
        assert isinstance(outcome.error, ServerFailed)
        assert not outcome.error.outcome_unknown


@pytest.mark.parametrize(
    ("script", "kind"),
    [
        pytest.param(once(), ConnectionLost, id="closed without an answer"),
        pytest.param(Peer.hold, ReplyTimedOut, id="silence"),
        pytest.param(once(answer("{")), ReplyUnreadable, id="an answer that is none"),
        pytest.param(once(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"), ConnectionLost, id="cut short"),
    ],
)
@pytest.mark.parametrize("data", [SMALL, PICTURE], ids=["small", "large"])
def test_without_a_clear_answer_nobody_knows(script, kind, data):
    def read_all(peer: Peer) -> None:
        if script is Peer.hold:
            peer.request()
        script(peer)

    with FaultServer(read_all) as server:
        patience = Patience(connect=2.0, write=2.0, first_byte=0.3, total=0.3, quiet=9.0)
        outcome = call(connection_to(server), lambda client, notes: client.send(upload(data), notes), patience=patience)
        assert isinstance(outcome.error, kind)
        assert outcome.error.outcome_unknown
        assert uploads(server) == 1


def test_a_clear_no_is_clear():
    with FaultServer(always(error_answer("401 Unauthorized", "no"))) as server:
        outcome = send(server)
        assert isinstance(outcome.error, KeyRejected)
        assert not outcome.error.outcome_unknown


def test_what_never_left_is_known_not_to_have_been_done():
    with FaultServer(always()) as server:
        address = server.base_url
    outcome = call(connection_to(address), lambda client, notes: client.send(upload(SMALL), notes))
    assert isinstance(outcome.error, ConnectionRefused)
    assert not outcome.error.outcome_unknown


def test_other_requests_leave_nothing_open():
    with FaultServer(always(error_answer("500 X", "upstream"))) as server:
        outcome = call(connection_to(server), lambda client, notes: client.send(ApiRequest("GET", "models"), notes))
        assert not outcome.error.outcome_unknown


def test_a_slow_upload_is_not_given_up_as_long_as_it_moves():
    def script(peer: Peer) -> None:
        length = peer.begin()
        for _ in range(10):
            peer.server.wait_for(lambda _: False, 0.1)  # a slow line
            peer.take(length // 10)
        peer.take(length % 10)
        peer.send(answer("{}"))

    patience = Patience(connect=2.0, write=2.0, first_byte=0.5, total=0.5, quiet=9.0)
    with FaultServer(script) as server:
        outcome = call(connection_to(server), lambda client, notes: client.send(upload(), notes), patience=patience)
        assert outcome.error is None
        assert outcome.seconds > 0.9


def test_an_early_no_is_heard_through_a_proxy_too():
    def script(peer: Peer) -> None:
        part_of_it(peer, 0.1)
        peer.send(error_answer("413 Too Large", "At most 4 MB."))
        peer.stand_still()

    with FaultServer(script) as proxy:
        connection = connection_to("http://api.example/v1", proxy=proxy.address)
        outcome = call(connection, lambda client, notes: client.send(upload(), notes), key=None)
        assert isinstance(outcome.error, RequestTooLarge)
        assert bytes(proxy.received[0]).startswith(b"POST http://api.example/v1/images/edits HTTP/1.1")


def test_what_costs_is_waited_for_as_long_as_any_reply_may_take():
    assert Patience(first_byte=120.0, total=600.0).for_work().first_byte == 600.0
    assert Patience(first_byte=900.0, total=600.0).for_work().first_byte == 900.0
    assert Patience(first_byte=120.0, total=0.0).for_work().first_byte == 0.0

    def script(peer: Peer) -> None:
        peer.request()
        peer.pause(0.5)
        peer.send(answer("{}"))

    patience = Patience(connect=2.0, write=2.0, first_byte=0.2, total=5.0, quiet=9.0)
    with FaultServer(script) as server:
        outcome = call(
            connection_to(server), lambda client, notes: client.send(upload(SMALL), notes), patience=patience
        )
        assert outcome.error is None


def test_stop_during_an_upload_leaves_nothing_behind():
    def script(peer: Peer) -> None:
        part_of_it(peer, 0.1)
        peer.stand_still()

    async def stopped(client, notes):
        task = asyncio.create_task(client.send(upload(), notes))
        while not notes.fractions or notes.fractions[-1] < 0.05:
            await asyncio.sleep(0.001)
        task.cancel()
        await asyncio.wait([task])
        return task.cancelled()

    with FaultServer(script) as server:
        assert call(connection_to(server), stopped).result


def test_a_large_upload_is_put_together_on_another_thread():
    async def sent(client, notes):
        workshop = Workshop()
        await client.send(upload(), notes)
        return workshop.products

    with FaultServer(always(answer("{}"))) as server:
        products = call(connection_to(server), sent).result
    contents = [each.content for each in products if isinstance(each, Outgoing)]
    assert any(isinstance(content, bytes) and PICTURE in content for content in contents)
