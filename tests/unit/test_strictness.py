"""The fixtures that hold for every test do bite."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]

SINNERS = """
import asyncio, logging, os
from pathlib import Path

def test_warning_in_the_log():
    logging.getLogger("somebody").warning("unexpected")

def test_expected_warning_that_never_comes(expect_log):
    expect_log("never said")

def test_task_left_behind():
    loop = asyncio.new_event_loop()
    async def wait():
        await loop.create_future()
    loop.create_task(wait())
    loop.run_until_complete(asyncio.sleep(0))
    loop.close()

def test_coroutine_never_awaited():
    async def wait(): ...
    wait()
"""

SAINTS = """
import logging, os
from pathlib import Path

def test_expected_warning(expect_log):
    expect_log("disk is slow")
    logging.getLogger("somebody").warning("The disk is slow today")

def test_nothing_of_the_developer_is_visible(home):
    assert Path.home() == home
    assert not {"OPENAI_API_KEY", "HTTPS_PROXY", "no_proxy", "PLAYGROUND_DEMO_TOKEN"} & set(os.environ)
    assert os.environ["PYTHON_KEYRING_BACKEND"] == "keyring.backends.fail.Keyring"
"""


@pytest.fixture
def outcomes(tmp_path, monkeypatch):
    """Runs pytest, strict as ours, over a file of tests in an environment full of traps."""
    shutil.copy(TESTS / "conftest.py", tmp_path)
    (tmp_path / "pytest.ini").write_text("[pytest]\nfilterwarnings = error\n")
    for name in ("OPENAI_API_KEY", "HTTPS_PROXY", "no_proxy", "PLAYGROUND_DEMO_TOKEN"):
        monkeypatch.setenv(name, "trap")

    def run(source: str) -> dict[str, int]:
        (tmp_path / "test_it.py").write_text(source)
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:pytestqt", "-p", "no:cacheprovider", "-rA"]
        output = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True).stdout
        words = [line.split()[0] for line in output.splitlines() if "test_it.py::" in line and line[0].isupper()]
        return {word: words.count(word) for word in ("PASSED", "ERROR", "FAILED")}

    return run


def test_every_sin_is_found(outcomes):
    found = outcomes(SINNERS)
    assert found["ERROR"] + found["FAILED"] == 4


def test_a_clean_test_passes(outcomes):
    assert outcomes(SAINTS) == {"PASSED": 2, "ERROR": 0, "FAILED": 0}
