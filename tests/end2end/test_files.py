"""The real program, the real demo server and the real process that examines files: from a flawed file to a model that
answers otherwise; and an end amid an upload."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.end2end.desktop import screen, wait_for
from tests.faults.server import FaultServer, Peer, answer

ROOT = Path(__file__).parents[2]
PATIENCE = 120
SIZE = 40_000_000
MODELS = answer(json.dumps({"data": [{"id": "test-model", "object": "model"}]}), headers=["Connection: close"])
NO_FILES = answer(json.dumps({"object": "list", "data": [], "has_more": False}), headers=["Connection: close"])


def test_a_flawed_file_is_repaired_and_a_model_learns_from_it(tmp_path: Path) -> None:
    out, data = tmp_path / "out", tmp_path / "data"
    command = [sys.executable, "-m", "playground", "tour", "--out", str(out), "--data-dir", str(data)]
    with screen() as display:
        done = subprocess.run(
            [*command, "--only", "files"],
            env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    assert done.returncode == 0, done.stdout + done.stderr
    assert not done.stderr
    steps = json.loads((out / "report.json").read_text())["steps"]
    assert steps
    assert all(step["ok"] for step in steps)
    with closing(sqlite3.connect(data / "history.db")) as history:
        states = history.execute("SELECT kind, state, count(*) FROM operations GROUP BY kind, state").fetchall()
        edits = history.execute("SELECT count(*) FROM dataset_edits").fetchone()
    assert ("job", "done", 2) in states  # one that succeeded, one that was cancelled, and no third
    assert {state for _, state, _ in states} == {"done"}
    assert edits[0] > 0


def by_sigterm(program: subprocess.Popen[str], data: Path) -> None:
    program.send_signal(signal.SIGTERM)


def by_closing(program: subprocess.Popen[str], data: Path) -> None:
    (data / "close").touch()


@pytest.mark.parametrize("end", [by_sigterm, by_closing])
def test_the_end_amid_an_upload_is_quick_and_silent_and_sends_nothing_twice(
    tmp_path: Path, end: Callable[[subprocess.Popen[str], Path], None]
) -> None:
    """O12"""
    data, file, over = tmp_path / "data", tmp_path / "train.jsonl", threading.Event()
    with file.open("wb") as large:
        large.truncate(SIZE)

    def serve(peer: Peer) -> None:
        first = peer.take(1)
        if first == b"G":
            peer.send(NO_FILES if "files" in peer.request().path else MODELS)
        elif first == b"P":  # a tenth of the file is taken, and no more of it
            peer.take(peer.begin() // 10)
            over.wait(PATIENCE)

    command = [sys.executable, "-m", "tests.end2end.sending_a_file", str(data)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with (
        FaultServer(serve) as server,
        subprocess.Popen(
            [*command, server.base_url, str(file)],
            env=environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as program,
    ):
        try:
            under_way = wait_for(lambda: any(len(each) > SIZE // 20 for each in server.received), 30)
            assert under_way, "the upload did not begin"
            end(program, data)
            printed, complaints = program.communicate(timeout=20)
        finally:
            program.kill()
            over.set()
        assert (program.returncode, printed, complaints) == (0, "", "")
        assert sum(bytes(each).startswith(b"POST ") for each in server.received) == 1
    with closing(sqlite3.connect(data / "history.db")) as history:
        assert history.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
