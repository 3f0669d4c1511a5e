"""The official SDK, with its strict validation of replies, against the demo server."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openai
import pytest
from openai import AsyncOpenAI, OpenAI
from pydantic import BaseModel

PROGRAM = (
    "import sys; from playground.demo.server import serve; "
    "sys.exit(serve('127.0.0.1', 0, 'sdk-token', True, lambda line: print(line, flush=True)))"
)
TOOL: Any = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "The weather in a city",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}


class Meeting(BaseModel):
    """What a reply is parsed into."""

    title: str
    people: list[str]
    hours: float | None


@pytest.fixture(scope="module")
def announced() -> Iterator[dict[str, str]]:
    environment = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "VIRTUAL_ENV")}
    command = [sys.executable, "-c", PROGRAM]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root, env=environment) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())
        process.stdin.close()
        assert process.wait(10) == 0


@pytest.fixture
def client(announced: dict[str, str]) -> Iterator[OpenAI]:
    with OpenAI(**announced, _strict_response_validation=True, max_retries=0) as client:  # type: ignore[arg-type]
        yield client


def asked(prompt: str) -> Any:
    return [{"role": "user", "content": prompt}]


def test_models(client):
    models = {model.id: model for model in client.models.list()}
    assert models["demo-assistant"].owned_by == "demo-engine (no neural model)"
    assert models["demo-retired-soon"].shutdown_date
    assert client.models.retrieve("demo-ngram").id == "demo-ngram"


def test_a_chat(client):
    reply = client.chat.completions.create(
        model="gpt-6-astra", messages=asked("hello"), logprobs=True, top_logprobs=2, n=2
    )
    assert reply.model == "demo-assistant"
    assert len(reply.choices) == 2
    assert reply.usage is not None
    assert reply.usage.total_tokens > 0
    assert reply.choices[0].logprobs is not None


def test_a_streamed_chat(client):
    stream = client.chat.completions.create(
        model="demo-fast", messages=asked("hello"), stream=True, stream_options={"include_usage": True}
    )
    chunks = list(stream)
    assert "built-in demo" in "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)
    assert chunks[-1].usage is not None


def test_a_streamed_chat_with_the_asynchronous_client(announced):
    async def chat() -> str:
        async with AsyncOpenAI(**announced, _strict_response_validation=True) as client:
            stream = await client.chat.completions.create(model="demo-fast", messages=asked("hello"), stream=True)
            return "".join([chunk.choices[0].delta.content or "" async for chunk in stream])

    assert "built-in demo" in asyncio.run(chat())


def test_reasoning(client):
    reply = client.chat.completions.create(model="o3", messages=asked("hello"), reasoning_effort="low")
    assert reply.model == "demo-reasoning"
    assert reply.usage is not None
    assert reply.usage.completion_tokens_details is not None
    assert reply.usage.completion_tokens_details.reasoning_tokens


def test_a_tool_call_and_its_result(client):
    messages = asked("What is the weather in Bergen?")
    reply = client.chat.completions.create(model="demo-fast", messages=messages, tools=[TOOL])
    message = reply.choices[0].message
    assert message.tool_calls is not None
    call = message.tool_calls[0]
    assert call.type == "function"
    assert json.loads(call.function.arguments) == {"city": "Bergen"}
    messages += [message, {"role": "tool", "tool_call_id": call.id, "content": '{"sky": "grey"}'}]
    final = client.chat.completions.create(model="demo-fast", messages=messages, tools=[TOOL])
    assert "grey" in (final.choices[0].message.content or "")


def test_a_streamed_tool_call(client):
    with client.chat.completions.stream(
        model="demo-fast", messages=asked("Weather in Bergen?"), tools=[TOOL]
    ) as stream:
        reply = stream.get_final_completion()
    assert reply.choices[0].message.tool_calls
    assert json.loads(reply.choices[0].message.tool_calls[0].function.arguments) == {"city": "Bergen"}


def test_a_parsed_reply(client):
    reply = client.chat.completions.parse(
        model="demo-fast", messages=asked("Plan a meeting of 2 hours"), response_format=Meeting
    )
    assert isinstance(reply.choices[0].message.parsed, Meeting)


def test_completions(client):
    reply = client.completions.create(
        model="davinci-002", prompt=["The sea", "The train"], logprobs=3, echo=True, seed=1
    )
    assert [choice.index for choice in reply.choices] == [0, 1]


def test_streamed_completions(announced):
    # The SDK's own type forbids the null that the API sends in every chunk but the last: no strict validation here.
    with OpenAI(**announced) as client:
        stream = client.completions.create(model="demo-ngram", prompt="The sea", stream=True, seed=1, max_tokens=30)
        assert [chunk.choices[0].finish_reason for chunk in stream][-1] in ("stop", "length")


def test_moderations(client):
    result = client.moderations.create(input="I will kill you").results[0]
    assert result.flagged
    assert result.categories.violence
    assert client.moderations.create(input=["hello", "你好"]).results[1].flagged is False


@pytest.mark.parametrize(
    ("model", "error"),
    [
        ("unheard-of", openai.NotFoundError),
        ("demo-error", openai.InternalServerError),
        ("demo-rate-limited", openai.RateLimitError),
    ],
)
def test_errors_arrive_as_the_sdk_knows_them(client, model, error):
    with pytest.raises(error) as refusal:
        client.chat.completions.create(model=model, messages=asked("hello"))
    assert refusal.value.request_id.startswith("req_")


def test_a_wrong_parameter_is_named(client):
    with pytest.raises(openai.BadRequestError) as refusal:
        client.chat.completions.create(model="demo-fast", messages=asked("hello"), extra_body={"colour": "red"})
    assert refusal.value.code == "unknown_parameter"
    assert refusal.value.param == "colour"


def test_a_wrong_key_is_refused(announced):
    with OpenAI(base_url=announced["base_url"], api_key="wrong") as client, pytest.raises(openai.AuthenticationError):
        client.models.list()
