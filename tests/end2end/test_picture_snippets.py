"""The code to copy for pictures sends the same form, with the files that lie where it runs."""

import base64
import json
import os
import re
import shutil
import subprocess
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest

from playground.api.client import Client
from playground.api.dialect import Dialect
from playground.api.images import (
    EditParameters,
    GenerateParameters,
    ImageParameters,
    Upload,
    VariationParameters,
    make_images,
)
from playground.api.snippets import snippet
from tests.faults.calls import KEY, Notes, call, connection_to
from tests.faults.server import STREAM_HEAD, FaultServer, Peer, Received, answer

PNG = b"\x89PNG\r\n\x1a\n picture"
ENCODED = base64.b64encode(PNG).decode()
NASTY = "it's \"quoted\" \\ `id` $HOME $(id) !! \n\ttabs; 中文 😀 @file #no <b> '''"
SOURCE = Upload(PNG, "source.png", "image/png")
SECOND = Upload(b"second", "zweites; bild, 2.webp", "image/webp")
MASK = Upload(b"mask", "mask.png", "image/png")
CASES: dict[str, ImageParameters] = {
    "generate": GenerateParameters("a cube", model="m", n=1, size="1024x1024", extra={"seed": 7, "a": [None, "x"]}),
    "generate, streamed": GenerateParameters(NASTY, model="m", stream=True, partial_images=2),
    "edit": EditParameters(NASTY, (SOURCE,), MASK, model="m", n=2, quality="high", output_compression=80),
    "edit, streamed": EditParameters("p", (SOURCE, SECOND), model="m", stream=True, extra={"seed": 7}),
    "edit elsewhere": EditParameters("p", (SOURCE,), MASK, model="m", n=2),
    "variation": VariationParameters(SOURCE, model="m", n=2, size="512x512", response_format="b64_json"),
}
ELSEWHERE = Dialect(paths={"images/edits": "img2img"})


def dialect(case: str) -> Dialect:
    return ELSEWHERE if case == "edit elsewhere" else Dialect()


def recorder(peer: Peer) -> None:
    while True:
        received = peer.request()
        if b'"stream":' in received.body.replace(b" ", b"") or b'name="stream"' in received.body:
            done = json.dumps({"type": "image_generation.completed", "b64_json": ENCODED})
            peer.send(STREAM_HEAD, f"data: {done}\n\n".encode())
            return
        peer.send(answer(json.dumps({"created": 1, "data": [{"b64_json": ENCODED}]})))


def content(received: Received) -> object:
    """JSON as it is; the parts of a form as name, file name, type and bytes, fields in any order."""
    if received.headers["content-type"] == "application/json":
        return received.json()
    head = f"Content-Type: {received.headers['content-type']}\r\n\r\n".encode()
    parts = message_from_bytes(head + received.body).get_payload()
    assert isinstance(parts, list)
    return sorted(_part(part) for part in parts if isinstance(part, Message))


def _part(part: Message) -> tuple[str, str, str, bytes]:
    name = part.get_param("name", header="content-disposition")
    data = part.get_payload(decode=True)
    assert isinstance(data, bytes)
    filename = part.get_filename() or ""
    return str(name), filename, part.get_content_type() if filename else "", data.replace(b"\r\n", b"\n")


def sent_by_the_program(server: FaultServer, case: str) -> Received:
    async def make(client: Client, notes: Notes) -> object:
        if case == "edit elsewhere":
            return await client.send(CASES[case].to_request(ELSEWHERE), notes)
        return await make_images(client, CASES[case], listener=notes)

    assert call(connection_to(server), make).error is None
    return server.requests.pop()


def lay_out(folder: Path) -> None:
    for upload in (SOURCE, SECOND, MASK):
        (folder / upload.filename).write_bytes(upload.data)


def run(command: list[str], folder: Path, source: str | None = None) -> str:
    lay_out(folder)
    environment = {**os.environ, "OPENAI_API_KEY": KEY, "PYTHONUTF8": "1"}
    done = subprocess.run(
        command, input=source, env=environment, cwd=folder, capture_output=True, text=True, timeout=60, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def code_for(case: str, base_url: str, language: str) -> str:
    return snippet(CASES[case].to_request(dialect(case)), base_url, language)  # type: ignore[arg-type]


def compare(server: FaultServer, case: str, received: Received) -> None:
    ours = sent_by_the_program(server, case)
    assert (received.method, received.path) == (ours.method, ours.path)
    assert content(received) == content(ours)
    assert received.headers["authorization"] == ours.headers["authorization"]


@pytest.mark.parametrize("case", CASES)
def test_the_python_code_sends_what_the_program_sends_and_saves_the_picture(case, tmp_path, python):
    lay_out(tmp_path)
    script = tmp_path / "snippet.py"
    with FaultServer(recorder) as server:
        script.write_text(code_for(case, server.base_url, "python"), "utf-8")
        python.run(script, OPENAI_API_KEY=KEY)
        compare(server, case, server.requests.pop())
    saved = [path.read_bytes() for path in tmp_path.glob("picture*.png")]
    assert saved == ([] if case == "edit elsewhere" else [PNG])


@pytest.mark.skipif(shutil.which("curl") is None or shutil.which("sh") is None, reason="curl is not installed")
@pytest.mark.parametrize("case", CASES)
def test_the_curl_command_sends_what_the_program_sends(case, tmp_path):
    with FaultServer(recorder) as server:
        assert ENCODED in run(["sh"], tmp_path, code_for(case, server.base_url, "curl"))
        compare(server, case, server.requests.pop())


@pytest.mark.parametrize("case", CASES)
def test_the_javascript_code_names_the_same_values(case, tmp_path):
    code = code_for(case, "http://127.0.0.1:1/v1", "javascript")
    if case == "edit elsewhere":
        assert 'form.append("image", await fs.openAsBlob("source.png", { type: "image/png" }), "source.png");' in code
        assert 'client.post("/img2img"' in code
    else:
        named = dict(re.findall(r'^  "(\w+)": (.*),$', code, re.MULTILINE))
        assert json.loads(named["model"]) == "m"
        method = {"variation": "createVariation"}.get(case, case.partition(",")[0])
        assert f"client.images.{method}({{" in code
    if "streamed" in case:
        assert "for await (const event of stream)" in code
    node = shutil.which("node")
    if node is not None:
        (tmp_path / "snippet.mjs").write_text(code, "utf-8")
        run([node, "--check", "snippet.mjs"], tmp_path)


def test_no_picture_is_written_into_the_code():
    for language in ("python", "javascript", "curl"):
        assert len(code_for("edit", "http://127.0.0.1:1/v1", language)) < 3_000
