"""The official SDK asks the demo server for vectors, and validates every reply strictly."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openai
import pytest
from openai import OpenAI

from playground.api.dialect import Dialect
from playground.api.embeddings import EmbeddingParameters
from playground.api.snippets import snippet
from tests.faults.server import FaultServer, always, answer

ROOT = Path(__file__).parents[2]
PROGRAM = (
    "import sys; from playground.demo.server import serve; "
    "sys.exit(serve('127.0.0.1', 0, 'sdk-token', True, lambda line: print(line, flush=True)))"
)
TEXTS = ["A dog runs in the park.", "The dog ran through a park.", "量子计算机", "Interest rates rose."]


@pytest.fixture(scope="module")
def announced() -> Iterator[dict[str, str]]:
    environment = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "VIRTUAL_ENV")}
    command = [sys.executable, "-c", PROGRAM]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env=environment) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())
        process.stdin.close()
        assert process.wait(10) == 0


@pytest.fixture
def client(announced: dict[str, str]) -> Iterator[OpenAI]:
    with OpenAI(**announced, _strict_response_validation=True, max_retries=0) as client:  # type: ignore[arg-type]
        yield client


def test_the_sdk_understands_every_form(announced, client):
    # Base64 is decoded only after the reply was validated, so its own strictness would refuse it.
    with OpenAI(**announced, max_retries=0) as lenient:
        by_default = lenient.embeddings.create(model="text-embedding-3-small", input=TEXTS)
    decimals = client.embeddings.create(model="demo-hash-embed", input=TEXTS, dimensions=1536, encoding_format="float")
    assert [item.index for item in by_default.data] == [0, 1, 2, 3]
    for one, other in zip(by_default.data, decimals.data, strict=True):
        assert one.embedding == pytest.approx(other.embedding, abs=1e-7)
    assert by_default.usage.total_tokens == by_default.usage.prompt_tokens > len(TEXTS)
    vectors = [item.embedding for item in decimals.data]
    near, far = (sum(a * b for a, b in zip(vectors[0], other, strict=True)) for other in (vectors[1], vectors[3]))
    assert near > 0.4 > 0.1 > abs(far)
    tokens = client.embeddings.create(model="text-embedding-ada-002", input=[[1, 2], [3]], encoding_format="float")
    assert len(tokens.data) == 2


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"input": ["a", ""]}, "input[1]"),
        ({"input": ["a"] * 2049}, "input"),
        ({"dimensions": 5000}, "dimensions"),
        ({"extra_body": {"truncate": True}}, "truncate"),
    ],
)
def test_refusals_are_the_sdks_own_errors(client, fields: dict[str, Any], param):
    with pytest.raises(openai.BadRequestError) as refusal:
        client.embeddings.create(**{"model": "demo-hash-embed", "input": "a", **fields})
    assert refusal.value.param == param


def test_the_code_to_copy_sends_what_the_program_sends(tmp_path):
    parameters = EmbeddingParameters(
        "m", ('it\'s "quoted" \\ $HOME `id`\n😀', "中文"), dimensions=2, user="me", extra={"truncate": True}
    )
    request = parameters.to_request(Dialect())
    reply = {"object": "list", "data": [{"object": "embedding", "index": 0, "embedding": [0.5]}], "model": "m"}
    environment = {**os.environ, "OPENAI_API_KEY": "k"}
    with FaultServer(always(answer(json.dumps(reply)))) as server:
        script = tmp_path / "snippet.py"
        script.write_text(snippet(request, server.base_url, "python"), "utf-8")
        ran = subprocess.run([sys.executable, script], env=environment, capture_output=True, text=True, timeout=60)
        assert (ran.stderr, ran.stdout.strip()) == ("", "0 [0.5]")
        if shutil.which("curl") is not None:
            command = snippet(request, server.base_url, "curl")
            subprocess.run(["sh"], input=command, env=environment, capture_output=True, text=True, timeout=60)
        literal = re.search(
            r"embeddings\.create\((\{.*?\n\})\);\n", snippet(request, "http://x/v1", "javascript"), re.DOTALL
        )
        assert literal is not None
        sent = [received.json() for received in server.requests] + [json.loads(literal[1])]
    assert all(body == request.body for body in sent)
