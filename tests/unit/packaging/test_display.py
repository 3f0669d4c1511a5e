"""A screen nobody sees, for as long as it is needed."""

import os
import shutil
import subprocess
import sys

import pytest
from display import is_missing, virtual_display

NEEDS_XVFB = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")


@NEEDS_XVFB
def test_a_program_sees_a_screen_of_its_own_and_the_screen_goes_with_it():
    with virtual_display({**os.environ, "QT_QPA_PLATFORM": "offscreen"}) as variables:
        assert "QT_QPA_PLATFORM" not in variables
        assert screen_answers(variables)
    assert not screen_answers(variables)


@NEEDS_XVFB
def test_two_runs_at_once_get_two_screens():
    with virtual_display(os.environ) as first, virtual_display(os.environ) as second:
        assert first["DISPLAY"] != second["DISPLAY"]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
def test_a_screen_is_missing_only_when_nothing_names_one():
    assert is_missing({})
    assert is_missing({"DISPLAY": ""})
    assert not is_missing({"DISPLAY": ":0"})


def screen_answers(variables: dict[str, str]) -> bool:
    return subprocess.run(["xdotool", "getdisplaygeometry"], env=variables, capture_output=True).returncode == 0
