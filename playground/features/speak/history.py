"""The history as the list on the left shows it: clips and auditions by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from playground.features.speak.plain_text import plain_text
from playground.message import Message
from playground.services.days import by_day
from playground.services.notices import Notice
from playground.signal import Signal
from playground.storage.clips import AuditionRecord, ClipRecord

if TYPE_CHECKING:
    from playground.services.context import Context
    from playground.services.days import Day
    from playground.storage.clips import Clips

Kind: TypeAlias = Literal["clip", "audition"]
RESTORE: Final = "speak.restore"
PAGE: Final = 50
_LONGEST_TITLE: Final = 80


@dataclass(frozen=True, slots=True)
class Entry:
    """A row; `voices` are those that read, `status` is that of a clip, and `seconds` its length."""

    kind: Kind
    number: int
    title: str
    voices: str
    status: str
    seconds: float
    created_at: float


class SpeakHistory:
    def __init__(self, context: Context, clips: Clips) -> None:
        self.changed: Signal[()] = Signal()
        self.deleted: Signal[Kind, int] = Signal()
        self._context = context
        self._clips = clips
        self._search = ""
        self._records: tuple[ClipRecord | AuditionRecord, ...] = ()
        self._gone: dict[str, ClipRecord | AuditionRecord] = {}
        self._limit = PAGE

    @property
    def days(self) -> tuple[Day[Entry], ...]:
        return by_day(map(entry_of, self._records), lambda entry: entry.created_at, date.today())

    def clip(self, number: int) -> ClipRecord | None:
        """One of those in the list."""
        found = (record for record in self._records if isinstance(record, ClipRecord) and record.id == number)
        return next(found, None)

    def search(self, text: str) -> None:
        self._search = text
        self._limit = PAGE
        self.refresh()

    def refresh(self) -> None:
        self._context.jobs.start("speak.history", self._show, label=Message("Listing clips"))

    def show_more(self) -> None:
        """The list was scrolled to its end."""
        if len(self._records) == self._limit:
            self._limit += PAGE
            self.refresh()

    def delete(self, kind: Kind, number: int) -> None:
        label = Message("Deleting")
        self._context.jobs.start("speak.delete", self._delete, kind, number, label=label, cancellable=False)

    def restore(self, what: str) -> None:
        """`what` stands behind the colon of the notice's action."""
        label = Message("Restoring")
        self._context.jobs.start("speak.delete", self._restore, what, label=label, cancellable=False)

    async def _show(self) -> None:
        self._records = await self._clips.entries(self._search, limit=self._limit)
        self.changed.emit()

    async def _delete(self, kind: Kind, number: int) -> None:
        record = await (self._clips.clip(number) if kind == "clip" else self._clips.audition(number))
        if record is None:
            return
        await self._clips.delete(record)
        what = f"{kind}-{number}"
        self._gone[what] = record
        said = Message("The clip was deleted.") if kind == "clip" else Message("The audition was deleted.")
        self._context.notices.post(Notice("info", said, action=(f"{RESTORE}:{what}", Message("Undo"))))
        self.deleted.emit(kind, number)
        await self._show()

    async def _restore(self, what: str) -> None:
        record = self._gone.pop(what, None)
        if record is not None:
            await self._clips.restore(record)
            await self._show()


def entry_of(record: ClipRecord | AuditionRecord) -> Entry:
    # Without the marks of Markdown, which are not spoken either.
    words = plain_text(record.text[: 4 * _LONGEST_TITLE]).text or record.text
    title = " ".join(words.split())[:_LONGEST_TITLE]
    if isinstance(record, ClipRecord):
        voice = record.voice or record.model
        return Entry("clip", record.id, title, voice, record.status, record.seconds, record.created_at)
    voices = dict.fromkeys(clip.voice or clip.model for clip in record.clips)
    return Entry("audition", record.id, title, ", ".join(voices), "done", 0.0, record.created_at)
