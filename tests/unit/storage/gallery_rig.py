"""A gallery in a folder of a test, with thumbnails that are no pictures."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from playground.storage.blobs import Blobs
from playground.storage.database import Database
from playground.storage.gallery import Gallery

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable
    from pathlib import Path

    from playground.storage.gallery import PictureRecord, StepRecord


class Thumbnails:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made: list[str] = []
        self.cleared = 0
        self.room: Callable[[], None] = lambda: None

    def path(self, picture_hash: str) -> Path | None:
        path = self.folder / picture_hash
        return path if path.exists() else None

    def make(self, picture_hash: str, data: bytes) -> Path | None:
        self.made.append(picture_hash)
        self.folder.mkdir(exist_ok=True)
        path = self.folder / picture_hash
        path.write_bytes(data[:4])
        return path

    def forget(self, picture_hashes: Iterable[str]) -> None:
        for each in picture_hashes:
            (self.folder / each).unlink(missing_ok=True)

    def clear(self) -> None:
        self.cleared += 1
        self.room()


class Rig:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = Database(folder / "history.db")
        self.blobs = Blobs(folder / "pictures")
        self.thumbnails = Thumbnails(folder / "thumbnails")
        self.gallery = Gallery(self.database, self.blobs, self.thumbnails)

    async def step(
        self, prompt: str = "a cat", parent: PictureRecord | None = None, pictures: int = 1
    ) -> tuple[StepRecord, tuple[PictureRecord, ...]]:
        """A finished step; every picture is another one."""
        step = await self.gallery.add_step("generate", prompt=prompt, parent_picture=parent.id if parent else None)
        records = [await self.picture(step, f"{prompt} {step.id} {position}", position) for position in range(pictures)]
        await self.gallery.finish_step(replace(step, status="done"))
        return await self.known(step.id), tuple(records)

    async def picture(self, step: StepRecord, data: str, position: int = 0) -> PictureRecord:
        return await self.gallery.add_picture(
            step.id, data.encode(), position=position, media_type="image/png", width=4, height=3
        )

    async def known(self, step_id: int) -> StepRecord:
        step = await self.gallery.step(step_id)
        assert step is not None
        return step

    def files(self) -> set[str]:
        return {path.name for path in (self.folder / "pictures").rglob("*") if path.is_file()}


def run_with_gallery(folder: Path, story: Callable[[Rig], Awaitable[None]]) -> None:
    async def run() -> None:
        rig = Rig(folder)
        try:
            await story(rig)
        finally:
            await rig.database.close()

    asyncio.run(run())
