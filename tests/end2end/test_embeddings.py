"""The real program, the real demo server and the real processes that lay out maps: eight sentences from the first word
to the comparison, and an end that leaves nothing behind."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.end2end.desktop import screen

PATIENCE = 120


def test_eight_sentences_become_a_matrix_a_map_answers_and_a_comparison(tmp_path: Path) -> None:
    out, data = tmp_path / "out", tmp_path / "data"
    command = [sys.executable, "-m", "playground", "tour", "--out", str(out), "--data-dir", str(data)]
    with screen() as display:
        surroundings = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        done = subprocess.run(
            [*command, "--only", "embeddings"],
            env=surroundings,
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
        texts = history.execute("SELECT count(*) FROM collection_rows").fetchone()
        kinds = history.execute("SELECT count(*) FROM vector_kinds").fetchone()
    assert texts == (9,)
    assert kinds == (2,)  # all dimensions, and fewer
