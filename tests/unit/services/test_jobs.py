"""Jobs: one per name, stopped quietly, never silent about an error."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from playground.api.errors import KeyRejected, NameNotFound
from playground.api.observer import RetryWait
from playground.message import Message
from playground.services.jobs import Job, Jobs
from playground.services.notices import Notice, Notices
from tests.conftest import ExpectLog

LABEL = Message("Working")


class Watched:
    """Jobs with a user who notes what is posted and how often something changed."""

    def __init__(self) -> None:
        self.notices: list[Notice] = []
        self.changes = 0
        notices = Notices()
        notices.posted.connect(self.notices.append)
        self.jobs = Jobs(notices)
        self.jobs.changed.connect(self._count)

    def _count(self) -> None:
        self.changes += 1

    def start(self, name: str, function: Callable[..., Awaitable[object]], *arguments: object) -> None:
        self.jobs.start(name, function, *arguments, label=LABEL)

    async def idle(self) -> None:
        """A few turns of the loop are enough for all that these tests start."""
        await some_turns()
        assert self.jobs.running == ()


async def some_turns() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


async def forever() -> None:
    await asyncio.Event().wait()


async def fail(error: BaseException) -> None:
    raise error


def test_a_job_runs_with_its_arguments_and_is_seen_meanwhile() -> None:
    async def story() -> None:
        watched = Watched()
        results: list[int] = []
        before = time.monotonic()
        watched.start("sum", add, results, 1, 2)
        (job,) = watched.jobs.running
        assert (job.name, job.label) == ("sum", LABEL)
        assert before <= job.started_at <= time.monotonic()
        await watched.idle()
        assert results == [3]
        assert watched.changes == 2
        assert watched.notices == []

    async def add(results: list[int], first: int, second: int) -> None:
        results.append(first + second)

    asyncio.run(story())


def test_a_new_job_waits_until_the_old_one_has_tidied_up() -> None:
    async def story() -> None:
        watched = Watched()
        order: list[str] = []
        release = asyncio.Event()

        async def work(name: str) -> None:
            order.append(f"{name} begins")
            try:
                await forever()
            finally:
                await release.wait()
                order.append(f"{name} tidied")

        watched.start("chat", work, "first")
        await asyncio.sleep(0)
        watched.start("chat", work, "second")
        # The third must wait for the first too, although the second, which never began, has already gone.
        watched.start("chat", work, "third")
        await some_turns()
        assert order == ["first begins"]
        assert len(watched.jobs.running) == 1
        release.set()
        await some_turns()
        assert order == ["first begins", "first tidied", "third begins"]
        await watched.jobs.close()

    asyncio.run(story())


def test_jobs_of_other_names_go_on_side_by_side() -> None:
    async def story() -> None:
        watched = Watched()
        watched.start("chat", forever)
        watched.start("models", forever)
        await asyncio.sleep(0)
        watched.jobs.cancel("chat")
        await some_turns()
        assert [job.name for job in watched.jobs.running] == ["models"]
        watched.jobs.cancel("nobody")
        await watched.jobs.close()

    asyncio.run(story())


def test_a_stopped_job_says_nothing() -> None:
    async def story() -> None:
        watched = Watched()
        watched.start("chat", forever)
        await asyncio.sleep(0)
        watched.jobs.cancel("chat")
        await watched.idle()
        watched.start("chat", forever)
        watched.jobs.cancel("chat")  # before it began
        await watched.idle()
        assert watched.notices == []

    asyncio.run(story())


def test_stale_answers_are_dropped() -> None:
    async def story() -> None:
        watched = Watched()

        async def slow_to_fail() -> None:
            listener = watched.jobs.listener("models")
            try:
                await forever()
            finally:
                listener.state(Message("stale"))
                raise NameNotFound(url="https://old.example/v1/models")

        watched.start("models", slow_to_fail)
        await asyncio.sleep(0)
        watched.start("models", forever)
        await some_turns()
        (job,) = watched.jobs.running
        assert job.state is None
        await watched.jobs.close()
        assert watched.notices == []

    asyncio.run(story())


def test_an_error_nobody_handled_is_always_shown(expect_log: ExpectLog) -> None:
    expect_log("The job broken failed")

    async def story() -> None:
        watched = Watched()
        watched.start("chat", fail, KeyRejected(url="https://api.example/v1/models", status=401))
        watched.start("broken", fail, ZeroDivisionError("division by zero"))
        await watched.idle()
        first, second = watched.notices
        assert "api.example rejected the key." in str(first.message)
        assert first.action is not None
        assert first.action[0] == "open_connection"
        assert (first.level, second.level) == ("danger", "danger")
        assert second.details == "ZeroDivisionError: division by zero"

    asyncio.run(story())


def test_an_error_that_is_handled_is_not_shown_again() -> None:
    async def story() -> None:
        watched = Watched()
        seen: list[BaseException] = []
        error = NameNotFound()

        def handle(error: BaseException) -> bool:
            seen.append(error)
            return len(seen) == 1

        for _ in range(2):
            watched.jobs.start("chat", fail, error, label=LABEL, on_error=handle)
            await watched.idle()
        assert seen == [error, error]
        assert len(watched.notices) == 1  # the second time the handler declined

    asyncio.run(story())


def test_an_error_in_the_handling_of_an_error_is_shown(expect_log: ExpectLog) -> None:
    expect_log("The job chat failed")

    async def story() -> None:
        watched = Watched()

        def mishandle(error: BaseException) -> bool:
            raise LookupError("no such turn")

        watched.jobs.start("chat", fail, NameNotFound(), label=LABEL, on_error=mishandle)
        await watched.idle()
        assert [notice.details for notice in watched.notices] == ["LookupError: no such turn"]

    asyncio.run(story())


def test_what_is_started_before_the_loop_begins_with_it() -> None:
    watched = Watched()
    done: list[str] = []

    async def work(name: str) -> None:
        done.append(name)

    for name in ("a", "b", "c"):
        watched.start(name, work, name)
    watched.start("a", work, "a again")
    watched.jobs.cancel("b")
    assert [job.name for job in watched.jobs.running] == ["c", "a"]
    assert done == []

    async def story() -> None:
        watched.jobs.begin(asyncio.get_running_loop())
        await watched.idle()

    asyncio.run(story())
    assert done == ["c", "a again"]


def test_what_waited_for_the_loop_is_seen_running_at_every_change() -> None:
    watched = Watched()
    watched.start("chat.open", forever)
    watched.start("chat.send", forever)
    seen: list[list[str]] = []
    watched.jobs.changed.connect(lambda: seen.append([job.name for job in watched.jobs.running]))

    async def story() -> None:
        watched.jobs.begin(asyncio.get_running_loop())
        assert seen == [["chat.open", "chat.send"]]
        await watched.jobs.close()

    asyncio.run(story())


def test_work_that_must_not_be_lost_is_awaited_and_never_stopped() -> None:
    async def story() -> None:
        watched = Watched()
        saved: list[str] = []

        async def save(text: str) -> None:
            for _ in range(5):
                await asyncio.sleep(0)
            saved.append(text)

        def keep(text: str) -> None:
            watched.jobs.start("draft", save, text, label=LABEL, cancellable=False)

        keep("one")
        await asyncio.sleep(0)
        keep("two")  # waits for the first
        watched.jobs.cancel("draft")
        keep("three")
        assert [job.cancellable for job in watched.jobs.running] == [False]
        await watched.jobs.close()
        assert saved == ["one", "two", "three"]

    asyncio.run(story())


def test_work_that_must_not_be_lost_is_done_even_when_the_loop_only_came_for_the_end() -> None:
    watched = Watched()
    saved: list[str] = []

    async def save(text: str) -> None:
        saved.append(text)

    for text in ("one", "two"):
        watched.jobs.start("draft", save, text, label=LABEL, cancellable=False)
    asyncio.run(watched.jobs.close())
    assert saved == ["one", "two"]


def test_closing_ends_everything_and_lets_it_tidy_up() -> None:
    async def story() -> None:
        watched = Watched()
        tidied: list[str] = []

        async def work(name: str) -> None:
            try:
                await forever()
            finally:
                await asyncio.sleep(0)
                tidied.append(name)

        for name in ("a", "b"):
            watched.start(name, work, name)
        await asyncio.sleep(0)
        await watched.jobs.close()
        assert sorted(tidied) == ["a", "b"]
        watched.start("late", work, "late")
        assert watched.jobs.running == ()

    asyncio.run(story())


def test_closing_does_not_wait_for_ever(expect_log: ExpectLog) -> None:
    expect_log("The job stubborn did not end in time")

    async def story() -> None:
        watched = Watched()
        release = asyncio.Event()

        async def stubborn() -> None:
            try:
                await forever()
            finally:
                await release.wait()

        watched.start("stubborn", stubborn)
        await asyncio.sleep(0)
        await watched.jobs.close(timeout=0.01)
        assert len(watched.jobs.running) == 1
        release.set()
        await watched.idle()

    asyncio.run(story())


def test_a_job_tells_how_it_gets_on() -> None:
    async def story() -> None:
        watched = Watched()
        watched.start("chat", forever)
        await asyncio.sleep(0)
        learned: list[tuple[str, str, str | None]] = []
        watched.jobs.learned.connect(lambda *what: learned.append(what))
        listener = watched.jobs.listener("chat")
        pressed: list[bool] = []

        def job() -> Job:
            return watched.jobs.running[0]

        listener.progress(0.5)
        assert job().progress == 0.5
        listener.retry_scheduled(RetryWait(1.6, 2, NameNotFound(url="http://nowhere/v1"), lambda: pressed.append(True)))
        assert str(job().state) == "There is no server with the name nowhere. Waiting 2 s, then again"
        retry_now = job().retry_now
        assert retry_now is not None
        retry_now()
        assert pressed == [True]
        listener.retry_started()
        assert (str(job().state), job().retry_now) == ("Sent again", None)
        listener.quiet(20.2, False)
        assert str(job().state) == "No new text for 20 s"
        listener.quiet(40.0, True)
        assert str(job().state) == "The server is alive; no new text for 40 s"
        listener.quiet(0.0, True)
        assert job().state is None
        listener.learned("gpt", "seed", None)
        assert learned == [("gpt", "seed", None)]
        watched.jobs.listener("nobody").progress(1.0)
        await watched.jobs.close()

    asyncio.run(story())


def test_a_job_that_nobody_holds_survives_the_garbage_collection() -> None:
    import gc

    async def story() -> None:
        watched = Watched()
        done: list[bool] = []

        async def work() -> None:
            for _ in range(10):
                await asyncio.sleep(0)
            done.append(True)

        watched.start("held", work)
        await asyncio.sleep(0)
        gc.collect()
        await watched.idle()
        assert done == [True]

    asyncio.run(story())
