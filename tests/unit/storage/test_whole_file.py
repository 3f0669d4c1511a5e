"""Files that are there as a whole or not at all."""

import os
import stat
import sys
from pathlib import Path

import pytest

from playground.storage.file_modes import keep_private
from playground.storage.whole_file import write_whole


def test_what_was_there_stays_until_the_new_is_whole(tmp_path: Path):
    path, unfinished = tmp_path / "kept", tmp_path / "folder"
    path.write_bytes(b"old")
    with pytest.raises(OSError, match="No such file"):
        write_whole(path, b"new", unfinished=unfinished / "kept.part")
    assert path.read_bytes() == b"old"
    write_whole(path, b"new", unfinished=tmp_path / "kept.part")
    assert path.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["kept"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
@pytest.mark.parametrize(("private", "mode"), [(True, 0o600), (False, 0o640)])
def test_only_what_is_private_is_kept_from_others(tmp_path: Path, private: bool, mode: int):
    before = os.umask(0o027)
    try:
        for _ in range(2):
            keep_private()
        write_whole(tmp_path / "kept", b"new", unfinished=tmp_path / "kept.part", private=private)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "kept").stat().st_mode) == mode
