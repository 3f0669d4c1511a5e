"""A Python whose pip says and does what the test wants."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from playground.message import Message
from playground.services.components import WEIGHTS, WEIGHTS_SIZE


@dataclass
class FakePackages:
    """pip says `lines`, waits where it is told to, and ends with `code`; it works unless it is `useless`."""

    there: bool = False
    lines: tuple[str, ...] = ()
    code: int | OSError = 0
    useless: bool = False
    hindrance: Message | None = None
    go: asyncio.Event | None = None
    calls: list[Sequence[str]] = field(default_factory=list)
    demanded: str = ""
    stopped: bool = False

    def obstacle(self) -> Message | None:
        return self.hindrance

    def holds(self, file: str, size: int) -> bool:
        assert (file, size) == (WEIGHTS, WEIGHTS_SIZE)
        return self.there

    async def pip(self, arguments: Sequence[str], on_line: Callable[[str], None]) -> int:
        self.calls.append(arguments)
        if arguments[0] == "install":
            self.demanded = Path(arguments[-1]).read_text()  # noqa: ASYNC240 - a few bytes
        for line in self.lines:
            on_line(line)
        try:
            if self.go is not None:
                await self.go.wait()
        except asyncio.CancelledError:
            self.stopped = True
            raise
        if isinstance(self.code, OSError):
            raise self.code
        if not self.code and not self.useless:
            self.there = arguments[0] == "install"
        return self.code
