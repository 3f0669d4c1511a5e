"""The brains of the files with a real store and real jobs, and a server that does what it is told, with faults by a
script."""

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Literal, cast

from playground.api.client import Client, build_client
from playground.api.connection import Connection
from playground.api.dialect import Dialect, Paths
from playground.api.errors import ConnectionLost, PathNotFound
from playground.api.files import FilePage, FileSource, StoredFile
from playground.api.models import Model
from playground.api.observer import Listener
from playground.api.uploads import UploadSession
from playground.features.files.parts import Parts, make_parts
from playground.features.files.stored.sending import Sending
from playground.features.files.stored.server import FileServer
from playground.services.jobs import Jobs
from playground.services.notices import Notice, Notices
from playground.signal import Signal
from playground.storage.database import Database
from playground.storage.locations import Locations
from playground.storage.operations import Operations
from playground.storage.settings import Settings
from playground.storage.uploads import Uploads
from tests.faults.calls import KEY, QUICK

if TYPE_CHECKING:
    from playground.services.connections import Connections
    from playground.services.context import Context

Step = Exception | asyncio.Event | None
PART = 10  # bytes


def stored(id_: str, name: str = "a.jsonl", size: int | None = 5, **more: Any) -> StoredFile:
    facts: dict[str, Any] = {"purpose": "fine-tune", "created_at": 1000.0, "expires_at": None, "status": "processed"}
    facts |= {"status_details": "", "fields": {}} | more
    return StoredFile(id=id_, filename=name, bytes=size, **facts)


def lost(*, unknown: bool = True) -> ConnectionLost:
    error = ConnectionLost("reset")
    error.outcome_unknown = unknown
    return error


class ScriptedServer(FileServer):
    """Keeps files in memory. `steps` names, by the kind of request, what happens to the next ones: an error is raised,
    an event is waited for. With `accepts` the file of an upload that fails is there all the same."""

    def __init__(self, connections: "Fake") -> None:
        super().__init__(cast("Connections", connections))
        self.files: list[StoredFile] = []  # the newest first
        self.contents: dict[str, bytes] = {}
        self.parts: dict[str, dict[str, bytes]] = {}
        self.steps: dict[str, list[Step]] = {}
        self.asked: list[str] = []
        self.page_size = 2
        self.accepts = False
        self.at_once: Counter[str] = Counter()
        self.most_at_once: Counter[str] = Counter()
        self.sums: list[str] = []
        self.fractions: Sequence[float | None] = (0.5, None)

    async def page(self, after: str = "", connection: Connection | None = None) -> FilePage:
        await self._step("page", after)
        ids = [file.id for file in self.files]
        start = ids.index(after) + 1 if after in ids else 0
        files = tuple(self.files[start : start + self.page_size])
        return FilePage(files, start + self.page_size < len(ids), files[-1].id if files else "")

    async def retrieve(self, id_: str) -> StoredFile:
        await self._step("retrieve", id_)
        return self._found(id_)

    async def delete(self, id_: str) -> None:
        await self._step("delete", id_)
        self.files.remove(self._found(id_))

    async def start(self, id_: str, size: int) -> bytes:
        await self._step("start", id_)
        self._found(id_)
        return self.contents.get(id_, b"")[:size]

    async def fetch(self, id_: str, on_bytes: Callable[[bytes], None], connection: Connection | None = None) -> None:
        self._found(id_)
        data = self.contents[id_]
        on_bytes(data[: len(data) // 2])
        await self._step("fetch", id_)
        on_bytes(data[len(data) // 2 :])

    async def upload(
        self, connection: Connection, source: FileSource, purpose: str, expires_after: int | None, listener: Listener
    ) -> StoredFile:
        return await self._take("upload", source, purpose, listener)

    async def begin(
        self, connection: Connection, source: FileSource, size: int, purpose: str, expires_after: int | None
    ) -> UploadSession:
        await self._step("begin", source.filename)
        id_ = f"upload_{len(self.parts) + 1}"
        self.parts[id_] = {}
        return UploadSession(id_, "pending", None, size, {"name": source.filename, "purpose": purpose})

    async def add_part(self, connection: Connection, upload: str, source: FileSource, listener: Listener) -> str:
        await self._step("part", str(source.start))
        if upload not in self.parts:
            raise PathNotFound(status=404)
        part = f"part_{sum(map(len, self.parts.values())) + 1}"
        data = source.path.read_bytes()[source.start :]
        self.parts[upload][part] = data if source.length is None else data[: source.length]
        listener.progress(None)
        return part

    async def complete(self, connection: Connection, upload: str, parts: Sequence[str], md5: str) -> StoredFile:
        self.sums.append(md5)
        data = b"".join(self.parts[upload][part] for part in parts)
        if self.accepts:
            self._keep("big.jsonl", data, "batch")
        await self._step("complete", upload)
        del self.parts[upload]
        return self._keep("big.jsonl", data, "batch")

    async def cancel(self, connection: Connection, upload: str) -> None:
        await self._step("cancel", upload)
        self.parts.pop(upload, None)

    async def _take(self, kind: str, source: FileSource, purpose: str, listener: Listener) -> StoredFile:
        data = source.path.read_bytes()
        self.at_once[kind] += 1
        self.most_at_once[kind] = max(self.at_once[kind], self.most_at_once[kind])
        try:
            for fraction in self.fractions:
                listener.progress(fraction)
            if self.accepts:
                self._keep(source.filename, data, purpose)
            await self._step(kind, source.filename)
        finally:
            self.at_once[kind] -= 1
        return self._keep(source.filename, data, purpose)

    def _keep(self, name: str, data: bytes, purpose: str) -> StoredFile:
        file = stored(f"file-{len(self.files) + 1}", name, len(data), purpose=purpose, created_at=time.time())
        self.files.insert(0, file)
        self.contents[file.id] = data
        return file

    def _found(self, id_: str) -> StoredFile:
        found = next((file for file in self.files if file.id == id_), None)
        if found is None:
            raise PathNotFound("No such File object", status=404)
        return found

    async def _step(self, kind: str, what: str) -> None:
        self.asked.append(f"{kind} {what}".strip())
        steps = self.steps.get(kind, [])
        step = steps.pop(0) if steps else None
        await asyncio.sleep(0)
        if isinstance(step, asyncio.Event):
            await step.wait()
        elif step is not None:
            raise step


@dataclass
class Fake:
    """Stands for the connections."""

    current: Connection = field(default_factory=lambda: Connection("one", "One", "http://here/v1"))
    changed: Signal[()] = field(default_factory=lambda: Signal[()]())
    models_changed: Signal[()] = field(default_factory=lambda: Signal[()]())
    models: tuple[Model, ...] = ()
    fine_tuning: Literal["auto", "legacy"] = "auto"
    paths: Paths = field(default_factory=dict)
    made: Client | None = None

    @property
    def entries(self) -> tuple[Connection, ...]:
        return (self.current, Connection("two", "Two", "http://here/v1"))

    def dialect(self, model: str) -> Dialect:
        return Dialect(fine_tuning=self.fine_tuning, paths=self.paths)

    async def client(self, connection: Connection | None = None) -> Client:
        """For those who speak with a true server."""
        if self.made is None:
            self.made = build_client(self.current, KEY, patience=QUICK)
        return self.made

    def choose(self, id_: str, base_url: str = "http://here/v1") -> None:
        self.current = Connection(id_, id_, base_url)
        self.changed.emit()


@dataclass
class Story:
    """A started tab without its window, and everything that its user would notice."""

    folder: Path
    connections: Fake
    server: ScriptedServer
    notices: list[Notice]
    jobs: Jobs
    database: Database
    parts: Parts

    async def idle(self) -> None:
        await until(lambda: not self.jobs.running)

    def write(self, name: str, data: bytes = b"12345") -> Path:
        path = self.folder / name
        path.write_bytes(data)
        return path

    @property
    def states(self) -> list[str]:
        return [upload.state for upload in self.parts.uploading.uploads]

    @property
    def sent(self) -> int:
        """So many uploads have reached the server as a request."""
        return sum(asked.startswith("upload") for asked in self.server.asked)


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not condition():
            await asyncio.sleep(0.001)


def open_story(folder: Path, base_url: str = "") -> Story:
    notices, told = Notices(), list[Notice]()
    notices.posted.connect(told.append)
    locations, connections, jobs = Locations(folder), Fake(), Jobs(notices)
    database = Database(locations.database)
    context = SimpleNamespace(
        locations=locations,
        settings=Settings(locations.settings),
        connections=connections,
        jobs=jobs,
        notices=notices,
        database=database,
    )
    scripted = ScriptedServer(connections)
    server = scripted
    if base_url:
        connections.current = Connection("true", "True", base_url)
        server = cast("ScriptedServer", FileServer(cast("Connections", connections)))
    sending = Sending(server, Operations(database), Uploads(database), part_size=PART, pauses=(0, 0), look_again=0)
    parts = make_parts(cast("Context", context), server=server, sending=sending)
    return Story(folder, connections, scripted, told, jobs, database, parts)


def tell(folder: Path, story: Callable[[Story], Awaitable[None]], *, begin: bool = True, base_url: str = "") -> None:
    async def run() -> None:
        told = open_story(folder, base_url)
        await told.database.open()
        if begin:
            told.parts.start()
            await told.idle()
        try:
            await story(told)
        finally:
            await told.jobs.close()
            if told.connections.made is not None:
                await told.connections.made.close()
            await told.database.close()

    asyncio.run(run())
