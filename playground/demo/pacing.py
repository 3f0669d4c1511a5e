"""How choices are written side by side, at the pace of a model, without holding up other requests."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from typing import Protocol, TypeVar

from playground.demo.models import Pace


class Spending(Protocol):
    @property
    def spent(self) -> int: ...


S = TypeVar("S", bound=Spending)

# Between two turns of the event loop when nothing is waited for.
SLICE = 0.004


async def paced(runs: Sequence[Iterator[S]], pace: Pace) -> AsyncIterator[tuple[int, S]]:
    """The steps of all runs in turn, each with the number of its run; one token of every run per beat."""
    open_runs = dict(enumerate(runs))
    rhythm = random.Random()
    beat = time.monotonic() + pace.first
    yielded = time.monotonic()
    first = True
    while open_runs:
        spent = 0
        for index in list(open_runs):
            step = next(open_runs[index], None)
            if step is None:
                del open_runs[index]
                continue
            if step.spent and first and pace.first:
                await asyncio.sleep(max(0.0, beat - time.monotonic()))
            first = first and not step.spent
            spent = max(spent, step.spent)
            yield index, step
        now = time.monotonic()
        if pace.rate is not None and spent:
            # Words do not come evenly; the beat keeps the average.
            beat = max(beat, now - 0.5) + rhythm.uniform(0.4, 1.6) * spent / pace.rate
            await asyncio.sleep(max(0.0, beat - now))
        elif now - yielded > SLICE:
            await asyncio.sleep(0)
            yielded = time.monotonic()
