"""Work that a stop does not cut in two."""

import asyncio

import pytest

from playground.services.seen_through import to_its_end


def test_work_is_seen_through_however_often_it_is_stopped():
    done: list[str] = []

    async def story() -> None:
        halfway, go_on = asyncio.Event(), asyncio.Event()

        async def work() -> None:
            halfway.set()
            await go_on.wait()
            done.append("work")

        async def caller() -> None:
            await to_its_end(work())
            done.append("what follows at once")
            await asyncio.sleep(0)
            done.append("what follows later")

        task = asyncio.create_task(caller())
        await halfway.wait()
        for _ in range(3):
            task.cancel()
            await asyncio.sleep(0)
        assert not task.done()
        go_on.set()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(story())

    assert done == ["work", "what follows at once"]


def test_an_error_of_the_work_reaches_the_caller_who_was_stopped():
    async def story() -> None:
        go_on = asyncio.Event()

        async def work() -> None:
            await go_on.wait()
            raise LookupError("nothing there")

        task = asyncio.create_task(to_its_end(work()))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.sleep(0)
        go_on.set()
        with pytest.raises(LookupError):
            await task

    asyncio.run(story())
