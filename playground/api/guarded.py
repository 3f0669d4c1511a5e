"""Connections to where a server points us: to the public internet, and not back into the user's own network.

An address in a reply may have been chosen by somebody who wants to reach a router or another program of this computer.
Names are resolved here, once, and exactly the address that was looked at is dialled: a name that changes its mind in
between gains nothing.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpcore

from playground.api.errors import UnsafeDownload
from playground.message import Message

Resolve = Callable[[str, int], Awaitable[list[str]]]

# Addresses that carry an IPv4 address inside, which a gateway would unpack.
_WRAPPED = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"), IPv6Network("::/96"))


def is_public(address: str) -> bool:
    """Whether it lies on the public internet, as far as the address itself can say."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return _is_public(parsed)


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if not address.is_global or address.is_multicast or address.is_reserved or address.is_unspecified:
        return False
    if isinstance(address, IPv4Address):
        return True
    if address.ipv4_mapped or address.teredo or address.is_site_local:
        return False
    if address.sixtofour:
        return _is_public(address.sixtofour)
    return not any(address in network for network in _WRAPPED)


async def resolve(host: str, port: int) -> list[str]:
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Raises `UnsafeDownload` for a name behind which any address is not public."""

    def __init__(self, backend: httpcore.AsyncNetworkBackend, resolve: Resolve = resolve) -> None:
        self._backend = backend
        self._resolve = resolve

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's own way
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        try:
            addresses = await self._resolve(host, port)
        except OSError as error:
            raise httpcore.ConnectError(str(error)) from error
        if not addresses or not all(map(is_public, addresses)):
            raise not_public(host)
        return await self._first(addresses, port, timeout, local_address, socket_options)

    async def _first(
        self,
        addresses: list[str],
        port: int,
        timeout: float | None,  # noqa: ASYNC109
        local_address: str | None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None,
    ) -> httpcore.AsyncNetworkStream:
        for address in addresses[:-1]:
            try:
                return await self._backend.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self._backend.connect_tcp(addresses[-1], port, timeout, local_address, socket_options)


def not_public(host: str) -> UnsafeDownload:
    return UnsafeDownload(
        Message("The picture’s address {host} lies in a private network. It was not opened.", host=host),
        url=f"https://{host}",
    )
