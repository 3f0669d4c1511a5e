"""The locks are in step with pyproject.toml, hold for every machine, and say nothing of the machine that made them."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[3]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUNTIME = (ROOT / "packaging" / "requirements.txt").read_text("utf-8")
DEVELOPMENT = (ROOT / "packaging" / "requirements-dev.txt").read_text("utf-8")

WANTED = [
    *((RUNTIME, line) for line in PROJECT["project"]["dependencies"]),
    *((RUNTIME, line) for extra in PROJECT["project"]["optional-dependencies"].values() for line in extra),
    *((RUNTIME, line) for line in PROJECT["dependency-groups"]["build"]),
    *((DEVELOPMENT, line) for line in PROJECT["dependency-groups"]["dev"]),
]


def pins(lock: str) -> list[Requirement]:
    return [Requirement(line.rstrip(" \\")) for line in lock.splitlines() if re.match(r"[a-z0-9]", line)]


def running(python: str) -> dict[str, str]:
    return {"python_version": python, "python_full_version": f"{python}.4"}


def pinned_for(lock: str, name: str, python: str) -> list[str]:
    return [
        str(pin.specifier).removeprefix("==")
        for pin in pins(lock)
        if canonicalize_name(pin.name) == canonicalize_name(name)
        and (pin.marker is None or pin.marker.evaluate(running(python)))
    ]


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
@pytest.mark.parametrize(("lock", "line"), WANTED, ids=[line for _, line in WANTED])
def test_every_dependency_is_pinned_to_one_version_that_it_allows(lock, line, python):
    wanted = Requirement(line)
    if wanted.marker is None or wanted.marker.evaluate(running(python)):
        (version,) = pinned_for(lock, wanted.name, python)
        assert wanted.specifier.contains(version)


@pytest.mark.parametrize("lock", [RUNTIME, DEVELOPMENT], ids=["runtime", "development"])
def test_every_pin_has_a_hash(lock):
    entries = re.split(r"\n(?=[a-z0-9])", lock)[1:]
    assert len(entries) == len(pins(lock))
    assert not [entry for entry in entries if "--hash=sha256:" not in entry]


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_both_locks_can_be_installed_together(python):
    names = {pin.name for pin in pins(RUNTIME)} & {pin.name for pin in pins(DEVELOPMENT)}
    assert names
    for name in names:
        assert pinned_for(RUNTIME, name, python) == pinned_for(DEVELOPMENT, name, python)


def test_the_qt_that_loses_references_is_never_installed_below_python_3_12():
    (version,) = pinned_for(RUNTIME, "PySide6_Essentials", "3.11")
    assert (6, 10, 1) <= tuple(map(int, version.split("."))) < (6, 12)


@pytest.mark.parametrize("lock", [RUNTIME, DEVELOPMENT], ids=["runtime", "development"])
def test_the_locks_name_no_index_and_no_path(lock):
    assert not re.search(r"https?://|file:|--index-url|--find-links|[ =]/|\\\\", lock)
