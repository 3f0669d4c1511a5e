"""Jobs of a server: listed page by page, followed while they run, stopped, held, and odd ones shown as they are."""

import asyncio
from pathlib import Path
from typing import Any

from playground.api.connection import Connection
from playground.api.errors import KeyRejected, RateLimited, ServerFailed
from tests.unit.features.files.training.rig import JobServer, Story, tell, until

TABLE = b"step,train_loss,valid_loss\n1,9,8\n2,7,6\n"


def ids(told: Story) -> list[str]:
    return [job.id for job in told.model.jobs]


async def begin(told: Story) -> None:
    await told.idle()
    told.model.begin()
    told.model.set_visible(True)
    await told.idle()


def test_jobs_come_page_by_page_and_a_page_that_failed_can_be_asked_for_again(tmp_path: Path):
    async def story(told: Story) -> None:
        for _ in range(5):
            told.server.add("succeeded")
        await begin(told)
        assert ids(told) == ["ftjob-5", "ftjob-4"]
        told.model.more()
        await told.idle()
        told.server.steps["list"] = [ServerFailed(status=500)]
        told.model.more()
        await told.idle()
        assert len(ids(told)) == 4
        assert told.model.trouble is not None
        told.model.more()
        await told.idle()
        assert len(ids(told)) == 4

        told.model.act("retry")
        await told.idle()
        assert len(ids(told)) == 5
        assert not told.model.has_more
        assert told.model.trouble is None

    tell(tmp_path, story)


def test_a_job_is_followed_until_its_end_which_is_told(tmp_path: Path):
    async def story(told: Story) -> None:
        job = told.server.add("running", suffix="mine")
        told.server.tell(job, 3.0, 2.0, 1.5)
        finished: list[str] = []
        told.model.finished.connect(lambda each: finished.append(each.status))
        await begin(told)
        told.model.select(job["id"])
        await told.idle()
        await told.tick()
        assert [event.id for event in told.model.events] == ["e1", "e2", "e3"]

        told.server.tell(job, 1.25, 1.0, 0.75, 0.5)
        await told.tick()
        (curve,) = told.charts.curves
        assert curve.values == (3.0, 2.0, 1.5, 1.25, 1.0, 0.75, 0.5)

        told.server.contents["file-r"] = TABLE
        told.server.checkpoints[job["id"]] = [{"id": "c", "step_number": 2, "fine_tuned_model_checkpoint": "ft:c"}]
        job |= {"status": "succeeded", "fine_tuned_model": "ft:mine", "result_files": ["file-gone", "file-r"]}
        await told.tick()
        assert finished == ["succeeded"]
        assert [curve.name for curve in told.charts.curves] == ["train_loss", "valid_loss"]
        assert told.charts.curves[0].values == (9.0, 7.0)
        assert [(mark.step, mark.model) for mark in told.charts.marks] == [(2, "ft:c")]
        (notice,) = told.notices
        assert "ft:mine is ready" in str(notice.message)
        assert notice.action is not None
        assert notice.action[0] == "files.job:ftjob-1"

        asked = told.server.asked("GET", "events")
        await told.tick()
        assert told.server.asked("GET", "events") == asked

    tell(tmp_path, story)


def test_looks_grow_rarer_and_never_overlap(tmp_path: Path):
    async def story(told: Story) -> None:
        job = told.server.add("running")
        await begin(told)
        told.clock.waits.clear()
        for _ in range(7):
            await told.tick()
        assert told.clock.waits == sorted(told.clock.waits)
        assert told.clock.waits[-1] == 30.0
        job["status"] = "paused"
        await told.tick()
        assert told.clock.waits[-1] == 5.0

        go_on = asyncio.Event()
        told.server.steps["list"] = [go_on]
        told.clock.tick()
        await until(lambda: told.server.at_once == 1)
        told.model.set_visible(True)
        told.model.select(job["id"])
        told.model.act("retry")
        go_on.set()
        await told.idle()
        assert told.server.most_at_once == 1
        assert told.clock.waits[-1] == 0.0  # what was asked for meanwhile is looked at right after

    tell(tmp_path, story)


def test_two_windows_of_the_program_do_not_look_at_once(tmp_path: Path):
    from playground.features.files.training.parts import make_training
    from tests.unit.features.files.training.rig import Clock

    async def story(told: Story) -> None:
        told.server.add("running")
        await begin(told)
        clock = Clock()

        async def upload(*_: Any) -> Any:
            raise AssertionError

        other = make_training(told.context, told.operations, upload, clock=clock)
        other.jobs.set_visible(True)
        await told.idle()
        go_on = asyncio.Event()
        told.server.steps["list"] = [go_on]
        told.clock.tick()
        await until(lambda: told.server.at_once == 1)
        clock.tick()
        await asyncio.sleep(0)
        go_on.set()
        await told.idle()
        assert told.server.most_at_once == 1
        await told.tick()
        assert clock.stored is not None, "the other one looks later"
        other.jobs.end()

    tell(tmp_path, story)


def test_nobody_is_asked_while_nobody_looks_and_nothing_runs(tmp_path: Path):
    async def story(told: Story) -> None:
        job = told.server.add("running")
        await begin(told)
        told.model.set_visible(False)
        asked = told.server.asked("GET", "jobs")
        job["status"] = "failed"
        await told.tick()
        assert told.server.asked("GET", "ftjob-1") == 1
        assert told.server.asked("GET", "jobs") == asked
        assert told.clock.stored is None

    tell(tmp_path, story)


def test_the_end_of_a_job_is_told_after_a_restart(tmp_path: Path):
    server = JobServer()
    job = server.add("running", error={"code": None, "message": None, "param": None})

    async def first(told: Story) -> None:
        await begin(told)

    async def second(told: Story) -> None:
        await told.idle()
        assert "failed: too short" in str(told.notices[0].message)
        assert told.clock.stored is None

    tell(tmp_path, first, server=server)
    job |= {"status": "failed", "error": {"message": "too short"}}
    tell(tmp_path, second, server=server)


def test_a_job_that_the_server_has_lost_is_no_longer_asked_for(tmp_path: Path):
    server = JobServer()
    server.add("running")

    async def first(told: Story) -> None:
        await begin(told)

    async def second(told: Story) -> None:
        await told.idle()
        assert told.clock.stored is None
        assert told.server.asked("GET", "ftjob-1") == 1

    tell(tmp_path, first, server=server)
    server.jobs.clear()
    tell(tmp_path, second, server=server)
    tell(tmp_path, second, server=server)


def test_odd_jobs_are_shown_as_they_are(tmp_path: Path):
    async def story(told: Story) -> None:
        told.server.add("hibernating", error={}, method=None, hyperparameters=None, result_files=None, metadata=7)
        told.server.add("succeeded", created_at=None, model=None, error=None)
        await begin(told)
        told.model.select("ftjob-1")
        await told.idle()
        job = told.model.job
        assert job is not None
        assert (job.status, job.fault, job.over) == ("hibernating", None, False)
        assert all(told.model.can(verb, job) for verb in ("cancel", "pause"))
        assert told.model.events == ()
        assert told.clock.stored is not None, "it may go on"

    tell(tmp_path, story)


def test_jobs_are_held_and_go_on_and_stop(tmp_path: Path):
    async def story(told: Story) -> None:
        told.server.add("running")
        await begin(told)
        told.model.pause("ftjob-1")
        told.model.pause("ftjob-1")
        assert told.model.busy
        await told.idle()
        job = told.model.jobs[0]
        assert job.status == "paused"
        assert told.model.can("resume", job)
        assert not told.model.can("pause", job)
        assert told.server.asked("POST", "pause") == 1
        told.model.resume("ftjob-1")
        await told.idle()
        told.model.cancel("ftjob-1")
        await told.idle()
        assert told.model.jobs[0].status == "cancelled"
        assert not told.model.can("cancel", told.model.jobs[0])
        assert "was cancelled" in str(told.notices[0].message)

    tell(tmp_path, story)


def test_a_refused_stop_is_told_and_the_state_is_looked_at(tmp_path: Path):
    async def story(told: Story) -> None:
        job = told.server.add("running")
        await begin(told)
        job["status"] = "succeeded"
        told.server.steps["cancel"] = [RateLimited("slow down", status=429)]
        told.model.cancel("ftjob-1")
        await told.idle()
        assert told.model.trouble is not None
        assert told.model.jobs[0].over
        told.model.act("dismiss")
        assert told.model.trouble is None

    tell(tmp_path, story)


def test_one_look_that_fails_is_not_worth_a_word_and_two_are(tmp_path: Path):
    async def story(told: Story) -> None:
        told.server.add("running")
        await begin(told)
        told.server.steps["list"] = [ServerFailed(status=500)] * 2
        await told.tick()
        assert told.model.trouble is None
        await told.tick()
        assert told.model.trouble is not None
        assert told.clock.waits[-1] == 30.0
        await told.tick()
        assert told.model.trouble is None

        told.server.steps["list"] = [KeyRejected(status=401)]
        await told.tick()
        assert told.model.trouble is not None
        assert told.clock.stored is None

    tell(tmp_path, story)


def test_another_key_for_the_same_server_is_tried_at_once(tmp_path: Path):
    async def story(told: Story) -> None:
        told.server.add("running")
        told.server.steps["list"] = [KeyRejected(status=401)] * 2
        await begin(told)
        assert told.model.trouble is not None
        told.connections.changed.emit()
        await told.idle()
        assert ids(told) == ["ftjob-1"]
        assert told.model.trouble is None

    tell(tmp_path, story)


def test_what_came_before_a_page_failed_is_drawn_all_the_same(tmp_path: Path):
    async def story(told: Story) -> None:
        job = told.server.add("running")
        told.server.tell(job, 3.0, 2.0)
        told.server.steps["checkpoints"] = [ServerFailed(status=500)]
        await begin(told)
        told.model.select(job["id"])
        await told.idle()
        await told.tick()
        assert [curve.values for curve in told.charts.curves] == [(3.0, 2.0)]

    tell(tmp_path, story)


def test_events_that_come_oldest_first_are_followed_from_the_last_one(tmp_path: Path):
    async def story(told: Story) -> None:
        job = told.server.add("running")
        told.server.oldest_events_first = True
        told.server.tell(job, 3.0, 2.0, 1.0)
        await begin(told)
        told.model.select(job["id"])
        await told.idle()
        told.server.tell(job, 0.5, 0.25)
        told.clock.tick()
        await told.idle()
        assert [event.id for event in told.model.events] == ["e1", "e2", "e3", "e4", "e5"]

    tell(tmp_path, story)


def test_events_without_ids_are_told_apart_by_what_they_say(tmp_path: Path):
    async def story(told: Story) -> None:
        job = told.server.add("running")
        told.server.events[job["id"]] = [
            {"id": None, "created_at": 5, "message": "first"},
            {"id": None, "created_at": None, "message": None, "data": None, "level": 7},
        ]
        await begin(told)
        told.model.select(job["id"])
        await told.idle()
        await told.tick()
        assert [event.message for event in told.model.events] == ["", "first"]

    tell(tmp_path, story)


def test_another_address_of_the_same_demo_server_changes_nothing(tmp_path: Path):
    async def story(told: Story) -> None:
        told.connections.current = Connection("demo", "Demo", "http://127.0.0.1:1/v1")
        told.connections.changed.emit()
        told.server.add("running")
        go_on = asyncio.Event()
        told.server.steps["list"] = [go_on]
        told.model.begin()
        told.model.set_visible(True)
        await until(lambda: told.server.at_once == 1)
        told.connections.current = Connection("demo", "Demo", "http://127.0.0.1:2/v1")
        told.connections.changed.emit()
        go_on.set()
        await told.idle()
        assert ids(told) == ["ftjob-1"]
        assert told.clock.waits[-1] == 1.0, "it is looked at more often"

    tell(tmp_path, story)


def test_very_many_events_are_read_in_portions(tmp_path: Path):
    async def story(told: Story) -> None:
        job = told.server.add("running")
        told.server.tell(job, *[1.0] * 50)
        await begin(told)
        told.model.select(job["id"])
        await told.idle()
        assert len(told.model.events) == 40
        assert told.model.more_events_left
        told.model.more_events()
        await told.idle()
        assert [event.id for event in told.model.events] == [f"e{number}" for number in range(1, 51)]
        assert not told.model.more_events_left

    tell(tmp_path, story)


def test_other_jobs_can_be_laid_over_the_selected_one(tmp_path: Path):
    async def story(told: Story) -> None:
        for losses in ((2.0, 1.0), (4.0, 3.0)):
            told.server.tell(told.server.add("succeeded"), *losses)
        await begin(told)
        told.model.select("ftjob-1")
        told.charts.choose(["ftjob-2", "ftjob-1"])
        await told.idle()
        await told.tick()
        assert told.charts.chosen == ("ftjob-2",)
        assert [(curve.job_id, curve.values) for curve in told.charts.curves] == [
            ("ftjob-1", (2.0, 1.0)),
            ("ftjob-2", (4.0, 3.0)),
        ]
        told.charts.save(tmp_path / "curves.csv", b"step")
        told.charts.save(tmp_path / "none" / "curves.csv", b"step")
        await told.idle()
        assert "could not be saved" in str(told.notices[-1].message)

    tell(tmp_path, story)


def test_a_server_that_knows_only_the_old_path_is_offered_and_remembered(tmp_path: Path):
    server = JobServer()
    server.words = "fine-tunes"
    server.add("pending")

    async def first(told: Story) -> None:
        await begin(told)
        assert told.model.offer_legacy
        assert told.model.trouble is not None
        told.model.act("legacy")
        await told.idle()
        assert [(job.id, job.status, job.legacy) for job in told.model.jobs] == [("ftjob-1", "queued", True)]
        assert told.model.trouble is None
        assert not told.model.can("pause", told.model.jobs[0])
        assert not told.form.controls["seed"].enabled

    async def second(told: Story) -> None:
        await begin(told)
        assert all(job.legacy for job in told.model.jobs)
        assert ids(told) == ["ftjob-1"]
        told.server.words = "fine_tuning/jobs"
        told.model.refresh()
        await told.idle()
        assert "current" in dict(told.model.trouble.actions if told.model.trouble else ())
        told.model.act("current")
        await told.idle()
        assert told.model.spoken == "current"

    tell(tmp_path, first, server=server)
    tell(tmp_path, second, server=server)


def test_another_connection_begins_anew_and_late_answers_are_dropped(tmp_path: Path):
    async def story(told: Story) -> None:
        told.server.add("running")
        await begin(told)
        told.model.select("ftjob-1")
        await told.idle()
        go_on = asyncio.Event()
        told.server.steps["list"] = [go_on]
        told.model.refresh()
        await until(lambda: told.server.at_once > 0)
        told.server.jobs.clear()
        told.connections.choose("two")
        go_on.set()
        await told.idle()
        assert ids(told) == []
        assert told.model.selected is None
        assert told.charts.curves == ()

    tell(tmp_path, story)


def test_a_late_list_does_not_bring_a_finished_job_back_to_life(tmp_path: Path):
    async def story(told: Story) -> None:
        job = told.server.add("running")
        await begin(told)
        told.model.cancel("ftjob-1")
        await told.idle()
        job["status"] = "running"
        told.model.refresh()
        await told.idle()
        assert told.model.jobs[0].status == "cancelled"

    tell(tmp_path, story)
