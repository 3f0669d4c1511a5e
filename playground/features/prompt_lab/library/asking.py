"""Asks the open prompt, with its places filled, and keeps what is answered."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from playground.api.errors import ApiError
from playground.features.prompt_lab.answer import Answer, Asking
from playground.features.prompt_lab.settings import faults, parameters_for
from playground.features.prompt_lab.variables import filled, missing
from playground.message import Message
from playground.services.failures import failure_of
from playground.services.prices import PriceTable
from playground.signal import Signal

if TYPE_CHECKING:
    from playground.api.chat import ChatParameters
    from playground.api.request import ApiRequest
    from playground.features.prompt_lab.library.library import Library
    from playground.services.context import Context
    from playground.services.failures import Failure
    from playground.services.prices import Money

State: TypeAlias = Literal["idle", "running", "done", "failed", "stopped"]

_JOB: Final = "prompts.ask"
_TELL_EVERY: Final = 1 / 30  # seconds


class PromptRun:
    """The answer belongs to one version of one prompt: another prompt has none yet."""

    def __init__(self, context: Context, library: Library) -> None:
        self.changed: Signal[()] = Signal()
        self.busy_changed: Signal[bool] = Signal()
        self.state: State = "idle"
        self.answer = Answer()
        self.failure: Failure | None = None
        self.lacking: tuple[str, ...] = ()  # places without a value, found when Run was pressed
        self._context = context
        self._library = library
        self._editing = library.editing
        self._prices = PriceTable(context.settings)
        self._shown: int | None = None  # the prompt that the answer belongs to
        self._told_at = 0.0
        self._asking: Asking | None = None
        self._editing.opened.connect(self._on_opened)
        self._editing.changed.connect(self._on_changed)

    @property
    def busy(self) -> bool:
        return self.state == "running"

    @property
    def why_not(self) -> Message | None:
        """Why it cannot be asked; places without a value are told at their fields when it is tried."""
        content = self._editing.content
        if self._editing.number is None:
            return Message("Open a prompt first.")
        if not any(message.text.strip() for message in content.messages):
            return Message("Write a message first.")
        if not content.settings.model:
            return Message("Choose a model first.")
        if faults(content.settings):
            return Message("A field with JSON is not complete.")
        return None

    @property
    def cost(self) -> Money | None:
        """None where the price is unknown, which is not the same as free."""
        model = self._editing.content.settings.model
        return self.answer.cost(self._prices, self.answer.model) or self.answer.cost(self._prices, model)

    def run(self) -> None:
        content = self._editing.content
        if self.busy or self.why_not is not None:
            return
        self.lacking = missing(content.messages, self._editing.values)
        if self.lacking:
            self.changed.emit()
            return
        number = self._shown = self._editing.number
        self.answer, self.failure = Answer(), None
        self._asking = Asking(self._on_piece)
        self._enter("running")
        label = Message("Asking {model}", model=content.settings.model)
        parameters = parameters_for(content.settings, filled(content.messages, self._editing.values))
        self._context.jobs.start(_JOB, self._ask, number, parameters, label=label, on_error=self._on_error)

    def stop(self) -> None:
        """What has arrived is kept."""
        if self.busy:
            self._context.jobs.cancel(_JOB)

    def request_now(self) -> ApiRequest | None:
        content = self._editing.content
        if self._editing.number is None:
            return None
        messages = filled(content.messages, self._editing.values)
        dialect = self._context.connections.dialect(content.settings.model)
        return parameters_for(content.settings, messages or [("user", "")]).to_request(dialect)

    async def _ask(self, number: int, parameters: ChatParameters) -> None:
        asking = self._asking
        assert asking is not None
        try:
            version_id, _ = await self._library.content_of(number)
            await self._library.mark_used(version_id)
            client = await self._context.connections.client()
            self.answer = await asking.ask(client, parameters, self._context.jobs.listener(_JOB))
            self._enter("done")
        finally:
            if self.busy and asking is self._asking:  # stopped, or failed
                self.answer = asking.so_far
                self._enter("stopped")

    def _on_piece(self, _: str) -> None:
        now = time.monotonic()
        if self._asking is not None and now - self._told_at >= _TELL_EVERY:
            self._told_at = now
            self.answer = self._asking.so_far
            self.changed.emit()

    def _on_error(self, error: BaseException) -> bool:
        """The card below the answer tells it."""
        self.failure = failure_of(error)
        self._enter("failed")
        return isinstance(error, ApiError)

    def _on_opened(self) -> None:
        """The answer of another prompt says nothing of this one; that of the same prompt stays."""
        self.lacking = ()
        if self._editing.number != self._shown:
            self.stop()
            self._shown, self._asking = None, None
            self.answer, self.failure = Answer(), None
            self._enter("idle")
        else:
            self.changed.emit()

    def _on_changed(self) -> None:
        if self.lacking:
            self.lacking = missing(self._editing.content.messages, self._editing.values)
        self.changed.emit()

    def _enter(self, state: State) -> None:
        was_busy, self.state = self.busy, state
        self.changed.emit()
        if was_busy != self.busy:
            self.busy_changed.emit(self.busy)
