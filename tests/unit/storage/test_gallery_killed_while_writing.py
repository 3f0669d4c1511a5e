"""After kill -9 there is no half picture, no row without its picture and, once purged, no picture without a row."""

import hashlib
import random
import select
import subprocess
import sys
from pathlib import Path

from tests.unit.storage.gallery_rig import Rig, run_with_gallery

WRITER = "tests.unit.storage.gallery_writer_to_be_killed"
ROUNDS = 8


def write_and_die(folder: Path, lines: int, wait: float) -> None:
    """Kills the writer so many seconds after so many pictures, wherever it is then."""
    command = [sys.executable, "-m", WRITER, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[3]) as writer:
        assert writer.stdout is not None
        for _ in range(lines):
            writer.stdout.readline()
        select.select([], [], [], wait)
        writer.kill()


async def check(rig: Rig) -> None:
    pictures = await rig.gallery.library(limit=9999)
    masks = [step.mask for step in await rig.gallery.roots(limit=9999)]
    for picture in pictures:
        assert hashlib.sha256(await rig.gallery.read(picture)).hexdigest() == picture.hash
    for path in (rig.folder / "pictures").rglob("*.png"):
        assert hashlib.sha256(path.read_bytes()).hexdigest() == path.stem
    await rig.gallery.purge()
    assert rig.files() == {f"{name}.png" for name in [*masks, *(picture.hash for picture in pictures)]}


def test_killed_anywhere_nothing_is_half(tmp_path: Path) -> None:
    chance = random.Random(3)
    for _ in range(ROUNDS):
        write_and_die(tmp_path, chance.randrange(1, 12), chance.random() * 0.01)
        run_with_gallery(tmp_path, check)
