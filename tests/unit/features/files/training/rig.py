"""The brains of the jobs with a real store, and a client behind which a server keeps jobs of its own, with faults by a
script."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from playground.api.attempt import Reply, StreamEnd
from playground.api.connection import Connection
from playground.api.dialect import Dialect
from playground.api.errors import ConnectionLost, PathNotFound
from playground.api.models import Model
from playground.api.observer import Listener
from playground.api.reception import OnEvent
from playground.api.request import ApiRequest
from playground.api.sse import ServerSentEvent
from playground.api.stored_file import StoredFile
from playground.features.files.training.parts import Training, make_training
from playground.services.handovers import Handover, Handovers, ModelHandover
from playground.services.jobs import Jobs
from playground.services.notices import Notice, Notices
from playground.signal import Signal
from playground.storage.database import Database
from playground.storage.locations import Locations
from playground.storage.operations import Operations
from playground.storage.settings import Settings

if TYPE_CHECKING:
    from playground.services.context import Context

Step = Exception | asyncio.Event | None
URL = "http://here/v1"


def lost() -> ConnectionLost:
    error = ConnectionLost("reset")
    error.outcome_unknown = True
    return error


class JobServer:
    """Keeps jobs in memory, in the words of today or of before 2024. `steps` names, by the end of a path, what happens
    to the next requests: an error is raised, an event is waited for. With `accepts` a job whose answer is lost is there
    all the same."""

    def __init__(self) -> None:
        self.jobs: list[dict[str, Any]] = []  # the newest first
        self.events: dict[str, list[dict[str, Any]]] = {}  # the oldest first
        self.checkpoints: dict[str, list[dict[str, Any]]] = {}
        self.contents: dict[str, bytes] = {}
        self.steps: dict[str, list[Step]] = {}
        self.requests: list[ApiRequest] = []
        self.words = "fine_tuning/jobs"
        self.accepts = True
        self.keeps_metadata = True
        self.page_size = 2
        self.oldest_events_first = False
        self.at_once = self.most_at_once = 0

    def asked(self, method: str, end: str) -> int:
        return sum(each.method == method and each.path.endswith(end) for each in self.requests)

    @property
    def created(self) -> list[dict[str, Any]]:
        """What each order said."""
        return [cast("dict[str, Any]", each.body) for each in self.requests if each.method == "POST" and each.body]

    def add(self, status: str = "running", **more: Any) -> dict[str, Any]:
        number = len(self.jobs) + 1
        job: dict[str, Any] = {
            "id": f"ftjob-{number}",
            "object": "fine_tuning.job",
            "model": "gpt-4.1",
            "status": status,
        }
        job |= {"created_at": 1000 + number, "training_file": "file-1", "result_files": [], "error": {}}
        job |= {"metadata": None, "fine_tuned_model": None} | more
        self.jobs.insert(0, job)
        self.events.setdefault(job["id"], [])
        return job

    def tell(self, job: dict[str, Any], *losses: float) -> None:
        told = self.events[job["id"]]
        for loss in losses:
            step = len(told) + 1
            data = {"step": step, "train_loss": loss}
            told.append({"id": f"e{step}", "created_at": 2000 + step, "type": "metrics", "data": data})

    async def answer(self, request: ApiRequest) -> bytes:
        self.requests.append(request)
        head, _, rest = request.path.partition(self.words)
        name, _, verb = rest.strip("/").partition("/")
        if head or not request.path.startswith(self.words):
            if request.path.startswith("files/"):
                return self.contents.get(request.path.split("/")[1], b"")
            if request.path.startswith("models/"):
                return b'{"deleted": true}'
            raise PathNotFound("Invalid URL", status=404)
        if request.method == "POST" and not name:
            return await self._create(cast("dict[str, Any]", request.body))
        await self._step(verb or ("job" if name else "list"))
        return json.dumps(self._read(request, name, verb)).encode()

    async def _create(self, body: dict[str, Any]) -> bytes:
        metadata = body.get("metadata") if self.keeps_metadata else None
        try:
            await self._step("create")
        except ConnectionLost:
            if self.accepts:
                self._enrol(body, metadata)
            raise
        return json.dumps(self._enrol(body, metadata)).encode()

    def _enrol(self, body: dict[str, Any], metadata: Any) -> dict[str, Any]:
        files = {"training_file": body["training_file"]}
        if self.words == "fine-tunes":
            files = {"training_files": [{"id": body["training_file"]}], "object": "fine-tune"}
        made = {"model": f"{body['model']}-2025", "metadata": metadata, "created_at": time.time(), **files}
        return self.add("queued", **made)

    def _read(self, request: ApiRequest, name: str, verb: str) -> Any:
        if not name:
            return self._page(self.jobs, request)
        job = next((each for each in self.jobs if each["id"] == name), None)
        if job is None:
            raise PathNotFound("No such job", status=404)
        if verb == "events":
            told = self.events[name]
            return self._page(told if self.oldest_events_first else told[::-1], request)
        if verb == "checkpoints":
            return self._page(self.checkpoints.get(name, []), request)
        if verb:
            job["status"] = {"cancel": "cancelled", "pause": "paused", "resume": "running"}[verb]
        return job

    def _page(self, entries: Sequence[dict[str, Any]], request: ApiRequest) -> dict[str, Any]:
        ids = [each["id"] for each in entries]
        after = request.query.get("after", "")
        start = ids.index(after) + 1 if after in ids else 0
        data = list(entries[start : start + self.page_size])
        return {"object": "list", "data": data, "has_more": start + self.page_size < len(entries)}

    async def _step(self, kind: str) -> None:
        steps = self.steps.get(kind, [])
        step = steps.pop(0) if steps else None
        self.at_once += 1
        self.most_at_once = max(self.at_once, self.most_at_once)
        try:
            await asyncio.sleep(0)
            if isinstance(step, asyncio.Event):
                await step.wait()
            elif step is not None:
                raise step
        finally:
            self.at_once -= 1


class ScriptedClient:
    """Takes requests to the server, and talks in chats itself: each model says its own name."""

    def __init__(self, server: JobServer) -> None:
        self.connection = Connection("one", "One", URL)
        self.dialect = Dialect()
        self.server = server
        self.talks: dict[str, Step] = {}

    def dialect_for(self, model: str) -> Dialect:
        return self.dialect

    def learn(self, model: str, param: str) -> None:
        self.dialect = self.dialect.without(model, param)

    async def send(self, request: ApiRequest, listener: Listener | None = None) -> Reply:
        content = await self.server.answer(request)
        return Reply(200, {}, content, json.loads(content), URL, None)

    async def fetch(self, request: ApiRequest, take: Callable[[bytes], bool], listener: Listener | None) -> None:
        take(await self.server.answer(request))

    async def stream(self, request: ApiRequest, on_event: OnEvent, listener: Listener | None = None) -> StreamEnd:
        model = str(cast("dict[str, Any]", request.body)["model"])
        for word in (f"I am {model}", "."):
            chunk = {"id": "c", "model": model, "choices": [{"index": 0, "delta": {"content": word}}]}
            on_event(ServerSentEvent("", json.dumps(chunk)))
            step = self.talks.pop(model, None)
            if isinstance(step, asyncio.Event):
                await step.wait()
            elif step is not None:
                raise step
        usage = {"prompt_tokens": 1, "completion_tokens": 3, "total_tokens": 4}
        end = {"id": "c", "model": model, "choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}
        on_event(ServerSentEvent("", json.dumps({**end, "usage": usage})))
        return StreamEnd(URL, None, None, False)


@dataclass
class Connections:
    scripted: ScriptedClient
    changed: Signal[()] = field(default_factory=lambda: Signal[()]())
    models_changed: Signal[()] = field(default_factory=lambda: Signal[()]())
    models: tuple[Model, ...] = (Model("whisper-1"), Model("gpt-4.1"))
    refreshed: int = 0

    def __post_init__(self) -> None:
        self.current = self.scripted.connection

    @property
    def entries(self) -> tuple[Connection, ...]:
        return (self.current,)

    def dialect(self, model: str) -> Dialect:
        return self.scripted.dialect_for(model)

    async def client(self, connection: Connection | None = None) -> ScriptedClient:
        return self.scripted

    def refresh_soon(self) -> None:
        self.refreshed += 1

    def choose(self, id_: str) -> None:
        self.current = Connection(id_, id_, URL)
        self.changed.emit()


class Clock:
    """Nothing happens by itself: `tick` lets what is in store come."""

    def __init__(self) -> None:
        self.waits: list[float] = []
        self.stored: Callable[[], None] | None = None
        self.most = 0

    def __call__(self, seconds: float, action: Callable[[], None]) -> Callable[[], None]:
        assert self.stored is None, "two looks in store"
        self.waits.append(seconds)
        self.stored = action
        return self.forget

    def forget(self) -> None:
        self.stored = None

    def tick(self) -> None:
        action, self.stored = self.stored, None
        assert action is not None, "nothing is in store"
        action()


@dataclass
class Story:
    """A started tab without its window, and everything that its user would notice."""

    folder: Path
    server: JobServer
    connections: Connections
    clock: Clock
    notices: list[Notice]
    handed: list[Handover]
    jobs: Jobs
    database: Database
    settings: Settings
    context: "Context"
    training: Training
    uploaded: list[Path]

    def __post_init__(self) -> None:
        training = self.training
        self.model, self.form, self.creating = training.jobs, training.form, training.creating
        self.charts, self.trying = training.charts, training.trying
        self.operations = Operations(self.database)

    async def idle(self) -> None:
        await until(lambda: not self.jobs.running)

    async def tick(self) -> None:
        self.clock.tick()
        await self.idle()

    def fill(self, **more: Any) -> None:
        """What can be ordered."""
        self.form.change(**{"model": "gpt-4.1", "training_file": "file-1"} | more)

    async def create(self) -> None:
        self.creating.create()
        await self.idle()


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not condition():
            await asyncio.sleep(0.001)


def open_story(folder: Path, server: JobServer) -> Story:
    notices, told, handed = Notices(), list[Notice](), list[Handover]()
    notices.posted.connect(told.append)
    locations, jobs = Locations(folder), Jobs(notices)
    connections = Connections(ScriptedClient(server))
    database, settings, handovers = Database(locations.database), Settings(locations.settings), Handovers()
    handovers.accept(ModelHandover)
    handovers.offered.connect(handed.append)
    context = cast(
        "Context",
        SimpleNamespace(
            locations=locations,
            settings=settings,
            connections=connections,
            jobs=jobs,
            notices=notices,
            database=database,
            handovers=handovers,
        ),
    )
    uploaded: list[Path] = []

    async def upload(path: Path, purpose: str) -> StoredFile:
        await server._step("upload")
        uploaded.append(path)
        return StoredFile(f"file-of-{path.name}", path.name, purpose, 5, 1.0, None, "", "", {})

    clock = Clock()
    training = make_training(context, Operations(database), upload, clock=clock, pauses=(0, 0))
    return Story(
        folder, server, connections, clock, told, handed, jobs, database, settings, context, training, uploaded
    )


def tell(
    folder: Path, story: Callable[[Story], Awaitable[None]], *, server: JobServer | None = None, legacy: bool = False
) -> None:
    """With the same folder and the same server it is the next start of the program."""

    async def run() -> None:
        told = open_story(folder, server or JobServer())
        if legacy:
            told.connections.scripted.dialect = Dialect(fine_tuning="legacy")
            told.server.words = "fine-tunes"
        await told.database.open()
        told.creating.start()
        told.model.start()
        try:
            await story(told)
        finally:
            told.model.end()
            await told.jobs.close()
            await told.database.close()
            told.settings.save()

    asyncio.run(run())
