"""When a request is sent again, and after which pause. Pure: the clock and the dice come from outside."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime

from playground.api.errors import (
    ApiError,
    ConnectionLost,
    NotReachable,
    ProxyFailed,
    RateLimited,
    ReplyTimedOut,
    ServerFailed,
    TlsFailed,
    WrongProtocol,
)
from playground.api.request import Repeat

ATTEMPTS = 3
LONGEST_PAUSE = 120.0
_NOT_IMPLEMENTED = 501  # tomorrow as today
_FIRST_PAUSE = 0.5
_CAP = 8.0
_HOPELESS = (TlsFailed, ProxyFailed, WrongProtocol)
_TRANSIENT_STATUS = (408, 409)
_SECONDS = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")


class Quota:
    """Keeps retries from multiplying the load of a server that is down: each costs one, each success pays back half."""

    def __init__(self, tokens: float = 10.0) -> None:
        self._most = tokens
        self._tokens = tokens

    def take(self) -> bool:
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True

    def pay_back(self) -> None:
        self._tokens = min(self._most, self._tokens + 0.5)


def repeats_allowed(error: ApiError, repeat: Repeat) -> int:
    """How many times in all a request may be sent again after this error, if nothing of a reply was seen."""
    if isinstance(error, NotReachable):
        return 0 if isinstance(error, _HOPELESS) else ATTEMPTS - 1
    if error.status == _NOT_IMPLEMENTED:
        return 0
    if isinstance(error, RateLimited) or (error.status == 503 and error.retry_after is not None):
        return 0 if repeat is Repeat.ONCE else ATTEMPTS - 1
    if isinstance(error, ServerFailed | ReplyTimedOut | ConnectionLost) or error.status in _TRANSIENT_STATUS:
        return {Repeat.SAFE: ATTEMPTS - 1, Repeat.GENERATION: 1}.get(repeat, 0)
    return 0


def pause_before(attempt: int, error: ApiError, chance: Callable[[], float]) -> float | None:
    """Seconds to wait before this attempt (the first retry is 2); None when the server asks for too long."""
    if error.retry_after is not None:
        return error.retry_after if error.retry_after <= LONGEST_PAUSE else None
    return min(_CAP, _FIRST_PAUSE * 2.0 ** (attempt - 2)) * (0.75 + 0.25 * chance())


def retry_after(headers: Mapping[str, str]) -> float | None:
    """What the server asks for. A date counts from the server's own clock; nonsense counts as nothing."""
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds:
        return milliseconds / 1000
    value = headers.get("retry-after", "")
    seconds = _number(value)
    if seconds is None:
        seconds = _until(value, headers.get("date", ""))
    return seconds if seconds and seconds > 0 else None


def _number(value: str | None) -> float | None:
    text = (value or "").strip()
    return float(text) if _SECONDS.fullmatch(text) else None


def _until(value: str, now: str) -> float | None:
    try:
        moments = [parsedate_to_datetime(text) for text in (value, now)]
    except ValueError:
        return None
    then, start = (moment if moment.tzinfo else moment.replace(tzinfo=UTC) for moment in moments)
    return (then - start).total_seconds()
