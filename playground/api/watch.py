"""The watch over one exchange: ends it when nothing new comes for too long, whatever else trickles in."""

import asyncio
from types import TracebackType

from playground.api.errors import ApiError, ReplyTimedOut, StreamStalled
from playground.api.observer import Listener
from playground.api.patience import Patience

_STEP = 0.01  # of an upload that is worth telling
_SPELL = 0.25  # seconds after which any step is, as one of a large file takes long


class Watch:
    """Surrounds an exchange. One timer looks at the clock now and then, so that reading costs none."""

    def __init__(self, patience: Patience, listener: Listener, *, streams: bool) -> None:
        self._patience = patience
        self._listener = listener
        self._streams = streams
        self._loop = asyncio.get_running_loop()
        self._scope = asyncio.timeout(None)
        self._timer: asyncio.TimerHandle | None = None
        now = self._loop.time()
        self._began = self._looked = self._news = now
        self._sign_of_life = -1.0
        self._answered = False
        self._whole = False
        self._told = 0
        self._uploaded: float | None = None
        self._uploaded_at = 0.0
        self._slept = False
        self._verdict: ApiError | None = None

    async def __aenter__(self) -> "Watch":
        await self._scope.__aenter__()
        self._look_later()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if self._timer is not None:
            self._timer.cancel()
        try:
            await self._scope.__aexit__(kind, error, trace)
        except TimeoutError:
            # The timer of the scope only runs when we let it, so this is our own verdict.
            if self._verdict is not None:
                raise self._verdict from None
            return True
        return False

    def sending(self, fraction: float) -> None:
        """A large request is on its way; how long that takes says nothing about the server."""
        self._began = self._news = now = self._loop.time()
        told = self._uploaded
        if told is None or fraction - told >= _STEP or (fraction > told and now - self._uploaded_at >= _SPELL):
            self._uploaded, self._uploaded_at = fraction, now
            self._listener.progress(fraction)

    def sent(self) -> None:
        """The server has the whole request; from now on it is its turn."""
        self._news = self._loop.time()
        if self._uploaded is not None:
            self._listener.progress(None)

    def answered(self) -> None:
        self._answered = True
        self._news = self._loop.time()

    def progress(self) -> None:
        self._news = self._loop.time()
        self._slept = False
        if self._told:
            self._told = 0
            self._listener.quiet(0.0, True)

    def alive(self) -> None:
        self._sign_of_life = self._loop.time()

    def whole(self) -> None:
        """The reply is complete; only a little time remains for what may follow."""
        self._whole = True
        self.progress()

    def _look_later(self) -> None:
        self._timer = self._loop.call_later(self._patience.look, self._look)

    def _look(self) -> None:
        now = self._loop.time()
        if now - self._looked > self._patience.gap + self._patience.look and not self._slept:
            self._slept = True
            self._news = now
        self._looked = now
        limit = self._limit(now)
        if limit is not None and now >= limit:
            self._end(now)
            return
        self._tell(now - self._news)
        self._look_later()

    def _limit(self, now: float) -> float | None:
        """The moment at which it ends."""
        if self._whole:
            return self._news + self._patience.trailer
        if self._answered and self._streams:
            return self._news + self._patience.stalled if self._patience.stalled else None
        limits = []
        if not self._answered and self._patience.first_byte:
            limits.append(self._news + self._patience.first_byte)
        if not self._streams and self._patience.total:
            limits.append(self._began + self._patience.total)
        return min(limits, default=None)

    def _end(self, now: float) -> None:
        if not self._whole:
            stalled = self._answered and self._streams
            self._verdict = StreamStalled() if stalled else ReplyTimedOut()
        self._scope.reschedule(now)

    def _tell(self, silence: float) -> None:
        quiet = self._patience.quiet
        if not quiet or self._whole or silence < quiet * (self._told + 1):
            return
        self._told = int(silence / quiet)
        self._listener.quiet(silence, self._sign_of_life > self._news)
