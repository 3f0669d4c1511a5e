"""The prompt that is open, and what is being written in it: on disk within a second."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from playground.features.prompt_lab import content as content_format
from playground.features.prompt_lab.content import Content
from playground.features.prompt_lab.variables import declared
from playground.message import Message
from playground.signal import Signal

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Sequence

    from playground.features.prompt_lab.content import PromptMessage, Variable
    from playground.features.prompt_lab.settings import AskSettings
    from playground.services.context import Context
    from playground.storage.prompts import PromptRecord, Prompts, VersionRecord

KEEP_AFTER: Final = 0.5  # seconds from the first change that is not on the disk yet
_JOB: Final = "prompts.keep"


def said_in(version: VersionRecord) -> Content:
    """With a variable for each place, also where a file or another program has named none."""
    content = content_format.from_json(version.content)
    return replace(content, variables=declared(content.messages, content.variables))


class Editing:
    """Many changes are written as one. `kept` tells that the disk has them, maybe as another version."""

    def __init__(self, context: Context, store: Prompts, *, keep_after: float = KEEP_AFTER) -> None:
        """`keep_after` is a seam for tests."""
        self.opened: Signal[()] = Signal()  # another prompt, or another text of the same one
        self.changed: Signal[()] = Signal()
        self.kept: Signal[()] = Signal()
        self.record: PromptRecord | None = None
        self.version: VersionRecord | None = None
        self.content = Content()
        self.values: dict[str, str] = {}
        self._context = context
        self._store = store
        self._keep_after = keep_after
        self._dropped: tuple[Variable, ...] = ()
        self._content_waits = False
        self._values_wait = False
        self._timer: asyncio.TimerHandle | None = None

    @property
    def number(self) -> int | None:
        return None if self.record is None else self.record.id

    @property
    def waits(self) -> bool:
        """Whether something is not on the disk yet."""
        return self._content_waits or self._values_wait

    def open(self, record: PromptRecord, version: VersionRecord) -> None:
        self.record, self.version = record, version
        self.content = said_in(version)
        self.values = dict(record.values)
        self._dropped = ()
        self.opened.emit()

    def close(self) -> None:
        self.record = self.version = None
        self.content, self.values = Content(), {}
        self._content_waits = self._values_wait = False
        self.opened.emit()

    # What is written

    def set_messages(self, messages: Sequence[PromptMessage]) -> None:
        """A variable is there for as long as it has a place in the text; what its value is asked for as is remembered
        while the prompt is open."""
        variables = declared(messages, (*self.content.variables, *self._dropped))
        self._dropped = tuple(each for each in (*self.content.variables, *self._dropped) if each not in variables)
        self._change(replace(self.content, messages=tuple(messages), variables=variables))

    def set_variable(self, variable: Variable) -> None:
        """How its value is asked for."""
        variables = tuple(variable if each.name == variable.name else each for each in self.content.variables)
        self._change(replace(self.content, variables=variables))

    def set_settings(self, settings: AskSettings) -> None:
        self._change(replace(self.content, settings=settings))

    def fill(self, name: str, value: str) -> None:
        if self.record is not None and self.values.get(name, "") != value:
            self.values[name] = value
            self._values_wait = True
            self._keep_soon()
            self.changed.emit()

    def keep_now(self) -> None:
        """The window closes, or another prompt is opened."""
        if self.waits:
            self._start()

    async def settled(self) -> None:
        """All that was written is on the disk. Raises `StorageError`."""
        if self.waits:
            await self._keep()

    def _change(self, content: Content) -> None:
        if self.record is not None and content != self.content:
            self.content = content
            self._content_waits = True
            self._keep_soon()
            self.changed.emit()

    def _keep_soon(self) -> None:
        import asyncio

        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(self._keep_after, self._start)

    def _start(self) -> None:
        self._stop_timer()
        self._context.jobs.start(_JOB, self._keep, label=Message("Saving the prompt"), cancellable=False)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    async def _keep(self) -> None:
        self._stop_timer()
        number, content, values = self.number, self.content, dict(self.values)
        if number is None:
            return
        content_waits, self._content_waits = self._content_waits, False
        values_wait, self._values_wait = self._values_wait, False
        written = False
        try:
            if values_wait:
                await self._store.keep_values(number, values)
            version = await self._store.keep(number, content_format.to_json(content)) if content_waits else None
            written = True
        finally:
            if not written and number == self.number:  # the next change tries again
                self._content_waits, self._values_wait = content_waits, values_wait
        if version is not None and number == self.number:
            self.version = version
        self.kept.emit()
