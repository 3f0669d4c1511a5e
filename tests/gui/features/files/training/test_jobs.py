"""The jobs in the window: ordered, watched, tried and thrown away."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from playground.features.files.view.training.job_panel import JobPanel
from playground.features.files.view.training.jobs_page import JobsPage
from playground.widgets.buttons import Button
from tests.faults.server import FaultServer
from tests.gui.accessibility import complaints
from tests.gui.features.files.desk import Desk
from tests.gui.features.files.training.school import TUNED, School

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


async def enter(desk: Desk) -> tuple[JobsPage, JobPanel]:
    desk.tab.show_page("training")
    await desk.idle()
    room = desk.tab.room
    assert isinstance(room.page, JobsPage)
    assert isinstance(room.panel, JobPanel)
    return room.page, room.panel


def button(where: QWidget, name: str) -> Button:
    (found,) = where.findChildren(Button, name)
    return found


def test_a_job_is_ordered_watched_tried_and_its_model_deleted(at_the_desk, tmp_path: Path):
    school = School()

    async def story(desk: Desk, server: FaultServer) -> None:
        page, panel = await enter(desk)
        parts, view = desk.tab.parts, page.job
        assert page.empty.isVisible()
        assert not panel.foot.button.isEnabled()
        assert panel.foot.hint.text()
        assert not complaints(desk.window)
        panel.model.setText("test-model")
        training = panel.rows.files()[0]
        training.box.setCurrentIndex(training.box.findData("file-00000"))
        training.box.activated.emit(training.box.currentIndex())
        parts.form.change(suffix="pirate")
        desk.click(panel.foot.button)
        await desk.until(view.isVisible)
        assert [job["training_file"] for job in school.jobs] == ["file-00000"]
        assert view.head.title.full_text() == "pirate"
        assert not panel.foot.button.isEnabled()  # a second click orders no second job
        school.learn(5)
        view.head.refresh.click()
        await desk.until(lambda: view.head.state.text() == "Training · step 5 of 20")
        await desk.until(view.charts.charts["loss"].isVisible)
        assert "Training: 0.8000" in view.charts.charts["loss"].values_at(5)
        assert view.charts.charts["accuracy"].isVisible()
        school.succeed()
        view.head.refresh.click()
        await desk.until(view.head.chat.isVisible)
        assert not view.head.cancel.isVisible()
        assert desk.notices
        desk.click(view.switch.buttons["events"])
        assert view.events.list.events.rowCount() == 5
        desk.click(view.switch.buttons["facts"])
        await desk.until(lambda: view.facts.findChild(Button, "try_checkpoint"))
        assert not complaints(desk.window)
        button(view.facts, "try_checkpoint").click()
        assert view.trying.model() == f"{TUNED}:ckpt"
        view.trying.set_model(TUNED)
        view.trying.composer.set_text("Who are you?")
        page.run()
        await desk.until(lambda: sorted(school.asked) == [TUNED, "test-model"] and not parts.trying.busy)
        assert view.trying.base.answer.text_of("answer") == "Hello"
        assert view.trying.tuned.answer.text_of("answer") == "Ahoy"
        assert not complaints(desk.window)
        await _save(desk, page, tmp_path / "curves")
        view.head.delete.click()
        button(desk.window, "delete_model_now").click()
        await desk.until(lambda: school.deleted == [TUNED])
        await desk.until(lambda: not view.head.chat.isVisible())
        await desk.idle()

    at_the_desk(story, school.serve, school.serve, school.serve)


async def _save(desk: Desk, page: JobsPage, place: Path) -> None:
    for ending, first in (("png", b"\x89PNG"), ("csv", b"step,train_loss,train_accuracy\n1,4.0,0.0\n")):
        page.job.charts.save_requested.emit(ending)
        (dialog,) = desk.window.findChildren(QFileDialog)
        dialog.selectFile(str(place.with_suffix(f".{ending}")))
        dialog.accept()
        await desk.idle()
        assert place.with_suffix(f".{ending}").read_bytes().startswith(first)
        await desk.until(lambda: not desk.window.findChildren(QFileDialog))


def test_what_fails_is_told_what_is_unknown_is_shown_and_several_jobs_are_compared(at_the_desk):
    school = School()
    common = {"object": "fine_tuning.job", "model": "test-model", "training_file": "file-00000", "created_at": 5}
    fault = {"code": "invalid_training_file", "message": "Line 3 is no dictionary.", "param": "training_file"}
    school.jobs = [
        {**common, "id": "ftjob-3", "status": "marinating", "error": {}, "fine_tuned_model": None, "extra": {"a": 1}},
        {**common, "id": "ftjob-2", "status": "failed", "error": fault},
        {**common, "id": "ftjob-1", "status": "queued", "created_at": None},
    ]

    async def story(desk: Desk, server: FaultServer) -> None:
        page, panel = await enter(desk)
        jobs, view = desk.tab.parts.jobs, page.job
        assert page.none.isVisible()
        jobs.select("ftjob-3")
        await desk.until(view.isVisible)
        assert view.head.state.text() == "marinating"
        assert not view.fault.isVisible()
        jobs.select("ftjob-2")
        await desk.until(view.fault.isVisible)
        assert view.fault.accessibleDescription() == "Line 3 is no dictionary."
        assert not view.charts.compare.isVisible()
        jobs.select("ftjob-3")
        school.jobs[0]["status"] = "running"
        school.learn(4)
        desk.tab.parts.charts.choose(("ftjob-1",))
        view.head.refresh.click()
        await desk.until(lambda: len({curve.job_id for curve in desk.tab.parts.charts.curves}) == 2)
        assert view.charts.legend.height() > 0
        values = view.charts.charts["loss"].values_at(4)
        assert values.count("Training") == 2
        view.head.cancel.click()
        await desk.until(lambda: view.head.state.text() == "Cancelled")
        desk.window.resize(800, 600)
        desk.press("Ctrl+N")
        await desk.until(panel.isVisible)
        assert jobs.selected is None
        desk.tab.parts.form.change(method="reinforcement")
        assert panel.rows.row("grader").isVisible()
        assert not panel.foot.button.isEnabled()
        desk.tab.parts.form.change(method="supervised", training_file="file-00000", model="test-model", extra="{")
        assert "JSON" in panel.foot.hint.text()
        panel.more.set_open(True)
        assert not panel.rows.row("grader").isVisible()
        assert not complaints(desk.window)
        desk.tab.parts.form.change(extra="")
        desk.tab.run()
        await desk.until(lambda: len(school.jobs) == 4 and not panel.isVisible())
        await desk.idle()

    at_the_desk(story, school.serve, school.serve, school.serve)


def test_the_words_of_before_2024_are_offered_where_a_server_knows_no_others(at_the_desk):
    school = School(old=True)
    school.jobs = [{"object": "fine-tune", "id": "ft-1", "model": "curie", "status": "pending", "created_at": 5}]

    async def story(desk: Desk, server: FaultServer) -> None:
        page, panel = await enter(desk)
        await desk.until(page.card.isVisible)
        button(page.card, "action_legacy").click()
        await desk.until(lambda: desk.tab.parts.jobs.jobs)
        panel.more.set_open(True)
        assert panel.rows.row("prompt_loss_weight").isVisible()
        assert not panel.rows.row("wandb_project").isVisible()
        assert not page.card.isVisible()

    at_the_desk(story, school.serve, school.serve, school.serve)
