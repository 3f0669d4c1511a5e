"""The end of the real program amid pictures: quick and silent, or sudden, and in either case nothing is half."""

import base64
import hashlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from playground.features.images.encoding import encode_png
from playground.storage.gallery import StepRecord
from tests.end2end.asking_for_pictures import MODEL, PROMPT
from tests.faults.server import STREAM_HEAD, FaultServer, Peer, answer, event, once
from tests.unit.features.images.pictures_to_test import noise, plain
from tests.unit.storage.gallery_rig import Rig, run_with_gallery

ROOT = Path(__file__).parents[2]
PATIENCE = 40.0
MODELS = answer(json.dumps({"data": [{"id": MODEL, "object": "model"}]}), headers=["Connection: close"])
PICTURES = [encode_png(noise(600, 500, seed)) for seed in range(4)]


def encoded(data: bytes) -> dict[str, str]:
    return {"b64_json": base64.b64encode(data).decode()}


def sketch_and_silence(peer: Peer) -> None:
    peer.request()
    sketch = {"type": "image_generation.partial_image", "partial_image_index": 0, **encoded(plain(size=(64, 64)))}
    peer.send(STREAM_HEAD, event(sketch))
    peer.hold()


class Sip:
    """Reads a tenth of an upload and no more of it."""

    def __init__(self) -> None:
        self.over = threading.Event()

    def __call__(self, peer: Peer) -> None:
        peer.take(peer.begin() // 10)
        self.over.wait(PATIENCE)


def by_sigterm(program: subprocess.Popen[str], data: Path) -> None:
    program.send_signal(signal.SIGTERM)


def by_closing(program: subprocess.Popen[str], data: Path) -> None:
    (data / "close").touch()


@contextmanager
def started(data: Path, server: FaultServer, way: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.end2end.asking_for_pictures", str(data), server.base_url, way]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    program = subprocess.Popen(
        command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield program
    finally:
        if program.poll() is None:
            program.kill()
        program.communicate()


def wait_for(condition: Callable[[], object], program: subprocess.Popen[str], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if program.poll() is not None or time.monotonic() > deadline:
            program.kill()
            raise AssertionError(f"{what} did not come about: {program.communicate()}")
        time.sleep(0.002)


def files(data: Path, pattern: str = "*") -> list[Path]:
    return [path for path in (data / "pictures").rglob(pattern) if path.is_file()]


def steps(data: Path) -> tuple[StepRecord, ...]:
    """As the next start finds them, once it has tidied up; what it finds must be whole."""
    found: list[StepRecord] = []

    async def read(rig: Rig) -> None:
        await rig.gallery.purge()
        found.extend(await rig.gallery.roots(limit=99))
        for picture in await rig.gallery.library(limit=99):
            await rig.gallery.read(picture)  # which compares it with its hash

    run_with_gallery(data, read)
    for path in files(data):
        assert hashlib.sha256(path.read_bytes()).hexdigest() == path.stem, f"{path.name} is half a file"
    with closing(sqlite3.connect(data / "history.db")) as history:
        assert history.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return tuple(found)


@pytest.mark.parametrize("end", [by_sigterm, by_closing])
@pytest.mark.parametrize("way", ["stream", "upload"])
def test_the_end_amid_a_picture_is_quick_and_silent_and_keeps_what_was_there(tmp_path, way, end):
    """O12"""
    data = tmp_path / "data"
    sip = Sip()
    script = sketch_and_silence if way == "stream" else sip
    with FaultServer(once(MODELS), script) as server, started(data, server, way) as program:

        def under_way() -> bool:
            return len(server.received) > 1 and len(server.received[1]) > 200

        wait_for(under_way, program, "the request")
        if way == "stream":
            wait_for((data / "sketch").exists, program, "the sketch")
        end(program, data)
        printed, complaints = program.communicate(timeout=PATIENCE)
        assert (program.returncode, printed, complaints) == (0, "", "")
        assert sum(bytes(each).startswith(b"POST ") for each in server.received) == 1
        sip.over.set()

    if way == "stream":
        (step,) = steps(data)
        assert [picture.draft for picture in step.pictures] == [True]
    else:
        (source,) = steps(data)
        assert source.kind == "import"
        step = edit_of(data)
        assert step.mask
        assert step.pictures == ()
    assert (step.prompt, step.status) == (PROMPT, "stopped")


def edit_of(data: Path) -> StepRecord:
    found: list[StepRecord] = []

    async def read(rig: Rig) -> None:
        (source,) = await rig.gallery.library()
        found.extend(await rig.gallery.tree(source.id))
        assert await rig.gallery.read_mask(found[-1])

    run_with_gallery(data, read)
    return found[-1]


@pytest.mark.parametrize(
    "moment",
    [
        lambda data: files(data, "*.tmp"),
        lambda data: files(data, "*.png"),
        lambda data: len(files(data, "*.png")) > 1,
    ],
    ids=["amid a file", "after the first", "after the second"],
)
def test_kill_while_pictures_are_saved_leaves_no_half_file_and_no_record_without_a_picture(tmp_path, moment):
    data = tmp_path / "data"
    reply = answer(json.dumps({"created": 1, "data": [encoded(each) for each in PICTURES]}))
    with FaultServer(once(MODELS), once(reply)) as server, started(data, server, "whole") as program:
        wait_for(lambda: moment(data), program, "a file")
        program.kill()
        program.wait(10)
        assert sum(bytes(each).startswith(b"POST ") for each in server.received) == 1

    named = len(files(data, "*.png"))
    (step,) = steps(data)
    assert (step.prompt, step.status) == (PROMPT, "interrupted")
    assert len(step.pictures) <= min(named, len(PICTURES))
    assert len(files(data)) == len(step.pictures)
