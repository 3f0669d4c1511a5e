"""The code that the window offers to copy sends what the window itself would send."""

import json
import os
import re
import shutil
import subprocess

import pytest

from playground.api.chat import ChatMessage, ChatParameters, complete_chat
from playground.api.client import Client
from playground.api.completions import CompletionParameters
from playground.api.dialect import Dialect
from playground.api.models import list_request
from playground.api.moderations import ModerationParameters
from playground.api.request import ApiRequest
from playground.api.snippets import snippet
from tests.faults.calls import KEY, Notes, call, connection_to
from tests.faults.server import DONE, STREAM_HEAD, FaultServer, Peer, Received, answer, delta, event

WHOLE = {
    "id": "c",
    "choices": [{"index": 0, "message": {"role": "assistant", "content": "hi"}, "finish_reason": "stop"}],
}
NASTY = 'it\'s "quoted" \\ `id` $HOME $(id) %PATH% !! \n\ttabs\r\n 中文 😀 \u2028 {x} @file #no <b> \x07 \'\'\' """'
TOOL = {"type": "function", "function": {"name": "f", "parameters": {"type": "object", "properties": {}}}}
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
EVERYTHING = {
    "temperature": 0,
    "top_p": 0.5,
    "max_tokens": 7,
    "n": 1,
    "stop": ("END", "it's"),
    "seed": 2**53 + 1,
    "presence_penalty": -2.0,
    "frequency_penalty": 1e-7,
    "logit_bias": {"50256": -100},
    "logprobs": True,
    "top_logprobs": 3,
    "stream_options": {"include_usage": True},
    "response_format": {"type": "json_schema", "json_schema": {"name": "s", "schema": {"const": None}, "strict": True}},
    "tools": (TOOL,),
    "tool_choice": {"type": "function", "function": {"name": "f"}},
    "parallel_tool_calls": False,
    "reasoning_effort": "low",
    "verbosity": "high",
    "modalities": ("text",),
    "audio": {"voice": "alloy", "format": "wav"},
    "prediction": {"type": "content", "content": "x"},
    "web_search_options": {},
    "metadata": {"a b": "c'd"},
    "store": False,
    "service_tier": "auto",
    "user": "u",
    "safety_identifier": "s",
    "prompt_cache_key": "p",
    "prompt_cache_options": {"mode": "auto"},
    "prompt_cache_retention": "24h",
    "moderation": {"model": "omni-moderation-latest"},
    "functions": ({"name": "f", "parameters": {}},),
    "function_call": "auto",
    "extra": {"top_k": 40, "not an identifier": [None, True, 1.5, {"a": "'"}], "class": "reserved"},
}
CONVERSATION = (
    ChatMessage("system", NASTY),
    ChatMessage("user", ({"type": "text", "text": "x"}, {"type": "image_url", "image_url": {"url": PIXEL}})),
    ChatMessage(
        "assistant", None, tool_calls=({"id": "1", "type": "function", "function": {"name": "f", "arguments": "{}"}},)
    ),
    ChatMessage("tool", "done", tool_call_id="1"),
)
VARIABLES = {"OPENAI_API_KEY": KEY, "X_API_KEY": "second secret"}
CASES = {
    "the smallest": ChatParameters("m", (ChatMessage("user", "hello"),)),
    "everything": ChatParameters("ft:gpt:x", CONVERSATION, **EVERYTHING),  # type: ignore[arg-type]
    "not streamed": ChatParameters("m", (ChatMessage("user", NASTY),), stream=False, stop=None),
    "broken text": ChatParameters("m", (ChatMessage("user", "nul \0 half \ud83d end"),)),
}


def recorder(peer: Peer) -> None:
    while True:
        received = peer.request()
        streamed = received.method == "POST" and received.json().get("stream") is True
        if streamed:
            peer.send(STREAM_HEAD, delta("hi", "stop"), DONE)
            return
        peer.send(answer(json.dumps(WHOLE)))


def sent_by_the_program(server: FaultServer, parameters: ChatParameters) -> Received:
    async def complete(client: Client, notes: Notes) -> object:
        return await complete_chat(client, parameters, lambda _: None, notes)

    outcome = call(connection_to(server, organization="org-1", project="proj-1"), complete)
    assert outcome.error is None
    return server.requests.pop()


def run(command: list[str], source: str | None = None) -> str:
    environment = {**os.environ, **VARIABLES, "PYTHONUTF8": "1"}
    done = subprocess.run(
        command, input=source, env=environment, capture_output=True, text=True, timeout=60, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def compare(server: FaultServer, parameters: ChatParameters, received: Received) -> None:
    ours = sent_by_the_program(server, parameters)
    assert received.method == ours.method
    assert received.path == ours.path
    assert received.json() == ours.json()
    for name in ("authorization", "openai-organization", "openai-project"):
        assert received.headers[name] == ours.headers[name]


def request_for(parameters: ChatParameters) -> ApiRequest:
    return parameters.to_request(Dialect())


@pytest.mark.parametrize("case", CASES)
def test_the_python_code_sends_what_the_program_sends(case, tmp_path, python):
    with FaultServer(recorder) as server:
        code = snippet(request_for(CASES[case]), server.base_url, "python", "org-1", "proj-1")
        script = tmp_path / "snippet.py"
        script.write_text(code, "utf-8")
        assert python.run(script, **VARIABLES).strip() == "hi"
        compare(server, CASES[case], server.requests.pop())


@pytest.mark.skipif(shutil.which("curl") is None or shutil.which("sh") is None, reason="curl is not installed")
@pytest.mark.parametrize("case", CASES)
def test_the_curl_command_sends_what_the_program_sends(case):
    with FaultServer(recorder) as server:
        code = snippet(request_for(CASES[case]), server.base_url, "curl", "org-1", "proj-1")
        assert "hi" in run(["sh"], code)
        compare(server, CASES[case], server.requests.pop())


@pytest.mark.skipif(shutil.which("curl") is None or shutil.which("sh") is None, reason="curl is not installed")
def test_a_body_too_long_for_an_argument_goes_another_way():
    parameters = ChatParameters("m", (ChatMessage("user", "long 'text'\n" * 30_000),))
    with FaultServer(recorder) as server:
        code = snippet(request_for(parameters), server.base_url, "curl", "org-1", "proj-1")
        run(["sh"], code)
        compare(server, parameters, server.requests.pop())


@pytest.mark.parametrize("case", CASES)
def test_the_javascript_code_names_the_same_request(case, tmp_path):
    code = snippet(request_for(CASES[case]), "http://127.0.0.1:1/v1", "javascript", "org-1", "proj-1")
    with FaultServer(recorder) as server:
        ours = sent_by_the_program(server, CASES[case]).json()
    literal = re.search(r"completions\.create\((\{.*?\n\})\);\n", code, re.DOTALL)
    assert literal is not None
    assert json.loads(literal[1]) == ours
    for line in ('baseURL: "http://127.0.0.1:1/v1"', "apiKey: process.env.OPENAI_API_KEY", 'project: "proj-1"'):
        assert line in code
    node = shutil.which("node")
    if node is not None:
        script = tmp_path / "snippet.mjs"
        script.write_text(code, "utf-8")
        run([node, "--check", str(script)])


@pytest.mark.parametrize(
    ("parameters", "printed"),
    [
        (CompletionParameters("m", NASTY, suffix="it's", stop=("a", "\n"), logprobs=2, extra={"top_k": 4}), "hi"),
        (CompletionParameters("m", ("one", "two"), stream=False, echo=True, best_of=3), "hi"),
        (ModerationParameters((NASTY, "中文"), "m", {"other": None}), "violence 0.5"),
    ],
)
def test_the_code_for_completions_and_moderations_sends_the_same_request(parameters, printed, tmp_path, python):
    request = parameters.to_request(Dialect())

    def server_side(peer: Peer) -> None:
        streamed = peer.request().json().get("stream") is True
        result = {"flagged": False, "categories": {}, "category_scores": {"violence": 0.5}}
        whole = {"id": "c", "model": "m", "results": [result], "choices": [{"index": 0, "text": "hi"}]}
        peer.send(STREAM_HEAD, event(whole), DONE) if streamed else peer.send(answer(json.dumps(whole)))

    with FaultServer(server_side) as server:
        script = tmp_path / "snippet.py"
        script.write_text(snippet(request, server.base_url, "python"), "utf-8")
        assert printed in python.run(script, **VARIABLES)
        run(["sh"], snippet(request, server.base_url, "curl"))
        for received in server.requests:
            assert (received.method, received.path) == ("POST", f"/v1/{request.path}")
            assert received.json() == request.body
    code = snippet(request, "http://127.0.0.1:1/v1", "javascript")
    literal = re.search(rf"{request.path}\.create\((\{{.*?\n\}})\);\n", code, re.DOTALL)
    assert literal is not None
    assert json.loads(literal[1]) == request.body


def test_other_requests_have_code_too(tmp_path, python):
    with FaultServer(recorder) as server:
        script = tmp_path / "snippet.py"
        script.write_text(snippet(list_request(Dialect()), f"{server.base_url}?api-version=1", "python"), "utf-8")
        python.run(script, **VARIABLES)
        run(["sh"], snippet(list_request(Dialect()), f"{server.base_url}?api-version=1", "curl"))
        for received in server.requests:
            assert (received.method, received.path) == ("GET", "/v1/models?api-version=1")
            assert received.body == b""


@pytest.mark.parametrize("language", ["python", "javascript", "curl"])
def test_secret_headers_are_read_from_the_environment(language):
    headers = (("X-Api-Key", "very secret"), ("X-Trace", "plain"))
    code = snippet(request_for(CASES["the smallest"]), "https://server.example/v1", language, headers=headers)
    assert "very secret" not in code
    assert "X_API_KEY" in code
    assert "plain" in code


def test_the_extra_headers_of_a_connection_are_sent_by_the_code(tmp_path, python):
    headers = (("X-Api-Key", "never written"), ("X-Trace", "it's"))
    with FaultServer(recorder) as server:
        request = request_for(CASES["the smallest"])
        script = tmp_path / "snippet.py"
        script.write_text(snippet(request, server.base_url, "python", headers=headers), "utf-8")
        python.run(script, **VARIABLES)
        run(["sh"], snippet(request, server.base_url, "curl", headers=headers))
        for received in server.requests:
            assert received.headers["x-api-key"] == "second secret"
            assert received.headers["x-trace"] == "it's"


def test_a_header_name_is_no_command_of_the_shell(monkeypatch):
    monkeypatch.setenv("X_ID_HOME_KEY", "third secret")
    headers = (("X-`id`-$HOME-Key", "never written"),)
    with FaultServer(recorder) as server:
        run(["sh"], snippet(request_for(CASES["the smallest"]), server.base_url, "curl", headers=headers))
        assert server.requests[0].headers["x-`id`-$home-key"] == "third secret"
