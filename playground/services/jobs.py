"""Work in flight: started, watched, stopped and awaited in one place, which is also the one gate for errors."""

from __future__ import annotations

import logging
import sys
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from playground.api.errors import ApiError
from playground.message import Message
from playground.services.explanations import explain
from playground.signal import Signal

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Awaitable, Callable

    from playground.api.observer import RetryWait
    from playground.services.notices import Notices

log = logging.getLogger(__name__)

# asyncio is imported in functions, here and in the other services: the composition root makes these before the first
# paint, and asyncio alone would cost a third of the time until then.


@dataclass(frozen=True, slots=True)
class Job:
    """`started_at` is monotonic; `progress` goes from 0 to 1; `state` says what is being waited for."""

    name: str
    label: Message
    started_at: float
    progress: float | None = None
    state: Message | None = None
    retry_now: Callable[[], None] | None = None
    cancellable: bool = True


@dataclass(slots=True, eq=False)
class _Work:
    job: Job
    function: Callable[..., Awaitable[object]]
    arguments: tuple[Any, ...]
    on_error: Callable[[BaseException], bool] | None
    task: asyncio.Task[None] | None = field(default=None)
    unwanted: bool = False


class JobListener:
    """Tells the status bar how a job is getting on; after the job's end it is not listened to."""

    def __init__(
        self, report: Callable[[dict[str, Any]], None], on_learned: Callable[[str, str, str | None], None]
    ) -> None:
        self._report = report
        self._on_learned = on_learned

    def progress(self, fraction: float | None) -> None:
        self._report({"progress": fraction})

    def state(self, state: Message | None) -> None:
        self._report({"state": state})

    def retry_scheduled(self, wait: RetryWait) -> None:
        seconds = max(1, round(wait.seconds))
        why = explain(wait.error).title
        state = Message("{why} Waiting {seconds} s, then again", why=why, seconds=seconds)
        self._report({"state": state, "retry_now": wait.retry_now})

    def retry_started(self) -> None:
        self._report({"state": Message("Sent again"), "retry_now": None})

    def quiet(self, seconds: float, alive: bool) -> None:
        if seconds <= 0:
            self._report({"state": None})
        elif alive:
            text = Message("The server is alive; no new text for {seconds} s", seconds=round(seconds))
            self._report({"state": text})
        else:
            self._report({"state": Message("No new text for {seconds} s", seconds=round(seconds))})

    def learned(self, model: str, param: str, replacement: str | None) -> None:
        self._on_learned(model, param, replacement)


class Jobs:
    """One job per name: a new start stops the old one and waits until it has tidied up. A job that is not cancellable
    is never stopped but awaited, by its successor and at the end. An error that nobody handles becomes a notice; being
    stopped is none."""

    def __init__(self, notices: Notices) -> None:
        self.changed: Signal[()] = Signal()
        self.learned: Signal[str, str, str | None] = Signal()  # model, parameter and what it was replaced with
        self._notices = notices
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiting: list[_Work] = []  # until there is a loop
        self._current: dict[str, _Work] = {}
        self._unfinished: set[_Work] = set()  # the loop itself holds tasks only weakly
        self._closing = False

    @property
    def running(self) -> tuple[Job, ...]:
        return tuple(work.job for work in (*self._current.values(), *self._waiting))

    def begin(self, loop: asyncio.AbstractEventLoop) -> None:
        """The loop runs now: what was started before begins."""
        self._loop = loop
        waiting, self._waiting = self._waiting, []
        for work in waiting:
            self._start(work, loop)
        # Only now: whoever looks in between would take what still waits for ended.
        if waiting:
            self.changed.emit()

    def start(
        self,
        name: str,
        function: Callable[..., Awaitable[object]],
        *arguments: Any,  # noqa: ANN401 - they are the function's own
        label: Message,
        on_error: Callable[[BaseException], bool] | None = None,
        cancellable: bool = True,
    ) -> None:
        """`on_error` says whether it has dealt with the error. Work that must not be lost is not `cancellable`."""
        if self._closing:
            return
        job = Job(name, label, time.monotonic(), cancellable=cancellable)
        work = _Work(job, function, arguments, on_error)
        loop = self._loop or _running_loop()
        if loop is None:
            self._drop_waiting(name)
            self._waiting.append(work)
        else:
            self._start(work, loop)
        self.changed.emit()

    def cancel(self, name: str) -> None:
        if self._drop_waiting(name):
            self.changed.emit()
        work = self._current.get(name)
        if work is not None:
            self._stop(work)

    def listener(self, name: str) -> JobListener:
        """For the job that now has this name."""
        work = self._current.get(name)

        def report(changes: dict[str, Any]) -> None:
            if work is not None and self._current.get(name) is work:
                work.job = replace(work.job, **changes)
                self.changed.emit()

        return JobListener(report, self.learned.emit)

    async def close(self, timeout: float = 3.0) -> None:  # noqa: ASYNC109 - it does not end the work, only the wait
        import asyncio

        self._closing = True
        self.begin(asyncio.get_running_loop())
        for work in self._unfinished:
            self._stop(work)
        tasks = [work.task for work in self._unfinished if work.task is not None]
        if tasks:
            _, unfinished = await asyncio.wait(tasks, timeout=timeout)
            for task in unfinished:
                log.warning("The job %s did not end in time", task.get_name())

    def _start(self, work: _Work, loop: asyncio.AbstractEventLoop) -> None:
        name = work.job.name
        earlier = [each for each in self._unfinished if each.job.name == name]
        for each in earlier:
            self._stop(each)
        work.task = loop.create_task(self._run(work, [each.task for each in earlier if each.task]), name=name)
        self._current[name] = work
        self._unfinished.add(work)
        # Not in the coroutine: one that is stopped before it began never runs, not even its `finally`.
        work.task.add_done_callback(lambda _: self._end(work))

    def _drop_waiting(self, name: str) -> bool:
        kept = [work for work in self._waiting if work.job.name != name or not work.job.cancellable]
        dropped = len(kept) < len(self._waiting)
        self._waiting = kept
        return dropped

    def _stop(self, work: _Work) -> None:
        if not work.job.cancellable:
            return
        work.unwanted = True
        if work.task is not None:
            work.task.cancel()

    def _end(self, work: _Work) -> None:
        self._unfinished.discard(work)
        if self._current.get(work.job.name) is work:
            del self._current[work.job.name]
            self.changed.emit()

    async def _run(self, work: _Work, earlier: list[asyncio.Task[None]]) -> None:
        import asyncio

        if earlier:
            await asyncio.wait(earlier)
        try:
            await self._attempt(work)
        except Exception as error:  # noqa: BLE001 - the one gate: whatever nobody handled is shown
            _log_failure(work.job.name, error)
            # The answer to a question that is no longer asked is dropped, be it an error.
            if not work.unwanted:
                self._notices.post_error(error)

    async def _attempt(self, work: _Work) -> None:
        try:
            await work.function(*work.arguments)
        except Exception as error:
            if work.unwanted or work.on_error is None or not work.on_error(error):
                raise


def _log_failure(name: str, error: Exception) -> None:
    if isinstance(error, ApiError):
        log.info("The job %s failed: %s", name, error)
    else:
        log.error("The job %s failed", name, exc_info=error)


def _running_loop() -> asyncio.AbstractEventLoop | None:
    """The loop in which the caller itself runs, if any. While asyncio has not been imported there is none, and while
    another thread is importing it, it may be there only in part."""
    get_running_loop = getattr(sys.modules.get("asyncio"), "get_running_loop", None)
    try:
        return None if get_running_loop is None else get_running_loop()
    except RuntimeError:
        return None
