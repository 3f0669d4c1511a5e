"""Lists of models in every shape, and what a test of the connection finds out."""

import asyncio
import json

import pytest

from playground.api.errors import (
    ConnectionRefused,
    ErrorInReply,
    KeyRejected,
    NotAnApi,
    PathNotFound,
    ReplyUnreadable,
    TlsFailed,
    WrongProtocol,
)
from playground.api.models import Model, list_models
from playground.api.probe import Diagnosis, probe
from tests.faults.calls import KEY, QUICK, call, connection_to
from tests.faults.server import FaultServer, Peer, always, answer, error_answer

MODELS = answer('{"object": "list", "data": [{"id": "a"}, {"id": "b"}]}')
UNAUTHORISED = error_answer("401 X", "Incorrect key", code="invalid_api_key")
NOT_FOUND = error_answer("404 X", "no such path")
PAGE = answer("<html><body>Welcome</body></html>", content_type="text/html")
UNEXPECTED = answer('{"error": "Unexpected endpoint or method. (GET /models)"}')


def listed(payload):
    with FaultServer(always(answer(json.dumps(payload)))) as server:
        return call(connection_to(server), list_models)


@pytest.mark.parametrize(
    ("payload", "models"),
    [
        (
            {"data": [{"id": "a", "created": 5, "owned_by": "o", "shutdown_date": "2027-01-14", "extra": {}}]},
            (Model("a", 5, "o", "2027-01-14"),),
        ),
        ({"data": [{"id": "a", "created": None, "owned_by": None, "shutdown_date": None}]}, (Model("a"),)),
        ({"object": "list", "data": []}, ()),
        ([{"id": "b"}, {"id": "a"}], (Model("b"), Model("a"))),
        ({"models": [{"name": "n"}, {"model": "m"}, {"key": "k"}]}, (Model("n"), Model("m"), Model("k"))),
        ({"models": [{"name": "no"}], "data": [{"id": "yes"}]}, (Model("yes"),)),
        ({"data": ["a", None, 5, {}, {"id": ""}, {"id": 7}, {"id": "b"}]}, (Model("a"), Model("b"))),
        ({"data": [{"id": "a", "created": 1}, {"id": "b"}, {"id": "a"}]}, (Model("a", 1), Model("b"))),
        ({"data": [{"id": "<b>x</b>\u202e\ud83d", "created": 1.7}]}, (Model("<b>x</b>\u202e\ufffd", 1),)),
    ],
)
def test_lists_of_models_are_read_in_every_shape(payload, models):
    assert listed(payload).result == models


@pytest.mark.parametrize("payload", [{"data": "none"}, {}, 5])
def test_what_is_no_list_is_unreadable(payload):
    assert isinstance(listed(payload).error, ReplyUnreadable)


def test_five_thousand_models_are_read():
    outcome = listed({"data": [{"id": f"model-{number}" + "x" * 100} for number in range(5000)]})
    assert len(outcome.result) == 5000


def by_path(**replies: bytes):
    """Replies under /v1/models and under /models."""

    def script(peer: Peer) -> None:
        while True:
            received = peer.request()
            peer.send(replies["versioned" if received.path.startswith("/v1/") else "plain"])

    return script


def diagnosis_of(server: FaultServer, path: str = "/v1", **changes: object) -> Diagnosis:
    return asyncio.run(probe(connection_to(server.address + path, **changes), KEY, patience=QUICK))


def test_a_good_connection_is_counted_and_timed():
    with FaultServer(by_path(versioned=MODELS, plain=NOT_FOUND)) as server:
        found = diagnosis_of(server)
        assert found.ok
        assert found.models == 2
        assert found.url == f"{server.base_url}/models"
        assert 0 < found.milliseconds < 5000
        assert found.better_base_url is None
        assert found.error is None


@pytest.mark.parametrize(("reply", "kind"), [(NOT_FOUND, PathNotFound), (PAGE, NotAnApi), (UNEXPECTED, ErrorInReply)])
def test_the_address_that_works_is_offered(reply, kind):
    with FaultServer(by_path(versioned=MODELS, plain=reply)) as server:
        found = diagnosis_of(server, "")
        assert not found.ok
        assert isinstance(found.error, kind)
        assert found.better_base_url == f"{server.address}/v1"
    with FaultServer(by_path(versioned=reply, plain=MODELS)) as server:
        found = diagnosis_of(server)
        assert isinstance(found.error, kind)
        assert found.better_base_url == server.address


def test_the_right_door_with_the_wrong_key_is_both():
    with FaultServer(by_path(versioned=UNAUTHORISED, plain=PAGE)) as server:
        found = diagnosis_of(server, "")
        assert isinstance(found.error, KeyRejected)
        assert found.better_base_url == f"{server.address}/v1"


def test_a_rejected_key_ends_the_search():
    with FaultServer(always(UNAUTHORISED)) as server:
        found = diagnosis_of(server)
        assert isinstance(found.error, KeyRejected)
        assert found.better_base_url is None
        assert len(server.requests) == 1


def test_a_page_everywhere_is_a_page():
    with FaultServer(always(PAGE)) as server:
        found = diagnosis_of(server)
        assert isinstance(found.error, NotAnApi)
        assert found.better_base_url is None
        assert len(server.requests) == 2


def test_no_models_are_no_fault():
    with FaultServer(always(answer('{"data": []}'))) as server:
        found = diagnosis_of(server)
        assert found.ok
        assert found.models == 0


def test_the_other_scheme_is_offered_where_it_works():
    with FaultServer(always(MODELS)) as server:

        def refuse_hello(peer: Peer) -> None:
            if peer.socket.recv(1, 2) == b"\x16":  # peeks: a TLS greeting
                peer.send(answer("", status="400 Bad Request"))
                return
            always(MODELS)(peer)

        with FaultServer(refuse_hello) as plain:
            connection = connection_to(plain.base_url.replace("http:", "https:"))
            found = asyncio.run(probe(connection, KEY, patience=QUICK))
            assert isinstance(found.error, WrongProtocol)
            assert found.better_base_url == plain.base_url
        assert not server.requests


def test_what_cannot_be_reached_is_told():
    with FaultServer(always(MODELS)) as server:
        pass
    assert isinstance(diagnosis_of(server).error, ConnectionRefused)
    with FaultServer(always(MODELS), certificate="self-signed.pem") as server:
        found = diagnosis_of(server)
        assert isinstance(found.error, TlsFailed)
        assert found.error.issuer == "localhost, Nobody in Particular"
