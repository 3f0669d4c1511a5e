"""The one place where the jobs' brains speak with a server."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from playground.api.training import TrainingApi, training_api

if TYPE_CHECKING:
    from playground.api.client import Client
    from playground.api.connection import Connection
    from playground.api.training import Spoken
    from playground.api.training_jobs import Checkpoint, JobEvent, JobOrder, Page, TrainingJob
    from playground.features.files.training.speaking import Speaking
    from playground.services.connections import Connections

DEMO: Final = "demo"
JOBS_A_PAGE: Final = 50
EVENTS_A_PAGE: Final = 100
LARGEST_TABLE: Final = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Place:
    """A server, and the words that it is spoken to in. It is the same one with another name, key or address of the demo
    server, which is found anew each time it starts."""

    connection: Connection = field(compare=False)
    spoken: Spoken
    name: str = field(init=False)
    """By which what was begun there is found again."""

    def __post_init__(self) -> None:
        connection = self.connection
        name = DEMO if connection.id == DEMO else f"{connection.id} {connection.origin}"
        object.__setattr__(self, "name", name)

    @property
    def api(self) -> TrainingApi:
        return training_api(self.spoken)


class TrainingServer:
    """Each call says where, as another connection may be chosen while it waits."""

    def __init__(self, connections: Connections, speaking: Speaking) -> None:
        self._connections = connections
        self._speaking = speaking

    @property
    def here(self) -> Place:
        return Place(self._connections.current, self._speaking.spoken)

    def places(self) -> dict[str, Connection]:
        """All connections, by the names of their places."""
        return {Place(each, "current").name: each for each in self._connections.entries}

    async def ready(self, place: Place) -> None:
        """Raises what would keep a request from being sent at all."""
        await self._client(place)

    async def create(self, place: Place, order: JobOrder) -> TrainingJob:
        return await place.api.create_job(await self._client(place), order)

    async def page(self, place: Place, after: str = "", limit: int = JOBS_A_PAGE) -> Page[TrainingJob]:
        return await place.api.list_jobs(await self._client(place), after, limit)

    async def retrieve(self, place: Place, id_: str) -> TrainingJob:
        return await place.api.retrieve_job(await self._client(place), id_)

    async def cancel(self, place: Place, id_: str) -> TrainingJob:
        return await place.api.cancel_job(await self._client(place), id_)

    async def pause(self, place: Place, id_: str) -> TrainingJob:
        return await place.api.pause_job(await self._client(place), id_)

    async def resume(self, place: Place, id_: str) -> TrainingJob:
        return await place.api.resume_job(await self._client(place), id_)

    async def events(self, place: Place, id_: str, after: str = "") -> Page[JobEvent]:
        return await place.api.list_events(await self._client(place), id_, after, EVENTS_A_PAGE)

    async def checkpoints(self, place: Place, id_: str, after: str = "") -> Page[Checkpoint]:
        return await place.api.list_checkpoints(await self._client(place), id_, after, EVENTS_A_PAGE)

    async def table(self, place: Place, file_id: str) -> bytes:
        """The start of a results file, which is nearly always all of it."""
        from playground.api.files import file_start

        return await file_start(await self._client(place), file_id, LARGEST_TABLE)

    async def _client(self, place: Place) -> Client:
        return await self._connections.client(place.connection)
