"""Text files that are read aloud: whatever wrote them, and what is none."""

from pathlib import Path

import pytest

from playground.features.speak.intake import LONGEST, read_text
from playground.services.errors import Refused
from tests.unit.features.speak.rig import Story, tell


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_text_is_read_whatever_wrote_it(tmp_path: Path, encoding: str):
    path = tmp_path / "poem.txt"
    path.write_bytes("第一颗星。\r\nThe second.".encode(encoding))
    assert read_text(path) == "第一颗星。\nThe second."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "There is no text in poem.txt."),
        (b"RIFF\0\0\0\0WAVE", "is not a text file"),
        (b"a" * (LONGEST + 1), "longer than 200,000 characters"),
        (b"a" * (4 * LONGEST + 9), "longer than 200,000 characters"),
        (None, "could not be opened"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, content: bytes | None, sentence: str):
    path = tmp_path / "poem.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Refused, match=sentence):
        read_text(path)


def test_a_file_takes_the_place_of_what_was_written_and_a_wrong_one_does_not(tmp_path: Path):
    async def story(told: Story) -> None:
        (tmp_path / "story.md").write_text("# A story")
        told.model.write("before")
        told.parts.intake.open_file(tmp_path / "none.txt")
        await told.idle()
        assert told.model.text == "before"
        assert "none.txt could not be opened" in str(told.notices[-1].message)
        told.parts.intake.open_file(tmp_path / "story.md")
        await told.idle()
        assert told.model.text == "# A story"

    tell(tmp_path, story=story)
