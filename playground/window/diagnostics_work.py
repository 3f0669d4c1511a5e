"""Has the facts about this computer collected in the background. No Qt: those about it are handed in."""

import json
from collections.abc import Mapping

from playground.message import Message
from playground.services.context import Context
from playground.signal import Signal
from playground.storage.locations import Locations

NAME = "diagnostics"


class DiagnosticsWork:
    def __init__(self, context: Context, locations: Locations) -> None:
        self.ready: Signal[str] = Signal()
        self._jobs = context.jobs
        self._locations = locations

    def start(self, qt_facts: Mapping[str, object]) -> None:
        self._jobs.start(NAME, self._collect, qt_facts, label=Message("Looking at this computer"))

    def stop(self) -> None:
        self._jobs.cancel(NAME)

    async def _collect(self, qt_facts: Mapping[str, object]) -> None:
        import asyncio

        from playground.services.diagnostics import diagnostics

        facts = await asyncio.to_thread(diagnostics, self._locations, qt_facts)
        self.ready.emit(json.dumps(facts, indent=1, ensure_ascii=False))
