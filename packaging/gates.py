"""Runs every gate of the project: the static checks and the parts of the test suite, in two lanes."""

import re
import subprocess
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from display import offscreen, virtual_display

SUMMARY = re.compile(r"^=+ .*(?:passed|failed|error|skipped|deselected|no tests ran).* in [\d.]+s.* =+$", re.MULTILINE)
# With those of the windows they take as long as all other tests and checks.
LONG_UNITS = ("tests/unit/demo", "tests/unit/features")
OUTCOME = re.compile(r"(\d+) (passed|failed|error|skipped)")


class Gate:
    """One command; its output waits in a file until it is this gate's turn to be shown."""

    def __init__(self, title: str, command: Sequence[str | Path], variables: Mapping[str, str], folder: Path) -> None:
        self.title = title
        self.passed = False
        self.seconds = 0.0
        self.output = ""
        self._command = command
        self._variables = variables
        self._log = folder / title
        self._log.touch()
        self._finished = threading.Event()

    def execute(self, root: Path) -> None:
        started = time.monotonic()
        try:
            with self._log.open("wb") as log:
                finished = subprocess.run(
                    self._command, cwd=root, env=self._variables, stdout=log, stderr=subprocess.STDOUT
                )
            self.passed = finished.returncode == 0
        except OSError as error:
            self._log.write_text(f"{self._command[0]} could not be started: {error}\n", "utf-8")
        self.seconds = time.monotonic() - started
        self._finished.set()

    def show(self) -> None:
        """Prints what there is and follows along until the command has ended."""
        print(f"\n──── {self.title} {'─' * (70 - len(self.title))}", flush=True)
        with self._log.open(encoding="utf-8", errors="replace", newline="") as log:
            ended = False
            while not ended:
                ended = self._finished.wait(0.2)
                text = log.read()
                self.output += text
                print(text, end="", flush=True)
        print(self.verdict, flush=True)

    @property
    def verdict(self) -> str:
        pytest_summary = SUMMARY.findall(self.output)
        words = pytest_summary[-1] if pytest_summary else f"{self.seconds:.1f} s"
        return f"{'ok    ' if self.passed else 'FAILED'}  {self.title}: {words}"


def run_all(python: Path, root: Path, variables: Mapping[str, str]) -> int:
    """All gates, also after one has failed. Two lanes of about the same length run beside each other: few of the tests
    use more than one core."""
    with tempfile.TemporaryDirectory() as folder, virtual_display(variables) as on_screen:

        def suite(title: str, *arguments: str, surroundings: Mapping[str, str]) -> Gate:
            return Gate(f"pytest {title}", [python, "-m", "pytest", *arguments], surroundings, Path(folder))

        checks = [Gate(title, command, variables, Path(folder)) for title, command in _checks(python)]
        hidden = offscreen(variables)
        rest = [f"--ignore={part}" for part in LONG_UNITS]
        return run_lanes(
            root,
            [
                *checks,
                suite("unit", "tests/unit", *rest, surroundings=hidden),
                suite("end2end", "tests/end2end", surroundings=on_screen),
            ],
            [
                suite("gui", "tests/gui", surroundings=hidden),
                suite("unit, the long ones", *LONG_UNITS, surroundings=hidden),
            ],
        )


def run_lanes(root: Path, *lanes: Sequence[Gate]) -> int:
    """Runs the lanes beside each other and shows their gates one after the other."""
    for lane in lanes:
        threading.Thread(target=_run_lane, args=(lane, root), daemon=True).start()
    gates = [gate for lane in lanes for gate in lane]
    for gate in gates:
        gate.show()
    return _conclude(gates)


def pytest_only(python: Path, root: Path, arguments: Sequence[str], variables: Mapping[str, str]) -> int:
    with virtual_display(variables) as on_screen:
        return subprocess.run([python, "-m", "pytest", *arguments], cwd=root, env=on_screen).returncode


def _checks(python: Path) -> list[tuple[str, list[str | Path]]]:
    return [
        ("ruff check", [python, "-m", "ruff", "check"]),
        ("ruff format", [python, "-m", "ruff", "format", "--check"]),
        ("mypy", [python, "-m", "mypy"]),
        ("import-linter", [python.with_name("lint-imports"), "--no-logo"]),
    ]


def _run_lane(gates: Sequence[Gate], root: Path) -> None:
    for gate in gates:
        gate.execute(root)


def _conclude(gates: Sequence[Gate]) -> int:
    print(f"\n──── Summary {'─' * 63}")
    outcomes: Counter[str] = Counter()
    for gate in gates:
        print(gate.verdict)
        for count, outcome in OUTCOME.findall("".join(SUMMARY.findall(gate.output)[-1:])):
            outcomes[outcome] += int(count)
    failed = outcomes["failed"] + outcomes["error"]
    print(f"tests: {outcomes['passed']} passed, {failed} failed, {outcomes['skipped']} skipped")
    return 0 if all(gate.passed for gate in gates) else 1
