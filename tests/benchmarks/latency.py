"""From the byte that the server writes to the slot that shows it, at 2 000 events a second."""

import json
from dataclasses import asdict

from tests.benchmarks.chunk_server import chunk_server
from tests.benchmarks.received import receive
from tests.benchmarks.rows import percentile, row

RATE = 2_000
SECONDS = 5


def main() -> None:
    with chunk_server(RATE * SECONDS, RATE) as (base_url, _):
        run = receive(base_url)
    rows = [
        row("byte to slot: p50", percentile(run.delays, 0.5), "ms"),
        row("byte to slot: p99", percentile(run.delays, 0.99), "ms", 16),
    ]
    print(json.dumps([asdict(entry) for entry in rows]))


if __name__ == "__main__":
    main()
