"""The clinic without its window: a real store, real jobs and real processes, and an upload that only takes notes."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from playground.api.files import StoredFile
from playground.features.files.clinic.clinic_model import ClinicModel
from playground.services.jobs import Jobs
from playground.services.notices import Notice, Notices
from playground.storage.database import Database
from playground.storage.datasets import Datasets
from playground.storage.locations import Locations
from playground.storage.settings import Settings
from playground.storage.starred import Starred

if TYPE_CHECKING:
    from playground.services.context import Context


def chat(question: str, answer: str = "Yes.", system: str = "") -> dict[str, Any]:
    said = [("system", system)] if system else []
    said += [("user", question), ("assistant", answer)]
    return {"messages": [{"role": role, "content": text} for role, text in said]}


def lines(*records: Any) -> bytes:
    return b"".join(
        (each if isinstance(each, str) else json.dumps(each, ensure_ascii=False)).encode() + b"\n" for each in records
    )


def many(count: int = 12) -> list[dict[str, Any]]:
    return [chat(f"Question {number}?", f"Answer {number}.") for number in range(count)]


@dataclass
class Desk:
    folder: Path
    notices: list[Notice] = field(default_factory=list)
    sent: list[tuple[str, str, bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        notices = Notices()
        notices.posted.connect(self.notices.append)
        locations = Locations(self.folder / "data")
        locations.data.mkdir(exist_ok=True)
        self.database = Database(locations.database)
        self.settings = Settings(locations.settings)
        self.jobs = Jobs(notices)
        context = SimpleNamespace(
            locations=locations, settings=self.settings, jobs=self.jobs, notices=notices, database=self.database
        )
        self.store, self.starred = Datasets(self.database), Starred(self.database)
        self.clinic = ClinicModel(cast("Context", context), self.store, self.starred, self.upload, pause=0)

    async def upload(self, path: Path, purpose: str) -> StoredFile:
        self.sent.append((path.name, purpose, path.read_bytes()))  # noqa: ASYNC240
        return StoredFile("file-1", path.name, purpose, 1, 1.0, None, "processed", "", {})

    async def idle(self) -> None:
        async with asyncio.timeout(20):
            while self.jobs.running:
                await asyncio.sleep(0.001)

    async def open(self, content: bytes, name: str = "data.jsonl") -> Path:
        path = self.folder / name
        path.write_bytes(content)
        self.clinic.open(path)
        await self.idle()
        return path

    @property
    def rules(self) -> dict[str, int]:
        return dict(self.clinic.counts)

    @property
    def questions(self) -> list[str]:
        return [row.summary for row in self.clinic.rows(0, 1000)]


def tell(folder: Path, story: Callable[[Desk], Awaitable[None]]) -> None:
    async def run() -> None:
        desk = Desk(folder)
        await desk.database.open()
        try:
            await story(desk)
            await desk.idle()
        finally:
            desk.clinic.close()
            desk.clinic.end()
            await desk.jobs.close()
            await desk.database.close()
            desk.settings.save()

    asyncio.run(run())
