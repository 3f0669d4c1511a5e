"""Asks a server whether a connection would work, for the dialog. No Qt: the dialog hears a signal."""

from playground.api.connection import Connection
from playground.api.probe import Diagnosis
from playground.message import Message
from playground.services.context import Context
from playground.signal import Signal


class ConnectionTest:
    """`finished` tells the last test only: one that was overtaken is cancelled by the job of the same name."""

    NAME = "connection.test"

    def __init__(self, context: Context) -> None:
        self.finished: Signal[Diagnosis] = Signal()
        self._context = context

    def start(self, connection: Connection, key: str | None) -> None:
        self._context.jobs.start(self.NAME, self._run, connection, key, label=Message("Testing the connection"))

    def cancel(self) -> None:
        self._context.jobs.cancel(self.NAME)

    async def _run(self, connection: Connection, key: str | None) -> None:
        self.finished.emit(await self._context.connections.test(connection, key))
