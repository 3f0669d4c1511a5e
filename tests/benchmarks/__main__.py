"""Run the benchmarks: `python -m tests.benchmarks [--json FILE] [NAME…]`.

Every benchmark runs in a process of its own, so that none pays for what another imported.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.rows import Row, table, write_json

BENCHMARKS = (
    "start",
    "decode",
    "backlog",
    "latency",
    "stop",
    "stream",
    "four_streams",
    "composite",
    "brush",
    "zoom",
    "library",
    "waveform",
    "overview",
    "first_sound",
    "recording",
    "heat_map",
    "point_map",
    "similarity",
    "many_texts",
    "vector_cache",
    "files_table",
    "large",
    "upload",
    "clinic",
    "search",
)


def run(name: str) -> list[Row]:
    print(f"{name} …", file=sys.stderr, flush=True)
    command = [sys.executable, "-W", "error::ResourceWarning", "-m", f"tests.benchmarks.{name}"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        return [Row(name, float("nan"), f"exit code {done.returncode}", 0, False)]
    return [Row(**entry) for entry in json.loads(done.stdout.splitlines()[-1])]


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench", description="Measure what the program promises in figures.")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the rows to FILE")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which: {', '.join(BENCHMARKS)} (default: all)")
    arguments = parser.parse_args()
    unknown = sorted(set(arguments.names) - set(BENCHMARKS))
    if unknown:
        parser.error(f"unknown: {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}")
    rows = [entry for name in arguments.names or BENCHMARKS for entry in run(name)]
    print(table(rows))
    if arguments.json:
        write_json(rows, arguments.json)
    return 0 if all(entry.ok for entry in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
