"""The end of the real program amid a recording and amid a voice: quick and silent, or sudden, and nothing that was said
is lost. And the program where there is no sound card."""

import signal
import subprocess
from pathlib import Path

import pytest

from tests.end2end.desktop import wait_for
from tests.end2end.talking import LONG, UNDER_WAY
from tests.end2end.test_speech_through_the_tabs import Play, demo, display, is_quiet_end, play, said
from tests.sound.rig import rig

__all__ = ["demo", "display", "play", "rig", "said"]

MOST_LOST = 1.0


def by_sigterm(program: subprocess.Popen[str], play: Play) -> None:
    program.send_signal(signal.SIGTERM)


def by_closing(program: subprocess.Popen[str], play: Play) -> None:
    (play.out / "close").touch()


def under_way(program: subprocess.Popen[str], play: Play) -> None:
    ready = play.out / "ready"
    wait_for(lambda: ready.exists() or program.poll() is not None, LONG)
    if not ready.exists():
        program.kill()
        raise AssertionError(f"it did not begin: {program.communicate()}")


@pytest.mark.parametrize(("story", "end"), [("record-on", by_sigterm), ("speak-on", by_closing)])
def test_the_end_amid_a_sound_is_quick_and_silent_and_keeps_it(play, story, end):
    """O12"""
    with play.begun(story) as program:
        under_way(program, play)
        end(program, play)
        _, complaints = program.communicate(timeout=LONG)
        assert is_quiet_end(program, complaints), complaints
    if story == "record-on":
        found = play.perform("find-again")["found"]
        assert found["origin"] == "recorded"
        assert found["seconds"] > UNDER_WAY
    else:
        (clip,) = [path for path in (play.data / "clips").rglob("*") if path.is_file()]
        assert clip.stat().st_size > 10_000


def test_a_recording_that_was_killed_is_found_again_and_lacks_at_most_a_second(play):
    with play.begun("record-on") as program:
        under_way(program, play)
        program.kill()
        program.wait(10)
    found = play.perform("find-again")["found"]
    assert found["origin"] == "recovered"
    assert found["seconds"] > UNDER_WAY - MOST_LOST
    assert Path(found["path"]).stat().st_size > found["seconds"] * 44_000


def test_without_a_sound_card_the_tab_says_why_and_still_writes_down_files(display, said, tmp_path):
    seen = Play(display, tmp_path, said).perform("do-without")
    assert "microphone" in seen["trouble"]
    assert "hospital" in seen["text"]
