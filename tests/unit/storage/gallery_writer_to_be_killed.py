"""Adds steps and pictures until it is killed, and says on stdout what it has been told is on disk."""

import asyncio
import itertools
import os
import sys
from pathlib import Path

from tests.unit.storage.gallery_rig import Rig


async def write(folder: Path) -> None:
    rig = Rig(folder)
    for number in itertools.count():
        step = await rig.gallery.add_step("edit", prompt=f"step {number}", mask=os.urandom(3_000))
        for position in range(3):
            picture = await rig.gallery.add_picture(
                step.id,
                os.urandom(200_000),
                position=position,
                media_type="image/png",
                width=1,
                height=1,
            )
            print(picture.id, picture.hash, flush=True)  # noqa: T201 - read by the test
        if number % 2:
            await rig.gallery.delete_step(step.id)
            await rig.gallery.purge()


if __name__ == "__main__":
    asyncio.run(write(Path(sys.argv[1])))
