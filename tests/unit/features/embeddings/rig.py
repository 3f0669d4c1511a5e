"""The embeddings tab's brains with a real store and real jobs, and a client that answers like a server, with faults by
a script."""

import asyncio
import json
import struct
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from playground.api.attempt import Reply
from playground.api.connection import Connection
from playground.api.dialect import Dialect
from playground.api.models import Model
from playground.api.observer import Listener
from playground.api.request import ApiRequest
from playground.features.embeddings.parts import Parts, make_parts
from playground.services.handovers import Handovers
from playground.services.jobs import Jobs
from playground.services.notices import Notice, Notices
from playground.signal import Signal
from playground.storage.collections import Collections
from playground.storage.database import Database
from playground.storage.locations import Locations
from playground.storage.settings import Settings
from playground.storage.vectors import Vectors

if TYPE_CHECKING:
    from playground.services.context import Context

# An error is raised, an event is waited for, bytes are the reply's own; None lets the server answer as it should.
Step: TypeAlias = Exception | asyncio.Event | bytes | None


def vector_of(text: str, dimensions: int = 4) -> list[float]:
    """Another one for each text; what a server would send."""
    return [float(len(text)), *(float(sum(text.encode()[place::7]) % 97) for place in range(dimensions - 1))]


def packed(text: str, dimensions: int = 4) -> bytes:
    return struct.pack(f"<{dimensions}f", *vector_of(text, dimensions))


class ScriptedClient:
    """Answers each request with the next step, and as a server should when there is none."""

    def __init__(self, *steps: Step) -> None:
        self.steps = list(steps)
        self.requests: list[ApiRequest] = []
        self.connection = Connection("test", "Test", "http://test/v1")
        self.dialect = Dialect()
        self.dimensions = 4
        self.at_once = 0
        self.most_at_once = 0

    @property
    def sent(self) -> list[list[str]]:
        """The texts of each request."""
        return [cast("Any", request.body)["input"] for request in self.requests]

    def dialect_for(self, model: str) -> Dialect:
        return self.dialect

    def learn(self, model: str, param: str) -> None:
        self.dialect = self.dialect.without(model, param)

    async def send(self, request: ApiRequest, listener: Listener | None = None) -> Reply:
        self.requests.append(request)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            return await self._answer(cast("dict[str, Any]", request.body))
        finally:
            self.at_once -= 1

    async def _answer(self, body: dict[str, Any]) -> Reply:
        await asyncio.sleep(0)
        step = self.steps.pop(0) if self.steps else None
        while isinstance(step, asyncio.Event):
            await step.wait()
            step = self.steps.pop(0) if self.steps else None
        if isinstance(step, Exception):
            raise step
        return reply(step or self.made(body["input"], body.get("dimensions")))

    def made(self, texts: Sequence[str], dimensions: int | None = None) -> bytes:
        data = [
            {"index": at, "embedding": vector_of(text, dimensions or self.dimensions)} for at, text in enumerate(texts)
        ]
        tokens = sum(len(text.split()) for text in texts)
        return json.dumps(
            {"model": "test-embed", "data": data, "usage": {"prompt_tokens": tokens, "total_tokens": tokens}}
        ).encode()


def reply(body: bytes) -> Reply:
    return Reply(200, {"content-type": "application/json"}, body, None, "http://test/v1/embeddings", "req_1")


class Server:
    """Stands for the connections."""

    def __init__(self, client: ScriptedClient) -> None:
        self.changed: Signal[()] = Signal()
        self.models_changed: Signal[()] = Signal()
        self.scripted = client
        self.current = client.connection
        self.models: tuple[Model, ...] = (Model("test-chat", None, "", None), Model("test-embed", None, "", None))
        self.learned_parameters: list[tuple[str, str]] = []

    async def client(self, connection: Connection | None = None) -> ScriptedClient:
        return self.scripted

    def learned(self, model: str, param: str) -> None:
        self.learned_parameters.append((model, param))

    def dialect(self, model: str) -> Dialect:
        return self.scripted.dialect


@dataclass
class Story:
    """A started tab without its window, and everything that its user would notice."""

    folder: Path
    client: ScriptedClient
    server: Server
    notices: list[Notice]
    jobs: Jobs
    database: Database
    settings: Settings
    parts: Parts

    def __post_init__(self) -> None:
        self.model = self.parts.model
        self.vectors = Vectors(self.database)
        self.collections = Collections(self.database)

    @property
    def states(self) -> list[str]:
        return [row.state for row in self.model.rows]

    @property
    def texts(self) -> list[str]:
        return [row.text for row in self.model.rows]

    async def idle(self) -> None:
        await until(lambda: not self.jobs.running)

    async def embed(self, *texts: str) -> None:
        """These too."""
        self.model.add(texts)
        self.model.embed()
        await self.idle()


def open_story(folder: Path, *steps: Step) -> Story:
    folder.mkdir(exist_ok=True)
    client = ScriptedClient(*steps)
    server = Server(client)
    told: list[Notice] = []
    notices = Notices()
    notices.posted.connect(told.append)
    locations = Locations(folder)
    database = Database(locations.database)
    settings = Settings(locations.settings)
    jobs = Jobs(notices)
    context = SimpleNamespace(
        locations=locations,
        settings=settings,
        connections=server,
        jobs=jobs,
        notices=notices,
        handovers=Handovers(),
        database=database,
    )
    return Story(folder, client, server, told, jobs, database, settings, make_parts(cast("Context", context)))


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not condition():
            await asyncio.sleep(0.001)


def tell(folder: Path, *steps: Step, story: Callable[[Story], Awaitable[None]]) -> None:
    async def run() -> None:
        told = open_story(folder, *steps)
        await told.database.open()
        told.model.start()
        await told.idle()
        try:
            await story(told)
        finally:
            told.model.end()
            await told.jobs.close()
            await told.database.close()
            told.settings.save()

    asyncio.run(run())
