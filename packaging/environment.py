"""The environment beside pyproject.toml: made from the locks, and anew when what it rests on has changed."""

import hashlib
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

RUNTIME_LOCK = "requirements.txt"
DEVELOPMENT_LOCK = "requirements-dev.txt"

# Settings of other environments and of pip that would lead the installation, or the program, to another place.
FOREIGN_VARIABLES = ("PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV")


def say(sentence: str) -> None:
    """Speaks on stderr: stdout belongs to the program that is started."""
    print(sentence, file=sys.stderr, flush=True)


def own_variables(variables: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in variables.items() if name not in FOREIGN_VARIABLES}


def call(command: list[str]) -> int:
    return subprocess.run(command, env=own_variables(os.environ), stdout=sys.stderr).returncode


class Environment:
    """`.venv`, with one stamp for what the program needs and one for what its tests need on top."""

    def __init__(self, root: Path, call: Callable[[list[str]], int] = call) -> None:
        self.root = root
        self._call_program = call
        self.folder = root / ".venv"
        scripts = self.folder / ("Scripts" if os.name == "nt" else "bin")
        self.python = scripts / ("python.exe" if os.name == "nt" else "python")
        self.program = scripts / ("playground.exe" if os.name == "nt" else "playground")
        self._stamps = {
            RUNTIME_LOCK: self.folder / "playground.stamp",
            DEVELOPMENT_LOCK: self.folder / "playground-development.stamp",
        }

    def make_ready(self, prepare_system: Callable[[bool], None], *, development: bool = False) -> None:
        """Installs what is missing; `prepare_system` is asked only then, so that the usual start stays quick."""
        stale = self._stale_locks(development=development)
        if not stale:
            return
        prepare_system(development)
        # Without stamps an installation that is cut short is started anew, whatever state it was left in.
        for stamp in self._stamps.values():
            stamp.unlink(missing_ok=True)
        if RUNTIME_LOCK in stale:
            self._install_program()
        if development:
            self._install_locked(DEVELOPMENT_LOCK, "Installing the tools for tests")
        for lock in {RUNTIME_LOCK, *stale}:
            self._stamps[lock].write_text(self._fingerprint(lock), "utf-8")

    def _stale_locks(self, *, development: bool) -> list[str]:
        if not (self._is_fresh(RUNTIME_LOCK) and self.python.exists() and self.program.exists()):
            return [RUNTIME_LOCK, DEVELOPMENT_LOCK] if development else [RUNTIME_LOCK]
        return [DEVELOPMENT_LOCK] if development and not self._is_fresh(DEVELOPMENT_LOCK) else []

    def _install_program(self) -> None:
        say(f"Making the environment in {self.folder}")
        self._call([sys.executable, "-m", "venv", "--clear", str(self.folder)])
        self._install_locked(RUNTIME_LOCK, "Installing the locked packages: about 1.1 GB on the disk, once")
        self._pip("--no-index", "--no-deps", "--no-build-isolation", "--editable", str(self.root))

    def _install_locked(self, lock: str, sentence: str) -> None:
        say(sentence)
        self._pip("--require-hashes", "--requirement", str(self.root / "packaging" / lock))

    def _pip(self, *arguments: str) -> None:
        options = ["--disable-pip-version-check", "--no-input", "--quiet"]
        self._call([str(self.python), "-m", "pip", "install", *options, *arguments])

    def _call(self, command: list[str]) -> None:
        if self._call_program(command):
            sys.exit("The installation stopped; the reason is above. The same command tries it again.")

    def _is_fresh(self, lock: str) -> bool:
        with suppress(FileNotFoundError):
            return self._stamps[lock].read_text("utf-8") == self._fingerprint(lock)
        return False

    def _fingerprint(self, lock: str) -> str:
        """Changes with the lock, the project's own facts, the place, the Python and the release of the system."""
        pyproject = tomllib.loads((self.root / "pyproject.toml").read_text("utf-8"))
        facts = [self.root, sys.implementation.cache_tag, sys.platform, pyproject["build-system"], pyproject["project"]]
        content = [repr(facts).encode(), (self.root / "packaging" / lock).read_bytes()]
        with suppress(OSError):
            content.append(Path("/etc/os-release").read_bytes())
        return hashlib.sha256(b"\0".join(content)).hexdigest()
