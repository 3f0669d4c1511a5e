"""Jobs that are held, resumed and stopped, and the bench that only one of them has."""

import json
from typing import Any

import pytest

from playground.demo.errors import ApiError
from playground.demo.files.archive import Archive
from playground.demo.files.folder import Folder
from playground.demo.models import find
from playground.demo.training.order import Order, Wishes
from playground.demo.training.run import Bench, Run
from tests.unit.demo.training.conftest import chats

LONG = 3600


@pytest.fixture
def archive() -> Archive:
    folder = Folder()
    path = folder.place()
    path.write_text("\n".join(map(json.dumps, chats())), "utf-8")
    archive = Archive(folder)
    archive.keep(path, "train.jsonl", "fine-tune")
    return archive


def ordered(archive: Archive, bench: Bench, published: list[str] | None = None) -> Run:
    order = Order(
        find("demo-assistant"), "demo-assistant", archive.files()[0].id, None, "", 1, wishes=Wishes(n_epochs=2)
    )
    names: list[str] = [] if published is None else published
    return Run(order, archive, bench, lambda name, order, recall: names.append(name))


def begun(archive: Archive, bench: Bench, published: list[str] | None = None) -> Run:
    run = ordered(archive, bench, published)
    run.start()
    return run


def begun_and_waiting(archive: Archive, bench: Bench, published: list[str] | None = None) -> Run:
    """A job that has made its first step and would make its second in an hour."""
    bench.taken = True
    run = begun(archive, bench, published)
    until(bench, lambda: run.status == "queued")
    with bench.changed:
        bench.taken, bench.beat = False, LONG
        bench.changed.notify_all()
    until(bench, lambda: steps(run) == 1)
    return run


def until(bench: Bench, condition: Any) -> None:
    with bench.changed:
        assert bench.changed.wait_for(condition, 20)


def status(run: Run) -> str:
    return run.status


def finish(run: Run) -> int | None:
    return run.estimated_finish


def steps(run: Run) -> int:
    return sum(event.data is not None for event in run.events)


def test_a_held_job_stands_still_and_goes_on_where_it_was(archive):
    bench, published = Bench(0), list[str]()
    run = begun_and_waiting(archive, bench, published)
    assert run.estimated_finish is not None
    run.pause()
    run.resume()
    until(bench, lambda: status(run) == "running")
    run.pause()
    with pytest.raises(ApiError, match="is paused and cannot be paused"):
        run.pause()
    assert (status(run), finish(run)) == ("paused", None)
    # The bench is free for another job, which gets to its end.
    bench.beat = 0
    other = begun(archive, bench)
    until(bench, lambda: other.ended)
    assert (status(other), status(run)) == ("succeeded", "paused")
    run.resume()
    with pytest.raises(ApiError, match="cannot be resumed"):
        run.resume()
    until(bench, lambda: run.ended)
    assert (status(run), steps(run), len(published)) == ("succeeded", 24, 2)


def test_a_stopped_job_leaves_no_model_and_frees_the_bench(archive):
    bench = Bench(0)
    run = begun_and_waiting(archive, bench)
    bench.beat = 0
    second = begun(archive, bench)
    until(bench, lambda: second.status == "queued")
    bench.beat = LONG
    run.cancel()
    assert (run.status, run.model, run.error) == ("cancelled", None, None)
    until(bench, lambda: second.status == "running")
    second.pause()
    second.cancel()
    assert second.status == "cancelled"
    with pytest.raises(ApiError, match="cannot be cancelled"):
        second.cancel()


def test_a_file_that_goes_before_it_is_read_fails_the_job(archive):
    bench = Bench(0)
    run = ordered(archive, bench)
    archive.delete(run.training_file.id)
    run.start()
    until(bench, lambda: run.ended)
    assert run.error is not None
    assert (run.status, run.error["code"]) == ("failed", "server_error")
