"""Downloads: whole or not at all, under names that do no harm."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from playground.api.errors import ConnectionLost
from playground.features.files.stored.fetching import safe_name
from tests.faults.full_disk import files as files_in
from tests.faults.full_disk import room_for
from tests.unit.features.files.stored.rig import Story, stored, tell, until

if TYPE_CHECKING:
    from pathlib import Path

DATA = b"0123456789" * 50_000


def give(story: Story, *names: str) -> list[str]:
    story.server.files = [stored(f"f{place}", name, len(DATA)) for place, name in enumerate(names)]
    story.server.contents = {file.id: DATA for file in story.server.files}
    return [file.id for file in story.server.files]


def states(story: Story) -> list[str]:
    return [download.state for download in story.parts.downloads.downloads]


def test_a_download_takes_the_place_of_what_was_there_when_it_is_whole(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        give(story, "a.jsonl")
        target = tmp_path / "out" / "a.jsonl"
        target.parent.mkdir()
        target.write_bytes(b"old")
        held = asyncio.Event()
        story.server.steps["fetch"] = [held]
        story.parts.downloads.save(story.server.files[0], target)
        await until(lambda: any(asked.startswith("fetch") for asked in story.server.asked))
        assert target.read_bytes() == b"old"
        held.set()
        await story.idle()
        (download,) = story.parts.downloads.downloads
        assert (download.state, download.got_bytes, download.size) == ("done", len(DATA), len(DATA))
        assert target.read_bytes() == DATA
        assert files_in(target.parent) == [target]
        story.parts.downloads.forget(download.id)
        assert story.parts.downloads.downloads == ()

    tell(tmp_path, story)


def test_a_download_that_is_stopped_or_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        give(story, "a.jsonl")
        folder = tmp_path / "out"
        folder.mkdir()
        downloads = story.parts.downloads
        story.server.steps["fetch"] = [asyncio.Event(), ConnectionLost("reset"), asyncio.Event()]
        downloads.save(story.server.files[0], folder / "a.jsonl")
        await until(lambda: story.server.asked == ["fetch f0"])
        downloads.stop(downloads.downloads[0].id)
        await story.idle()
        assert (states(story), files_in(folder)) == (["stopped"], [])
        downloads.retry(downloads.downloads[0].id)
        await story.idle()
        assert (states(story), files_in(folder)) == (["failed"], [])
        downloads.retry(downloads.downloads[0].id)
        downloads.stop(downloads.downloads[0].id)
        downloads.retry(downloads.downloads[0].id)
        await until(lambda: len(story.server.asked) == 3)
        assert states(story) == ["running"]
        await story.jobs.close()
        assert (states(story), files_in(folder)) == (["stopped"], []), "the program ends"

    tell(tmp_path, story)


def test_a_reply_without_a_length_that_ends_early_is_no_file(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        (cut,) = give(story, "a.jsonl")
        story.server.contents[cut] = DATA[:-1]
        folder = tmp_path / "out"
        folder.mkdir()
        story.parts.downloads.save(story.server.files[0], folder / "a.jsonl")
        await story.idle()
        assert (states(story), files_in(folder)) == (["failed"], [])

    tell(tmp_path, story)


def test_a_full_disk_leaves_no_half_file_and_a_sentence(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        give(story, "a.jsonl")
        folder = tmp_path / "out"
        folder.mkdir()
        with room_for(300_000):
            story.parts.downloads.save(story.server.files[0], folder / "a.jsonl")
            await story.idle()
        (download,) = story.parts.downloads.downloads
        assert download.state == "failed"
        assert "not enough room" in str(download.note)
        assert files_in(folder) == []

    tell(tmp_path, story)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        give(story, "a.jsonl")
        story.parts.downloads.save(story.server.files[0], tmp_path / "gone" / "a.jsonl")
        await story.idle()
        assert states(story) == ["failed"]

    tell(tmp_path, story)


def test_several_files_of_one_name_all_get_their_own_and_nothing_gives_way(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        give(story, "a.jsonl", "../../a.jsonl", "a.jsonl")
        folder = tmp_path / "out"
        folder.mkdir()
        (folder / "a.jsonl").write_bytes(b"mine")
        story.parts.downloads.save_all(story.server.files, folder)
        await story.idle()
        await until(lambda: states(story) == ["done"] * 3)
        assert [path.name for path in files_in(folder)] == ["a 2.jsonl", "a 3.jsonl", "a 4.jsonl", "a.jsonl"]
        assert (folder / "a.jsonl").read_bytes() == b"mine"

    tell(tmp_path, story)


def test_a_file_that_is_gone_leaves_the_list_too(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        give(story, "a.jsonl")
        story.parts.files.begin()
        await story.idle()
        file = story.server.files.pop()
        story.parts.downloads.save(file, tmp_path / "a.jsonl")
        await story.idle()
        assert story.parts.files.files == ()
        assert "a.jsonl" in str(story.notices[-1].message)

    tell(tmp_path, story)


@pytest.mark.parametrize(
    ("name", "saved_as"),
    [
        ("train.jsonl", "train.jsonl"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system.ini", "system.ini"),
        ("/absolute/a.csv", "a.csv"),
        ("..", "id"),
        (".bashrc", "file.bashrc"),
        ("", "id"),
        ("nul.txt", "file nul.txt"),
        ("a\u202egnp.exe", "a gnp.exe"),
        ("a\0b\nc.txt", "a b c.txt"),
        ("C:evil.txt", "C evil.txt"),
        ("x" * 5000 + ".jsonl", "x" * 60 + ".jsonl"),
        ("<script>.html", "script.html"),
        ("a.jsonl/", "id"),
    ],
)
def test_the_name_that_a_server_gives_is_made_harmless(name: str, saved_as: str) -> None:
    assert safe_name(stored("id", name)) == saved_as
