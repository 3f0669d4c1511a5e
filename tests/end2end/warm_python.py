"""A Python that has the official SDK loaded already and runs each script in a copy of itself: to load the SDK takes
several times as long as what the scripts do."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_COPIES = """
import json, os, runpy, signal, sys
import openai

for line in sys.stdin:
    order = json.loads(line)
    copy = os.fork()
    if copy:
        print(os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1]), flush=True)
        continue
    signal.alarm(60)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number, path in enumerate(order["outputs"], 1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    os.environ.clear()
    os.environ.update(order["variables"])
    os.chdir(os.path.dirname(order["script"]))
    runpy.run_path(order["script"], run_name="__main__")
    sys.exit()
"""


class WarmPython:
    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def run(self, script: Path, **variables: str) -> str:
        """In the script's folder; what it printed."""
        outputs = [script.with_name(f"{script.stem}.{name}") for name in ("printed", "complaints")]
        order = {
            "script": str(script),
            "outputs": [str(path) for path in outputs],
            "variables": {**os.environ, **variables},
        }
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(order), file=self._process.stdin, flush=True)
        code = int(self._process.stdout.readline())
        printed, complaints = (path.read_text("utf-8") for path in outputs)
        assert code == 0, complaints
        return printed


@contextmanager
def warm_python() -> Iterator[WarmPython]:
    with subprocess.Popen(
        [sys.executable, "-X", "utf8", "-W", "ignore", "-c", _COPIES],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        yield WarmPython(process)
        assert process.stdin is not None
        process.stdin.close()
