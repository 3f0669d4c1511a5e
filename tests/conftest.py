"""For every test: a home of its own, nothing of the developer's environment, no unexpected log, no task left behind."""

import gc
import itertools
import logging
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

FOREIGN_VARIABLE = re.compile(r"(OPENAI|PLAYGROUND|PYTHONASYNCIO|QT|SSL_CERT)_.*|.*_PROXY|PYTHONASYNCIODEBUG", re.I)
HOME_FOLDERS = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_RUNTIME_DIR": ".run",
}
EMPTY_HOME = sorted({part for folder in HOME_FOLDERS.values() for part in Path(folder).parts})
ExpectLog = Callable[[str], None]
TESTS_BETWEEN_ALL = 200
numbers = itertools.count()
finished = itertools.count(1)
untouched: list[Path] = []


def pytest_collection_finish() -> None:
    # As in the program, garbage is collected at set times and on the main thread only. What the imports left is kept
    # out of it.
    gc.collect()
    gc.freeze()
    gc.disable()


@pytest.fixture(autouse=True)
def home(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """An empty home; programs that the test starts inherit it."""
    base = tmp_path_factory.getbasetemp()
    home = untouched.pop() if untouched else _new_home(base / "homes" / str(next(numbers)))
    for name in filter(FOREIGN_VARIABLE.fullmatch, tuple(os.environ)):
        monkeypatch.delenv(name)
    for name, folder in HOME_FOLDERS.items():
        monkeypatch.setenv(name, str(home / folder))
    # One for all, because otherwise every program that is started would read all fonts anew.
    monkeypatch.setenv("XDG_CACHE_HOME", str(base / "cache"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    if "end2end" not in request.path.parts or "DISPLAY" not in os.environ:
        monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    yield home
    # Most tests leave it as it is, and then the next one moves in.
    if sorted(name for _, folders, files in os.walk(home) for name in (*folders, *files)) == EMPTY_HOME:
        untouched.append(home)


def _new_home(home: Path) -> Path:
    for folder in HOME_FOLDERS.values():
        (home / folder).mkdir(0o700, parents=True, exist_ok=True)
    return home


class _Warnings(logging.Handler):
    """Keeps every record of a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def expect_log() -> Iterator[ExpectLog]:
    """A logged warning fails the test, unless the test says beforehand `expect_log("a part of it")`."""
    gc.collect(1)  # What the last test was given, and has let go of by now.
    expected: list[str] = []
    warnings = _Warnings()
    logging.getLogger().addHandler(warnings)
    yield expected.append
    # A task that nobody waits for is logged when it is destroyed. It is enough to look at what is new: pytest keeps a
    # report of each test, and in the end it would take longer to look through them all than most tests take.
    gc.collect(2 if next(finished) % TESTS_BETWEEN_ALL == 0 else 0)
    logging.getLogger().removeHandler(warnings)
    unexpected = [text for text in warnings.texts if not any(part in text for part in expected)]
    absent = [part for part in expected if not any(part in text for text in warnings.texts)]
    assert not unexpected, f"unexpected in the log: {unexpected}"
    assert not absent, f"expected in the log, but not there: {absent}"
