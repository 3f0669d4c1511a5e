"""The transcript that is looked at, and what a person changes in it. Every change is saved and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from playground.features.transcribe import editing
from playground.features.transcribe.content import content_of, with_content, with_facts
from playground.features.transcribe.facts import TranscriptFacts
from playground.message import Message
from playground.signal import Signal

if TYPE_CHECKING:
    from playground.api.audio_transcript import Transcript
    from playground.services.context import Context
    from playground.storage.takes import Takes, TranscriptRecord

_MOST_UNDO: Final = 200


class Edits:
    """`place` is the number of a segment in `content.segments`. While a transcript is being made nothing is changed."""

    def __init__(self, context: Context, takes: Takes) -> None:
        self.shown_changed: Signal[()] = Signal()  # another transcript, or none
        self.edited: Signal[TranscriptRecord] = Signal()
        self.record: TranscriptRecord | None = None
        self._content: Transcript | None = None
        self._undo: list[Transcript] = []
        self._redo: list[Transcript] = []
        self._context = context
        self._takes = takes

    # What is to be seen

    @property
    def content(self) -> Transcript | None:
        return self._content

    @property
    def possible(self) -> bool:
        return self.record is not None and self.record.status != "running"

    @property
    def can_undo(self) -> bool:
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        return bool(self._redo)

    @property
    def heard(self) -> str:
        """The text as it came from the server, before a person changed it."""
        if self.record is None:
            return ""
        return TranscriptFacts.from_json(self.record.details).heard or self.record.text

    # What the user does

    def show(self, record: TranscriptRecord | None) -> None:
        self.record = record
        self._content = None if record is None else content_of(record)
        self._undo.clear()
        self._redo.clear()
        self.shown_changed.emit()

    def change_text(self, place: int, text: str) -> None:
        if self._content is not None:
            self._change(editing.with_text(self._content, place, text))

    def change_whole_text(self, text: str) -> None:
        """Of a transcript without segments."""
        if self._content is not None:
            self._change(editing.with_whole_text(self._content, text))

    def change_times(self, place: int, start: float, end: float) -> None:
        if self._content is not None:
            self._change(editing.with_times(self._content, place, start, end))

    def split(self, place: int, position: int) -> None:
        """At a position in the segment's text."""
        if self._content is not None:
            self._change(editing.split(self._content, place, position))

    def join(self, place: int) -> None:
        """With the segment behind it."""
        if self._content is not None:
            self._change(editing.join(self._content, place))

    def remove(self, place: int) -> None:
        if self._content is not None:
            self._change(editing.remove(self._content, place))

    def undo(self) -> None:
        if self._undo and self._content is not None:
            self._redo.append(self._content)
            self._take(self._undo.pop())

    def redo(self) -> None:
        if self._redo and self._content is not None:
            self._undo.append(self._content)
            self._take(self._redo.pop())

    # Inside

    def _change(self, content: Transcript) -> None:
        if self._content is None or not self.possible or content == self._content:
            return
        self._undo = [*self._undo[1 - _MOST_UNDO :], self._content]
        self._redo.clear()
        self._take(content)

    def _take(self, content: Transcript) -> None:
        assert self.record is not None
        facts = TranscriptFacts.from_json(self.record.details)
        if not facts.heard:
            facts = replace(facts, heard=self.record.text)
        self._content = content
        self.record = with_content(with_facts(self.record, facts), content)
        name, label = f"transcribe.edit.{self.record.id}", Message("Saving the transcript")
        self._context.jobs.start(name, self._takes.update_transcript, self.record, label=label, cancellable=False)
        self.edited.emit(self.record)
