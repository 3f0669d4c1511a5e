"""A data folder whose gallery is full: `python -m tests.benchmarks.seeded_library FOLDER [COUNT]`."""

import asyncio
import sqlite3
import sys
import time
from pathlib import Path

import numpy

from playground.features.images import metadata
from playground.features.images.encoding import encode_png
from playground.features.images.pixels import Pixels
from playground.features.images.thumbnails import Thumbnails
from playground.storage import gallery_rows as rows
from playground.storage.blobs import Blob, Blobs
from playground.storage.database import Database
from playground.storage.gallery_records import NewPicture, StepRecord
from playground.storage.locations import Locations

PICTURES = 5_000
SIDE = 256
KINDS = 48  # so many look different
PER_STEP = 4
SUBJECTS = ("a cat", "a lighthouse", "三只红气球", "a bowl of fruit", "雪山和湖", "a street at night")
DAY = 86_400.0


def seed(folder: Path, count: int = PICTURES) -> None:
    """Every picture is a file of its own, has its thumbnail and a step; about every fifth step follows another."""
    locations = Locations.open(folder)
    kinds = [_kind(number) for number in range(KINDS)]
    files = _put_files(locations, kinds, count)
    asyncio.run(_put_rows(locations, files))


def _kind(number: int) -> bytes:
    down, across = numpy.mgrid[0:SIDE, 0:SIDE]
    turn = 2 * numpy.pi * number / KINDS
    wave = numpy.sin((across * numpy.cos(turn) + down * numpy.sin(turn)) / 20)
    colours = (128 + 100 * wave, 128 + 90 * numpy.sin(turn) * wave, 60 + down * 150 / SIDE)
    pixels: Pixels = numpy.stack((*colours, numpy.full((SIDE, SIDE), 255.0)), axis=-1).astype(numpy.uint8)
    return encode_png(pixels, small=True)


def _put_files(locations: Locations, kinds: list[bytes], count: int) -> list[Blob]:
    blobs, thumbnails = Blobs(locations.pictures), Thumbnails(locations.thumbnails)
    small = []
    for number, kind in enumerate(kinds):
        made = thumbnails.make(f"{number:064x}", kind)
        assert made is not None
        small.append(made.read_bytes())
        made.unlink()
    files = []
    for number in range(count):
        data = metadata.write(kinds[number % KINDS], metadata.Facts(prompt=_prompt(number // PER_STEP), seed=number))
        files.append(blobs.put(data, ".png"))
        place = thumbnails.place(files[-1].hash)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(small[number % KINDS])
    return files


async def _put_rows(locations: Locations, files: list[Blob]) -> None:
    database = Database(locations.database)
    now = time.time()

    def insert(connection: sqlite3.Connection) -> None:
        parent: int | None = None
        for first in range(0, len(files), PER_STEP):
            number = first // PER_STEP
            made_at = now - (len(files) - first) * DAY / 100
            step = rows.insert_step(connection, _step(number, parent if number % 5 == 0 else None, made_at))
            for position, file in enumerate(files[first : first + PER_STEP]):
                new = NewPicture(
                    step.id,
                    position,
                    file.hash,
                    "image/png",
                    SIDE,
                    SIDE,
                    file.size,
                    seed=first + position,
                    created_at=made_at,
                )
                parent = rows.insert_picture(connection, new).id

    await database.run(insert)
    await database.close()


def _step(number: int, parent: int | None, made_at: float) -> StepRecord:
    kind = "generate" if parent is None else "edit"
    return StepRecord(
        0, parent, kind, _prompt(number), "demo-sketch", "Demo", {}, "", made_at, 2.5, 0.0, {}, "done", {}
    )


def _prompt(number: int) -> str:
    return f"{SUBJECTS[number % len(SUBJECTS)]}, {number}"


if __name__ == "__main__":
    seed(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else PICTURES)
