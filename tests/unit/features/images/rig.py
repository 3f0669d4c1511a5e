"""The images tab's model with a real store and real jobs, and a client that answers by a script."""

import asyncio
import base64
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from playground.api.attempt import Reply
from playground.api.client import StreamEnd
from playground.api.connection import Connection
from playground.api.dialect import Dialect
from playground.api.models import Model
from playground.api.observer import Listener
from playground.api.progress import Progress
from playground.api.request import ApiRequest, Json
from playground.api.sse import ServerSentEvent
from playground.features.images.intake import Intake
from playground.features.images.model import ImagesModel
from playground.features.images.pictures import Pictures
from playground.features.images.saving import Saving
from playground.features.images.thumbnails import Thumbnails
from playground.services.handovers import Handovers
from playground.services.jobs import Jobs
from playground.services.notices import Notice, Notices
from playground.signal import Signal
from playground.storage.blobs import Blobs
from playground.storage.database import Database
from playground.storage.gallery import Gallery
from playground.storage.settings import Settings

if TYPE_CHECKING:
    from playground.services.context import Context

# A reply is a JSON value; an error is raised, an event is waited for, a list is a stream of them.
Step: TypeAlias = Any


def encoded(picture: bytes) -> str:
    return base64.b64encode(picture).decode()


def b64(*pictures: bytes, **more: Json) -> dict[str, Json]:
    """A reply with these pictures."""
    return {"created": 1, "data": [{"b64_json": encoded(each), **more} for each in pictures]}


class ScriptedClient:
    """Answers each request with the next step. Bytes are a whole reply, as of a download."""

    def __init__(self, *steps: Step) -> None:
        self.steps = list(steps)
        self.requests: list[ApiRequest] = []
        self.connection = Connection("test", "Test", "http://test/v1")
        self.dialect = Dialect()

    def dialect_for(self, model: str) -> Dialect:
        return self.dialect

    def learn(self, model: str, param: str) -> None:
        self.dialect = self.dialect.without(model, param)

    async def send(self, request: ApiRequest, listener: Listener | None = None) -> Reply:
        self.requests.append(request)
        step = self.steps.pop(0)
        while isinstance(step, asyncio.Event):
            await step.wait()
            step = self.steps.pop(0)
        if isinstance(step, Exception):
            raise step
        if isinstance(step, bytes):
            return Reply(200, {}, step, None, "http://test/picture", None)
        return Reply(200, {}, b"", cast("Json", step), "http://test/v1/images", "req_1")

    async def stream(
        self, request: ApiRequest, on_event: Callable[[ServerSentEvent], Progress], listener: Listener | None = None
    ) -> StreamEnd:
        self.requests.append(request)
        for step in cast("list[Any]", self.steps.pop(0)):
            await asyncio.sleep(0)
            if isinstance(step, asyncio.Event):
                await step.wait()
            elif isinstance(step, Exception):
                raise step
            else:
                on_event(step)
        return StreamEnd("http://test/v1/images", "req_1", None, False)


class Server:
    """Stands for the connections."""

    def __init__(self, client: ScriptedClient) -> None:
        self.changed: Signal[()] = Signal()
        self.models_changed: Signal[()] = Signal()
        self.scripted = client
        self.current = client.connection
        self.models: tuple[Model, ...] = (Model("test-chat", None, "", None), Model("test-image", None, "", None))
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
    gallery: Gallery
    pictures: Pictures
    model: ImagesModel
    intake: Intake
    saving: Saving
    settings: Settings

    async def idle(self) -> None:
        await until(lambda: not self.jobs.running)

    async def make(self, prompt: str) -> None:
        self.model.make(prompt)
        await self.idle()

    async def take(self, picture: bytes, name: str = "picture.png") -> None:
        """A picture onto the canvas."""
        self.intake.take(lambda: picture, name)
        await self.idle()


def open_story(folder: Path, *steps: Step) -> Story:
    client = ScriptedClient(*steps)
    server = Server(client)
    told: list[Notice] = []
    notices = Notices()
    notices.posted.connect(told.append)
    database = Database(folder / "history.db")
    gallery = Gallery(database, Blobs(folder / "pictures"), Thumbnails(folder / "thumbnails"))
    settings = Settings(folder / "settings.json")
    jobs = Jobs(notices)
    parts = {"settings": settings, "connections": server, "jobs": jobs, "notices": notices, "handovers": Handovers()}
    context = cast("Context", SimpleNamespace(**parts, database=database))
    pictures = Pictures(context, gallery)
    model = ImagesModel(context, gallery, pictures)
    intake = Intake(context, gallery, pictures, model.sources)
    saving = Saving(context, pictures)
    return Story(folder, client, server, told, jobs, database, gallery, pictures, model, intake, saving, settings)


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
            await told.jobs.close()
            await told.database.close()
            told.settings.save()

    asyncio.run(run())
