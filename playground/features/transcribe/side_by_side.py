"""Two transcripts beside each other."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from playground.features.transcribe.comparing import compare
from playground.features.transcribe.facts import TranscriptFacts
from playground.message import Message
from playground.signal import Signal

if TYPE_CHECKING:
    from playground.features.transcribe.comparing import Comparison
    from playground.services.context import Context
    from playground.storage.takes import Takes, TranscriptRecord


class SideBySide:
    """The left one counts as true. The same one may stand on both sides: it is then compared with what came from the
    server before a person changed it."""

    def __init__(self, context: Context, takes: Takes) -> None:
        self.changed: Signal[()] = Signal()
        self.left: TranscriptRecord | None = None
        self.right: TranscriptRecord | None = None
        self.comparison: Comparison | None = None
        self._context = context
        self._takes = takes

    def compare(self, left: int, right: int) -> None:
        """Transcripts by their numbers."""
        label = Message("Comparing transcripts")
        self._context.jobs.start("transcribe.compare", self._compare, left, right, label=label)

    def swap(self) -> None:
        if self.left is not None and self.right is not None:
            self.compare(self.right.id, self.left.id)

    def close(self) -> None:
        self._context.jobs.cancel("transcribe.compare")
        self.left = self.right = self.comparison = None
        self.changed.emit()

    async def _compare(self, left: int, right: int) -> None:
        ours, theirs = await self._takes.transcript(left), await self._takes.transcript(right)
        if ours is None or theirs is None:
            return
        text = theirs.text
        if left == right:
            text = TranscriptFacts.from_json(theirs.details).heard or text
        comparison = await asyncio.to_thread(compare, ours.text, text)
        self.left, self.right, self.comparison = ours, theirs, comparison
        self.changed.emit()
