"""Rate limits: those that are only shown, and those of the model that refuses on purpose."""

from __future__ import annotations

from collections.abc import Callable

from playground.demo.errors import ApiError

REQUESTS = 600
TOKENS = 150_000
MINUTE = 60.0
BURST_WINDOW = 10.0
REFUSED = 2
RETRY_AFTER = 2


class Allowance:
    """Counts requests and tokens in the current minute for the x-ratelimit headers; nobody is refused by it."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.began = clock()
        self.requests = 0
        self.tokens = 0

    def spend(self, tokens: int) -> dict[str, str]:
        now = self.clock()
        if now - self.began >= MINUTE:
            self.began, self.requests, self.tokens = now, 0, 0
        self.requests += 1
        self.tokens += tokens
        reset = f"{max(0.0, self.began + MINUTE - now):.3f}".rstrip("0").rstrip(".") + "s"
        return {
            "x-ratelimit-limit-requests": str(REQUESTS),
            "x-ratelimit-remaining-requests": str(max(0, REQUESTS - self.requests)),
            "x-ratelimit-reset-requests": reset,
            "x-ratelimit-limit-tokens": str(TOKENS),
            "x-ratelimit-remaining-tokens": str(max(0, TOKENS - self.tokens)),
            "x-ratelimit-reset-tokens": reset,
        }


class Turnstile:
    """Refuses the first two requests of every ten seconds, so that a retry can be seen to work."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.began = -BURST_WINDOW
        self.seen = 0

    def enter(self, model: str) -> None:
        now = self.clock()
        if now - self.began >= BURST_WINDOW:
            self.began, self.seen = now, 0
        self.seen += 1
        if self.seen <= REFUSED:
            message = (
                f"Rate limit reached for {model}: it refuses the first {REFUSED} requests of every "
                f"{BURST_WINDOW:.0f} seconds on purpose. Try again in {RETRY_AFTER}s."
            )
            headers = {"retry-after": str(RETRY_AFTER)}
            raise ApiError(429, message, code="rate_limit_exceeded", kind="requests", headers=headers)
