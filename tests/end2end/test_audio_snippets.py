"""The code to copy for speech both ways sends what the program sends, with the files that lie where it runs."""

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

from playground.api.audio import (
    HearingParameters,
    SpeechParameters,
    TranscriptionParameters,
    TranslationParameters,
    Upload,
    speak,
    transcribe,
)
from playground.api.client import Client
from playground.api.dialect import Dialect
from playground.api.snippets import snippet
from tests.faults.calls import KEY, Notes, call, connection_to
from tests.faults.server import STREAM_HEAD, FaultServer, Peer, Received, answer

MP3 = b"ID3\x04\x00\x00\x00\x00\x00\x00" + bytes(range(256))
TAKE = Upload(b"RIFF....WAVE", "my take; 1.wav", "audio/wav")
NASTY = "it's \"quoted\" \\ `id` $HOME $(id) !! \n\ttabs; 中文 😀 @file #no <b> '''"
CASES: dict[str, HearingParameters | SpeechParameters] = {
    "transcribe": TranscriptionParameters(
        TAKE, "m", language="en", prompt=NASTY, temperature=0.5, response_format="verbose_json",
        timestamp_granularities=("word", "segment"), extra={"hotwords": "x"},
    ),
    "transcribe, streamed": TranscriptionParameters(
        TAKE, "m", include=("logprobs",), chunking_strategy={"type": "server_vad", "threshold": 0.25}, stream=True
    ),
    "transcribe, text": TranscriptionParameters(TAKE, "m", response_format="text", keywords=("a", "b")),
    "translate": TranslationParameters(TAKE, "m", temperature=0.5),
    "speak": SpeechParameters(NASTY, "m", "alloy", response_format="wav", speed=1.5, extra={"lang_code": "a"}),
    "speak, events": SpeechParameters("Hi", "m", "alloy", stream_format="sse", instructions=NASTY),
    "speak, bare": SpeechParameters("Hi"),
    "speak, old": SpeechParameters("Hi", "m", "alloy", response_format="flac"),
}  # fmt: skip


def recorder(peer: Peer) -> None:
    received = peer.request()
    if received.path.endswith("speech"):
        if "stream_format" in received.json():
            event = {"type": "speech.audio.delta", "audio": base64.b64encode(MP3).decode()}
            peer.send(STREAM_HEAD, _event(event), _event({"type": "speech.audio.done"}))
        else:
            peer.send(answer(MP3, content_type="audio/mpeg"))
    elif b'name="stream"' in received.body:
        delta = {"type": "transcript.text.delta", "delta": "heard"}
        peer.send(STREAM_HEAD, _event(delta), _event({"type": "transcript.text.done", "text": "heard"}))
    elif b"\r\ntext\r\n" in received.body:
        peer.send(answer("heard", content_type="text/plain"))
    else:
        peer.send(answer(json.dumps({"text": "heard"})))


def _event(payload: object) -> bytes:
    return f"data: {json.dumps(payload)}\n\n".encode()


def dialect(case: str) -> Dialect:
    return Dialect(speech_format_field="output_format") if case == "speak, old" else Dialect()


def code_for(case: str, base_url: str, language: str) -> str:
    return snippet(CASES[case].to_request(dialect(case)), base_url, language)  # type: ignore[arg-type]


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
        parameters = CASES[case]
        if case == "speak, old":
            return await client.stream_bytes(parameters.to_request(dialect(case)), lambda _: None, print, notes)  # type: ignore[arg-type]
        if isinstance(parameters, SpeechParameters):
            return await speak(client, parameters, lambda _: None, notes)
        return await transcribe(client, parameters, None, notes)

    assert call(connection_to(server), make).error is None
    return server.requests.pop()


def run(command: list[str], folder: Path, source: str | None = None) -> str:
    (folder / TAKE.filename).write_bytes(TAKE.data)
    environment = {**os.environ, "OPENAI_API_KEY": KEY, "PYTHONUTF8": "1"}
    done = subprocess.run(
        command, input=source, env=environment, cwd=folder, capture_output=True, text=True, timeout=60, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def compare(server: FaultServer, case: str, received: Received) -> None:
    ours = sent_by_the_program(server, case)
    assert (received.method, received.path) == (ours.method, ours.path)
    assert content(received) == content(ours)
    assert received.headers["authorization"] == ours.headers["authorization"]


def saved(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.glob("speech.*")]


@pytest.mark.parametrize("case", CASES)
def test_the_python_code_sends_what_the_program_sends_and_uses_the_reply(case, tmp_path, python):
    (tmp_path / TAKE.filename).write_bytes(TAKE.data)
    script = tmp_path / "snippet.py"
    with FaultServer(recorder) as server:
        script.write_text(code_for(case, server.base_url, "python"), "utf-8")
        printed = python.run(script, OPENAI_API_KEY=KEY)
        compare(server, case, server.requests.pop())
    speaks = case.startswith("speak")
    assert printed.strip() == ("" if speaks else "heard")
    assert saved(tmp_path) == ([MP3] if speaks else [])


@pytest.mark.skipif(shutil.which("curl") is None or shutil.which("sh") is None, reason="curl is not installed")
@pytest.mark.parametrize("case", CASES)
def test_the_curl_command_sends_what_the_program_sends(case, tmp_path):
    with FaultServer(recorder) as server:
        printed = run(["sh"], tmp_path, code_for(case, server.base_url, "curl"))
        compare(server, case, server.requests.pop())
    in_a_file = case.startswith("speak") and case != "speak, events"
    assert saved(tmp_path) == ([MP3] if in_a_file else [])
    assert in_a_file or "heard" in printed or "speech.audio.delta" in printed


@pytest.mark.parametrize("case", CASES)
def test_the_javascript_code_names_the_same_values(case, tmp_path):
    code = code_for(case, "http://127.0.0.1:1/v1", "javascript")
    named = dict(re.findall(r'^  "(\w+)": (.*?),?$', code, re.MULTILINE))
    assert named.get("model", '"m"') == '"m"'
    method = {"speak": "speech", "transcribe": "transcriptions", "translate": "translations"}[case.partition(",")[0]]
    assert f"client.audio.{method}.create({{" in code
    if not case.startswith("speak"):
        assert (
            'file: await toFile(fs.createReadStream("my take; 1.wav"), "my take; 1.wav", { type: "audio/wav" }),'
            in code
        )
    node = shutil.which("node")
    if node is not None:
        (tmp_path / "snippet.mjs").write_text(code, "utf-8")
        run([node, "--check", "snippet.mjs"], tmp_path)
