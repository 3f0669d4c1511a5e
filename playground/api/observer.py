"""Who looks on while requests run: the inspector sees every exchange, a job hears what its user should know."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from playground.api.errors import ApiError
from playground.api.request import ApiRequest
from playground.api.sse import ServerSentEvent

SHOWN_BODY = 256 * 1024  # bytes

Headers: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SentPart:
    """One part of a multipart body; a file without what is in it, and with `filename` "" a field."""

    name: str
    value: str
    filename: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class ExchangeStart:
    """One attempt of a request. The key is not in `headers`; `body` is the start of what is sent, if not in `parts`."""

    request: ApiRequest
    url: str
    headers: Headers
    body: str
    body_size: int
    attempt: int
    parts: tuple[SentPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Connected:
    """A connection stands; `reused` when it stood before. `at` is in seconds since the start here and below."""

    at: float
    reused: bool


@dataclass(frozen=True, slots=True)
class HeadersArrived:
    at: float
    status: int
    headers: Headers


@dataclass(frozen=True, slots=True)
class EventsArrived:
    """The events of one read; `first_token` when they brought the first text of the reply."""

    at: float
    events: tuple[ServerSentEvent, ...]
    size: int
    first_token: bool


@dataclass(frozen=True, slots=True)
class BodyArrived:
    at: float
    body: bytes


@dataclass(frozen=True, slots=True)
class Ended:
    """Without an error and not `stopped` the exchange went well."""

    at: float
    size: int
    error: ApiError | None
    stopped: bool


ExchangeChange: TypeAlias = Connected | HeadersArrived | EventsArrived | BodyArrived | Ended


class Observer(Protocol):
    """Sees every attempt."""

    def exchange_started(self, start: ExchangeStart, /) -> int:
        """Returns the number under which the changes are reported."""
        ...

    def exchange_changed(self, exchange: int, change: ExchangeChange, /) -> None: ...


@dataclass(frozen=True, slots=True)
class RetryWait:
    """`attempt` is the number of the attempt to come; `retry_now` ends the wait."""

    seconds: float
    attempt: int
    error: ApiError
    retry_now: Callable[[], None]


class Listener(Protocol):
    """Hears what the person who started the request should know meanwhile."""

    def retry_scheduled(self, wait: RetryWait, /) -> None: ...

    def retry_started(self) -> None: ...

    def progress(self, fraction: float | None, /) -> None:
        """So much of a large request is out, from 0 to 1; None once it is the server's turn."""
        ...

    def quiet(self, seconds: float, alive: bool, /) -> None:
        """Nothing new for so long; `alive` when the server at least shows that it is there."""
        ...

    def learned(self, model: str, param: str, replacement: str | None, /) -> None:
        """The model does not take this parameter; it was sent again under the other name, or without it."""
        ...


class Unobserved:
    """Looks away: for requests that nobody inspects."""

    def exchange_started(self, start: ExchangeStart, /) -> int:
        return 0

    def exchange_changed(self, exchange: int, change: ExchangeChange, /) -> None:
        pass


class Unheard:
    """Hears nothing: for requests that nobody waits for."""

    def retry_scheduled(self, wait: RetryWait, /) -> None:
        pass

    def retry_started(self) -> None:
        pass

    def progress(self, fraction: float | None, /) -> None:
        pass

    def quiet(self, seconds: float, alive: bool, /) -> None:
        pass

    def learned(self, model: str, param: str, replacement: str | None, /) -> None:
        pass
