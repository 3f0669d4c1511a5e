"""The transcribe tab's brains with a real store, real jobs and a sound card made of Python, and a client that answers
by a script."""

import asyncio
import json
import wave
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
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
from playground.features.transcribe.parts import Parts, make_parts
from playground.services.handovers import Handover, Handovers, SpeechHandover, TextHandover
from playground.services.jobs import Jobs
from playground.services.notices import Notice, Notices
from playground.signal import Signal
from playground.storage.database import Database
from playground.storage.locations import Locations
from playground.storage.settings import Settings
from tests.unit.sound.fake_devices import FakeSoundCard, tone

if TYPE_CHECKING:
    from playground.services.context import Context
    from playground.sound.backend import Samples

# A reply is a JSON value; an error is raised, an event is waited for, a list is a stream of them.
Step: TypeAlias = "Exception | asyncio.Event | Json | list[Any] | dict[str, Any]"

HEARD: dict[str, Any] = {
    "text": "One two. Three four.",
    "language": "english",
    "duration": 2.0,
    "segments": [
        {"id": 0, "start": 0.0, "end": 1.0, "text": "One two.", "avg_logprob": -0.1, "no_speech_prob": 0.01},
        {"id": 1, "start": 1.0, "end": 2.0, "text": "Three four."},
    ],
    "words": [
        {"word": "One", "start": 0.0, "end": 0.4},
        {"word": "two", "start": 0.5, "end": 0.9},
        {"word": "Three", "start": 1.0, "end": 1.4},
        {"word": "four", "start": 1.5, "end": 1.9},
    ],
}


def delta(text: str) -> ServerSentEvent:
    return ServerSentEvent("", json.dumps({"type": "transcript.text.delta", "delta": text}))


def done(text: str) -> ServerSentEvent:
    return ServerSentEvent("", json.dumps({"type": "transcript.text.done", "text": text}))


def said(text: str) -> list[ServerSentEvent]:
    """A chat model's reply."""
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": "stop"}
    return [ServerSentEvent("message", json.dumps({"id": "c1", "model": "m", "choices": [choice]}))]


class ScriptedClient:
    """Answers each request with the next step."""

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
        body = json.dumps(step).encode()
        return Reply(200, {}, body, cast("Json", step), "http://test/v1/audio/transcriptions", "req_1")

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
        return StreamEnd("http://test/v1/audio/transcriptions", "req_1", None, False)


class Server:
    """Stands for the connections."""

    def __init__(self, client: ScriptedClient) -> None:
        self.changed: Signal[()] = Signal()
        self.models_changed: Signal[()] = Signal()
        self.scripted = client
        self.current = client.connection
        self.models: tuple[Model, ...] = (Model("whisper-test", None, "", None), Model("test-chat", None, "", None))
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
    jobs: Jobs
    database: Database
    settings: Settings
    parts: Parts
    notices: list[Notice]
    handed: list[Handover] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.model = self.parts.model
        self.recording = self.parts.recording
        self.takes = self.parts.takes

    @property
    def texts(self) -> list[str]:
        return [each.text for each in self.model.transcripts]

    @property
    def title(self) -> str:
        """Of the card."""
        assert self.model.card is not None
        return str(self.model.card.title)

    @property
    def actions(self) -> list[str]:
        assert self.model.card is not None
        return [action for action, _ in self.model.card.actions]

    async def idle(self) -> None:
        await until(lambda: not self.jobs.running)

    async def open(self, path: Path) -> None:
        self.parts.intake.open_files([path])
        await self.idle()

    async def transcribe(self) -> None:
        assert self.model.appearance.why_not is None
        self.model.transcribe()
        await self.idle()

    async def speak(self, seconds: float = 1.0) -> None:
        """Into the microphone."""
        before = self.recording.elapsed
        self.card.deliver(tone(seconds))
        await until(lambda: self.recording.elapsed >= before + seconds - 0.01)

    async def record(self, seconds: float = 1.0) -> None:
        self.recording.record()
        await until(lambda: self.recording.busy)
        await self.idle()
        await self.speak(seconds)

    async def finish(self) -> None:
        self.recording.finish()
        await self.idle()


def open_story(folder: Path, *steps: Step) -> Story:
    client = ScriptedClient(*steps)
    server = Server(client)
    told: list[Notice] = []
    notices = Notices()
    notices.posted.connect(told.append)
    locations = Locations(folder)
    database = Database(locations.database)
    settings = Settings(locations.settings)
    jobs = Jobs(notices)
    handovers = Handovers()
    handovers.accept(TextHandover, SpeechHandover)
    context = SimpleNamespace(
        locations=locations,
        settings=settings,
        connections=server,
        jobs=jobs,
        notices=notices,
        handovers=handovers,
        database=database,
    )
    card = FakeSoundCard()
    parts = make_parts(cast("Context", context), card)
    story = Story(folder, client, server, card, jobs, database, settings, parts, told)
    handovers.offered.connect(story.handed.append)
    return story


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


def write_wav(path: Path, samples: "Samples", rate: int = 48_000) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(samples.shape[1])
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.astype("<i2").tobytes())
    return path
