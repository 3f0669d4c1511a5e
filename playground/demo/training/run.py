"""A job while it is worked on, in a thread of its own: its states, what it tells, and how it is held and stopped."""

from __future__ import annotations

import math
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from playground.demo.errors import ApiError
from playground.demo.files.archive import Archive, StoredFile
from playground.demo.json_value import Json
from playground.demo.training.examples import FlawedFileError, read_examples
from playground.demo.training.order import Order, Wishes
from playground.demo.training.results import figures, write_table

if TYPE_CHECKING:
    from playground.demo.training.course import Course, Recall, Step

Status = Literal["validating_files", "queued", "running", "paused", "succeeded", "failed", "cancelled"]
ENDED = ("succeeded", "failed", "cancelled")
# How many beats each part takes, so that somebody can watch.
VALIDATING, QUEUED, TRAINING = 2, 1, 17
# The old endpoint was content with less.
FEWEST, FEWEST_OLD = 10, 1
MOST_TOLD = 1000


class StoppedError(Exception):
    """The job has been cancelled."""


@dataclass(frozen=True, slots=True)
class Event:
    id: str
    created_at: int
    level: Literal["info", "warn", "error"]
    message: str
    data: dict[str, Json] | None = None  # figures


@dataclass(frozen=True, slots=True)
class Checkpoint:
    id: str
    created_at: int
    model: str
    step: int
    metrics: dict[str, Json]


class Bench:
    """Where one job at a time is taught; the others wait."""

    def __init__(self, beat: float) -> None:
        self.beat = beat
        self.changed = threading.Condition()
        self.taken = False


class Run:
    """The state of a job. All of it changes under the lock of the bench."""

    def __init__(
        self, order: Order, archive: Archive, bench: Bench, publish: Callable[[str, Order, Recall], None]
    ) -> None:
        self.id = f"{'ft' if order.old else 'ftjob'}-{secrets.token_hex(12)}"
        self.order = order
        self.settings: Wishes = order.wishes
        self.training_file = _learnable(archive, order.training_file, "training_file")
        self.validation_file = (
            None if order.validation_file is None else _learnable(archive, order.validation_file, "validation_file")
        )
        self.status: Status = "validating_files"
        self.error: dict[str, Json] | None = None
        self.model: str | None = None
        self.tokens: int | None = None
        self.updated_at = order.created_at
        self.finished_at: int | None = None
        self.estimated_finish: int | None = None
        self.result_files: list[StoredFile] = []
        self.events: list[Event] = []
        self.checkpoints: list[Checkpoint] = []
        self._archive = archive
        self._bench = bench
        self._publish = publish
        self._held = self._stopped = self._at_bench = False
        self._doing: Status = "validating_files"
        self._table: list[dict[str, Json]] = []

    @property
    def ended(self) -> bool:
        return self.status in ENDED

    def start(self) -> None:
        with self._bench.changed:
            self._tell(f"Created fine-tuning job: {self.id}")
        threading.Thread(target=self._work, name=self.id, daemon=True).start()

    def cancel(self) -> None:
        with self._bench.changed:
            self._need(not self.ended, "cancelled")
            self._stopped = True
            self._tell("The job was cancelled.")
            self._end("cancelled")

    def pause(self) -> None:
        with self._bench.changed:
            self._need(not self.ended and not self._held, "paused")
            self._held = True
            self.status, self.estimated_finish = "paused", None
            self._tell("The job was paused.")

    def resume(self) -> None:
        with self._bench.changed:
            self._need(self.status == "paused", "resumed")
            self._held = False
            # It may have given up the bench, and then another has to get up first.
            self.status = "queued" if self._doing == "running" and not self._at_bench else self._doing
            self._tell("The job was resumed.")

    def _need(self, possible: bool, what: str) -> None:
        if not possible:
            message = f"The job {self.id} is {self.status} and cannot be {what}."
            raise ApiError(400, message, code="invalid_job_state")

    def _work(self) -> None:
        try:
            self._train(self._validated())
        except StoppedError:
            return
        except FlawedFileError as flaw:
            self._fail("invalid_training_file", str(flaw), "training_file")
        except OSError as error:
            self._fail("server_error", f"A file could not be read or written: {error.strerror or error}.", None)
        finally:
            with self._bench.changed:
                self._leave_bench()
                if not self.ended:
                    self._fail("server_error", "The demo server failed while it worked on this job.", None)

    def _validated(self) -> Course:
        # NumPy is loaded by the first job; a chat does not pay for it.
        from playground.demo.training.course import Course

        shape, fewest = self.order.shape, FEWEST_OLD if self.order.old else FEWEST
        self._tell_and_wait(f"Validating training file: {self.training_file.id}", VALIDATING)
        training = read_examples(self.training_file.path, shape, fewest)
        validation = []
        if self.validation_file is not None:
            self._tell_and_wait(f"Validating validation file: {self.validation_file.id}", 0)
            try:
                validation = read_examples(self.validation_file.path, shape, 1)
            except FlawedFileError as flaw:
                self._fail("invalid_validation_file", str(flaw), "validation_file")
                raise StoppedError from None
        course = Course(self.order, training, validation)
        self._move("queued", "Files validated, moving job to queued state")
        self.settings = course.settings
        self._wait(QUEUED * self._bench.beat)
        return course

    def _train(self, course: Course) -> None:
        with self._bench.changed:
            self._take_bench()
        self._move("running", "Fine-tuning job started")
        every = math.ceil(course.steps / MOST_TOLD)
        began = time.monotonic()
        for step in course.run():
            pause = TRAINING * self._bench.beat / course.steps
            with self._bench.changed:
                # A large batch takes longer than the pause after it.
                left = math.ceil((course.steps - step.number) * (pause + time.monotonic() - began))
                self._note(step, course, told=step.number % every == 0 or step.recall is not None)
                self.estimated_finish = int(self._archive.now()) + left
            if step.recall is not None:
                self._pass_epoch(step, course)
            self._wait(pause)
            began = time.monotonic()
        with self._bench.changed:
            self._settle()
            self._succeed(course)

    def _note(self, step: Step, course: Course, told: bool) -> None:
        found = figures(step)
        self._table.append(found)
        if told:
            said = f", validation loss={step.valid.loss:.2f}" if step.valid is not None else ""
            self._tell(f"Step {step.number}/{course.steps}: training loss={step.train.loss:.2f}{said}", found)

    def _pass_epoch(self, step: Step, course: Course) -> None:
        """What has been learnt so far can be asked already."""
        assert step.recall is not None
        epoch = step.number // course.steps_an_epoch
        with self._bench.changed:
            self._settle()
            if self.order.old:
                self._tell(f"Completed epoch {epoch}/{course.epochs}")
            last = epoch == course.epochs
            if last:
                self.model = self._name()
            name = self._name() if last else f"{self._name()}:ckpt-step-{step.number}"
            if last or not self.order.old:
                self._publish(name, self.order, step.recall)
                self._add_checkpoint(name, step)

    def _add_checkpoint(self, name: str, step: Step) -> None:
        made = int(self._archive.now())
        self._tell(f"Checkpoint created at step {step.number}")
        self.checkpoints.append(Checkpoint(f"ftckpt_{secrets.token_hex(12)}", made, name, step.number, figures(step)))

    def _name(self) -> str:
        suffix = self.order.suffix
        if self.order.old:
            stamp = f"{self.order.created_at}-{self.id[-6:]}"
            return f"{self.order.model}:ft-demo{':' + suffix if suffix else ''}-{stamp}"
        return f"ft:{self.order.model}:demo:{suffix}:{self.id[-8:]}"

    def _succeed(self, course: Course) -> None:
        self._tell(f"New fine-tuned model created: {self.model}")
        path = self._archive.folder.place()
        write_table(path, self._table, course.batch, self.order.old)
        name = "compiled_results.csv" if self.order.old else "step_metrics.csv"
        self.result_files = [self._archive.keep(path, name, "fine-tune-results")]
        self.tokens = course.tokens
        self._tell("The job has successfully completed")
        self._end("succeeded")

    def _fail(self, code: str, why: str, param: str | None) -> None:
        file = (param or "").replace("_", " ")
        message = f"The job failed due to an invalid {file}. {why}" if param else why
        with self._bench.changed:
            self.error = {"code": code, "message": message, "param": param}
            self._tell(message, level="error")
            self._end("failed")

    def _end(self, status: Status) -> None:
        self.status = status
        self.finished_at = self.updated_at = int(self._archive.now())
        self.estimated_finish = None
        self._bench.changed.notify_all()

    def _tell(
        self, message: str, data: dict[str, Json] | None = None, level: Literal["info", "warn", "error"] = "info"
    ) -> None:
        self.updated_at = int(self._archive.now())
        self.events.append(Event(f"ftevent-{secrets.token_hex(12)}", self.updated_at, level, message, data))
        self._bench.changed.notify_all()

    def _tell_and_wait(self, message: str, beats: float) -> None:
        with self._bench.changed:
            self._settle()
            self._tell(message)
        self._wait(beats * self._bench.beat)

    def _move(self, status: Status, message: str) -> None:
        with self._bench.changed:
            self._settle()
            self.status = self._doing = status
            self._tell(message)

    def _wait(self, seconds: float) -> None:
        with self._bench.changed:
            self._bench.changed.wait_for(lambda: self._stopped or self._held, seconds)
            self._settle()

    def _settle(self) -> None:
        """Do as was wished meanwhile: stop, or let others to the bench until the job may go on."""
        while self._held:
            taught = self._at_bench
            self._leave_bench()
            self._bench.changed.wait_for(lambda: self._stopped or not self._held)
            if taught:
                self._take_bench()
            self._bench.changed.notify_all()
        if self._stopped:
            raise StoppedError
        self.status = self._doing

    def _take_bench(self) -> None:
        self._bench.changed.wait_for(lambda: self._stopped or not self._bench.taken)
        if self._stopped:
            raise StoppedError
        self._bench.taken = self._at_bench = True

    def _leave_bench(self) -> None:
        if self._at_bench:
            self._bench.taken = self._at_bench = False
            self._bench.changed.notify_all()


def _learnable(archive: Archive, name: str, param: str) -> StoredFile:
    try:
        file = archive.get(name)
    except ApiError:
        raise ApiError(400, f"File '{name[:80]}' does not exist.", code="file_not_found", param=param) from None
    if file.purpose != "fine-tune":
        message = f"File '{file.id}' has the purpose '{file.purpose}', and 'fine-tune' is needed."
        raise ApiError(400, message, code="invalid_file_purpose", param=param)
    return file
