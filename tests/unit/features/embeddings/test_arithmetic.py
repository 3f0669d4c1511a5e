"""The one thread in which the tab computes."""

import asyncio
import threading

from playground.features.embeddings.arithmetic import computed, computed_at_once
from tests.unit.features.embeddings.spaces import until


def test_one_is_computed_after_the_other_and_what_was_cancelled_before_its_turn_never():
    done: list[str] = []
    go, began = threading.Event(), threading.Event()

    def wait() -> None:
        began.set()
        go.wait(10)
        done.append("first")

    async def run() -> None:
        first = asyncio.create_task(computed(wait))
        await until(began.is_set)
        second = asyncio.create_task(computed(done.append, "second"))
        third = asyncio.create_task(computed_at_once(done.append, "third"))
        await asyncio.sleep(0)
        second.cancel()
        await asyncio.wait((second,))
        go.set()
        await asyncio.gather(first, third)

    asyncio.run(run())
    assert done == ["first", "third"]
