"""The operating system's keyring, as far as it can be trusted with a key and answers in time."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar

from playground.message import Message
from playground.storage.threads import in_daemon_thread

T = TypeVar("T")

# Only these encrypt what they keep. Others that keyring may find write plain text, or nothing at all.
TRUSTED = frozenset(
    {
        "keyring.backends.macOS.Keyring",
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.kwallet.DBusKeyringKWallet4",
    }
)
_USER = "api-key"


class Backend(Protocol):
    def get_password(self, service: str, username: str) -> str | None: ...
    def set_password(self, service: str, username: str, password: str) -> None: ...
    def delete_password(self, service: str, username: str) -> None: ...


class VaultClosed(Exception):
    """The keyring cannot be used; `reason` is a sentence for the user."""

    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


class KeyringVault:
    """Calls run in threads that nobody waits for longer than the limits: a locked keyring may block for ever."""

    def __init__(
        self,
        find: "Callable[[], Backend] | None" = None,
        *,
        trusted: frozenset[str] = TRUSTED,
        read_limit: float = 3.0,
        write_limit: float = 60.0,
    ) -> None:
        self._find = find or system_backend
        self._trusted = trusted
        self._read_limit = read_limit
        self._write_limit = write_limit  # the system may ask the user meanwhile
        self._blocked = False

    async def read(self, entry: str) -> str | None:
        if self._blocked:
            raise VaultClosed(Message("The system's keyring did not answer."))
        try:
            return await self._call(lambda backend: backend.get_password(entry, _USER), self._read_limit)
        except TimeoutError:
            self._blocked = True
            raise VaultClosed(Message("The system's keyring did not answer.")) from None

    async def write(self, entry: str, value: str) -> None:
        """Raises VaultClosed unless the same value could be read back."""
        given_up = threading.Event()

        def write_and_read_back(backend: Backend) -> bool:
            backend.set_password(entry, _USER, value)
            kept = backend.get_password(entry, _USER) == value
            if not kept or given_up.is_set():
                backend.delete_password(entry, _USER)
            return kept

        try:
            kept = await self._call(write_and_read_back, self._write_limit)
        except TimeoutError:
            given_up.set()
            raise VaultClosed(Message("The system's keyring did not answer.")) from None
        except asyncio.CancelledError:
            given_up.set()
            raise
        if not kept:
            raise VaultClosed(Message("The system's keyring did not keep the key."))
        self._blocked = False

    async def delete(self, entry: str) -> None:
        try:
            await self._call(lambda backend: backend.delete_password(entry, _USER), self._write_limit)
        except TimeoutError:
            raise VaultClosed(Message("The system's keyring did not answer.")) from None

    async def _call(self, function: Callable[[Backend], T], limit: float) -> T:
        def work() -> T:
            try:
                backend = trusted_backend(self._find(), self._trusted)
                if backend is not None:
                    return function(backend)
            except Exception as error:  # a backend is foreign code and raises whatever it likes
                name = type(error).__name__
                raise VaultClosed(Message("The system's keyring failed ({error}).", error=name)) from error
            raise VaultClosed(Message("This computer has no keyring that keeps keys safe."))

        async with asyncio.timeout(limit):
            return await in_daemon_thread(work, "keyring")


def system_backend() -> Backend:
    import keyring  # slow, and not needed before a key is

    return keyring.get_keyring()


def trusted_backend(backend: Backend, trusted: frozenset[str] = TRUSTED) -> Backend | None:
    """The backend itself, or the first trusted one of a chain: the chain would fall back to the others."""
    return next((each for each in _members(backend) if backend_name(each) in trusted), None)


def backend_name(backend: Backend) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def _members(backend: Backend) -> Iterator[Backend]:
    yield backend
    if backend_name(backend) == "keyring.backends.chainer.ChainerBackend":
        yield from getattr(backend, "backends", ())
