"""One thread that does everything for its owner, one thing after the other."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import ParamSpec, TypeVar

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

# A sound system that hangs must not hold up its caller for ever.
PATIENCE = 10.0
# Who waits for another lane itself: letting go of one device and opening the next are told to be hanging before.
LONG_PATIENCE = 3 * PATIENCE


class Lane:
    """Starts with the first order. After each order it calls `tick`, if there is one, and then again every `period`
    seconds for as long as that says that there is more to do.

    An error that nobody waits for, of the tick or of an order that was sent, goes to the hook for threads, and then
    `broken` is called, on the lane. It must let go of what failed.

    The thread is a daemon, so that a driver which never returns does not keep the program from ending.
    """

    def __init__(
        self,
        name: str,
        tick: Callable[[], bool] | None = None,
        broken: Callable[[], None] | None = None,
        period: float = 0.02,
        patience: float = PATIENCE,
    ) -> None:
        self._name = name
        self._patience = patience
        self._tick = tick
        self._broken = broken
        self._period = period
        self._orders: SimpleQueue[Callable[[], object] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()

    def send(
        self, function: Callable[Parameters, object], /, *arguments: Parameters.args, **named: Parameters.kwargs
    ) -> None:
        """Does not wait for it."""
        self._put(lambda: self._guarded(lambda: function(*arguments, **named)))

    def call(
        self, function: Callable[Parameters, Result], /, *arguments: Parameters.args, **named: Parameters.kwargs
    ) -> Result:
        """Waits for the result; raises `TimeoutError` where it does not come."""
        if threading.current_thread() is self._thread:
            return function(*arguments, **named)
        future: Future[Result] = Future()

        def order() -> None:
            try:
                future.set_result(function(*arguments, **named))
            except BaseException as error:  # noqa: BLE001 - raised again where the result is awaited
                future.set_exception(error)

        self._put(order)
        return future.result(self._patience)

    def close(self) -> None:
        """What was ordered before is still done."""
        with self._starting:
            thread, self._thread = self._thread, None
        if thread is not None:
            self._orders.put(None)
            thread.join(self._patience)

    def _put(self, order: Callable[[], object]) -> None:
        self._orders.put(order)
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()

    def _run(self) -> None:
        busy = False
        while True:
            try:
                order = self._orders.get(timeout=self._period if busy else None)
            except Empty:
                order = _nothing
            if order is None:
                return
            order()
            busy = self._tick is not None and bool(self._guarded(self._tick))

    def _guarded(self, work: Callable[[], Result]) -> Result | None:
        """The thread outlives what fails: without it nobody could even let go of the device."""
        try:
            return work()
        except Exception as error:  # noqa: BLE001 - told where everything is told that no thread expected
            thread = threading.current_thread()
            threading.excepthook(threading.ExceptHookArgs((type(error), error, error.__traceback__, thread)))
        if self._broken is not None and work is not self._broken:
            self._guarded(self._broken)
        return None


def _nothing() -> None:
    """The time between two orders."""
