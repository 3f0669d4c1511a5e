"""What the dialog of connections does to them. No Qt: the dialog hears signals."""

import logging
from collections.abc import Mapping

from playground.api.connection import Connection
from playground.api.errors import ApiError
from playground.api.probe import Diagnosis
from playground.message import Message
from playground.services.context import Context
from playground.signal import Signal

TEST = "connection.test"
log = logging.getLogger(__name__)


class ConnectionWork:
    """Each test ends in exactly one signal, unless `stop_test` or another test makes its outcome unwanted.

    Signals:
        tested: the server has answered, or it is known why not.
        test_failed: the test itself could not be made.
        test_stopped: from the status bar.
    """

    def __init__(self, context: Context) -> None:
        self.tested: Signal[Diagnosis] = Signal()
        self.test_failed: Signal[BaseException] = Signal()
        self.test_stopped: Signal[()] = Signal()
        self.saved: Signal[()] = Signal()
        self._connections = context.connections
        self._jobs = context.jobs
        self._asked: Connection | None = None
        self._jobs.changed.connect(self._on_jobs_changed)

    def test(self, connection: Connection, key: str | None, header_secrets: Mapping[str, str]) -> None:
        """A second test replaces the first."""
        self._asked = connection
        self._jobs.start(
            TEST,
            self._test,
            connection,
            key,
            header_secrets,
            label=Message("Testing the connection"),
            on_error=self._on_error,
        )

    def stop_test(self) -> None:
        if self._asked is not None:
            self._asked = None
            self._jobs.cancel(TEST)

    def close(self) -> None:
        self.stop_test()
        self._jobs.changed.disconnect(self._on_jobs_changed)

    def use(self, connection_id: str) -> None:
        self._connections.select(connection_id)
        self._connections.refresh_soon()
        self.saved.emit()

    def save_and_use(
        self, connection: Connection, key: str | None, header_secrets: Mapping[str, str], *, keep_key: bool
    ) -> None:
        self._connections.save(connection, key, header_secrets=header_secrets, keep_key=keep_key)
        self.use(connection.id)

    async def _test(self, connection: Connection, key: str | None, header_secrets: Mapping[str, str]) -> None:
        diagnosis = await self._connections.test(connection, key, header_secrets)
        # Meanwhile the form may have come to show something else.
        if self._asked is connection:
            self._asked = None
            self.tested.emit(diagnosis)

    def _on_error(self, error: BaseException) -> bool:
        if not isinstance(error, ApiError):
            log.error("The connection could not be tested", exc_info=error)
        self._asked = None
        self.test_failed.emit(error)
        return True

    def _on_jobs_changed(self) -> None:
        if self._asked is not None and all(job.name != TEST for job in self._jobs.running):
            self._asked = None
            self.test_stopped.emit()
