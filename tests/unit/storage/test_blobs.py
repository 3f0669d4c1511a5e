"""Files named by what is in them."""

import hashlib
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from playground.storage.blobs import Blobs
from playground.storage.errors import Damaged, StorageFailed

DATA = b"a picture"
HASH = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "blobs")


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_was_put_can_be_read_by_its_hash(blobs, tmp_path):
    blob = blobs.put(DATA, ".png")
    assert (blob.hash, blob.size) == (HASH, len(DATA))
    assert blob.path == tmp_path / "blobs" / HASH[:2] / HASH[2:4] / f"{HASH}.png"
    assert blobs.path(HASH) == blob.path
    assert blobs.read(HASH) == DATA


def test_only_the_owner_may_read_it(blobs, tmp_path):
    blob = blobs.put(DATA, ".png")
    assert stat.S_IMODE((tmp_path / "blobs").stat().st_mode) == 0o700
    assert stat.S_IMODE(blob.path.stat().st_mode) == 0o600


def test_the_same_thing_is_kept_once(blobs, tmp_path):
    first = blobs.put(DATA, ".png")
    written = first.path.stat().st_mtime_ns
    assert blobs.put(DATA, ".jpg") == first
    assert files_in(tmp_path) == [first.path]
    assert first.path.stat().st_mtime_ns == written


def test_what_another_program_cut_short_is_put_again(blobs):
    blob = blobs.put(DATA, ".png")
    blob.path.write_bytes(DATA[:3])
    with pytest.raises(Damaged):
        blobs.read(HASH)
    blobs.put(DATA, ".png")
    assert blobs.read(HASH) == DATA


def test_what_was_deleted_is_not_there_and_may_be_deleted_again(blobs):
    blobs.put(DATA, ".png")
    blobs.delete(HASH)
    blobs.delete(HASH)
    assert blobs.path(HASH) is None
    with pytest.raises(Damaged):
        blobs.read(HASH)


@pytest.mark.parametrize("name", ["", "../../secret", HASH.upper(), "*" * 64, HASH[:-1] + "/"])
def test_what_is_not_a_hash_leads_nowhere(blobs, tmp_path, name):
    (tmp_path / "secret").write_text("not for you")
    assert blobs.path(name) is None
    blobs.delete(name)
    assert (tmp_path / "secret").exists()


def test_threads_that_put_the_same_thing_do_not_meet(blobs, tmp_path):
    data = os.urandom(1 << 20)
    threads = [threading.Thread(target=blobs.put, args=(data, ".bin")) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (path,) = files_in(tmp_path)
    assert path.read_bytes() == data


def test_where_nothing_may_be_written_new_ones_live_until_the_program_ends(tmp_path):
    kept = Blobs(tmp_path / "blobs").put(DATA, ".png")
    story = f"""
from pathlib import Path
from playground.storage.blobs import Blobs
blobs = Blobs(Path({str(tmp_path / "blobs")!r}), read_only=True)
assert blobs.path({HASH!r}) is not None
blob = blobs.put(b"new", ".png")
assert blobs.read(blob.hash) == b"new"
print(blob.path)
"""
    done = subprocess.run([sys.executable, "-c", story], capture_output=True, text=True, check=True)
    assert not Path(done.stdout.strip()).parents[2].exists()
    assert files_in(tmp_path) == [kept.path]


def test_a_folder_that_is_in_the_way_is_said_in_our_words(tmp_path):
    (tmp_path / "blobs").write_text("a file")
    with pytest.raises(StorageFailed):
        Blobs(tmp_path / "blobs").put(DATA, ".png")


def test_a_disk_that_takes_half_of_it_keeps_nothing(tmp_path):
    story = f"""
import resource
from pathlib import Path
from playground.storage.blobs import Blobs
from playground.storage.errors import DiskFull
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    Blobs(Path({str(tmp_path / "blobs")!r})).put(b"x" * 5000, ".png")
except DiskFull as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", story], capture_output=True, text=True, check=True)
    assert done.stdout
    assert files_in(tmp_path) == []
