"""Conversations come in from files: those of ChatGPT and our own."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from typing import TYPE_CHECKING, Final

from playground.message import Message
from playground.services.errors import Refused
from playground.services.notices import Level, Notice
from playground.signal import Signal

if TYPE_CHECKING:
    from pathlib import Path

    from playground.features.chat.arrival import Unreadable
    from playground.features.chat.arriving import Step
    from playground.services.context import Context

JOB: Final = "chat.import"
_MOST_NAMED: Final = 3
_LONGEST_TITLE: Final = 60
_MOST_EXPLAINED: Final = 200


@dataclass(slots=True)
class _Tally:
    """What has become of the conversations so far, and what is wrong with the file itself."""

    added: int = 0
    known: int = 0
    faults: list[Unreadable] = field(default_factory=list)
    broken: Message | None = None

    def count(self, step: Step) -> None:
        if step.arrival is not None:
            self.added += 1
        elif step.fault is not None:
            self.faults.append(step.fault)
        else:
            self.known += 1

    @property
    def in_words(self) -> Message:
        said = [Message("Imported conversations: {count}.", count=self.added)]
        if self.known:
            said.append(Message("Already here: {count}.", count=self.known))
        if self.faults:
            titles = [f"“{fault.title[:_LONGEST_TITLE]}”" for fault in self.faults[:_MOST_NAMED]]
            more = ["…"] if len(self.faults) > _MOST_NAMED else []
            said.append(Message("Left out, because they could not be read: {titles}.", titles=", ".join(titles + more)))
        if self.broken is not None:
            said += [self.broken, Message("What stands before that place has come.")]
        return reduce(lambda title, advice: Message("{title} {advice}", title=title, advice=advice), said)

    @property
    def reasons(self) -> str:
        """In English, for the details."""
        return "\n".join(f"{fault.title}: {fault.reason}" for fault in self.faults[:_MOST_EXPLAINED])


class Importing:
    """One file at a time. What reads it is loaded when it is first used."""

    def __init__(self, context: Context) -> None:
        self.come: Signal[()] = Signal()  # there are more conversations now
        self._context = context
        self._shown = 0.0

    def take(self, path: Path) -> None:
        """Can be stopped between two conversations; those that have come stay."""
        label = Message("Importing conversations")
        self._context.jobs.start(JOB, self._take, path, label=label, on_error=self._is_told)

    async def _take(self, path: Path) -> None:
        from playground.features.chat.import_file import nothing_in
        from playground.features.chat.json_reader import CutShort, NotJson

        tally = _Tally()
        try:
            await self._add_all(path, tally)
        except CutShort:
            tally.broken = Message("The file ends too early.")
        except NotJson:
            tally.broken = Message("The file is damaged.")
        finally:
            if tally.added:
                self.come.emit()
            if tally.added or tally.known:
                self._tell(tally)
        if not tally.added and not tally.known:
            self._context.notices.post(Notice("warning", nothing_in(path.name), tally.reasons, about=JOB))

    async def _add_all(self, path: Path, tally: _Tally) -> None:
        import asyncio

        from playground.features.chat.arriving import Arriving
        from playground.services.seen_through import to_its_end
        from playground.storage.imports import Imports

        imports = Imports(self._context.database)
        arriving = Arriving(path, self._context.blobs, await imports.origins())
        try:
            while True:
                await asyncio.sleep(0)  # where a stop takes effect
                step = await to_its_end(asyncio.to_thread(arriving.next))
                if step is None:
                    return
                if step.arrival is not None:
                    await to_its_end(imports.add(step.arrival.conversation))
                tally.count(step)
                self._show(step.fraction)
        finally:
            await to_its_end(asyncio.to_thread(arriving.close))

    def _show(self, fraction: float) -> None:
        """There may be thousands of steps."""
        if not self._shown <= fraction < self._shown + 0.01:
            self._shown = fraction
            self._context.jobs.listener(JOB).progress(fraction)

    def _tell(self, tally: _Tally) -> None:
        level: Level = "warning" if tally.faults or tally.broken else "info"
        self._context.notices.post(Notice(level, tally.in_words, tally.reasons, about=JOB))

    def _is_told(self, error: BaseException) -> bool:
        """A file that is none of those that can be taken is no fault of the program."""
        if isinstance(error, Refused):
            self._context.notices.post(Notice("warning", error.message, about=JOB))
        elif isinstance(error, OSError):
            reason = error.strerror or type(error).__name__
            message = Message("The file could not be read: {reason}.", reason=reason)
            self._context.notices.post(Notice("warning", message, str(error), about=JOB))
        return isinstance(error, Refused | OSError)
