"""A reply while it arrives: its text goes to the face at most 30 times a second, and to the disk every second."""

import asyncio
from collections.abc import Awaitable, Callable
from io import StringIO

SHOW_AFTER = 1 / 30
KEEP_AFTER = 1.0
KEEP_CHARACTERS = 4096


class Writing:
    """Collects the text of one reply.

    `show` gets each piece of text once and in order; `keep` gets the whole text so far, with the beginning that was
    there before.
    """

    def __init__(
        self, show: Callable[[str], None], keep: Callable[[str], Awaitable[None]], beginning: str = ""
    ) -> None:
        self._show = show
        self._keep = keep
        self._whole = StringIO()
        self._whole.write(beginning)
        self._unshown: list[str] = []
        self._unkept = 0
        self._loop = asyncio.get_running_loop()
        self._show_timer: asyncio.TimerHandle | None = None
        self._keep_timer: asyncio.TimerHandle | None = None
        self._keep_due = asyncio.Event()
        self._last_shown = float("-inf")

    @property
    def text(self) -> str:
        return self._whole.getvalue()

    def take(self, text: str) -> None:
        self._whole.write(text)
        self._unshown.append(text)
        self._unkept += len(text)
        if self._show_timer is None:
            wait = max(0.0, self._last_shown + SHOW_AFTER - self._loop.time())
            self._show_timer = self._loop.call_later(wait, self.show_now)
        if self._unkept >= KEEP_CHARACTERS:
            self._keep_due.set()
        elif self._keep_timer is None:
            self._keep_timer = self._loop.call_later(KEEP_AFTER, self._keep_due.set)

    def show_now(self) -> None:
        """Hands over what was not shown yet."""
        if self._show_timer is not None:
            self._show_timer.cancel()
            self._show_timer = None
        self._last_shown = self._loop.time()
        if self._unshown:
            text = "".join(self._unshown)
            self._unshown.clear()
            self._show(text)

    async def keep_up(self) -> None:
        """Runs beside the stream until it is cancelled."""
        while True:
            await self._keep_due.wait()
            self._keep_due.clear()
            self._forget_keep_timer()
            self._unkept = 0
            await self._keep(self.text)

    def end(self) -> str:
        """No timer is left behind; the whole text is handed over for the last, exact commit."""
        self.show_now()
        self._forget_keep_timer()
        return self.text

    def _forget_keep_timer(self) -> None:
        if self._keep_timer is not None:
            self._keep_timer.cancel()
            self._keep_timer = None
