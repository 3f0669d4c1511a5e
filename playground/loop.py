"""qasync's event loop with its own queue: one Qt timer serves every callback, however many are waiting.

The stock loop starts a Qt timer for each callback and keeps it alive until its time has come even when the callback was
cancelled; a client that sets a timeout for every read gathers thousands of them. Here callbacks wait in a queue, those
with a time in a heap, and a cancelled one is forgotten. `_add_callback`, `_before_run_forever` and
`_after_run_forever` are private names of qasync 0.28.0, which is therefore pinned.
"""

import asyncio
import heapq
import itertools
import math
import queue
import sys
import threading
from collections import deque
from collections.abc import AsyncGenerator, Callable
from concurrent.futures import Executor, Future
from contextvars import Context
from typing import ParamSpec, TypeVar

import qasync
from PySide6.QtCore import QCoreApplication, Qt, QTimer

# Sockets, painting and the user's keys get their turn after this many seconds of callbacks.
TURN = 0.004
# A heap that is mostly cancelled timers is swept, but not for a handful.
SWEEP_ABOVE = 64

P = ParamSpec("P")
T = TypeVar("T")


class EventLoop(qasync.QEventLoop):  # type: ignore[misc]  # qasync has no types
    """Runs callbacks in the order of `call_soon`, and timers in the order of their times."""

    def __init__(self, application: QCoreApplication, *, already_running: bool = False) -> None:
        self._soon: deque[asyncio.Handle] = deque()
        self._later: list[tuple[float, int, asyncio.TimerHandle]] = []
        self._order = itertools.count()
        self._cancelled = 0
        self._in_turn = False
        self._wakes_at = math.inf
        self._alarm = QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._alarm.timeout.connect(self._take_turn)
        self._outer_hooks = sys.get_asyncgen_hooks()
        super().__init__(application, already_running=already_running)
        self.set_default_executor(WorkerThreads())

    def call_soon(
        self, callback: Callable[..., object], *args: object, context: Context | None = None
    ) -> asyncio.Handle:
        return self._add_callback(asyncio.Handle(callback, args, self, context))

    def call_later(
        self, delay: float, callback: Callable[..., object], *args: object, context: Context | None = None
    ) -> asyncio.TimerHandle:
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(
        self, when: float, callback: Callable[..., object], *args: object, context: Context | None = None
    ) -> asyncio.TimerHandle:
        handle = asyncio.TimerHandle(when, callback, args, self, context)
        heapq.heappush(self._later, (when, next(self._order), handle))
        handle._scheduled = True  # type: ignore[attr-defined]  # asyncio's own mark: it waits in the heap
        self._wake(when)
        return handle

    def close(self) -> None:
        super().close()
        self._alarm.stop()
        self._soon.clear()
        self._later.clear()

    def _add_callback(self, handle: asyncio.Handle, delay: float = 0) -> asyncio.Handle:
        if delay > 0:
            return self.call_later(delay, handle._run)
        self._soon.append(handle)
        self._wake(0)
        return handle

    def _timer_handle_cancelled(self, handle: asyncio.TimerHandle) -> None:
        if not handle._scheduled:  # type: ignore[attr-defined]
            return
        self._cancelled += 1
        if self._cancelled > max(SWEEP_ABOVE, len(self._later) // 2):
            self._later = [entry for entry in self._later if not entry[2].cancelled()]
            heapq.heapify(self._later)
            self._cancelled = 0

    def _wake(self, when: float) -> None:
        """Sets the alarm unless it rings before `when` anyway; a time that has passed means now."""
        if self._in_turn or when >= self._wakes_at:
            return
        self._wakes_at = when
        # Rounded up: a timer that rings early would only find that nothing is due.
        self._alarm.start(math.ceil(max(0.0, when - self.time()) * 1000) if when else 0)

    def _take_turn(self) -> None:
        if self._in_turn:
            return  # a dialog's own loop inside a callback: the queue goes on when the callback has returned
        self._wakes_at = math.inf
        self._in_turn = True
        try:
            self._run_due()
        finally:
            self._in_turn = False
            if self._soon:
                self._wake(0)
            elif self._later:
                self._wake(self._later[0][0])

    def _run_due(self) -> None:
        now = self.time()
        while self._later and (self._later[0][0] <= now or self._later[0][2].cancelled()):
            timer = heapq.heappop(self._later)[2]
            timer._scheduled = False  # type: ignore[attr-defined]
            if timer.cancelled():
                self._cancelled = max(0, self._cancelled - 1)
            else:
                self._soon.append(timer)
        end = now + TURN
        while self._soon:
            handle = self._soon.popleft()
            if not handle.cancelled():
                handle._run()
            if self.time() >= end:
                break

    def _before_run_forever(self) -> None:
        super()._before_run_forever()
        self._outer_hooks = sys.get_asyncgen_hooks()
        sys.set_asyncgen_hooks(finalizer=self._finish_generator)

    def _after_run_forever(self) -> None:
        sys.set_asyncgen_hooks(*self._outer_hooks)
        super()._after_run_forever()

    def _finish_generator(self, generator: AsyncGenerator[object, None]) -> None:
        """A generator that nobody reads any more gets to run its `finally`, as under asyncio's own loop."""
        if not self.is_closed():
            self.call_soon_threadsafe(self.create_task, generator.aclose())


class WorkerThreads(Executor):
    """Blocking calls in daemon threads: one that hangs, in a name look-up say, does not hold up the end."""

    MOST = 8

    def __init__(self) -> None:
        self._work: queue.SimpleQueue[tuple[Future[object], Callable[[], object]] | None] = queue.SimpleQueue()
        self._idle = threading.Semaphore(0)
        self._threads = 0

    def submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        self._work.put((future, lambda: function(*args, **kwargs)))  # type: ignore[arg-type]  # a queue of any results
        if not self._idle.acquire(blocking=False) and self._threads < self.MOST:
            self._threads += 1
            threading.Thread(target=self._serve, name=f"worker-{self._threads}", daemon=True).start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Never waits: what still runs has nobody left to hear its result."""
        for _ in range(self._threads):
            self._work.put(None)

    def _serve(self) -> None:
        while (item := self._next()) is not None:
            future, call = item
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(call())
                except BaseException as error:  # noqa: BLE001 - handed to whoever waits for the result
                    future.set_exception(error)
            del item, future, call

    def _next(self) -> "tuple[Future[object], Callable[[], object]] | None":
        try:
            return self._work.get_nowait()
        except queue.Empty:
            # Only a thread that found nothing to do counts as idle.
            self._idle.release()
            return self._work.get()
