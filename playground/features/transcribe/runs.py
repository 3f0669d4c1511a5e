"""The runs in flight. Each goes on while something else is looked at, and what it brings is in the history at once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Final

from playground.api.errors import ApiError
from playground.features.transcribe.content import with_content, with_facts
from playground.features.transcribe.facts import TranscriptFacts
from playground.features.transcribe.hearing import Hearing
from playground.features.transcribe.settings import to_json
from playground.message import Message
from playground.services.failures import Failure, failure_of
from playground.services.notices import Notice
from playground.services.seen_through import to_its_end
from playground.signal import Signal
from playground.storage.errors import StorageError
from playground.storage.takes import TranscriptRecord

if TYPE_CHECKING:
    from playground.features.transcribe.order import Order
    from playground.services.context import Context
    from playground.storage.takes import Takes

MOST: Final = 2
_NOT_INSTALLED: Final = "not_installed"
_numbers = count(1)


class Run:
    """`record` is None until the history has it; `text` is what has come so far; `error` is what the card explains."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.job = f"transcribe.run.{next(_numbers)}"
        self.record: TranscriptRecord | None = None
        self.text = ""
        self.error: BaseException | None = None


class Runs:
    def __init__(self, context: Context, takes: Takes) -> None:
        self.began: Signal[Run] = Signal()
        self.text_arrived: Signal[Run, str] = Signal()
        self.ended: Signal[Run] = Signal()
        self.running: list[Run] = []
        self._context = context
        self._takes = takes
        context.jobs.changed.connect(self._on_jobs_changed)

    @property
    def full(self) -> bool:
        return len(self.running) >= MOST

    def start(self, order: Order) -> Run:
        run = Run(order)
        self.running.append(run)
        label = Message("Transcript from {model}", model=order.model)
        if order.translator:
            label = Message("Translation from {model}", model=order.model)
        self._context.jobs.start(run.job, self._run, run, label=label, on_error=partial(_is_explained, run))
        return run

    def stop(self, run: Run) -> None:
        self._context.jobs.cancel(run.job)

    def of_transcript(self, transcript: int) -> Run | None:
        return next((run for run in self.running if run.record is not None and run.record.id == transcript), None)

    def of_take(self, take: int) -> tuple[Run, ...]:
        return tuple(run for run in self.running if run.order.take.id == take)

    async def _run(self, run: Run) -> None:
        run.record = await to_its_end(self._takes.add_transcript(_new_record(run.order)))
        self.began.emit(run)
        hearing = Hearing(run.order, partial(self._show, run))
        try:
            await hearing.hear(self._context.connections.client, self._context.jobs.listener(run.job))
        finally:
            run.error = hearing.error
            await to_its_end(self._settle(run, hearing))

    def _show(self, run: Run, text: str) -> None:
        run.text += text
        self.text_arrived.emit(run, text)

    async def _settle(self, run: Run, hearing: Hearing) -> None:
        assert run.record is not None
        facts = replace(
            TranscriptFacts.from_json(run.record.details),
            parts=hearing.parts,
            notes=hearing.notes,
            failure=None if hearing.error is None else _failure(hearing.error),
        )
        record = replace(run.record, status=hearing.status, duration=hearing.seconds, usage=hearing.usage)
        run.record = with_content(with_facts(record, facts), hearing.content)
        try:
            await self._takes.update_transcript(run.record)
        except StorageError as error:
            message = Message("The transcript could not be saved. It stays here until you close the window.")
            self._context.notices.post(Notice("danger", message, details=str(error)))

    def _on_jobs_changed(self) -> None:
        names = {job.name for job in self._context.jobs.running}
        for run in [each for each in self.running if each.job not in names]:
            self.running.remove(run)
            self.ended.emit(run)


def _new_record(order: Order) -> TranscriptRecord:
    """Before anything is sent, so that what it brings has a place."""
    demo = order.connection.preset == "demo"
    facts = TranscriptFacts(
        demo=demo,
        task="translate_by_chat" if order.translator else "",
        packing=order.packing.value,
        base=0 if order.base is None else order.base.id,
    )
    return TranscriptRecord(
        0,
        order.take.id,
        order.mode.value,
        model=order.model,
        connection=order.connection.name,
        settings=to_json(order.settings),
        start=None if order.span is None else order.span.start,
        end=None if order.span is None else order.span.end,
        details=facts.to_json(),
    )


def _failure(error: BaseException) -> Failure:
    """The demo server itself says which package it lacks and how to get it."""
    if isinstance(error, ApiError) and error.code == _NOT_INSTALLED:
        title = Message("The demo server cannot listen yet.")
        return Failure(title, Message("{words}", words=error.message), failure_of(error).details)
    return failure_of(error)


def _is_explained(run: Run, error: BaseException) -> bool:
    """The card at the place of the text says it."""
    return error is run.error
