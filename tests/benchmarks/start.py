"""From the start of the process to the first paint with the prompt focused, and on until a request leaves at once.

Each start stands beside that of a bare QMainWindow. When the window is furnished it takes a prompt, which then waits
for the network; from ready on it does not, as an end-to-end test proves.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from typing import Any

from tests.benchmarks.rows import percentile, row

PAIRS = 11
# Where a window gets the focus without a window manager, and bytecode is kept as it is after an installation.
ENVIRONMENT = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)


def bare() -> float:
    """Seconds."""
    start = time.monotonic_ns()
    command = [sys.executable, "-m", "tests.benchmarks.bare_window"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=ENVIRONMENT)
    return (int(done.stdout) - start) / 1e9


def ours() -> dict[str, Any]:
    """Seconds to the stages of the start, and the other facts."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.monotonic_ns()
        command = [sys.executable, "-m", "tests.benchmarks.started_window", folder]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=ENVIRONMENT)
    facts = json.loads(done.stdout.splitlines()[-1])
    return {**facts, **{stage: (facts[stage] - start) / 1e9 for stage in ("painted", "furnished", "ready")}}


def main() -> None:
    bare(), ours()  # warm: the files are in memory, the bytecode is written
    pairs = [(bare(), ours()) for _ in range(PAIRS)]

    def ratio(stage: str) -> float:
        return percentile([facts[stage] / floor for floor, facts in pairs], 0.5)

    focused = all(facts["focused"] == "prompt" for _, facts in pairs)
    rows = [
        row("start: bare QMainWindow", percentile([floor for floor, _ in pairs], 0.5) * 1000, "ms"),
        row("start: first paint", percentile([facts["painted"] for _, facts in pairs], 0.5) * 1000, "ms"),
        row("start: first paint", ratio("painted"), "x bare", 1.25),
        row("start: prompt without focus at first paint", 0 if focused else 1, "", 0),
        row("start: furnished, prompts are taken", ratio("furnished"), "x bare", 3),
        row("start: ready, a request leaves at once", ratio("ready"), "x bare"),
        row("start: event-loop gap after it", percentile([facts["gap"] for _, facts in pairs], 0.5), "ms", 33),
    ]
    print(json.dumps([asdict(entry) for entry in rows]))


if __name__ == "__main__":
    main()
