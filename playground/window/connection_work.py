"""What the dialog of connections does to them. No Qt: the dialog hears signals."""

from playground.api.connection import Connection
from playground.api.probe import Diagnosis
from playground.message import Message
from playground.services.context import Context
from playground.signal import Signal

TEST = "connection.test"


class ConnectionWork:
    def __init__(self, context: Context) -> None:
        self.tested: Signal[Diagnosis] = Signal()
        self.saved: Signal[()] = Signal()
        self._connections = context.connections
        self._jobs = context.jobs

    def test(self, connection: Connection, key: str | None) -> None:
        """A second test replaces the first."""
        self._jobs.start(TEST, self._test, connection, key, label=Message("Testing the connection"))

    def stop_test(self) -> None:
        self._jobs.cancel(TEST)

    def use(self, connection_id: str) -> None:
        self._connections.select(connection_id)
        self._jobs.start("connection.refresh", self._connections.refresh, label=Message("Asking for the models"))
        self.saved.emit()

    def save_and_use(self, connection: Connection, key: str | None, *, keep_key: bool) -> None:
        self._connections.save(connection, key, keep_key=keep_key)
        self.use(connection.id)

    async def _test(self, connection: Connection, key: str | None) -> None:
        self.tested.emit(await self._connections.test(connection, key))
