"""The same prompt to several models side by side: the base, what it has become, and what it was on the way."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from playground.api.chat import ChatMessage, ChatParameters, complete_chat
from playground.api.errors import ApiError
from playground.api.models import delete_model
from playground.message import Message
from playground.services.failures import failure_of
from playground.services.handovers import ModelHandover
from playground.services.notices import Notice
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playground.api.chat_chunk import ChatChunk
    from playground.api.client import Client
    from playground.services.context import Context
    from playground.services.failures import Failure

State: TypeAlias = Literal["idle", "running", "done", "failed", "stopped"]

MOST: Final = 4
_TELL_EVERY: Final = 1 / 30  # seconds


@dataclass(frozen=True, slots=True)
class Column:
    """`first` is how long the first word took; `tokens` is None where the server does not count."""

    model: str
    state: State = "idle"
    text: str = ""
    seconds: float = 0.0
    first: float | None = None
    tokens: int | None = None
    failure: Failure | None = None


class Trying:
    """A new run replaces the old one. Each model answers for itself: one that fails does not spoil the others."""

    def __init__(self, context: Context) -> None:
        self.changed: Signal[()] = Signal()
        self.busy_changed: Signal[bool] = Signal()
        self.deleted: Signal[str] = Signal()
        self.columns: tuple[Column, ...] = ()
        self.busy = False
        self._context = context
        self._run = 0
        self._told_at = 0.0

    @property
    def can_open_in_chat(self) -> bool:
        return self._context.handovers.accepts(ModelHandover)

    def why_not(self, prompt: str, models: Iterable[str]) -> Message | None:
        if not any(models):
            return Message("Choose a model first.")
        if not prompt.strip():
            return Message("Write something for the models to answer.")
        return Message("The models are still answering.") if self.busy else None

    def run(self, prompt: str, models: Iterable[str], system: str = "") -> None:
        names = tuple(dict.fromkeys(filter(None, models)))[:MOST]
        if self.why_not(prompt, names) is not None:
            return
        messages: tuple[ChatMessage, ...] = (ChatMessage("user", prompt),)
        if system.strip():
            messages = (ChatMessage("system", system), *messages)
        self._run += 1
        self.columns = tuple(Column(name, "running") for name in names)
        for place, name in enumerate(names):
            self._context.jobs.start(
                _job(place),
                self._answer,
                self._run,
                place,
                messages,
                label=Message("Asking {model}", model=name),
                on_error=partial(self._on_error, self._run, place),
            )
        self._tell()

    def stop(self) -> None:
        """What has arrived is kept."""
        for place, column in enumerate(self.columns):
            if column.state == "running":
                self._context.jobs.cancel(_job(place))
                self._put(self._run, place, state="stopped")
        self._tell()

    def clear(self) -> None:
        """Another job is looked at: these answers say nothing of it."""
        self.stop()
        self._run += 1
        self.columns = ()
        self._tell()

    def open_in_chat(self, model: str) -> None:
        self._context.handovers.offer(ModelHandover(model))

    def delete_model(self, name: str) -> None:
        """For good; the question whether to is the view's."""
        self._context.jobs.start(
            f"training.delete.{name}", self._delete, name, label=Message("Deleting {model}", model=name)
        )

    # Inside

    async def _answer(self, run: int, place: int, messages: tuple[ChatMessage, ...]) -> None:
        model, begun = self.columns[place].model, time.monotonic()
        try:
            client = await self._context.connections.client()
            reply = await complete_chat(
                client,
                ChatParameters(model, messages, stream_options={"include_usage": True}),
                partial(self._on_chunk, run, place, begun),
                self._context.jobs.listener(_job(place)),
            )
            tokens = None if reply.usage is None else reply.usage.completion_tokens
            self._put(run, place, state="done", text=reply.text, tokens=tokens)
        finally:
            self._put(run, place, seconds=time.monotonic() - begun)
            if self._is_running(run, place):
                self._put(run, place, state="stopped")
            self._tell()

    def _on_chunk(self, run: int, place: int, begun: float, chunk: ChatChunk) -> None:
        text = "".join(choice.text for choice in chunk.choices if choice.index == 0)
        if not text or not self._is_running(run, place):
            return
        column, now = self.columns[place], time.monotonic()
        first = now - begun if column.first is None else column.first
        self._put(run, place, text=column.text + text, first=first, seconds=now - begun)
        if now - self._told_at >= _TELL_EVERY:
            self._tell()

    def _on_error(self, run: int, place: int, error: BaseException) -> bool:
        """Its column tells it."""
        self._put(run, place, state="failed", failure=failure_of(error))
        self._tell()
        return isinstance(error, ApiError)

    async def _delete(self, name: str) -> None:
        client: Client = await self._context.connections.client()
        await delete_model(client, name)
        self._context.notices.post(Notice("info", Message("{model} is deleted.", model=name)))
        self._context.connections.refresh_soon()
        self.deleted.emit(name)

    def _is_running(self, run: int, place: int) -> bool:
        return run == self._run and self.columns[place].state == "running"

    def _put(self, run: int, place: int, **values: object) -> None:
        if run == self._run:
            columns = list(self.columns)
            columns[place] = replace(columns[place], **values)  # type: ignore[arg-type]
            self.columns = tuple(columns)

    def _tell(self) -> None:
        self._told_at = time.monotonic()
        self.changed.emit()
        busy = any(column.state == "running" for column in self.columns)
        if busy != self.busy:
            self.busy = busy
            self.busy_changed.emit(busy)


def _job(place: int) -> str:
    return f"training.try.{place}"
