"""Where requests go: the one owner of connections, their state, their clients and their models."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from playground.api.dialect import guess_dialect
from playground.api.errors import EndpointMissing, KeyMissing, NotReachable
from playground.api.secret_text import secret_values
from playground.message import Message
from playground.services.connection_list import BUILT_IN, DEMO
from playground.services.connection_secrets import ConnectionSecrets, KeyStatus
from playground.services.notices import Notice, action_label, error_notice
from playground.services.redaction import hide
from playground.signal import Signal
from playground.storage.threads import in_daemon_thread

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Mapping

    from playground.api.client import Client
    from playground.api.connection import Connection
    from playground.api.dialect import Dialect
    from playground.api.models import Model
    from playground.api.observer import Observer
    from playground.api.probe import Diagnosis
    from playground.services.connection_list import ConnectionList
    from playground.services.demo import DemoServer
    from playground.services.jobs import Jobs
    from playground.services.notices import Notices
    from playground.services.rejections import RejectionMemory
    from playground.storage.secrets import Secrets

# What the notices about the state of the current connection are about.
_STATE = "connection"


class ConnectionState(Enum):
    IDLE = "idle"
    CONNECTING = "connecting"
    CONNECTED = "connected"
    FAILED = "failed"
    NO_KEY = "no_key"


@dataclass(frozen=True, slots=True)
class _Built:
    connection: Connection
    key: str | None
    client: Client


class Connections:
    """One connection is current, for all tabs at once. `changed` tells of the list and of the choice.

    The demo server is started when a request first needs it; its address is then part of its connection.
    """

    def __init__(
        self,
        connections: ConnectionList,
        secrets: Secrets,
        rejections: RejectionMemory,
        demo: DemoServer,
        *,
        observer: Observer,
        notices: Notices,
        jobs: Jobs,
    ) -> None:
        self.changed: Signal[()] = Signal()
        self.state_changed: Signal[()] = Signal()
        self.models_changed: Signal[()] = Signal()
        self.state = ConnectionState.IDLE
        self.error: BaseException | None = None
        self._list = connections
        self._secrets = ConnectionSecrets(secrets)
        self._rejections = rejections
        self._demo = demo
        self._observer = observer
        self._notices = notices
        self._jobs = jobs
        self._current = connections.chosen
        self._models: dict[str, tuple[Model, ...]] = {}
        self._built: dict[str, _Built] = {}
        self._outdated: list[Client] = []  # may still be in use
        self._locks: dict[str, asyncio.Lock] = {}
        self._noted: set[str] = set()
        jobs.learned.connect(self.learned)

    @property
    def entries(self) -> tuple[Connection, ...]:
        return self._list.entries

    @property
    def current(self) -> Connection:
        return self._list.find(self._current) or self._list.entries[0]

    @property
    def models(self) -> tuple[Model, ...]:
        """What the current server offered when it was last asked."""
        return self._models.get(self._current, ())

    def select(self, connection_id: str) -> None:
        if connection_id == self._current or self._list.find(connection_id) is None:
            return
        self._current = connection_id
        self._list.choose(connection_id)
        self._enter(ConnectionState.IDLE)
        self._notices.withdraw(_STATE)
        self.changed.emit()
        self.models_changed.emit()

    def save(
        self,
        connection: Connection,
        key: str | None = None,
        *,
        header_secrets: Mapping[str, str] | None = None,
        keep_key: bool = False,
    ) -> None:
        """Without new secrets the saved ones go on being used, at another origin only with `keep_key`."""
        before = self._list.find(connection.id)
        self._list.put(connection)
        if before is not None and before.base_url != connection.base_url:
            self._rejections.forget(connection.id)
            self._models.pop(connection.id, None)
        headers = header_secrets or {}
        dropped = frozenset(before.secret_headers if before else ()) - frozenset(connection.secret_headers)
        self._secrets.hold(connection, key, headers)
        if key or headers or keep_key or dropped:
            self._jobs.start(
                f"keys.{connection.id}",
                lambda: self._save_secrets(connection, key, headers, move=keep_key, dropped=dropped),
                label=Message("Saving the key"),
                cancellable=False,
            )
        self.changed.emit()

    def remove(self, connection_id: str) -> None:
        """With its key and all that was learned about it."""
        connection = self._list.find(connection_id)
        if connection is None or connection_id in BUILT_IN:
            return
        self._list.remove(connection_id)
        self._rejections.forget(connection_id)
        self._models.pop(connection_id, None)
        self._jobs.start(
            f"keys.{connection_id}",
            self._secrets.forget,
            connection,
            label=Message("Forgetting the key"),
            cancellable=False,
        )
        if connection_id == self._current:
            self.select(DEMO)
        else:
            self.changed.emit()

    def key_status(self, connection: Connection) -> KeyStatus:
        return self._secrets.status(connection)

    def current_lacks_key(self) -> bool:
        return self._secrets.lacks_key(self.current)

    def dialect(self, model: str) -> Dialect:
        """What the current server is known or guessed to speak."""
        built = self._built.get(self._current)
        if built is not None:
            return built.client.dialect_for(model)
        return guess_dialect(self.current, model, self._rejections.of(self._current))

    def learned(self, model: str, param: str, replacement: str | None = None) -> None:
        """A client has learned that the model does not take this parameter: it is remembered for its connection."""
        for connection_id, built in self._built.items():
            if param in built.client.dialect_for(model).rejects(model):
                self._rejections.add(connection_id, model, param)

    async def client(self, connection: Connection | None = None) -> Client:
        """That connection's, or else the current one's. Raises KeyMissing, or DemoServerFailed."""
        connection = connection or self.current
        await self._close_outdated()
        async with self._lock(connection.id):
            connection, key = await self._with_key(connection)
            built = self._built.get(connection.id)
            if built is None or (built.connection, built.key) != (connection, key):
                built = await self._build(connection, key)
            return built.client

    def refresh_soon(self) -> None:
        """In a job of its own; one that is under way begins again."""
        label = Message("Asking for the models")
        self._jobs.start("connection.refresh", self.refresh, label=label, on_error=self._say_why_not)

    async def refresh(self) -> None:
        """Asks the current server for its models. That there is no key yet, or no list, is a state and no error; any
        other error is both. When another connection was chosen meanwhile, the answer is dropped, be it an error."""
        asked = self._current
        self._enter(ConnectionState.CONNECTING)
        try:
            models = await self._ask_for_models()
        except BaseException as error:
            if self._current == asked:
                self._enter_after(error)
            unwanted = self._current != asked and isinstance(error, Exception)
            if unwanted or isinstance(error, KeyMissing | EndpointMissing):
                return
            raise
        self._models[asked] = models
        if self._current == asked:
            self._enter(ConnectionState.CONNECTED)
            self._notices.withdraw(_STATE)
            self.models_changed.emit()

    def _say_why_not(self, error: BaseException) -> bool:
        """In one banner, which goes when it is no longer true."""
        notice = error_notice(error)
        if isinstance(error, NotReachable):
            notice = replace(notice, action=("refresh", action_label("refresh")))
        self._notices.post(replace(notice, about=_STATE))
        return True

    async def test(
        self, connection: Connection, key: str | None = None, header_secrets: Mapping[str, str] | None = None
    ) -> Diagnosis:
        """What would happen with this connection, saved or not. A saved key is used only where it belongs."""
        from playground.api.probe import probe

        if connection.id == DEMO:
            connection, key = await self._with_key(connection)
        else:
            connection, key = await self._secrets.filled_for_test(connection, key, header_secrets or {})
        _hide_headers(connection)
        return await probe(connection, key, observer=self._observer)

    async def restart_demo(self) -> None:
        """What it can do has changed. It ends now and starts when it is needed."""
        await self._demo.end()
        if self._current == DEMO:
            self.refresh_soon()

    async def close(self) -> None:
        clients = [built.client for built in self._built.values()] + self._outdated
        self._built, self._outdated = {}, []
        for client in clients:
            await client.close()
        await self._demo.close()

    async def _close_outdated(self) -> None:
        unused = [client for client in self._outdated if client.idle]
        self._outdated = [client for client in self._outdated if not client.idle]
        for client in unused:
            await client.close()

    def _lock(self, connection_id: str) -> asyncio.Lock:
        import asyncio

        return self._locks.setdefault(connection_id, asyncio.Lock())

    async def _ask_for_models(self) -> tuple[Model, ...]:
        from playground.api.models import list_models

        return await list_models(await self.client())

    async def _with_key(self, connection: Connection) -> tuple[Connection, str | None]:
        if connection.id == DEMO:
            base_url, token = await self._demo.base_url_and_token()
            if connection.base_url != base_url:
                self._list.update_demo(base_url)
                self.changed.emit()
            return replace(connection, base_url=base_url), token
        return await self._secrets.filled(connection)

    async def _build(self, connection: Connection, key: str | None) -> _Built:
        # Reading certificates takes as long as two frames.
        rejected = self._rejections.of(connection.id)
        _hide_headers(connection)

        def build() -> Client:
            from playground.api.client import build_client

            return build_client(connection, key, observer=self._observer, rejected=rejected)

        built = _Built(connection, key, await in_daemon_thread(build, "client"))
        outdated = self._built.get(connection.id)
        if outdated is not None:
            self._outdated.append(outdated.client)
        self._built[connection.id] = built
        for note in built.client.notes:
            if str(note) not in self._noted:
                self._noted.add(str(note))
                self._notices.post(Notice("warning", note))
        return built

    async def _save_secrets(
        self,
        connection: Connection,
        key: str | None,
        headers: Mapping[str, str],
        *,
        move: bool,
        dropped: frozenset[str],
    ) -> None:
        if move:
            # Whoever needs the client now waits for the key; a new key can be used before it is kept.
            async with self._lock(connection.id):
                await self._secrets.move(connection)
        await self._secrets.keep(connection, key, headers)
        await self._secrets.forget_headers(connection, dropped)
        self.changed.emit()
        problem = self._secrets.unkept(connection)
        if problem is not None:
            text = Message("The key is kept until the program ends and no longer. {reason}", reason=problem)
            self._notices.post(Notice("info", text))

    def _enter_after(self, error: BaseException) -> None:
        if isinstance(error, KeyMissing):
            self._enter(ConnectionState.NO_KEY, error)
        elif isinstance(error, EndpointMissing):
            self._enter(ConnectionState.IDLE)
        elif isinstance(error, Exception):
            self._enter(ConnectionState.FAILED, error)
        else:
            self._enter(ConnectionState.IDLE)

    def _enter(self, state: ConnectionState, error: BaseException | None = None) -> None:
        if (state, error) != (self.state, self.error):
            self.state, self.error = state, error
            self.state_changed.emit()


def _hide_headers(connection: Connection) -> None:
    for value in secret_values(connection.headers):
        hide(value)
