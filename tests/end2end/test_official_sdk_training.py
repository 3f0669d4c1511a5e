"""The official SDK sends files to the demo server and has a model trained, and validates every reply strictly."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import openai
import pytest
from openai import OpenAI

PROGRAM = (
    "import sys; from playground.demo.server import serve; "
    "sys.exit(serve('127.0.0.1', 0, 'sdk-token', True, lambda line: print(line, flush=True), 0.05))"
)
LINES = [
    {
        "messages": [
            {"role": "user", "content": f"What does the {animal} say?"},
            {"role": "assistant", "content": f"Ahoy, {animal}!"},
        ]
    }
    for animal in ("cat", "dog", "cow", "hen", "fox", "bear", "wolf", "fish", "bird", "lion")
]
DATA = "\n".join(map(json.dumps, LINES)).encode()


@pytest.fixture(scope="module")
def announced(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    kept = tmp_path_factory.mktemp("kept")
    environment = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "VIRTUAL_ENV")}
    environment |= {"TMPDIR": str(kept), "TEMP": str(kept)}
    command = [sys.executable, "-c", PROGRAM]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root, env=environment) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())
        process.stdin.close()
        assert process.wait(10) == 0
        assert list(kept.iterdir()) == []


@pytest.fixture
def client(announced: dict[str, str]) -> Iterator[OpenAI]:
    with OpenAI(**announced, _strict_response_validation=True, max_retries=0) as client:  # type: ignore[arg-type]
        yield client


def test_files_whole_and_in_parts(client, tmp_path):
    whole = client.files.create(
        file=("全部.jsonl", DATA), purpose="fine-tune", expires_after={"anchor": "created_at", "seconds": 3600}
    )
    assert (whole.filename, whole.bytes) == ("全部.jsonl", len(DATA))
    assert client.files.content(whole.id).read() == DATA
    path = tmp_path / "large.jsonl"
    path.write_bytes(DATA)
    upload = client.uploads.upload_file_chunked(
        file=path,
        mime_type="application/jsonl",
        purpose="fine-tune",
        part_size=300,
        md5=hashlib.md5(DATA).hexdigest(),
    )
    assert upload.file is not None
    assert client.files.content(upload.file.id).read() == DATA
    assert [file.id for file in client.files.list(limit=1)] == [upload.file.id, whole.id]
    begun = client.uploads.create(bytes=5, filename="a", mime_type="text/plain", purpose="fine-tune")
    assert client.uploads.cancel(begun.id).status == "cancelled"
    for file in (whole, upload.file):
        assert client.files.delete(file.id).deleted
    with pytest.raises(openai.NotFoundError):
        client.files.retrieve(whole.id)


def test_a_job_is_held_stopped_and_followed_to_its_model(announced, client):
    jobs = client.fine_tuning.jobs
    training = client.files.create(file=("train.jsonl", DATA), purpose="fine-tune").id
    stopped = jobs.create(model="demo-assistant", training_file=training)
    # The SDK's own list of states has none for a job that is held.
    with OpenAI(**announced, max_retries=0) as lenient:
        states = [
            str(change(stopped.id).status)
            for change in (lenient.fine_tuning.jobs.pause, lenient.fine_tuning.jobs.resume)
        ]
    assert (states[0], states[1] in ("validating_files", "queued", "running")) == ("paused", True)
    assert jobs.cancel(stopped.id).status == "cancelled"
    job = jobs.create(
        model="demo-assistant",
        training_file=training,
        validation_file=training,
        suffix="sailor",
        seed=7,
        method={"type": "supervised", "supervised": {"hyperparameters": {"n_epochs": 3, "batch_size": 2}}},
        metadata={"key": "value"},
    )
    assert job.status == "validating_files"
    assert [found.id for found in jobs.list(metadata={"key": "value"})] == [job.id]
    while (job := jobs.retrieve(job.id)).status not in ("succeeded", "failed"):
        pass
    assert job.status == "succeeded", job.error
    told = list(jobs.list_events(job.id, limit=5))
    losses = [event.data["train_loss"] for event in reversed(told) if event.type == "metrics"]
    assert len(losses) == 15
    assert losses[0] > 2 > losses[-1] > 0
    points = list(jobs.checkpoints.list(job.id, limit=1))
    assert [point.step_number for point in points] == [15, 10, 5]
    assert points[0].metrics.full_valid_loss < points[-1].metrics.full_valid_loss
    assert client.files.retrieve(job.result_files[0]).purpose == "fine-tune-results"
    model = job.fine_tuned_model
    assert model in [entry.id for entry in client.models.list()]
    for name, answers in ((model, True), (points[0].fine_tuned_model_checkpoint, True), ("demo-assistant", False)):
        reply = client.chat.completions.create(
            model=name, messages=[{"role": "user", "content": "What does the cow say?"}]
        )
        assert (reply.choices[0].message.content == "Ahoy, cow!") == answers
    assert client.models.delete(model).deleted
    with pytest.raises(openai.NotFoundError):
        client.models.retrieve(model)


def test_refusals_are_the_sdks_own_errors(client):
    with pytest.raises(openai.BadRequestError) as refusal:
        client.fine_tuning.jobs.create(model="demo-assistant", training_file="file-none")
    assert (refusal.value.param, refusal.value.code) == ("training_file", "file_not_found")
