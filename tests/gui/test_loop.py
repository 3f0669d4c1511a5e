"""The event loop: order, timers that leave nothing behind, finished generators, threads that hold nothing up."""

import asyncio
import importlib.metadata
import threading

import pytest
from PySide6.QtCore import QEventLoop as QtEventLoop
from PySide6.QtCore import QTimer

from playground.loop import EventLoop, WorkerThreads


@pytest.fixture
def loop(qapp):
    loop = EventLoop(qapp)
    yield loop
    loop.close()


def test_qasync_is_the_release_whose_private_names_are_overridden():
    assert importlib.metadata.version("qasync") == "0.28.0"


def test_callbacks_run_in_the_order_they_were_given(loop):
    seen = []

    async def watch():
        for number in range(1000):
            loop.call_soon(seen.append, number)
        loop.call_soon_threadsafe(seen.append, 1000)
        while len(seen) < 1001:
            await asyncio.sleep(0)

    loop.run_until_complete(watch())
    assert seen == list(range(1001))


def test_timers_run_in_the_order_of_their_times(loop):
    seen = []

    async def watch():
        for delay in (0.03, 0.01, 0.02, 0.01):
            loop.call_later(delay, seen.append, delay)
        await asyncio.sleep(0.04)

    loop.run_until_complete(watch())
    assert seen == [0.01, 0.01, 0.02, 0.03]


def test_a_timer_never_runs_early(loop):
    async def watch():
        for _ in range(10):
            before = loop.time()
            await asyncio.sleep(0.0031)
            assert loop.time() - before >= 0.0031

    loop.run_until_complete(watch())


def test_cancelled_timeouts_leave_no_timers_behind(loop):
    async def read_with_timeouts():
        for _ in range(5000):
            async with asyncio.timeout(600):
                await asyncio.sleep(0)

    loop.run_until_complete(read_with_timeouts())
    assert len(loop._later) < 200


def test_a_cancelled_callback_does_not_run(loop):
    seen = []

    async def watch():
        loop.call_soon(seen.append, "soon").cancel()
        loop.call_later(0.001, seen.append, "later").cancel()
        await asyncio.sleep(0.005)

    loop.run_until_complete(watch())
    assert seen == []


def test_a_long_queue_lets_qt_have_its_turn(loop):
    ticks = []
    timer = QTimer(interval=0)
    timer.timeout.connect(lambda: ticks.append(True))

    async def keep_busy():
        end = loop.time() + 10
        while len(ticks) < 5:
            assert loop.time() < end
            await asyncio.sleep(0)

    timer.start()
    loop.run_until_complete(keep_busy())
    timer.stop()


def test_a_dialog_loop_inside_a_callback_loses_no_task(loop):
    finished = []

    async def other():
        for _ in range(20):
            await asyncio.sleep(0)
        finished.append("other")

    async def opens_a_dialog():
        task = asyncio.create_task(other())
        await asyncio.sleep(0)
        inner = QtEventLoop()
        QTimer.singleShot(10, inner.quit)
        inner.exec()
        await task
        finished.append("dialog")

    loop.run_until_complete(opens_a_dialog())
    assert finished == ["other", "dialog"]


def test_an_abandoned_generator_runs_its_finally(loop):
    finished = []

    async def numbers():
        try:
            yield 1
            yield 2
        finally:
            await asyncio.sleep(0)
            finished.append(True)

    async def take_one():
        async for _ in numbers():
            break
        while not finished:
            await asyncio.sleep(0)

    loop.run_until_complete(take_one())
    assert finished == [True]


def test_blocking_calls_run_in_threads_that_do_not_hold_up_the_end(loop):
    release = threading.Event()

    async def work():
        started = loop.run_in_executor(None, release.wait)
        assert await asyncio.to_thread(threading.current_thread) is not threading.main_thread()
        return started

    started = loop.run_until_complete(work())
    loop.close()
    assert not release.is_set()
    started.cancel()
    release.set()


def test_an_error_in_a_thread_reaches_the_one_who_waits(loop):
    def fail():
        raise ValueError("no")

    async def work():
        with pytest.raises(ValueError, match="no"):
            await asyncio.to_thread(fail)

    loop.run_until_complete(work())


def test_an_idle_thread_is_used_again():
    threads = WorkerThreads()
    names = {threads.submit(lambda: threading.current_thread().name).result(5) for _ in range(3)}
    assert len(names) <= 2
    threads.shutdown()
