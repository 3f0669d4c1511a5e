"""The real program, the real demo server and a real sound system, used with real mouse events: what is said is written
down, and what is written is said."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.features.speak.settings import SpeakSettings
from playground.features.transcribe.appearance import SAVE_TAKE, SHOW_TAKE
from playground.features.transcribe.comparing import compare
from playground.sound import codecs
from playground.sound.resample import resampled
from tests.end2end.desktop import screen
from tests.end2end.talking import ENOUGH, TEXT
from tests.end2end.test_speech_with_the_demo import demo, spoken
from tests.sound.rig import RATE, Frames, Heard, likeness, rig

__all__ = ["demo", "rig"]

ROOT = Path(__file__).parents[2]
# PortAudio and ALSA write what they think of a sound card to stderr.
OURS = ("Traceback", "Qt", "QObject", "Warning", "destroyed but it is pending")
WINDOW = RATE // 2
FIRST = TEXT.partition(".")[0] + "."
HALF = 0.5  # of a few windows; how much of many is another test's matter
PATIENCE = 120


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with screen() as display:
        yield display


@pytest.fixture(scope="module")
def said(demo, tmp_path_factory) -> Frames:
    """The text, as the sound card takes it."""
    return voice(demo, TEXT, tmp_path_factory.mktemp("said") / "said.wav")


@pytest.fixture(scope="module")
def begun(demo, tmp_path_factory) -> Frames:
    """Its first sentence, where it does not matter what is said: a sound takes as long as it takes."""
    return voice(demo, FIRST, tmp_path_factory.mktemp("begun") / "begun.wav")


def voice(demo, text: str, path: Path) -> Frames:
    path.write_bytes(spoken(demo, SpeakSettings("demo-espeak", "alloy", response_format="wav"), text)[1])
    frames, rate = codecs.decode(path)
    frames = resampled(frames, rate, RATE)
    return np.rint(np.repeat(frames[:, :1], 2, axis=1) * 32_767).astype(np.int16)


class Play:
    """A story on its own stage; `seen` is what it left."""

    def __init__(self, display: str, folder: Path, said: Frames) -> None:
        self.out, self.data = folder / "out", folder / "data"
        self.out.mkdir()
        self.prepare(said)
        (self.out / "said.txt").write_text(TEXT, "utf-8")
        self._environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}

    def prepare(self, said: Frames) -> None:
        (self.out / "said.raw").write_bytes(said.astype("<i2").tobytes())

    def perform(self, story: str) -> dict[str, Any]:
        with self.begun(story) as program:
            _, complaints = program.communicate(timeout=PATIENCE)
        assert is_quiet_end(program, complaints), complaints
        seen: dict[str, Any] = json.loads((self.out / "seen.json").read_text("utf-8"))
        return seen

    @contextmanager
    def begun(self, story: str) -> Iterator[subprocess.Popen[str]]:
        command = [sys.executable, "-m", "tests.end2end.talking", str(self.data), str(self.out), story]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=self._environment
        ) as program:
            try:
                yield program
            finally:
                program.kill()


def is_quiet_end(program: subprocess.Popen[str], complaints: str) -> bool:
    return program.returncode == 0 and not any(word in complaints for word in OURS)


class FirstSound:
    """When it first was not silent; monotonic, which is one for all programs."""

    def __init__(self, heard: Heard) -> None:
        self.at = float("inf")
        self._heard = heard
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> "FirstSound":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(0.02):
            if self._heard.samples().any():
                self.at = time.monotonic()
                return


@pytest.fixture
def play(display, tmp_path, rig, said) -> Play:
    return Play(display, tmp_path, said)


def mono(path: Path) -> np.ndarray[Any, Any]:
    frames, rate = codecs.decode(path)
    return resampled(frames[:, :1], rate, RATE)[:, 0]


def share_found(original: np.ndarray[Any, Any], heard: np.ndarray[Any, Any]) -> float:
    """Of what is loud in the original. Piece by piece, because a sound card that starves leaves gaps."""
    pieces = [original[start : start + WINDOW] for start in range(0, len(original) - WINDOW, WINDOW)]
    loud = [piece for piece in pieces if np.abs(piece).mean() > 0.2 * np.abs(original).mean()]
    return sum(likeness(heard, piece) > 0.8 for piece in loud) / len(loud)


def test_what_is_said_into_the_microphone_is_written_down(play, said):
    seen = play.perform("dictate")
    assert compare(TEXT, seen["text"]).rate <= ENOUGH, seen["text"]
    assert seen["take"]["details"]["lost_frames"] == 0
    assert seen["take"]["seconds"] > len(said) / RATE
    assert share_found(said[:, 0] / 32_768, mono(Path(seen["take"]["path"]))) > 0.8
    _, start, _ = seen["words"][3]
    assert start - 0.1 <= seen["from_word"] < start + 2


def test_what_a_server_refuses_stays_and_is_written_down_by_another_try(play, begun):
    play.prepare(begun)
    seen = play.perform("be-refused")
    assert seen["card"]
    assert {"action_retry", f"action_{SAVE_TAKE}", f"action_{SHOW_TAKE}"} <= set(seen["actions"])
    assert seen["refused"] == seen["take"]
    assert share_found(begun[:, 0] / 32_768, mono(Path(seen["take"]["path"]))) >= HALF
    # How well is another test's matter.
    assert compare(FIRST, seen["text"]).rate < 0.8, seen["text"]


def test_a_microphone_that_is_pulled_out_leaves_the_recording(play, begun):
    play.prepare(begun)
    seen = play.perform("lose-the-microphone")
    kept = seen["kept"]
    assert kept["seconds"] > seen["reached"] - 0.5
    assert seen["trouble"]
    sound = mono(Path(kept["path"]))
    assert len(sound) == pytest.approx(kept["seconds"] * RATE, rel=0.01)
    assert share_found(begun[:, 0] / 32_768, sound) >= HALF


def test_what_is_written_is_heard_before_its_download_has_ended(play, rig):
    with rig.listening() as heard, FirstSound(heard) as first:
        seen = play.perform("speak")
    assert seen["download_ran"]
    assert first.at < seen["downloaded_at"]
    (clip,) = [path for path in (play.data / "clips").rglob("*") if path.is_file()]
    original = mono(clip)
    assert len(original) > 3 * RATE
    assert share_found(original, heard.samples()[:, 0] / 32_768) > 0.8
