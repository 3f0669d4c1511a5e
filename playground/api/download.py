"""Fetches a picture from where a reply says that it lies: from the connection's own server, or from the public web.

The address comes from the server and is not trusted. Elsewhere than at the connection's own origin it must be https on
the public internet, at every step of the way, and no key goes along.
"""

import asyncio
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from playground.api.connection import Connection, is_loopback, origin_of
from playground.api.errors import Redirected, ReplyTimedOut, ReplyUnreadable, UnsafeDownload
from playground.api.guarded import is_public, not_public
from playground.api.image_reply import absolute, looked_at
from playground.api.request import ApiRequest, Expect
from playground.message import Message

if TYPE_CHECKING:
    from playground.api.client import Client, Reply
    from playground.api.observer import Listener

LIMIT: Final = 20 * 1024 * 1024
SECONDS: Final = 15.0
_HOPS: Final = 3
_DIGITS = set("0123456789abcdefx.")


async def download(
    client: "Client",
    url: str,
    *,
    limit: int = LIMIT,
    seconds: float = SECONDS,
    listener: "Listener | None" = None,
) -> bytes:
    """Raises `ApiError`; `UnsafeDownload` where it must not be opened."""
    try:
        async with asyncio.timeout(seconds):
            return await _follow(client, url, limit, listener)
    except TimeoutError:
        raise ReplyTimedOut(url=url) from None


async def _follow(client: "Client", url: str, limit: int, listener: "Listener | None") -> bytes:
    for _ in range(_HOPS + 1):
        url = checked(url, client.connection)
        request = ApiRequest("GET", "", address=url, expect=Expect.BYTES, body_limit=limit)
        try:
            reply = await client.send(request, listener)
        except Redirected as error:
            url, redirect = error.location, error
        else:
            return _picture(reply)
    raise redirect


def _picture(reply: "Reply") -> bytes:
    try:
        return looked_at(reply.content)
    except ValueError as error:
        raise ReplyUnreadable(str(error), status=reply.status, url=reply.url, request_id=reply.request_id) from None


def checked(url: str, connection: Connection) -> str:
    """The address as it may be opened. Raises `UnsafeDownload`."""
    try:
        url = absolute(url, connection.base_url)
        parts = urlsplit(url)
        origin = origin_of(url)
    except ValueError:
        raise UnsafeDownload(
            Message("The reply names an address for the picture that is none."), url=url[:500]
        ) from None
    url = parts._replace(fragment="").geturl()
    if origin == connection.origin and "@" not in parts.netloc:
        return url
    host = parts.hostname or ""
    if _is_same_computer(connection, url):
        # "localhost" and "127.0.0.1" are one place, and servers do not know by which name they were asked.
        return parts._replace(netloc=urlsplit(connection.base_url).netloc, fragment="").geturl()
    if parts.scheme != "https" or "@" in parts.netloc:
        raise UnsafeDownload(
            Message("The picture lies at {host}, where it cannot be fetched safely. It was not opened.", host=host),
            url=url,
        )
    if is_loopback(host) or (_looks_like_address(host) and not is_public(host)):
        raise not_public(host)
    return url


def _is_same_computer(connection: Connection, url: str) -> bool:
    here, there = urlsplit(connection.base_url), urlsplit(url)
    if "@" in there.netloc or not (connection.is_loopback and is_loopback(there.hostname or "")):
        return False
    return origin_of(here._replace(netloc=f"localhost:{here.port or ''}").geturl()) == origin_of(
        there._replace(netloc=f"localhost:{there.port or ''}").geturl()
    )


def _looks_like_address(host: str) -> bool:
    """Also those that only the C library takes for an address: 127.1, 0x7f000001, 2130706433."""
    return ":" in host or (set(host) <= _DIGITS and host[:1].isdigit())
