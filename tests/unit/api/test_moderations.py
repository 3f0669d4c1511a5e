"""What servers judge about a text, with whatever categories they have."""

import json

import pytest

from playground.api.client import Client
from playground.api.dialect import Dialect
from playground.api.errors import EndpointMissing, ErrorInReply, ReplyUnreadable
from playground.api.moderations import ModerationParameters, ModerationReply, moderate
from tests.faults.calls import Notes, Outcome, call, connection_to
from tests.faults.server import FaultServer, always, answer

ONE = {
    "flagged": True,
    "categories": {"violence": True, "hate": False, "illicit": None},
    "category_scores": {"violence": 0.9, "hate": "0.01", "brand-new": None},
    "category_applied_input_types": {"violence": ["text"]},
}


def ask(place: FaultServer, *texts: str) -> Outcome:
    async def action(client: Client, notes: Notes) -> ModerationReply:
        return await moderate(client, ModerationParameters(texts, "mod"), notes)

    return call(connection_to(place), action)


def test_the_request_names_a_model_only_when_there_is_one():
    assert ModerationParameters("a").to_request(Dialect()).body == {"input": "a"}
    request = ModerationParameters(("a", "b"), "mod", {"x": 1}).to_request(Dialect())
    assert (request.path, request.body) == ("moderations", {"model": "mod", "input": ["a", "b"], "x": 1})
    with pytest.raises(EndpointMissing):
        ModerationParameters("a").to_request(Dialect(paths={"moderations": ""}))


def test_categories_are_whatever_the_server_has():
    body = {"id": "modr-1", "model": "mod-1", "results": [ONE, {"categories": {"a": True}}, None]}
    with FaultServer(always(answer(json.dumps(body)))) as server:
        reply = ask(server, "one", "two").result
    first, second = reply.results
    assert first.categories == {"violence": True, "hate": False, "illicit": None, "brand-new": None}
    assert first.scores == {"violence": 0.9, "hate": 0.01, "brand-new": None, "illicit": None}
    assert (first.flagged, second.flagged, second.scores) == (True, True, {"a": None})
    assert (reply.id, reply.model) == ("modr-1", "mod-1")


@pytest.mark.parametrize(
    ("body", "error"), [({"error": {"message": "no"}}, ErrorInReply), ({"results": "odd"}, ReplyUnreadable)]
)
def test_a_reply_without_results_is_an_error(body, error):
    with FaultServer(always(answer(json.dumps(body)))) as server:
        failure = ask(server, "x").error
    assert isinstance(failure, error)
    assert failure.connection == "Test"
