"""A backlog of 50 000 events that is there at once: does the window stay alive while they are read?"""

import json
from dataclasses import asdict

from tests.benchmarks.chunk_server import chunk_server
from tests.benchmarks.received import receive
from tests.benchmarks.rows import percentile

EVENTS = 50_000
ROUNDS = 3


def main() -> None:
    with chunk_server(EVENTS, 0) as (base_url, _):
        runs = [receive(base_url) for _ in range(ROUNDS)]
    middle = sorted(runs, key=lambda run: percentile(run.heart.gaps, 0.99))[ROUNDS // 2]
    assert middle.chunks == EVENTS + 1
    rows = middle.heart.rows("backlog of 50 000 events", p99=10)
    print(json.dumps([asdict(entry) for entry in rows]))


if __name__ == "__main__":
    main()
