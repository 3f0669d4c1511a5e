"""The code to copy for files, uploads and fine-tuning jobs sends what the program itself sends."""

import asyncio
import json
import os
import re
import shutil
import subprocess
import sys

from playground.api import fine_tunes, fine_tuning, models, uploads
from playground.api.client import build_client
from playground.api.connection import Connection
from playground.api.dialect import Dialect
from playground.api.files import FileSource, FileUpload, content_request, delete_request, list_request, retrieve_request
from playground.api.request import ApiRequest, Expect
from playground.api.snippets import snippet
from playground.api.training_jobs import JobOrder
from tests.faults.server import FaultServer, Received, always, answer

DIALECT = Dialect()
ORDER = JobOrder(
    "m",
    "file-1",
    suffix="it's",
    seed=2**31 - 1,
    method="dpo",
    hyperparameters={"n_epochs": 3, "beta": 0.1},
    metadata={"a b": "“c”"},
    extra={"new": [None, True]},
)


def requests_with(source: FileSource) -> list[ApiRequest]:
    return [
        FileUpload(source, "fine-tune", 3600, {"more": "x"}).to_request(DIALECT),
        list_request(DIALECT, purpose="fine-tune", after="file-1", limit=10),
        retrieve_request(DIALECT, "file-1"),
        content_request(DIALECT, "file-1"),
        delete_request(DIALECT, "file-1"),
        uploads.create_request(DIALECT, "a.jsonl", "batch", 7, "application/jsonl", 3600),
        uploads.part_request(DIALECT, "upload_1", source),
        uploads.complete_request(DIALECT, "upload_1", ["p1", "p2"], "digest"),
        uploads.cancel_request(DIALECT, "upload_1"),
        fine_tuning.create_request(DIALECT, ORDER),
        fine_tuning.list_request(DIALECT, "ftjob-1", 5),
        fine_tuning.job_request(DIALECT, "ftjob/1"),
        *(fine_tuning.change_request(DIALECT, "ftjob-1", change) for change in ("cancel", "pause", "resume")),
        *(fine_tuning.told_request(DIALECT, "ftjob-1", what, "x", 5) for what in ("events", "checkpoints")),
        fine_tunes.create_request(DIALECT, ORDER),
        models.delete_request(DIALECT, "ft:a/b:c"),
    ]


def sent(received: Received) -> tuple[object, ...]:
    """What of a request counts: the order of a query and the boundary of a form do not."""
    path, _, query = received.path.partition("?")
    boundary = received.headers.get("content-type", "").partition("boundary=")[2]
    if boundary:
        parts = received.body.split(f"--{boundary}".encode())
        return received.method, path, sorted(re.sub(rb"Content-Length: \d+\r\n", b"", part.strip()) for part in parts)
    body = json.loads(received.body) if received.body.strip() else None
    return received.method, path, sorted(query.split("&")), body


async def send_all(base_url: str, requests: list[ApiRequest]) -> None:
    client = build_client(Connection("1", "n", base_url), "k")
    for request in requests:
        if request.expect is Expect.FILE:
            await client.fetch(request, lambda _: True)
        else:
            await client.send(request)
    await client.close()


def test_the_code_to_copy_sends_what_the_program_sends(tmp_path):
    path = tmp_path / "训练 1.jsonl"
    path.write_bytes(b'{"a": 1}\n')
    requests = requests_with(FileSource(path, path.name, "application/jsonl"))
    environment = {**os.environ, "OPENAI_API_KEY": "k"}
    reply = json.dumps({"id": "x", "object": "list", "data": [], "has_more": False})
    with FaultServer(always(answer(reply))) as server:

        def run(command: list[str], text: str) -> list[tuple[object, ...]]:
            before = len(server.requests)
            ran = subprocess.run(
                command, input=text, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=60
            )
            assert "Traceback" not in ran.stderr
            return [sent(received) for received in server.requests[before:]]

        asyncio.run(send_all(server.base_url, requests))
        own = [sent(received) for received in server.requests]
        python = "\n".join(snippet(request, server.base_url, "python") for request in requests)
        assert run([sys.executable, "-"], python) == own
        if shutil.which("curl") is not None:
            command = "\n".join(snippet(request, server.base_url, "curl") for request in requests)
            assert run(["sh"], command) == own
        assert (tmp_path / "file-1").read_text() == reply


def test_the_code_for_javascript_names_the_same_calls_and_values(tmp_path):
    requests = requests_with(FileSource(tmp_path / "a", "a.jsonl", "application/jsonl"))
    written = [snippet(request, "http://x/v1", "javascript").rpartition("});\n\n")[2] for request in requests]
    calls = [re.search(r"await client\.([\w.]+)\(", code) for code in written]
    assert [found[1] if found else code for found, code in zip(calls, written, strict=True)] == [
        "files.create",
        "files.list",
        "files.retrieve",
        "files.content",
        "files.delete",
        "uploads.create",
        "uploads.parts.create",
        "uploads.complete",
        "uploads.cancel",
        "fineTuning.jobs.create",
        "fineTuning.jobs.list",
        "fineTuning.jobs.retrieve",
        "fineTuning.jobs.cancel",
        "fineTuning.jobs.pause",
        "fineTuning.jobs.resume",
        "fineTuning.jobs.listEvents",
        "fineTuning.jobs.checkpoints.list",
        "post",
        "models.delete",
    ]
    literal = re.search(r"jobs\.create\((\{.*\n\})\);", written[9], re.DOTALL)
    assert literal is not None
    assert json.loads(literal[1]) == requests[9].body
