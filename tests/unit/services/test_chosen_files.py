"""Files that were chosen or dropped: ordinary ones are read, everything else is refused at once."""

import os
from pathlib import Path

import pytest

from playground.services.chosen_files import NotUsable, read_file


def test_a_file_is_read(tmp_path: Path):
    (tmp_path / "cat.png").write_bytes(b"pixels")
    assert read_file(tmp_path / "cat.png", 10) == b"pixels"


def test_of_a_huge_file_no_more_is_read_than_shows_that_it_is_too_large(tmp_path: Path):
    with open(tmp_path / "huge.png", "wb") as file:
        file.truncate(1 << 40)
    assert len(read_file(tmp_path / "huge.png", 1_000)) == 1_001


def made_folder(path: Path) -> None:
    path.mkdir()


def made_pipe(path: Path) -> None:
    os.mkfifo(path)


def made_endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def made_circle(path: Path) -> None:
    path.symlink_to(path)


def made_nothing(path: Path) -> None:
    """It is gone since it was chosen."""


@pytest.mark.parametrize("make", [made_folder, made_pipe, made_endless, made_circle, made_nothing])
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, make):
    make(tmp_path / "cat.png")
    with pytest.raises(NotUsable, match=r"^cat\.png "):
        read_file(tmp_path / "cat.png", 10)


def test_a_file_on_another_computer_is_not_even_looked_for():
    with pytest.raises(NotUsable, match="lies on another computer"):
        read_file(Path("//host/share/cat.png"), 10)
