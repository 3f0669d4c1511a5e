"""What `bootstrap.py` can be asked for: run, test and bench."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from io import TextIOWrapper
from pathlib import Path

from environment import Environment, own_variables, say

ROOT = Path(__file__).resolve().parents[1]

# What the window and the guided tour both understand.
TOUR_OPTIONS = ("--theme", "--language", "--base-url", "--api-key-env")


def run(arguments: list[str]) -> int:
    environment = _ready_environment(development=False)
    variables = own_variables(os.environ)
    tour = tour_instead_of_window(arguments, variables)
    if tour is not None:
        say("There is no display here (DISPLAY and WAYLAND_DISPLAY are not set), so the guided tour runs instead.")
        say(f"It leaves its pictures in {Path('tour').resolve()}")
        arguments = tour
    return _replace_by([str(environment.program), *arguments], variables)


def test(arguments: list[str]) -> int:
    environment = _ready_environment(development=True)
    import gates

    # Not every console of Windows can show what the tools print, and that is no reason to fail.
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    variables = {**own_variables(os.environ), "PYTHONIOENCODING": "utf-8"}
    if arguments:
        return gates.pytest_only(environment.python, ROOT, arguments, variables)
    return gates.run_all(environment.python, ROOT, variables)


def bench(arguments: list[str]) -> int:
    environment = _ready_environment(development=True)
    from display import virtual_display

    with virtual_display({**own_variables(os.environ), "PYTHONPATH": str(ROOT)}) as variables:
        command = [str(environment.python), "-P", "-m", "tests.benchmarks", *arguments]
        return subprocess.run(command, env=variables).returncode


ACTIONS: Mapping[str, Callable[[list[str]], int]] = {"run": run, "test": test, "bench": bench}


def tour_instead_of_window(arguments: list[str], variables: Mapping[str, str]) -> list[str] | None:
    """The tour's command line when the window was asked for on a machine that has no display."""
    from display import is_missing

    handed_on: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if not argument.startswith("--") or argument in ("--help", "--version"):
            return None
        name, equals, value = argument.partition("=")
        if not equals:
            value = next(rest, "")
        if name in TOUR_OPTIONS:
            handed_on += [name, value]
    return ["tour", "--out", "tour", *handed_on] if is_missing(variables) else None


def _ready_environment(*, development: bool) -> Environment:
    environment = Environment(ROOT)
    environment.make_ready(_prepare_system, development=development)
    return environment


def _prepare_system(development: bool) -> None:
    import system_packages

    system_packages.prepare(development=development)


def _replace_by(command: list[str], variables: Mapping[str, str]) -> int:
    if os.name != "nt":
        os.execve(command[0], command, variables)
    # There execve would return to the prompt at once, with the program still running behind it.
    return subprocess.run(command, env=variables).returncode
