"""Testing a connection: what answers there, and which address would work better."""

import time
from dataclasses import dataclass, replace

from playground.api.connection import Connection
from playground.api.dialect import guess_dialect
from playground.api.errors import (
    ApiError,
    EndpointMissing,
    ErrorInReply,
    KeyMissing,
    KeyRejected,
    NotAllowed,
    NotAnApi,
    PathNotFound,
    Redirected,
    ReplyUnreadable,
    WrongProtocol,
)
from playground.api.models import list_models, list_request
from playground.api.observer import Observer, RetryWait, Unheard
from playground.api.patience import Patience
from playground.api.secret_text import is_secret_header

_WRONG_PLACE = (PathNotFound, NotAnApi, ErrorInReply, ReplyUnreadable, Redirected)
_KEY_FAULTS = (KeyMissing, KeyRejected, NotAllowed)
_VERSION = "/v1"
_PATIENCE = Patience(first_byte=20.0, total=30.0)


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """`better_base_url` is an address that answers where the given one does not."""

    ok: bool
    url: str
    models: int
    milliseconds: float
    error: ApiError | None
    better_base_url: str | None


async def probe(
    connection: Connection,
    key: str | None,
    *,
    observer: Observer | None = None,
    patience: Patience = _PATIENCE,
) -> Diagnosis:
    """Lists the models; never raises `ApiError`."""
    found = await _look(connection, key, observer, patience)
    if found.error is None:
        return found
    for base_url in _alternatives(connection.base_url, found.error):
        there = replace(connection, base_url=base_url)
        # A key goes only where it was typed for; without it, that the server asks for one is a good sign.
        same_origin = there.origin == connection.origin
        if not same_origin:
            there = replace(there, headers=tuple(each for each in there.headers if not is_secret_header(each[0])))
        other = await _look(there, key if same_origin else None, observer, patience)
        if other.error is None or (isinstance(other.error, _KEY_FAULTS) and not same_origin):
            return replace(found, better_base_url=base_url)
        if isinstance(other.error, _KEY_FAULTS):
            # The right door, and the wrong key for it: both are worth telling.
            return replace(found, error=other.error, better_base_url=base_url)
    return found


async def _look(connection: Connection, key: str | None, observer: Observer | None, patience: Patience) -> Diagnosis:
    # The dialog that shows a diagnosis is imported before the first paint; the HTTP library must not be.
    import asyncio

    from playground.api.client import build_client

    start = time.perf_counter()
    try:
        url = connection.url(list_request(guess_dialect(connection, "")))
    except EndpointMissing as error:
        return Diagnosis(False, connection.base_url, 0, _since(start), error, None)
    client = await asyncio.to_thread(build_client, connection, key, observer=observer, patience=patience)
    start = time.perf_counter()
    try:
        models = await list_models(client, _Impatient())
    except ApiError as error:
        return Diagnosis(False, url, 0, _since(start), error, None)
    finally:
        await client.close()
    return Diagnosis(True, url, len(models), _since(start), None, None)


class _Impatient(Unheard):
    """Whoever tests a connection wants the first answer."""

    def retry_scheduled(self, wait: RetryWait, /) -> None:
        wait.retry_now()


def _alternatives(base_url: str, error: ApiError) -> list[str]:
    if isinstance(error, WrongProtocol):
        scheme, _, rest = base_url.partition("://")
        return [f"{error.speaks}://{rest}"] if error.speaks in ("http", "https") and error.speaks != scheme else []
    if not isinstance(error, _WRONG_PLACE):
        return []
    path, mark, query = base_url.partition("?")
    path = path.rstrip("/")
    other = path.removesuffix(_VERSION) if path.endswith(_VERSION) else path + _VERSION
    return [other + mark + query]


def _since(start: float) -> float:
    return (time.perf_counter() - start) * 1000
