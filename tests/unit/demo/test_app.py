"""Routes, errors in OpenAI's shape, headers, the models and their faults."""

import asyncio
import json
import re

import httpx
import pytest

from playground.demo.app import create_app
from playground.demo.models import MINILM, MODELS

QUESTION = {"messages": [{"role": "user", "content": "hello"}]}


def test_models_are_listed_with_owner_and_shutdown_date(send):
    body = send("GET", "/v1/models").json()
    assert body["object"] == "list"
    # One is listed only where its package is installed.
    assert {model["id"] for model in body["data"]} | {MINILM} == set(MODELS)
    owners = {model["owned_by"] for model in body["data"] if model["id"] != MINILM}
    assert owners == {"demo-engine (no neural model)"}
    dates = {model["id"]: model["shutdown_date"] for model in body["data"] if model["shutdown_date"]}
    assert list(dates) == ["demo-retired-soon"]
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", dates["demo-retired-soon"])


def test_one_model_is_described(send):
    assert send("GET", "/v1/models/demo-ngram").json()["id"] == "demo-ngram"
    assert send("GET", "/v1/models/gpt-4o").json()["id"] == "demo-assistant"
    assert send("GET", "/v1/models/a%2Fb").json()["error"]["code"] == "model_not_found"


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("gpt-6-astra", "demo-assistant"),
        ("gpt-4o-mini", "demo-assistant"),
        ("chatgpt-4o-latest", "demo-assistant"),
        ("ft:gpt-4o-mini:acme::1", "demo-assistant"),
        ("o3-mini", "demo-reasoning"),
        ("davinci-002", "demo-ngram"),
        ("gpt-3.5-turbo-instruct", "demo-ngram"),
    ],
)
def test_openai_names_are_answered_under_the_demo_name(send, alias, name):
    assert send("POST", "/v1/chat/completions", {"model": alias, **QUESTION}).json()["model"] == name


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/models", 404),
        ("GET", "/v1/nothing", 404),
        ("DELETE", "/v1/models", 405),
        ("GET", "/v1/completions", 405),
    ],
)
def test_unknown_places_are_errors_in_json(send, method, path, status):
    response = send(method, path)
    assert response.status_code == status
    assert response.json()["error"]["type"] == "invalid_request_error"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"nonsense",
        b'{"a": NaN}',
        b"\xff\xfe",
        b'{"a": ' + b"[" * 100_000,
        b'{"seed": ' + b"9" * 5000 + b"}",
        b"[]",
        b'"text"',
        b"null",
        b"1",
    ],
)
def test_a_body_that_is_no_json_object_is_a_400(send, raw):
    response = send("POST", "/v1/chat/completions", content=raw, headers={"content-type": "application/json"})
    assert response.status_code == 400
    assert response.json()["error"]["type"] == "invalid_request_error"


def test_every_answer_has_id_time_and_limits(send):
    for response in (send("GET", "/v1/models"), send("GET", "/nowhere"), send("POST", "/v1/chat/completions", {})):
        assert re.fullmatch(r"req_[0-9a-f]{32}", response.headers["x-request-id"])
        assert response.headers["openai-processing-ms"].isdigit()
        for kind in ("requests", "tokens"):
            left = int(response.headers[f"x-ratelimit-remaining-{kind}"])
            assert left <= int(response.headers[f"x-ratelimit-limit-{kind}"])
            assert re.fullmatch(r"[\d.]+s", response.headers[f"x-ratelimit-reset-{kind}"])


def test_no_answer_has_a_cors_header(send):
    assert not [name for name in send("GET", "/v1/models").headers if name.startswith("access-control")]


@pytest.mark.parametrize("path", ["/v1/chat/completions", "/v1/completions"])
def test_the_model_that_always_fails_fails(send, path):
    response = send(
        "POST",
        path,
        {"model": "demo-error", "prompt": "x"} if "chat" not in path else {"model": "demo-error", **QUESTION},
    )
    assert response.status_code == 500
    assert response.json()["error"]["type"] == "server_error"


def test_the_rate_limited_model_refuses_twice_in_ten_seconds():
    now = [0.0]
    app = create_app("t", None, clock=lambda: now[0])

    async def statuses(times: list[float]) -> list[httpx.Response]:
        found = []
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1") as client:
            for moment in times:
                now[0] = moment
                body = {"model": "demo-rate-limited", **QUESTION}
                found.append(
                    await client.post("/v1/chat/completions", json=body, headers={"authorization": "Bearer t"})
                )
        return found

    answers = asyncio.run(statuses([0, 1, 2, 9, 11, 12, 13]))
    assert [answer.status_code for answer in answers] == [429, 429, 200, 200, 429, 429, 200]
    assert answers[0].headers["retry-after"] == "2"
    assert answers[0].json()["error"]["code"] == "rate_limit_exceeded"


def test_the_shown_limits_start_again_every_minute():
    now = [0.0]
    app = create_app("t", None, clock=lambda: now[0])

    async def remaining(times: list[float]) -> list[str]:
        found = []
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1") as client:
            for moment in times:
                now[0] = moment
                response = await client.get("/v1/models", headers={"authorization": "Bearer t"})
                found.append(response.headers["x-ratelimit-remaining-requests"])
        return found

    assert asyncio.run(remaining([0, 30, 61])) == ["599", "598", "599"]


def test_nul_and_lone_surrogates_do_no_harm(send):
    raw = json.dumps(
        {"model": "demo-fast", "messages": [{"role": "user", "content": "say a\x00b \ud800 \udfff"}]}
    ).encode()
    for stream in (b"false", b"true"):
        body = raw[:-1] + b', "stream": ' + stream + b"}"
        response = send("POST", "/v1/chat/completions", content=body, headers={"content-type": "application/json"})
        assert response.status_code == 200
        assert "\\u0000" in response.text


def test_a_surrogate_in_a_field_name_is_answered(send):
    response = send(
        "POST", "/v1/chat/completions", content=b'{"\\ud800": 1}', headers={"content-type": "application/json"}
    )
    assert response.json()["error"]["code"] == "unknown_parameter"
