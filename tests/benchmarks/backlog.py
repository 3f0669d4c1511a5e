"""A backlog of 50 000 events that is there at once: does the window stay alive while they are read?"""

import json
from dataclasses import asdict

from tests.benchmarks.chunk_server import chunk_server
from tests.benchmarks.received import Received, receive
from tests.benchmarks.rows import percentile

EVENTS = 50_000
ROUNDS = 3


def main() -> None:
    with chunk_server(EVENTS, 0) as (base_url, _):
        read = typical([receive(base_url, shown=False) for _ in range(ROUNDS)])
        shown = typical([receive(base_url) for _ in range(ROUNDS)])
    rows = [
        *read.heart.rows("backlog of 50 000 events", p99=10),
        *shown.heart.rows("backlog of 50 000 events, shown as well"),
    ]
    print(json.dumps([asdict(entry) for entry in rows]))


def typical(runs: list[Received]) -> Received:
    """The one in the middle."""
    assert all(run.chunks == EVENTS + 1 for run in runs)
    return sorted(runs, key=lambda run: percentile(run.heart.gaps, 0.99))[len(runs) // 2]


if __name__ == "__main__":
    main()
