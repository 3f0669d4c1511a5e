"""The brains of the speak tab with a real store and real jobs, a client that answers by a script, and a sound card that
is none."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import numpy as np

from playground.api.connection import Connection
from playground.api.dialect import Dialect
from playground.api.models import Model
from playground.api.observer import Listener
from playground.api.request import ApiRequest, JsonObject
from playground.features.speak.appearance import Card
from playground.features.speak.auditioning import Auditioning
from playground.features.speak.listening import Listening
from playground.features.speak.model import SpeakModel
from playground.features.speak.parts import Parts, make_parts
from playground.features.speak.settings import SpeakSettings
from playground.features.speak.track import Track
from playground.services.handovers import Handovers
from playground.services.jobs import Jobs
from playground.services.notices import Notice, Notices
from playground.signal import Signal
from playground.storage.blobs import Blobs
from playground.storage.clips import ClipRecord, Clips
from playground.storage.database import Database
from playground.storage.locations import Locations
from playground.storage.settings import Settings
from tests.unit.sound.fake_devices import FakeSoundCard, tone

if TYPE_CHECKING:
    from playground.services.context import Context

RATE = 24_000
# Bytes are sent, an event is waited for, an error is raised; a reply is a list of them.
Step: TypeAlias = "bytes | asyncio.Event | Exception"
Reply: TypeAlias = "list[Step]"


def pcm(seconds: float = 0.5, pitch: float = 440) -> bytes:
    return tone(seconds, RATE, pitch).astype("<i2").tobytes()


def wav(seconds: float = 0.5, pitch: float = 440) -> bytes:
    """As servers stream it: nobody knows yet how long it will be."""
    head = b"RIFF\xff\xff\xff\xffWAVEfmt \x10\0\0\0\x01\0\x01\0" + RATE.to_bytes(4, "little")
    return head + (2 * RATE).to_bytes(4, "little") + b"\x02\0\x10\0data\xff\xff\xff\xff" + pcm(seconds, pitch)


def said(*seconds: float) -> bytes:
    """Sentences with pauses in between."""
    pause = np.zeros((round(0.3 * RATE), 1), np.int16)
    pieces = [piece for length in seconds for piece in (tone(length, RATE), pause)]
    return wav(0) + np.concatenate(pieces).astype("<i2").tobytes()


class ScriptedClient:
    """Answers each request with the next reply."""

    def __init__(self, *replies: Reply) -> None:
        self.replies = list(replies)
        self.requests: list[ApiRequest] = []
        self.connection = Connection("test", "Test", "http://test/v1")
        self.dialect = Dialect()

    @property
    def inputs(self) -> list[object]:
        """What was to be spoken."""
        return [body["input"] for body in self.bodies]

    @property
    def bodies(self) -> list[JsonObject]:
        return [request.body or {} for request in self.requests]

    def dialect_for(self, model: str) -> Dialect:
        return self.dialect

    def learn(self, model: str, param: str) -> None:
        self.dialect = self.dialect.without(model, param)

    async def stream_bytes(
        self,
        request: ApiRequest,
        on_bytes: Callable[[bytes], None],
        on_event: Callable[..., object],
        listener: Listener | None = None,
    ) -> object:
        self.requests.append(request)
        for step in self.replies.pop(0):
            await asyncio.sleep(0)
            if isinstance(step, asyncio.Event):
                await step.wait()
            elif isinstance(step, Exception):
                raise step
            else:
                on_bytes(step)
        return SimpleNamespace(request_id="req_1", media_type="", as_events=False, url="http://test/v1/audio/speech")


class Server:
    """Stands for the connections."""

    def __init__(self, client: ScriptedClient) -> None:
        self.changed: Signal[()] = Signal()
        self.models_changed: Signal[()] = Signal()
        self.scripted = client
        self.current = client.connection
        self.models: tuple[Model, ...] = (Model("test-chat", None, "", None), Model("test-tts", None, "", None))
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
    card: FakeSoundCard
    notices: list[Notice]
    jobs: Jobs
    database: Database
    settings: Settings
    parts: Parts
    clips: Clips

    @property
    def model(self) -> SpeakModel:
        return self.parts.model

    @property
    def clip(self) -> ClipRecord:
        """The one that is looked at."""
        assert self.model.clip is not None
        return self.model.clip

    @property
    def track(self) -> Track:
        assert self.model.track is not None
        return self.model.track

    @property
    def words(self) -> Card:
        """What stands at the clip."""
        assert self.model.card is not None
        return self.model.card

    @property
    def listening(self) -> Listening:
        return self.parts.listening

    @property
    def auditioning(self) -> Auditioning:
        return self.parts.auditioning

    async def idle(self) -> None:
        await until(lambda: not self.jobs.running)

    async def speak(self, text: str, **wishes: Any) -> None:
        self.write(text, **wishes)
        self.parts.model.speak()
        await self.idle()

    def write(self, text: str, **wishes: Any) -> None:
        self.parts.model.wish(SpeakSettings(**{"model": "test-tts", "voice": "alloy", **wishes}))
        self.parts.model.write(text)

    async def hear(self, condition: Callable[[], object]) -> np.ndarray[Any, Any]:
        """What comes out of the loudspeaker until then."""
        heard = [np.zeros((0, self.card.channels), np.float32)]

        def enough() -> bool:
            if self.card.outputs and not self.card.outputs[-1][0].closed:
                heard.append(self.card.hear())
            return bool(condition())

        await until(enough)
        return np.concatenate(heard)

    async def hear_to_the_end(self) -> np.ndarray[Any, Any]:
        ends: list[Track] = []
        self.listening.finished.connect(ends.append)
        heard = await self.hear(lambda: ends)
        self.listening.finished.disconnect(ends.append)
        return heard


def open_story(folder: Path, *replies: Reply, card: FakeSoundCard) -> Story:
    client = ScriptedClient(*replies)
    server = Server(client)
    told: list[Notice] = []
    notices = Notices()
    notices.posted.connect(told.append)
    locations = Locations(folder)
    database = Database(locations.database)
    clips = Clips(database, Blobs(locations.clips))
    settings = Settings(locations.settings)
    jobs = Jobs(notices)
    services = {"settings": settings, "connections": server, "jobs": jobs, "notices": notices}
    stored = {"database": database, "locations": locations, "handovers": Handovers()}
    context = cast("Context", SimpleNamespace(**services, **stored))
    return Story(folder, client, server, card, told, jobs, database, settings, make_parts(context, card), clips)


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not condition():
            await asyncio.sleep(0.001)


def tell(
    folder: Path, *replies: Reply, story: Callable[[Story], Awaitable[None]], card: FakeSoundCard | None = None
) -> None:
    async def run() -> None:
        told = open_story(folder, *replies, card=card or FakeSoundCard())
        await told.database.open()
        told.parts.model.start()
        await told.idle()
        try:
            await story(told)
        finally:
            told.parts.model.end()
            await told.idle()
            await told.jobs.close()
            await told.database.close()
            told.settings.save()

    asyncio.run(run())
