"""Keys: from the environment, from the system's keyring, or for this start only. Each is bound to an origin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from playground.signal import Signal
from playground.storage.json_values import Json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.message import Message
    from playground.storage.keyring_vault import KeyringVault
    from playground.storage.settings import Settings

Source: TypeAlias = Literal["environment", "keyring", "session"]

# Which connections have a key in the keyring, and for which origin: a keyring cannot be asked for a list.
_INDEX = "keys"
_SHORTEST_WITH_HINT = 16


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """The value is meant for the transport alone; people see the hint."""

    value: str
    source: Source
    origin: str

    @property
    def hint(self) -> str:
        return "…" + (self.value[-4:] if len(self.value) >= _SHORTEST_WITH_HINT else "")

    def __repr__(self) -> str:
        return f"Key({self.hint}, {self.source}, {self.origin})"


class Secrets:
    """`key_known` tells each value that comes to be known, so that it can be kept out of logs and screens.

    `problem` says why the last key was not kept beyond this start.
    """

    def __init__(self, settings: Settings, vault: KeyringVault | None = None) -> None:
        self.key_known: Signal[str] = Signal()
        self.problem: Message | None = None
        self._settings = settings
        self._vault = vault
        self._keys: dict[str, Key] = {}  # by connection; what the keyring said is remembered too

    def use_from_environment(self, connection_id: str, origin: str, value: str) -> None:
        """Is never saved, and nothing else is used for this connection."""
        self._remember(connection_id, Key(value, "environment", origin))

    async def key(self, connection_id: str, origin: str) -> Key | None:
        """The connection's key, if it was meant for this origin; otherwise `elsewhere` names the origin it is for."""
        known = self._keys.get(connection_id)
        if known is not None:
            return known if known.origin == origin else None
        if self._saved().get(connection_id) != origin:
            return None
        return await self._key_from_vault(connection_id, origin)

    def status(self, connection_id: str, origin: str) -> Source | Literal["none"]:
        known = self._keys.get(connection_id)
        if known is not None:
            return known.source if known.origin == origin else "none"
        return "keyring" if self._saved().get(connection_id) == origin else "none"

    def elsewhere(self, connection_id: str, origin: str) -> str | None:
        """The other origin for which the connection has a key; the user is asked before it is sent to this one."""
        known = self._keys.get(connection_id)
        bound_to = known.origin if known is not None else self._saved().get(connection_id)
        return bound_to if bound_to != origin else None

    async def move(self, connection_id: str, origin: str) -> Key | None:
        """The user has said that the connection's key may be sent to this origin."""
        bound_to = self.elsewhere(connection_id, origin)
        old = await self.key(connection_id, bound_to) if bound_to else None
        if old is None:
            return await self.key(connection_id, origin)
        if old.source == "environment":
            self.use_from_environment(connection_id, origin, old.value)
        elif old.source == "session":
            self._remember(connection_id, Key(old.value, "session", origin))
        else:
            await self.save(connection_id, origin, old.value)
        return self._keys[connection_id]

    def hold(self, connection_id: str, origin: str, value: str) -> None:
        """For this start."""
        self._remember(connection_id, Key(value, "session", origin))

    async def save(self, connection_id: str, origin: str, value: str) -> Literal["keyring", "session"]:
        """Into the keyring if it is to be trusted and gives the value back; otherwise for this start only."""
        from playground.storage.keyring_vault import VaultClosed

        saved_for = self._saved().get(connection_id)
        source: Literal["keyring", "session"] = "keyring"
        self.problem = None
        self.hold(connection_id, origin, value)
        try:
            await self._open_vault().write(_entry(connection_id, origin), value)
        except VaultClosed as closed:
            self.problem = closed.reason
            source = "session"
        if saved_for is not None and (saved_for != origin or source == "session"):
            await self._delete(connection_id, saved_for)
        self._set_saved(connection_id, origin if source == "keyring" else None)
        self._remember(connection_id, Key(value, source, origin))
        return source

    async def forget(self, connection_id: str) -> None:
        self._keys.pop(connection_id, None)
        saved_for = self._saved().get(connection_id)
        if saved_for is not None:
            await self._delete(connection_id, saved_for)
            self._set_saved(connection_id, None)

    async def forget_all(self) -> None:
        for connection_id in [*self._keys, *self._saved()]:
            await self.forget(connection_id)

    async def _key_from_vault(self, connection_id: str, origin: str) -> Key | None:
        from playground.storage.keyring_vault import VaultClosed

        try:
            value = await self._open_vault().read(_entry(connection_id, origin))
        except VaultClosed as closed:
            self.problem = closed.reason
            return None
        if not value:
            return None
        return self._remember(connection_id, Key(value, "keyring", origin))

    async def _delete(self, connection_id: str, origin: str) -> None:
        from playground.storage.keyring_vault import VaultClosed

        try:
            await self._open_vault().delete(_entry(connection_id, origin))
        except VaultClosed as closed:
            self.problem = closed.reason

    def _open_vault(self) -> KeyringVault:
        if self._vault is None:
            from playground.storage.keyring_vault import KeyringVault  # needs asyncio: not before the first paint

            self._vault = KeyringVault()
        return self._vault

    def _remember(self, connection_id: str, key: Key) -> Key:
        self._keys[connection_id] = key
        self.key_known.emit(key.value)
        return key

    def _saved(self) -> Mapping[str, str]:
        index = self._settings.get(_INDEX, dict[str, Json]())
        return {connection_id: origin for connection_id, origin in index.items() if isinstance(origin, str)}

    def _set_saved(self, connection_id: str, origin: str | None) -> None:
        index = {**self._saved(), connection_id: origin}
        self._settings.set(_INDEX, {each: bound_to for each, bound_to in index.items() if bound_to is not None})


def _entry(connection_id: str, origin: str) -> str:
    return f"playground/{origin}/{connection_id}"
