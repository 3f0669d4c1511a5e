"""Looking into a file: what kind it is, and reading on."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import pytest

from playground.api.errors import NotAllowed
from playground.features.files.stored.content import FIRST, content_of
from tests.unit.features.files.stored.rig import Story, stored, tell, until

if TYPE_CHECKING:
    from pathlib import Path

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 50
ROW = b'{"messages": []}'


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (ROW + b"\n" + ROW, "a.jsonl", "rows"),
        (ROW + b"\n" + ROW, "a", "rows"),
        (b"broken {\nrows", "A.JSONL", "rows"),
        (ROW, "a.json", "text"),
        ("step,loss\n1,ä".encode(), "a.csv", "text"),
        ("\ufeffä".encode("utf-16"), "a.txt", "text"),
        (b"\xff\xfe\xff", "a.txt", "bytes"),
        (b"\0\1\2", "a.jsonl", "bytes"),
        (PNG, "a.jsonl", "picture"),
        (b"", "a.bin", "text"),
        (b"[" * 100_000 + b"\n[", "deep.json", "text"),
    ],
)
def test_what_is_in_a_file_says_how_it_is_shown(data: bytes, name: str, kind: str) -> None:
    assert content_of(data, name, is_whole=True).kind == kind


def test_what_is_cut_off_is_not_shown_as_a_row_or_a_sign_of_its_own() -> None:
    rows = content_of(ROW + b"\r\n" + ROW[:5], "a.jsonl", is_whole=False)
    assert (rows.rows, rows.complete) == ((ROW.decode(),), False)
    assert content_of("xä".encode()[:2], "a.txt", is_whole=False).text == "x"
    assert content_of("xä".encode()[:2], "a.txt", is_whole=True).kind == "bytes"
    assert content_of(ROW + b"\n\n\n", "a.jsonl", is_whole=True).rows == (ROW.decode(),)


def test_more_of_a_large_file_is_read_on_demand_up_to_a_limit(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        row = json.dumps({"text": "x" * 1000})
        story.server.files = [stored("f0")]
        story.server.contents["f0"] = (row + "\n").encode() * 20_000
        desk = story.parts.content
        desk.open("f0")
        assert desk.loading
        await story.idle()
        assert desk.content is not None
        first = len(desk.content.rows)
        assert (first, desk.content.complete) == (FIRST // (len(row) + 1), False)
        for _ in range(4):
            desk.more()
            await story.idle()
        assert desk.trouble is not None
        assert desk.content.rows[-1] == row
        assert len(desk.content.rows) > 50 * first
        desk.act("dismiss")
        assert desk.trouble is None

    tell(tmp_path, story)


def test_a_file_that_no_list_has_named_is_opened_and_one_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        story.server.files = [stored("f0", "a.txt")]
        story.server.contents["f0"] = b"hello"
        story.server.steps["start"] = [NotAllowed("Not allowed to download files of purpose: assistants", status=400)]
        desk = story.parts.content
        desk.open("f0")
        await story.idle()
        assert desk.trouble is not None
        assert not desk.loading
        desk.act("retry")
        await story.idle()
        assert desk.content is not None
        assert desk.file is not None
        assert (desk.file.filename, desk.content.text) == ("a.txt", "hello")
        held = asyncio.Event()
        story.server.steps["start"] = [held]
        desk.open("f0")
        await until(lambda: story.server.asked[-1] == "start f0")
        story.connections.choose("two")
        held.set()
        await story.idle()
        assert [desk.file, desk.content, desk.loading] == [None, None, False]

    tell(tmp_path, story)


def test_a_picture_is_read_whole(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        data = PNG + b"\0" * FIRST
        story.server.files, story.server.contents["f0"] = [stored("f0", "a.png")], data
        story.parts.content.open("f0")
        await story.idle()
        content = story.parts.content.content
        assert content is not None
        assert (content.kind, content.data) == ("picture", data)

    tell(tmp_path, story)
