"""The command line: what it takes, and the one sentence it says when it cannot go on."""

import json
import subprocess
import sys

import pytest

from playground import __version__
from playground.cli import main


def refusal(capsys, *arguments):
    """What is said about arguments that are refused with exit code 2."""
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    return capsys.readouterr().err.splitlines()[-1]


def test_an_unknown_argument_is_refused(capsys):
    assert "--nonsense" in refusal(capsys, "--nonsense")


def test_an_unknown_command_is_refused(capsys):
    assert "invalid choice" in refusal(capsys, "dance")


def test_the_version_is_the_projects(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out.strip() == f"playground {__version__}"


def test_a_key_variable_that_is_not_set_is_named(capsys):
    said = refusal(capsys, "--api-key-env", "NO_SUCH_KEY")
    assert said == "playground: error: the environment variable NO_SUCH_KEY is not set, so there is no key to use"


@pytest.mark.parametrize("command", [[], ["window"], ["tour", "--out", "x"]])
def test_an_address_with_a_password_is_refused_without_repeating_it(capsys, command):
    said = refusal(capsys, *command, "--base-url", "https://me:hunter2@example.com/v1")
    assert "--base-url" in said
    assert "hunter2" not in said


@pytest.mark.parametrize("address", ["", "ftp://example.com", "https://exa mple.com", "https://example.com:99999"])
def test_an_address_that_makes_no_sense_is_refused(capsys, address):
    assert "--base-url" in refusal(capsys, "--base-url", address)


@pytest.mark.parametrize("size", ["big", "800", "0x600", "800x", "-1x5", "800*600"])
def test_a_size_that_is_none_is_refused(capsys, size):
    assert "a size looks like 1280x800" in refusal(capsys, "tour", "--out", "x", f"--size={size}")


@pytest.mark.parametrize("scale", ["large", "0", "nan", "99"])
def test_a_scale_that_is_none_is_refused(capsys, scale):
    assert "a scale is a number" in refusal(capsys, "tour", "--out", "x", f"--scale={scale}")


def test_the_tour_needs_to_know_where_its_pictures_go(capsys):
    assert "--out" in refusal(capsys, "tour")


def test_without_a_display_the_window_says_what_works_instead(capsys, monkeypatch):
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert main([]) == 1
    assert "playground tour --out tour" in capsys.readouterr().err


def test_the_demo_server_needs_no_qt_and_ends_with_its_lifeline():
    without_qt = (
        "import sys; sys.modules['PySide6'] = None; from playground.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    server = subprocess.Popen(
        [sys.executable, "-c", without_qt, "demo-server", "--lifeline"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdin is not None
    assert server.stdout is not None
    with server:
        announced = json.loads(server.stdout.readline())
        server.stdin.close()
    assert announced["base_url"].startswith("http://127.0.0.1:")
    assert len(announced["api_key"]) > 20
    assert server.returncode == 0
