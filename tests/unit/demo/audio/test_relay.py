"""Pieces from a thread: each as soon as it is there, errors at the end, and an end for a work that nobody wants."""

import asyncio
import threading
from contextlib import aclosing

import pytest

from playground.demo.audio.relay import relayed


def test_a_piece_is_there_before_the_work_has_ended():
    seen = threading.Event()

    def work(relay):
        relay.give(1)
        assert seen.wait(10)
        relay.give(2)

    async def read():
        found = []
        async for piece in relayed(work):
            found.append(piece)
            seen.set()
        return found

    assert asyncio.run(read()) == [1, 2]


def test_a_work_that_nobody_wants_any_more_is_told_so():
    ended = []

    def work(relay):
        relay.give(0)
        while relay.wanted:
            pass
        ended.append(True)

    async def read_one():
        async with aclosing(relayed(work)) as pieces:
            async for _ in pieces:
                break

    asyncio.run(read_one())
    assert ended


def test_what_went_wrong_comes_after_what_went_well():
    def work(relay):
        relay.give(1)
        raise ValueError("broken")

    found = []

    async def read():
        async for piece in relayed(work):
            found.append(piece)

    with pytest.raises(ValueError, match="broken"):
        asyncio.run(read())
    assert found == [1]
