"""A gallery with real jobs and notices, as the history and the library have them, without a window."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from playground.features.images.encoding import encode_png
from playground.features.images.pixels import Pixels
from playground.features.images.thumbnails import Thumbnails
from playground.services.jobs import Jobs
from playground.services.notices import Notice, Notices
from playground.storage.blobs import Blobs
from playground.storage.database import Database
from playground.storage.gallery import Gallery, PictureRecord, Status, StepRecord
from tests.unit.features.images.pictures_to_test import smooth

if TYPE_CHECKING:
    from playground.services.context import Context


class Shelf:
    def __init__(self, folder: Path) -> None:
        self.notices: list[Notice] = []
        notices = Notices()
        notices.posted.connect(self.notices.append)
        self.jobs = Jobs(notices)
        self.database = Database(folder / "history.db")
        self.blobs = Blobs(folder / "pictures")
        self.gallery = Gallery(self.database, self.blobs, Thumbnails(folder / "thumbnails"))
        self.context = cast("Context", SimpleNamespace(jobs=self.jobs, notices=notices))

    async def step(
        self,
        prompt: str = "a cat",
        *,
        parent: PictureRecord | None = None,
        kind: str = "generate",
        pictures: int = 1,
        status: Status = "done",
    ) -> StepRecord:
        """Every picture is another one."""
        made_from = None if parent is None else parent.id
        step = await self.gallery.add_step(kind, prompt=prompt, parent_picture=made_from, status=status)
        for position in range(pictures):
            await self.picture(step, f"{step.id} {position}".encode(), position)
        found = await self.gallery.step(step.id)
        assert found is not None
        return found

    async def picture(self, step: StepRecord, data: bytes, position: int = 0) -> PictureRecord:
        return await self.gallery.add_picture(
            step.id, data, position=position, media_type="image/png", width=4, height=3
        )

    async def age(self, step: StepRecord, days: int) -> None:
        """As if it had been made so long ago."""
        made_at = time.time() - 86_400 * days
        await self.database.run(
            lambda connection: connection.execute("UPDATE steps SET created_at = ? WHERE id = ?", (made_at, step.id))
        )

    async def idle(self) -> None:
        async with asyncio.timeout(10):
            while self.jobs.running:
                await asyncio.sleep(0.001)


def png(side: int = 300) -> bytes:
    pixels: Pixels = smooth(side, side)
    return encode_png(pixels)


def run_with_shelf(folder: Path, story: Callable[[Shelf], Awaitable[None]]) -> None:
    async def run() -> None:
        shelf = Shelf(folder)
        try:
            await story(shelf)
        finally:
            await shelf.jobs.close()
            await shelf.database.close()

    asyncio.run(run())
