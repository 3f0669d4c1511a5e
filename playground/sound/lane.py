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

    The thread is a daemon, so that a driver which never returns does not keep the program from ending.
    """

    def __init__(
        self,
        name: str,
        tick: Callable[[], bool] | None = None,
        period: float = 0.02,
        patience: float = PATIENCE,
    ) -> None:
        self._name = name
        self._patience = patience
        self._tick = tick
        self._period = period
        self._orders: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()

    def send(
        self, function: Callable[Parameters, Result], /, *arguments: Parameters.args, **named: Parameters.kwargs
    ) -> Future[Result]:
        future: Future[Result] = Future()

        def order() -> None:
            try:
                future.set_result(function(*arguments, **named))
            except BaseException as error:  # noqa: BLE001 - raised again where the result is awaited
                future.set_exception(error)

        self._orders.put(order)
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()
        return future

    def call(
        self, function: Callable[Parameters, Result], /, *arguments: Parameters.args, **named: Parameters.kwargs
    ) -> Result:
        """Waits for the result; raises `TimeoutError` where it does not come."""
        if threading.current_thread() is self._thread:
            return function(*arguments, **named)
        return self.send(function, *arguments, **named).result(self._patience)

    def close(self) -> None:
        """What was ordered before is still done."""
        with self._starting:
            thread, self._thread = self._thread, None
        if thread is not None:
            self._orders.put(None)
            thread.join(self._patience)

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
            busy = self._tick is not None and self._tick()


def _nothing() -> None:
    """The time between two orders."""
