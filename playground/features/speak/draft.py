"""The text that is being written, and what would be spoken of it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from playground.features.speak.script import script_for
from playground.features.speak.settings import DEFAULT
from playground.message import Message
from playground.signal import Signal

if TYPE_CHECKING:
    from playground.features.speak.script import Script
    from playground.features.speak.settings import SpeakSettings
    from playground.services.context import Context

_TEXT: Final = "speak.text"
_LONGEST_KEPT: Final = 200_000  # characters that are there again at the next start
_QUICK: Final = 10_000  # characters that are looked through while somebody types
_PAUSE: Final = 0.2  # seconds without typing, after which a longer text is looked through


class Draft:
    """Kept from one start to the next. What is known of a long text follows when its writer pauses."""

    def __init__(self, context: Context) -> None:
        self.changed: Signal[()] = Signal()  # what is known of it
        self._context = context
        self._settings = DEFAULT
        self.text: str = context.settings.get(_TEXT, "")
        self.known = self._look()
        """The script of the text as it was last looked through."""

    @property
    def script(self) -> Script:
        """Of the text as it is now."""
        if self.known.source != self.text:
            self.known = self._look()
        return self.known

    def write(self, text: str) -> None:
        if text != self.text:
            self.text = text
            self._context.settings.set(_TEXT, text if len(text) <= _LONGEST_KEPT else "")
            self._look_soon()

    def read_with(self, settings: SpeakSettings) -> None:
        """How it is read depends on these, and on the connection."""
        self._settings = settings
        self.known = self._look()
        self.changed.emit()

    def _look(self) -> Script:
        return script_for(self.text, self._settings, self._context.connections.current)

    def _look_soon(self) -> None:
        if len(self.text) > _QUICK:
            self._context.jobs.start("speak.text", self._look_late, label=Message("Counting characters"))
        else:
            self.known = self._look()
            self.changed.emit()

    async def _look_late(self) -> None:
        await asyncio.sleep(_PAUSE)
        text, settings, place = self.text, self._settings, self._context.connections.current
        script = await asyncio.to_thread(script_for, text, settings, place)
        if (text, settings) == (self.text, self._settings):
            self.known = script
            self.changed.emit()
