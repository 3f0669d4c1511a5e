"""The real program and the real demo server, used with real mouse events: only what was painted over changes."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy
import pytest
from PIL import Image

from tests.end2end.desktop import screen
from tests.end2end.painting import CHANGE, SIZE

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with screen() as display:
        yield display


def pixels(path: Path) -> numpy.ndarray:
    with Image.open(path) as image:
        return numpy.asarray(image.convert("RGBA"))


def test_what_is_painted_over_changes_and_every_pixel_outside_is_equal_to_the_source(display, tmp_path):
    data, out = tmp_path / "data", tmp_path / "out"
    out.mkdir()
    command = [sys.executable, "-m", "tests.end2end.painting", str(data), str(out)]
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(command, capture_output=True, text=True, timeout=150, check=False, cwd=ROOT, env=environment)
    assert (done.returncode, done.stderr) == (0, "")

    seen = json.loads((out / "seen.json").read_text())
    assert len(seen["made"]) == 2
    assert 0 < seen["brush"] < seen["lasso"]

    source, saved = pixels(out / "source.png"), pixels(out / "saved.png")
    with Image.open(out / "mask.png") as image:
        mask = numpy.asarray(image)
    assert source.shape == saved.shape == (512, 512, 4)
    outside, inside = mask == 0, mask == 255
    assert (saved[outside] == source[outside]).all()
    assert (saved[inside] != source[inside]).any(axis=1).mean() > 0.2

    with Image.open(out / "saved.png") as image:
        text = dict(image.text)  # type: ignore[attr-defined]  # of PNG files
    assert text["prompt"] == CHANGE
    assert text["model"] == "demo-sketch"
    assert json.loads(text["parameters"])["size"] == SIZE
    assert len(text["parent"]) == 64
    assert seen["restored"] == [2, SIZE, "demo-sketch", "edit"]
