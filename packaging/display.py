"""A screen nobody sees: Xvfb on a free display, so that end-to-end tests open real windows on a machine without one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager


def offscreen(variables: Mapping[str, str]) -> dict[str, str]:
    return {**variables, "QT_QPA_PLATFORM": "offscreen"}


def is_missing(variables: Mapping[str, str]) -> bool:
    """Whether Qt would find no screen here and was not told to do without."""
    if sys.platform in ("win32", "darwin"):
        return False
    return not any(variables.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


@contextmanager
def virtual_display(variables: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Yields the variables of a program that is to appear on a screen of its own."""
    server = shutil.which("Xvfb")
    if server is None:
        yield offscreen(variables)
        return
    process, number = _start(server)
    try:
        kept = {name: value for name, value in variables.items() if name not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
        yield {**kept, "DISPLAY": f":{number}"}
    finally:
        process.terminate()
        process.wait()


def _start(server: str) -> tuple[subprocess.Popen[bytes], int]:
    reader, writer = os.pipe()
    command = [server, "-displayfd", str(writer), "-screen", "0", "1600x1200x24", "-nolisten", "tcp", "-noreset"]
    process = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    with open(reader, encoding="ascii") as answer:
        number = answer.readline().strip()
    if not number:
        sys.exit("Xvfb did not start, and the end-to-end tests need it. Running Xvfb by hand shows why.")
    return process, int(number)
