"""The list of files: read page by page, kept where a page fails, emptied where another server is asked."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from playground.api.errors import NotAllowed, NotReachable, PathNotFound, ServerFailed
from tests.unit.features.files.stored.rig import Story, stored, tell, until

if TYPE_CHECKING:
    from pathlib import Path


def names(story: Story) -> list[str]:
    return [file.id for file in story.parts.files.shown]


def asked(story: Story) -> str | None:
    """The path of what the code view shows."""
    request = story.parts.files.request_now()
    return None if request is None else request.path


def give(story: Story, count: int) -> None:
    story.server.files = [stored(f"f{place}", f"{place}.jsonl", created_at=1000.0 - place) for place in range(count)]


def pages_asked(story: Story) -> list[str]:
    return [asked for asked in story.server.asked if asked.startswith("page")]


def test_pages_come_one_by_one_and_the_list_is_never_read_twice_at_once(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        files = story.parts.files
        give(story, 5)
        files.begin()
        files.begin()
        files.more()
        assert files.listing
        await story.idle()
        assert names(story) == ["f0", "f1"]
        assert not files.complete
        files.more()
        files.more()
        await story.idle()
        assert names(story) == ["f0", "f1", "f2", "f3"]
        files.load_all()
        await story.idle()
        assert (files.complete, files.total_bytes, files.purposes) == (True, 25, {"fine-tune": 5})
        files.more()
        await story.idle()
        assert pages_asked(story) == ["page", "page f1", "page f3"]

    tell(tmp_path, story)


def test_a_last_page_that_fails_keeps_what_came_and_is_tried_again_alone(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        files = story.parts.files
        give(story, 5)
        story.server.steps["page"] = [None, None, ServerFailed("boom", status=500)]
        files.load_all()
        await story.idle()
        assert files.trouble is not None
        assert "4 files" in str(files.trouble.advice)
        assert (len(names(story)), files.listing, files.complete) == (4, False, False)
        files.more()
        assert not files.listing, "scrolling does not try again by itself"
        files.act("retry")
        await story.idle()
        assert files.trouble is None
        assert len(names(story)) == 5
        assert pages_asked(story)[2:] == ["page f3", "page f3"]
        story.server.steps["page"] = [ServerFailed("boom", status=500)]
        files.refresh()
        await story.idle()
        assert len(names(story)) == 5
        assert files.trouble is not None
        assert "5 files" in str(files.trouble.advice)

    tell(tmp_path, story)


def test_a_refresh_keeps_the_selection_and_the_files_that_have_not_changed(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        files, server = story.parts.files, story.server
        give(story, 5)
        files.load_all()
        await story.idle()
        before = {file.id: file for file in files.files}
        files.select(["f1"])
        assert asked(story) == "files/f1"
        files.select(["f1", "f3"])
        assert asked(story) == "files"
        story.connections.paths = {"files": ""}
        assert asked(story) is None
        del server.files[3]
        server.files.insert(0, stored("new", created_at=2000.0))
        server.files[1] = stored("f0", status="error")
        gone = asyncio.Event()
        server.steps["page"] = [gone]
        files.refresh()
        await until(lambda: pages_asked(story)[-1] == "page")
        assert len(names(story)) == 5, "what is known stays while the list is read anew"
        gone.set()
        await story.idle()
        assert set(names(story)) == {"new", "f0", "f1", "f2", "f4"}
        assert files.selected == {"f1"}
        assert files.file("f1") is before["f1"]
        assert files.file("f0") is not before["f0"]

    tell(tmp_path, story)


def test_a_server_that_knows_no_paging_ends_the_list(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        give(story, 3)
        story.server.files[1:] = []
        original = story.server.page

        async def same(after: str = "", connection: object = None) -> object:
            page = await original("")
            return type(page)(page.files, True, "f0")

        object.__setattr__(story.server, "page", same)
        story.parts.files.load_all()
        await story.idle()
        assert names(story) == ["f0"]
        assert story.parts.files.complete

    tell(tmp_path, story)


def test_another_connection_empties_the_list_and_is_asked_anew(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        files, server = story.parts.files, story.server
        story.connections.choose("two")
        await story.idle()
        assert server.asked == [], "nobody has looked yet"
        give(story, 2)
        files.begin()
        await story.idle()
        files.select(["f0"])
        held = asyncio.Event()
        server.steps["page"] = [held]
        files.refresh()
        await until(lambda: len(pages_asked(story)) == 2)
        server.files = [stored("other")]
        story.connections.choose("one")
        held.set()
        assert names(story) == []
        await story.idle()
        assert names(story) == ["other"]
        assert files.selected == frozenset()
        story.connections.changed.emit()
        await story.idle()
        assert len(pages_asked(story)) == 3, "the same place is not asked again"
        story.connections.choose("demo", "")
        await story.idle()
        story.connections.choose("demo", "http://127.0.0.1:1/v1")
        await story.idle()
        assert (len(pages_asked(story)), names(story)) == (4, ["other"]), "it has only got its address"
        story.connections.choose("demo", "http://127.0.0.1:2/v1")
        await story.idle()
        assert len(pages_asked(story)) == 5, "it has lost its files and begins anew"

    tell(tmp_path, story)


def test_the_server_says_of_each_file_why_it_is_not_deleted(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        files, server = story.parts.files, story.server
        server.page_size = 10
        give(story, 4)
        files.begin()
        await story.idle()
        files.select(["f0", "f1"])
        server.steps["delete"] = [NotAllowed("In use by a job", status=403), PathNotFound("No such", status=404)]
        files.delete(["f0", "f1", "f2", "unknown"])
        await story.idle()
        assert names(story) == ["f0", "f3"]
        assert [file.id for file, _ in files.refusals] == ["f0"]
        assert files.trouble is not None
        assert "In use by a job" in files.trouble.details
        assert "1.jsonl" in str(story.notices[-1].message)
        assert files.selected == {"f0"}
        files.act("retry")
        await story.idle()
        assert names(story) == ["f3"]
        assert files.trouble is None

    tell(tmp_path, story)


def test_without_a_network_only_one_file_is_tried_to_be_deleted(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        files = story.parts.files
        give(story, 2)
        files.begin()
        await story.idle()
        story.server.steps["delete"] = [NotReachable("unplugged")]
        files.delete(["f0", "f1"])
        await story.idle()
        assert [file.id for file, _ in files.refusals] == ["f0", "f1"]
        assert sum(asked.startswith("delete") for asked in story.server.asked) == 1
        files.act("dismiss")
        assert files.trouble is None

    tell(tmp_path, story)


def test_a_file_that_somebody_else_deleted_goes_with_a_word(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        files = story.parts.files
        give(story, 2)
        files.begin()
        await story.idle()
        del story.server.files[0]
        files.retrieve("f0")
        await story.idle()
        assert names(story) == ["f1"]
        assert "0.jsonl" in str(story.notices[-1].message)
        story.server.files[0] = stored("f1", status="error", status_details="bad line 3")
        files.retrieve("f1")
        await story.idle()
        assert files.shown[0].status_details == "bad line 3"

    tell(tmp_path, story)


def test_looking_for_a_word_reads_the_list_to_its_end(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        files = story.parts.files
        give(story, 5)
        files.begin()
        await story.idle()
        files.filter(text="4.JSON")
        await story.idle()
        assert names(story) == ["f4"]
        files.filter(purpose="batch")
        assert names(story) == []
        files.filter()
        files.sort("filename", descending=True)
        assert names(story) == ["f4", "f3", "f2", "f1", "f0"]

    tell(tmp_path, story)


def test_ten_thousand_files_come_little_by_little_and_can_be_stopped(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        files, server = story.parts.files, story.server
        server.page_size = 1000
        give(story, 10_000)
        server.steps["page"] = [None, None, None, asyncio.Event()]
        files.load_all()
        await until(lambda: len(pages_asked(story)) == 4)
        assert len(files.shown) == 3000
        files.stop()
        assert not files.listing
        await story.idle()
        assert len(files.shown) == 3000
        files.load_all()
        await story.idle()
        assert len(files.shown) == 10_000
        assert len(pages_asked(story)) == 11, "the pages that had come are not asked for again"

    tell(tmp_path, story)
