"""The key of a connection and the values of its secret headers: each bound to the origin that it was entered for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from playground.api.errors import KeyMissing
from playground.services.redaction import hide

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.api.connection import Connection
    from playground.message import Message
    from playground.storage.secrets import Secrets, Source

KeyStatus: TypeAlias = "Source | Literal['none']"


class ConnectionSecrets:
    def __init__(self, secrets: Secrets) -> None:
        self._secrets = secrets
        secrets.key_known.connect(hide)

    def status(self, connection: Connection) -> KeyStatus:
        return self._secrets.status(connection.id, connection.origin)

    def lacks_key(self, connection: Connection) -> bool:
        return connection.needs_key and not connection.secret_headers and self.status(connection) == "none"

    def hold(self, connection: Connection, key: str | None, headers: Mapping[str, str]) -> None:
        """From now on these are used; whether they can be kept is seen later."""
        for entry, value in _given(connection, key, headers).items():
            self._secrets.hold(entry, connection.origin, value)

    async def keep(self, connection: Connection, key: str | None, headers: Mapping[str, str]) -> None:
        for entry, value in _given(connection, key, headers).items():
            await self._secrets.save(entry, connection.origin, value)

    async def move(self, connection: Connection) -> None:
        """The user has said that what was entered for another origin may be sent to this one."""
        for entry in _entries(connection):
            await self._secrets.move(entry, connection.origin)

    async def forget(self, connection: Connection) -> None:
        for entry in _entries(connection):
            await self._secrets.forget(entry)

    async def forget_headers(self, connection: Connection, names: frozenset[str]) -> None:
        for name in names:
            await self._secrets.forget(_entry(connection, name))

    def unkept(self, connection: Connection) -> Message | None:
        """Why what was entered goes with this start, if it does."""
        held = [self._secrets.status(entry, connection.origin) for entry in _entries(connection)]
        return self._secrets.problem if "session" in held else None

    async def filled(self, connection: Connection) -> tuple[Connection, str | None]:
        """The connection with all its headers, and its key. Raises `KeyMissing`."""
        key = await self._secrets.key(connection.id, connection.origin)
        elsewhere = self._secrets.elsewhere(connection.id, connection.origin)
        if key is None and (elsewhere or (connection.needs_key and not connection.secret_headers)):
            raise KeyMissing(url=connection.base_url, connection=connection.name)
        headers = await self._headers(connection)
        missing = next((name for name in connection.secret_headers if name not in headers), None)
        if missing is not None:
            raise KeyMissing(header=missing, url=connection.base_url, connection=connection.name)
        return _with_headers(connection, headers), key.value if key else None

    async def filled_for_test(
        self, connection: Connection, key: str | None, typed: Mapping[str, str]
    ) -> tuple[Connection, str | None]:
        """With what was typed and, where it belongs, with what is kept."""
        if key is None:
            saved = await self._secrets.key(connection.id, connection.origin)
            key = saved.value if saved else None
        else:
            hide(key)
        return _with_headers(connection, {**await self._headers(connection), **typed}), key

    async def _headers(self, connection: Connection) -> dict[str, str]:
        found = {}
        for name in connection.secret_headers:
            secret = await self._secrets.key(_entry(connection, name), connection.origin)
            if secret is not None:
                found[name] = secret.value
        return found


def _with_headers(connection: Connection, values: Mapping[str, str]) -> Connection:
    return replace(connection, headers=(*connection.headers, *values.items())) if values else connection


def _given(connection: Connection, key: str | None, headers: Mapping[str, str]) -> dict[str, str]:
    given = {_entry(connection, name): value for name, value in headers.items()}
    return {connection.id: key, **given} if key else given


def _entries(connection: Connection) -> list[str]:
    return [connection.id, *(_entry(connection, name) for name in connection.secret_headers)]


def _entry(connection: Connection, header: str) -> str:
    return f"{connection.id}/{header.lower()}"
