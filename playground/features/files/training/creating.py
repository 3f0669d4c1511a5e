"""Creating a job: what it learns from is sent first, then the order, once, and what is unclear is looked for."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from playground.api.errors import ApiError, PathNotFound
from playground.features.files.training.card import (
    FORGET,
    LEGACY,
    LOOK,
    RETRY,
    Card,
    dismiss,
    error_card,
    not_created,
    not_known,
    offer_of_legacy,
    retry,
)
from playground.features.files.training.matching import PAUSES, UnsureError, find
from playground.features.files.training.order import order_of
from playground.features.files.training.ordering import Ordering
from playground.features.files.training.server import DEMO, Place
from playground.features.files.training.settings import local_path
from playground.message import Message
from playground.services.errors import Refused
from playground.services.notices import Notice
from playground.signal import Signal
from playground.storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from pathlib import Path

    from playground.api.connection import Connection
    from playground.api.files import StoredFile
    from playground.api.training_jobs import TrainingJob
    from playground.features.files.training.form import JobForm
    from playground.features.files.training.jobs_model import JobsModel
    from playground.features.files.training.server import TrainingServer
    from playground.features.files.training.settings import JobSettings
    from playground.services.context import Context
    from playground.storage.operations import Operation, Operations

_JOB: Final = "training.create"
_PURPOSE: Final = "fine-tune"


class Creating:
    """`pending` are orders whose end is not known, here or elsewhere; they outlive the program."""

    def __init__(
        self,
        context: Context,
        form: JobForm,
        operations: Operations,
        upload: Callable[[Path, str], Awaitable[StoredFile]],
        server: TrainingServer,
        jobs: JobsModel,
        *,
        pauses: Sequence[float] = PAUSES,
    ) -> None:
        self.changed: Signal[()] = Signal()
        self.busy_changed: Signal[bool] = Signal()
        self.created: Signal[TrainingJob] = Signal()
        self.busy = False
        self.state: Message | None = None
        self.pending: tuple[Operation, ...] = ()
        self._context = context
        self._form = form
        self._operations = operations
        self._upload = upload
        self._server = server
        self._jobs = jobs
        self._pauses = pauses
        self._ordering = Ordering(server, operations, lambda: jobs.jobs)
        self._started = False
        self._uploading = False
        self._card: Card | None = None
        self._last: tuple[JobSettings, str] | None = None  # what was created with this form
        form.changed.connect(self.changed.emit)
        jobs.changed.connect(self.changed.emit)

    @property
    def trouble(self) -> Card | None:
        if self.busy:
            return None
        return self._card or (not_known() if self._unknown_here else None)

    @property
    def why_not(self) -> Message | None:
        if not self._started:
            return Message("The program is still starting.")
        if self.busy:
            return self.state or Message("The job is being created.")
        if self._unknown_here:
            return Message("It is not known yet whether the last job was created.")
        if self._is_created():
            return Message("This job is created. Change something to create another.")
        return self._form.why_not

    def start(self) -> None:
        """Looks for what an earlier run of the program left unclear."""
        self._run(self._begin, Message("Looking whether the job was created"))

    def create(self) -> None:
        if self.why_not is None:
            self._card = None
            self._run(partial(self._create, self._server.here, self._form.settings), Message("Creating the job"))

    def stop(self) -> None:
        """While files are sent; an order that has left cannot be called back."""
        if self._uploading:
            self._context.jobs.cancel(_JOB)

    def act(self, action: str) -> None:
        if action == RETRY:
            self.create()
        elif action == LOOK:
            self._run(self._look_for_all, Message("Looking whether the job was created"))
        elif action == FORGET:
            self._run(self._forget_here, Message("Forgetting an order"))
        elif action == LEGACY:
            self._jobs.speak(legacy=True)
        self._card = None
        self.changed.emit()

    # One thing at a time

    def _run(self, work: Callable[[], Awaitable[None]], label: Message) -> None:
        if self.busy:
            return
        self._set_busy(True, label)
        self._context.jobs.start(_JOB, self._work, work, label=label, on_error=self._on_error)

    async def _work(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        finally:
            self._uploading = False
            self._set_busy(False, None)

    async def _begin(self) -> None:
        try:
            for operation in await self._operations.pending("job"):
                # What never left needs no looking for, and what the demo server had has gone with it.
                if operation.origin == DEMO or operation.state == "prepared":
                    await self._operations.forget(operation.id)
            await self._look_for_all()
        finally:
            self._started = True

    async def _create(self, place: Place, settings: JobSettings) -> None:
        settings = await self._with_files(settings)
        self._show(Message("Creating the job"))
        try:
            job = await self._ordering.order(place, order_of(settings, place.spoken))
        except ApiError as error:
            if not error.outcome_unknown:
                raise
            await self._look_for_all()
            return
        finally:
            # After a stop too: what has left is not forgotten.
            self.pending = await self._operations.pending("job")
        self._take(place, job, settings)

    async def _with_files(self, settings: JobSettings) -> JobSettings:
        """Each is known by its id once it is there, so that another try does not send it again."""
        for name in ("training_file", "validation_file"):
            given = getattr(settings, name)
            path = local_path(given)
            if path is None:
                continue
            self._uploading = True
            self._show(Message("Uploading {name}", name=path.name))
            file = await self._upload(path, _PURPOSE)
            sent: dict[str, Any] = {name: file.id}
            settings = replace(settings, **sent)
            if getattr(self._form.settings, name) == given:
                self._form.change(**sent)
        self._uploading = False
        return settings

    def _take(self, place: Place, job: TrainingJob, settings: JobSettings) -> None:
        self._last = (settings, job.id)
        if place == self._server.here:
            self._jobs.know(job)
            self._jobs.select(job.id)
        self.created.emit(job)

    # What is unclear

    async def _look_for_all(self) -> None:
        self._show(Message("Looking whether the job was created"))
        for operation in await self._operations.pending("job"):
            await self._look_for(operation)
        self.pending = await self._operations.pending("job")

    async def _look_for(self, operation: Operation) -> None:
        place = self._place_of(operation)
        if place is None:  # its connection may come back
            return
        try:
            job = await find(self._server, place, operation, self._pauses)
        except (ApiError, UnsureError):
            await self._operations.mark(operation.id, "unknown")
            return
        await self._ordering.settle(operation, job)
        if job is None:
            self._card = not_created()
            return
        name = job.suffix or job.id
        self._context.notices.post(
            Notice("info", Message("The answer was lost, but the job {name} was created.", name=name))
        )
        self._take(place, job, self._settings_of(operation))

    async def _forget_here(self) -> None:
        for operation in self._unknown_here:
            await self._operations.forget(operation.id)
        self.pending = await self._operations.pending("job")

    @property
    def _unknown_here(self) -> tuple[Operation, ...]:
        here = self._server.here.name
        return tuple(operation for operation in self.pending if operation.origin == here)

    def _place_of(self, operation: Operation) -> Place | None:
        connection: Connection | None = self._server.places().get(operation.origin)
        if connection is None:
            return None
        return Place(connection, "legacy" if operation.what.get("spoken") == "legacy" else "current")

    def _settings_of(self, operation: Operation) -> JobSettings:
        """The form as it is, where it still is that of the order."""
        ordered = (operation.what.get("model"), operation.what.get("training_file"))
        settings = self._form.settings
        return settings if ordered == (settings.model, settings.training_file) else replace(settings, model="")

    def _is_created(self) -> bool:
        """A second click is no second wish, until the job is over."""
        if self._last is None or self._last[0] != self._form.settings:
            return False
        job = self._jobs.job_of(self._last[1])
        return job is not None and not job.over

    # Telling

    def _on_error(self, error: BaseException) -> bool:
        missing = isinstance(error, PathNotFound) and self._jobs.may_speak_otherwise
        self._card = offer_of_legacy() if missing else error_card(error, (retry(), dismiss()))
        self.changed.emit()
        return isinstance(error, ApiError | Refused | StorageError | OSError)

    def _show(self, state: Message) -> None:
        self.state = state
        self.changed.emit()

    def _set_busy(self, busy: bool, state: Message | None) -> None:
        self.busy, self.state = busy, state
        self.changed.emit()
        self.busy_changed.emit(busy)
