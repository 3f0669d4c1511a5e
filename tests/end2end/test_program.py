"""The real program as a process: its start, its end, a second start, a bad folder, the tour and the doctor."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from playground.widgets.tokens import DARK

PATIENCE = 15.0
ALLOWED = {"playground", "gc", "json", "binascii", "zlib"}
HEAVY = {
    *(
        "PIL",
        "PySide6.QtNetwork",
        "anyio",
        "argparse",
        "asyncio",
        "concurrent.futures",
        "dataclasses",
        "h11",
        "httpcore",
    ),
    *("httpx", "jsonschema", "keyring", "logging", "numpy", "openai", "platformdirs", "pygments", "qasync", "socket"),
    *("sounddevice", "soundfile", "sqlite3", "ssl", "starlette", "truststore", "uvicorn"),
}

# What shows a reply may come while it is on its way.
BRAINS = ("playground.api.", "playground.services.", "playground.storage.", "playground.loop")
NETWORK = {"anyio", "asyncio", "h11", "httpcore", "httpx", "qasync", "socket", "sqlite3", "ssl", "truststore"}
UNUSED_WHEN_READY = {
    *("PIL", "click", "jsonschema", "keyring", "numpy", "openai", "platformdirs", "pygments", "rich", "sounddevice"),
    *("starlette", "uvicorn", "playground.demo", "playground.api.probe", "playground.services.diagnostics"),
    *("playground.window.code_view", "playground.window.connection_dialog", "playground.window.diagnostics_dialog"),
    *("playground.window.help_dialogs", "playground.window.inspector", "playground.window.settings_dialog"),
}


def python(script: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Offscreen, where a window gets the focus; on a bare X server it takes a window manager."""
    command = [sys.executable, "-c", script, *arguments]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **variables}
    return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False, env=environment)


def playground(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "playground", *arguments]
    environment = {**os.environ, **variables}
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, env=environment)


AT_FIRST_PAINT = """
import json, sys, PySide6.QtWidgets
of_qt = set(sys.modules)
from pathlib import Path
from playground import app

def painted():
    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QApplication
    window = QApplication.focusWidget().window()
    facts = {
        "modules": sorted(set(sys.modules) - of_qt),
        "focused": QApplication.focusWidget().objectName(),
        "colour": window.grab().toImage().pixelColor(5, 5).name(),
        "size": [window.width(), window.height()],
        "screen": [window.screen().availableSize().width(), window.screen().availableSize().height()],
    }
    print(json.dumps(facts), flush=True)
    window.close()

sys.exit(app.run(app.Options(data_dir=Path(sys.argv[1])), on_first_paint=painted))
"""

WHEN_FURNISHED = """
import json, sys
from pathlib import Path
from playground import app

def furnished():
    from PySide6.QtWidgets import QApplication
    print(json.dumps(sorted(sys.modules)), flush=True)
    QApplication.focusWidget().window().close()

sys.exit(app.run(app.Options(data_dir=Path(sys.argv[1])), on_furnished=furnished))
"""

START_AND_CLOSE = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from playground import app

def close():
    from PySide6.QtWidgets import QApplication, QLabel, QWidget
    window = QApplication.focusWidget().window()
    bars = window.findChildren(QWidget, "notice_bar")
    print(json.dumps([label.text() for bar in bars for label in bar.findChildren(QLabel)]), flush=True)
    window.close()

def wait():
    QTimer.singleShot(int(sys.argv[3]), close)

sys.exit(app.run(app.Options(data_dir=Path(sys.argv[1])), **{sys.argv[2]: wait}))
"""

ASK_WHEN_READY = """
import json, sqlite3, sys
from contextlib import closing
from pathlib import Path
from playground import app

data = Path(sys.argv[1])

def answered():
    with closing(sqlite3.connect(f"{(data / 'history.db').as_uri()}?mode=ro", uri=True)) as history:
        return history.execute("SELECT 1 FROM turns WHERE role = 'assistant' AND status = 'done'").fetchone()

async def ask(frame):
    from PySide6.QtWidgets import QPlainTextEdit
    from playground.tour.driver import Driver
    from playground.tour.report import Report

    driver = Driver(frame.window(), Report())
    ready = set(sys.modules)
    await driver.type("prompt", "Say hello")
    while driver.find("prompt", QPlainTextEdit).toPlainText():
        await driver.press("Return")
    await driver.until(answered, "A reply")
    facts = {
        "notices": [row.text.text() for row in frame.notice_bar.rows],
        "ready": sorted(ready),
        "later": sorted(set(sys.modules) - ready),
    }
    print(json.dumps(facts), flush=True)

sys.exit(app.perform(app.Options(data_dir=data), ask))
"""


def test_nothing_beyond_qt_is_loaded_at_first_paint(tmp_path):
    seen = python(AT_FIRST_PAINT, str(tmp_path))
    assert seen.returncode == 0, seen.stderr
    facts = json.loads(seen.stdout)
    assert not set(facts["modules"]) & HEAVY
    foreign = {name.partition(".")[0] for name in facts["modules"]} - ALLOWED
    assert not foreign, f"loaded before the first paint: {foreign}"
    assert facts["focused"] == "prompt"


def test_the_window_is_furnished_before_the_network_is_loaded_and_what_shows_turns(tmp_path):
    seen = python(WHEN_FURNISHED, str(tmp_path))
    assert seen.returncode == 0, seen.stderr
    modules = set(json.loads(seen.stdout))
    too_early = modules & (NETWORK | UNUSED_WHEN_READY | {"PySide6.QtNetwork", "playground.widgets.transcript"})
    assert not too_early, f"loaded before the window was furnished: {too_early}"


def test_when_ready_a_request_finds_all_it_needs_and_nothing_else_is_loaded(tmp_path):
    done = python(ASK_WHEN_READY, str(tmp_path))
    assert done.returncode == 0, done.stderr
    facts = json.loads(done.stdout)
    late = {name for name in facts["later"] if name.startswith(BRAINS) or name.partition(".")[0] in NETWORK}
    assert not late, f"loaded when the request was sent: {late}"
    early = {name for name in UNUSED_WHEN_READY if name in facts["ready"]}
    assert not early, f"loaded before anything was sent: {early}"


def test_colours_and_size_of_the_last_time_are_there_at_first_paint(tmp_path):
    (tmp_path / "settings.json").write_text('{"theme": "dark"}')
    facts = json.loads(python(AT_FIRST_PAINT, str(tmp_path)).stdout)
    assert facts["colour"].upper() == DARK.surface
    assert facts["size"] == [min(1280, facts["screen"][0]), min(800, facts["screen"][1])]


@pytest.mark.parametrize("content", ["[", '{"theme": 7, "window.geometry": 5}'])
def test_damaged_settings_neither_stop_the_start_nor_are_lost(tmp_path, content):
    settings = tmp_path / "settings.json"
    settings.write_text(content, encoding="utf-8")
    done = python(START_AND_CLOSE, str(tmp_path), "on_ready", "800")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert ("The settings could not be read" in done.stdout) is (not content.startswith('{"'))
    kept = [path.read_text(encoding="utf-8") for path in tmp_path.glob("settings*")]
    assert content in kept or content.startswith("{")


@pytest.mark.parametrize(
    ("stage", "delay"),
    [("on_first_paint", "0"), ("on_furnished", "0"), ("on_furnished", "60"), ("on_ready", "0"), ("on_ready", "300")],
)
def test_closing_right_after_the_start_ends_in_order(tmp_path, stage, delay):
    """Before anything is open, before the loop runs, while the network is loaded, and while the demo server starts."""
    done = python(START_AND_CLOSE, str(tmp_path), stage, delay)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""


@pytest.mark.parametrize("tab", ["chat", "images", "transcribe", "speak"])
def test_it_starts_with_the_tab_that_was_in_front_at_the_end(tmp_path, tab):
    (tmp_path / "settings.json").write_text(json.dumps({"window.tab": tab}))
    done = python(START_AND_CLOSE, str(tmp_path), "on_ready", "0")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_window_in_order(tmp_path, number):
    with started(tmp_path) as program:
        program.send_signal(number)
        assert program.wait(10) == 0
        assert program.stderr is not None
        assert program.stderr.read() == ""


def test_a_second_start_brings_the_first_window_up_and_says_so(tmp_path):
    with started(tmp_path) as first:
        second = playground("--data-dir", str(tmp_path))
        assert second.returncode == 0
        assert second.stderr == (
            "Playground is already running with this data folder; its window has been brought up.\n"
        )
        assert first.poll() is None
        first.terminate()
        assert first.wait(10) == 0


def test_a_lock_left_by_a_killed_window_does_not_matter(tmp_path):
    with started(tmp_path) as first:
        first.kill()
        first.wait(10)
    with started(tmp_path) as second:
        second.terminate()
        assert second.wait(10) == 0


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that nobody can write to")
def test_a_folder_that_cannot_be_written_to_is_no_obstacle():
    done = python(START_AND_CLOSE, "/proc/playground", "on_ready", "800")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "cannot be written to" in done.stdout


def test_useless_proxies_and_certificates_in_the_environment_are_told_and_passed_by(tmp_path):
    """A proxy that is not there, one of a kind that needs another package, an exception that is no address, no file."""
    variables = {
        "HTTP_PROXY": "http://127.0.0.1:9",
        "ALL_PROXY": "socks5://127.0.0.1:9",
        "NO_PROXY": "[::1]",
        "SSL_CERT_FILE": "/nonexistent",
    }
    done = python(ASK_WHEN_READY, str(tmp_path), **variables)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    notices = json.loads(done.stdout)["notices"]
    assert any("SSL_CERT_FILE names a file that does not exist" in notice for notice in notices)
    assert any("proxy settings cannot be used" in notice for notice in notices)
    with closing(sqlite3.connect(tmp_path / "history.db")) as history:
        turns = history.execute("SELECT role, status FROM turns ORDER BY id").fetchall()
    assert turns == [("user", "done"), ("assistant", "done")]


def test_the_doctor_tells_everything_and_no_secret(tmp_path):
    done = playground("doctor", "--data-dir", str(tmp_path), OPENAI_API_KEY="sk-canary-0123456789abcdef")
    assert done.returncode == 0, done.stderr
    facts = json.loads(done.stdout)
    assert facts["qt"]["platform"]
    assert facts["qt"]["screens"][0]["scale"] == 1
    for name in ("playground", "python", "packages", "audio", "keyring", "data", "certificates", "proxies"):
        assert name in facts
    assert "canary" not in done.stdout


@pytest.mark.parametrize(
    ("parts", "surroundings"),
    [("start,window", {}), ("start", {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""})],
)
def test_the_tour_leaves_pictures_and_a_report(tmp_path, parts, surroundings):
    """With a display or without: then it draws on none."""
    done = playground("tour", "--out", str(tmp_path / "tour"), "--only", parts, **surroundings)
    assert done.returncode == 0, done.stderr
    report = json.loads((tmp_path / "tour" / "report.json").read_text())
    assert report["ok"] is True
    for step in report["steps"]:
        assert set(step) == {"name", "tab", "ok", "ms", "screenshot", "note"}
        assert step["ok"] is True
        assert (tmp_path / "tour" / step["screenshot"]).stat().st_size > 1000


def test_a_tour_with_a_part_that_does_not_exist_is_refused(tmp_path):
    done = playground("tour", "--out", str(tmp_path), "--only", "chat,dance")
    assert done.returncode == 2
    assert "dance" in done.stderr


@contextmanager
def started(data: Path):
    """The window, once its history is open."""
    log = data / "logs" / "playground.log"
    before = log.stat().st_size if log.exists() else 0
    command = [sys.executable, "-m", "playground", "--data-dir", str(data)]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        deadline = time.monotonic() + PATIENCE
        while not log.exists() or "SQLite" not in log.read_text()[before:]:
            assert program.poll() is None, program.communicate()[1]
            assert time.monotonic() < deadline, "the window did not come up"
            time.sleep(0.02)
        yield program
    finally:
        if program.poll() is None:
            program.kill()
        program.communicate()
