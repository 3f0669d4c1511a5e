"""What servers say when something went wrong, in all the shapes in which they say it."""

import json

import pytest

from playground.api.errors import (
    ContextTooLong,
    ErrorInReply,
    KeyRejected,
    ModelNotFound,
    NotAllowed,
    NotAnApi,
    ParameterRejected,
    PathNotFound,
    QuotaExhausted,
    RateLimited,
    Rejected,
    ReplyUnreadable,
    RequestTooLarge,
    ServerFailed,
    ServerOverloaded,
)
from playground.api.failures import error_from_response, error_in_payload, not_json, plain


def refusal(body, status=400):
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return error_from_response(data, status=status)


@pytest.mark.parametrize(
    ("body", "message", "code"),
    [
        ({"error": {"message": "m", "type": "t", "param": "p", "code": "c"}}, "m", "c"),
        ({"error": {"message": "m", "code": 400}}, "m", "400"),
        ({"error": {"msg": "m"}}, "m", None),
        ({"error": {"reason": "odd"}}, '{"reason":"odd"}', None),
        ({"error": "m"}, "m", None),
        ({"object": "error", "message": "m", "code": 404}, "m", "404"),
        ({"message": "m"}, "m", None),
        ({"detail": "m"}, "m", None),
        (
            {"detail": [{"loc": ["body", "messages", 0, "role"], "msg": "bad"}, {"msg": "too"}]},
            "messages.0.role: bad; too",
            None,
        ),
        ([{"error": {"message": "m", "code": 400}}], "m", None),
        (b"plain words", "plain words", None),
        (b"<html><title>t</title><body><h1>Bad</h1><script>x()</script>gateway</body></html>", "t Bad gateway", None),
        (b"<p>a &lt;b&gt; c</p>", "a <b> c", None),
        (b"", "", None),
        (b"\xff\xfe\x00", "\ufffd\ufffd", None),
        (b"null", "null", None),
        ({"error": {"message": None}}, '{"message":null}', None),
        ({"error": {"message": "half \ud83d"}}, "half \ufffd", None),
    ],
)
def test_the_servers_own_words_are_found(body, message, code):
    error = refusal(body)
    assert error.message == message
    assert error.code == code or code is None


def test_words_are_kept_short_and_on_one_line():
    assert len(refusal({"error": {"message": "word\n\t " * 10_000}}).message) == 400
    assert "\n" not in refusal({"error": {"message": "a\nb"}}).message
    assert len(plain(b"x" * 1_000_000)) == 400


@pytest.mark.parametrize(
    ("status", "facts", "kind"),
    [
        (400, {}, Rejected),
        (400, {"code": "unsupported_parameter", "param": "max_tokens"}, ParameterRejected),
        (400, {"code": "unsupported_value", "param": "temperature"}, ParameterRejected),
        (400, {"code": "unknown_parameter", "param": "x"}, ParameterRejected),
        (400, {"code": "unknown_parameter", "message": "Unknown parameter: 'top_k'."}, ParameterRejected),
        (400, {"code": "unsupported_parameter", "message": "something"}, Rejected),
        (400, {"message": "Unrecognized request argument supplied: top_k"}, ParameterRejected),
        (400, {"message": "property 'logprobs' is unsupported"}, ParameterRejected),
        (400, {"code": "context_length_exceeded"}, ContextTooLong),
        (400, {"type": "exceed_context_size_error"}, ContextTooLong),
        (400, {"code": "max_tokens_per_request", "type": "max_tokens_per_request"}, RequestTooLarge),
        (401, {"code": "invalid_api_key"}, KeyRejected),
        (402, {"code": "insufficient_quota"}, QuotaExhausted),
        (403, {}, NotAllowed),
        (404, {}, PathNotFound),
        (404, {"code": "model_not_found"}, ModelNotFound),
        (413, {}, RequestTooLarge),
        (418, {}, Rejected),
        (429, {"code": "rate_limit_exceeded"}, RateLimited),
        (429, {"type": "insufficient_quota"}, QuotaExhausted),
        (500, {}, ServerFailed),
        (503, {}, ServerOverloaded),
        (599, {}, ServerFailed),
    ],
)
def test_a_refusal_gets_its_name(status, facts, kind):
    error = refusal({"error": {"message": "m", **facts}}, status)
    assert type(error) is kind
    assert error.status == status
    if kind is ParameterRejected:
        assert error.param


def test_a_strict_servers_place_names_the_parameter():
    error = refusal({"detail": [{"loc": ["body", "stream_options"], "msg": "Extra inputs are not permitted"}]}, 422)
    assert type(error) is ParameterRejected
    assert error.param == "stream_options"


@pytest.mark.parametrize(
    "payload",
    [
        {"choices": [], "error": None},
        {"id": "x", "message": "hello"},
        {"data": [], "message": "hello"},
        {"type": "ping"},
        {},
    ],
)
def test_a_reply_is_not_taken_for_an_error(payload):
    assert error_in_payload(payload) is None


def test_an_unknown_path_hints_at_the_address():
    for message, wrong in (("Unexpected endpoint or method. (GET /models)", True), ("out of memory", False)):
        error = error_in_payload({"error": message})
        assert error is not None
        assert error.wrong_base_url is wrong
    assert isinstance(error_in_payload({}, sure=True), ErrorInReply)


@pytest.mark.parametrize(
    ("body", "content_type", "kind"),
    [
        (b"<html>", "text/html", NotAnApi),
        (b"hello", "text/html; charset=utf-8", NotAnApi),
        (b"\n <!DOCTYPE html>", "application/json", NotAnApi),
        (b"hello", "text/plain", ReplyUnreadable),
        (b"", "application/json", ReplyUnreadable),
    ],
)
def test_a_web_page_is_told_apart_from_rubbish(body, content_type, kind):
    assert type(not_json(body, content_type)) is kind
