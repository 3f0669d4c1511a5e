"""What stands behind the two commands of the README."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from commands import tour_instead_of_window

BOOTSTRAP = Path(__file__).parents[3] / "packaging" / "bootstrap.py"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
@pytest.mark.parametrize(
    ("given", "tour"),
    [
        ([], []),
        (["--theme", "dark", "--language=zh_CN"], ["--theme", "dark", "--language", "zh_CN"]),
        (["--data-dir", "tour"], []),
        (
            ["--base-url", "http://localhost:1/v1", "--api-key-env", "KEY"],
            ["--base-url", "http://localhost:1/v1", "--api-key-env", "KEY"],
        ),
    ],
)
def test_without_a_display_the_window_becomes_the_tour(given, tour):
    assert tour_instead_of_window(given, {}) == ["tour", "--out", "tour", *tour]


@pytest.mark.parametrize("given", [["doctor"], ["--language", "en", "tour"], ["--help"], ["-h"], ["--version"]])
def test_what_needs_no_display_is_handed_on_as_it_is(given):
    assert tour_instead_of_window(given, {}) is None


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_with_a_display_the_window_stays_a_window(name):
    assert tour_instead_of_window([], {name: "x"}) is None


@pytest.mark.parametrize("arguments", [[], ["dance"], ["--help"]])
def test_an_unknown_command_shows_the_usage_and_installs_nothing(arguments):
    finished = subprocess.run([sys.executable, BOOTSTRAP, *arguments], capture_output=True, text=True)
    assert finished.returncode == 1
    assert finished.stderr.startswith("usage: python3 packaging/bootstrap.py run")


def test_an_old_python_can_read_as_far_as_the_sentence_about_its_age():
    tree = ast.parse(BOOTSTRAP.read_text("utf-8"), feature_version=(3, 6))
    assert [ast.unparse(node) for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)] == ["import sys"]
    assert "Playground needs Python 3.11 or newer" in BOOTSTRAP.read_text("utf-8")
