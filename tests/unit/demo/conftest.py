"""The demo server inside the test, and as a program of its own."""

import asyncio
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from playground.demo.app import create_app

TOKEN = "demo-token"
ROOT = Path(__file__).parents[3]
PROGRAM = (
    "import sys; from playground.demo.server import serve; "
    "sys.exit(serve('127.0.0.1', 0, sys.argv[1], True, lambda line: print(line, flush=True)))"
)
Send = Callable[..., httpx.Response]


@pytest.fixture
def send() -> Send:
    """Sends one request to the application itself; JSON by default."""
    app = create_app(TOKEN, None, beat=0)

    def send(method: str, path: str, body: Any = None, **options: Any) -> httpx.Response:
        async def once() -> httpx.Response:
            transport = httpx.ASGITransport(app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
                client.headers["authorization"] = f"Bearer {TOKEN}"
                if body is not None:
                    options["json"] = body
                return await client.request(method, path, **options)

        return asyncio.run(once())

    return send


@pytest.fixture
def chat(send: Send) -> Callable[..., Any]:
    """One chat with demo-fast unless a model is named; the body of the answer."""

    def chat(prompt: str = "hello", *, messages: Any = None, model: str = "demo-fast", **fields: Any) -> Any:
        body = {"model": model, "messages": messages or [{"role": "user", "content": prompt}], **fields}
        response = send("POST", "/v1/chat/completions", body)
        return events(response.text) if fields.get("stream") and response.status_code == 200 else response.json()

    return chat


def events(text: str) -> list[Any]:
    """The JSON of all events; the text must end as the protocol demands."""
    lines = [line.removeprefix("data: ") for line in text.split("\n\n") if line]
    assert lines[-1] == "[DONE]"
    return [json.loads(line) for line in lines[:-1]]


@dataclass
class Running:
    """A demo server in a process of its own."""

    process: subprocess.Popen[bytes]
    port: int

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=10)

    def say(self, raw: bytes) -> bytes:
        """The whole answer to raw bytes, until the server closes."""
        with self.connect() as connection:
            connection.sendall(raw)
            answer = b""
            while part := connection.recv(65536):
                answer += part
            return answer

    def request(
        self, head: str = "GET /v1/models HTTP/1.1", body: bytes = b"", **headers: str | None
    ) -> tuple[int, bytes]:
        """Status and body of a request with the given headers in place of the usual ones; None leaves one out."""
        usual: dict[str, str | None] = {
            "host": f"127.0.0.1:{self.port}",
            "authorization": f"Bearer {TOKEN}",
            "content-type": "application/json" if body else None,
            "content-length": str(len(body)) if body else None,
            "connection": "close",
        }
        usual |= {name.replace("_", "-"): value for name, value in headers.items()}
        lines = [head, *(f"{name}: {value}" for name, value in usual.items() if value is not None)]
        answer = self.say("\r\n".join([*lines, "", ""]).encode() + body)
        first, _, rest = answer.partition(b"\r\n")
        return int(first.split()[1]), rest.partition(b"\r\n\r\n")[2]


def start() -> Running:
    # Only what a program needs to find its libraries; nothing else of this environment is the server's business.
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, TOKEN],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "VIRTUAL_ENV")},
    )
    assert process.stdout is not None
    announced = json.loads(process.stdout.readline())
    assert announced["api_key"] == TOKEN
    return Running(process, httpx.URL(announced["base_url"]).port or 0)


def stop(running: Running) -> int:
    """End it by its lifeline."""
    assert running.process.stdin is not None
    assert running.process.stdout is not None
    running.process.stdin.close()
    code = running.process.wait(10)
    running.process.stdout.close()
    return code


@pytest.fixture(scope="session")
def shared_server() -> Iterator[Running]:
    running = start()
    yield running
    stop(running)


@pytest.fixture
def own_server() -> Iterator[Running]:
    """A server that the test may end itself."""
    running = start()
    yield running
    stop(running)
