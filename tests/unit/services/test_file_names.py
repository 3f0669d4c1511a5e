"""Names that every file system takes."""

from pathlib import Path

import pytest

from playground.services.file_names import file_name, free_path


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("", "clip.wav"),
        ("CON", "clip CON.wav"),
        ('a/b: "c"?', "a b c.wav"),
        ("x" * 100, "x" * 60 + ".wav"),
        ("../../etc/passwd", "etc passwd.wav"),
        ("invoice\u202egnp.exe", "invoice gnp.exe.wav"),
        ("龙" * 100, "龙" * 40 + ".wav"),
    ],
)
def test_names_are_such_as_every_file_system_takes(words: str, name: str):
    assert file_name(words, ".wav", "clip") == name


def test_nothing_that_is_there_is_overwritten(tmp_path: Path):
    (tmp_path / "a.wav").touch()
    (tmp_path / "a 2.wav").touch()

    assert free_path(tmp_path, "a.wav") == tmp_path / "a 3.wav"
