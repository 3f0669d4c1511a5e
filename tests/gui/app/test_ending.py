"""Putting everything away: in time and in order, also when a part hangs or fails."""

import asyncio
from types import SimpleNamespace

from playground.app.ending import put_away
from tests.faults.leaping_loop import LeapingLoop


class Part:
    def __init__(self, name, log, *, hangs=False, fault=None):
        self.name, self.log, self.hangs, self.fault = name, log, hangs, fault

    async def close(self, *_limit):
        self.log.append(self.name)
        if self.fault is not None:
            raise self.fault
        if self.hangs:
            await asyncio.Event().wait()

    flush = close


def context_of(**parts):
    return SimpleNamespace(**parts)


def test_the_database_is_closed_last_and_within_three_seconds_though_all_else_hangs():
    log, faults = [], []
    context = context_of(
        jobs=Part("jobs", log, hangs=True),
        connections=Part("connections", log, hangs=True),
        settings=Part("settings", log),
        database=Part("database", log),
    )
    with asyncio.Runner(loop_factory=LeapingLoop) as runner:
        runner.run(put_away(context, faults.append))
        assert runner.get_loop().time() <= 3
    assert log == ["jobs", "connections", "settings", "database"]
    assert [type(fault) for fault in faults] == [TimeoutError, TimeoutError]


def test_a_part_that_fails_is_told_and_the_others_are_put_away():
    log, faults = [], []
    fault = OSError("no space left")
    context = context_of(
        jobs=Part("jobs", log),
        connections=Part("connections", log),
        settings=Part("settings", log, fault=fault),
        database=Part("database", log),
    )
    asyncio.run(put_away(context, faults.append))
    assert log[-1] == "database"
    assert faults == [fault]
