"""The chat's model with a real store and real jobs, and a client that answers by a script."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, TypeAlias, cast

from playground.api.client import StreamEnd
from playground.api.connection import Connection
from playground.api.dialect import Dialect
from playground.api.models import Model
from playground.api.observer import Listener
from playground.api.progress import Progress
from playground.api.request import ApiRequest
from playground.api.sse import ServerSentEvent
from playground.features.chat.model import ChatModel
from playground.features.chat.turns import Prompt, Turn
from playground.services.context import Context
from playground.services.jobs import Jobs
from playground.services.notices import Notice, Notices
from playground.signal import Signal
from playground.storage.blobs import Blobs
from playground.storage.database import Database
from playground.storage.history import History
from playground.storage.settings import Settings

Step: TypeAlias = "str | Exception | asyncio.Event | dict[str, object]"
END: dict[str, object] = {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}
USAGE: dict[str, object] = {
    "choices": [],
    "usage": {"prompt_tokens": 34, "completion_tokens": 128, "total_tokens": 162},
}


class ScriptedClient:
    """Answers each request with the next script: a text is sent, an error is raised, an event is waited for."""

    def __init__(self, *scripts: Sequence[Step]) -> None:
        self.scripts = list(scripts)
        self.requests: list[ApiRequest] = []
        self.disconnected = False
        self._dialect = Dialect()

    def dialect_for(self, model: str) -> Dialect:
        return self._dialect

    def learn(self, model: str, param: str) -> None:
        self._dialect = self._dialect.without(model, param)

    async def stream(
        self, request: ApiRequest, on_event: Callable[[ServerSentEvent], Progress], listener: Listener | None = None
    ) -> StreamEnd:
        self.requests.append(request)
        try:
            for step in self.scripts.pop(0):
                await _take(step, on_event)
        except asyncio.CancelledError:
            self.disconnected = True
            raise
        return StreamEnd("http://test/v1/chat/completions", "req_1", None, False)


async def _take(step: Step, on_event: Callable[[ServerSentEvent], Progress]) -> None:
    await asyncio.sleep(0)
    if isinstance(step, Exception):
        raise step
    if isinstance(step, asyncio.Event):
        await step.wait()
        return
    chunk = {"choices": [{"index": 0, "delta": {"content": step}}]} if isinstance(step, str) else step
    on_event(ServerSentEvent("message", json.dumps({"id": "c1", "model": "answering-model", **chunk})))


class Server:
    """Stands for the connections: one that is called Test, and whatever else a test adds."""

    def __init__(self, client: ScriptedClient) -> None:
        self.changed: Signal[()] = Signal()
        self.models_changed: Signal[()] = Signal()
        self.scripted = client
        self.current = Connection("test", "Test", "http://test/v1")
        self.models: tuple[Model, ...] = (Model("test-model", None, "", None),)
        self.learned_parameters: list[tuple[str, str]] = []
        self.asked_for: list[Connection | None] = []
        self.error: Exception | None = None

    async def client(self, connection: Connection | None = None) -> ScriptedClient:
        self.asked_for.append(connection)
        if self.error is not None:
            raise self.error
        return self.scripted

    def learned(self, model: str, param: str) -> None:
        self.learned_parameters.append((model, param))

    def dialect(self, model: str) -> Dialect:
        return self.scripted.dialect_for(model)

    def select(self, connection: Connection, *models: str) -> None:
        self.current = connection
        self.models = tuple(Model(name, None, "", None) for name in models)
        self.changed.emit()
        self.models_changed.emit()


class Chat:
    """A started chat and everything that its user would notice."""

    def __init__(self, folder: Path, *scripts: Sequence[Step]) -> None:
        self.client = ScriptedClient(*scripts)
        self.server = Server(self.client)
        self.notices: list[Notice] = []
        self.shown: dict[int, str] = {}
        self.added: list[Turn] = []
        notices = Notices()
        notices.posted.connect(self.notices.append)
        self.database = Database(folder / "history.db")
        self.history = History(self.database)
        self.jobs = Jobs(notices)
        self.settings = Settings(folder / "settings.json")
        self.blobs = Blobs(folder / "blobs")
        absent: Any = None
        self.context = Context(
            absent,
            self.settings,
            absent,
            self.history,
            self.database,
            self.blobs,
            cast(Any, self.server),
            self.jobs,
            notices,
            absent,
            absent,
            absent,
        )
        self.model = ChatModel(self.context)
        self.model.turn_added.connect(self.added.append)
        self.model.text_arrived.connect(self._on_text)

    def _on_text(self, turn_id: int, text: str) -> None:
        self.shown[turn_id] = self.shown.get(turn_id, "") + text

    async def start(self) -> None:
        await self.database.open()
        self.model.start()
        await self.idle()

    async def send(self, text: str) -> None:
        self.model.send(Prompt(text))
        await self.idle()

    async def write(self, text: str) -> None:
        """A draft, as the face keeps it."""
        self.model.keep_draft(Prompt(text))
        self.model.save_draft()
        await self.idle()

    async def idle(self) -> None:
        await until(lambda: not self.jobs.running)

    @property
    def texts(self) -> list[tuple[str, str]]:
        return [(turn.role, turn.text) for turn in self.model.turns]

    @property
    def reply(self) -> Turn:
        return self.model.turns[-1]

    @property
    def number(self) -> int:
        assert self.model.current.number is not None
        return self.model.current.number

    @property
    def bodies(self) -> list[dict[str, Any]]:
        return [dict(request.body or {}) for request in self.client.requests]

    @property
    def sent(self) -> list[list[tuple[str, str]]]:
        """The messages of each request."""
        return [[(each["role"], each["content"]) for each in body["messages"]] for body in self.bodies]

    async def close(self) -> None:
        await self.jobs.close()
        await self.database.close()
        self.settings.save()


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not condition():
            await asyncio.sleep(0.001)


def tell(folder: Path, *scripts: Sequence[Step], story: Callable[[Chat], Awaitable[None]]) -> Chat:
    """Runs a story in a chat that has been started, and closes it afterwards."""

    async def run() -> Chat:
        chat = Chat(folder, *scripts)
        await chat.start()
        try:
            await story(chat)
        finally:
            await chat.close()
        return chat

    return asyncio.run(run())
