"""Uploads: a few at once, never one twice, gone on with after a stop and after a restart."""

from __future__ import annotations

import asyncio
import hashlib
import os
import time
from typing import TYPE_CHECKING

import pytest

from playground.api.errors import ApiError, KeyRejected, PathNotFound, RateLimited, RequestTooLarge, ServerFailed
from playground.services.errors import Refused
from playground.storage.operations import Operations
from tests.unit.features.files.stored.rig import Story, lost, stored, tell, until

if TYPE_CHECKING:
    from pathlib import Path

BIG = b"0123456789abcdefghijABCDE"  # three parts


async def pending(story: Story) -> list[str]:
    return [each.state for each in await Operations(story.database).pending("upload")]


def parts_asked(story: Story) -> list[str]:
    return [asked for asked in story.server.asked if asked.startswith("part")]


def unknown(error: ApiError) -> ApiError:
    error.outcome_unknown = True
    return error


def test_files_are_uploaded_two_at_a_time_and_come_into_the_list(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        brain, events = story.parts.uploading, [asyncio.Event() for _ in range(3)]
        story.server.steps["upload"] = list(events)
        brain.add([story.write(f"{place}.jsonl") for place in range(3)], "fine-tune", 3600)
        await until(lambda: story.sent == 2)
        await until(lambda: story.states == ["completing", "completing", "waiting"])
        assert brain.busy
        for event in events:
            event.set()
        await until(lambda: not brain.busy)
        await story.idle()
        assert story.states == ["done"] * 3
        assert story.server.most_at_once["upload"] == 2
        assert {file.filename for file in story.parts.files.files} == {"0.jsonl", "1.jsonl", "2.jsonl"}
        assert await pending(story) == []
        for upload in brain.uploads:
            brain.forget(upload.id)
        assert brain.uploads == ()

    tell(tmp_path, story)


def test_what_cannot_be_sent_is_refused_before_anything_goes_out(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        brain = story.parts.uploading
        os.mkfifo(tmp_path / "pipe")
        brain.add([story.write("empty", b""), tmp_path, tmp_path / "nothing", tmp_path / "pipe"], "batch")
        await story.idle()
        assert story.states == ["failed"] * 4
        empty, folder, missing, pipe = (str(upload.note) for upload in brain.uploads)
        assert "no ordinary file" in pipe
        assert "is empty" in empty
        assert "folder" in folder
        assert "cannot be read" in missing
        assert story.server.asked == []
        with pytest.raises(Refused, match="is empty"):
            await brain.upload(tmp_path / "empty", "batch")

    tell(tmp_path, story)


@pytest.mark.parametrize("error", [lost(), unknown(ServerFailed("500 after all", status=500))])
def test_an_upload_with_an_unclear_end_is_found_and_not_sent_again(tmp_path: Path, error: ApiError) -> None:
    async def story(story: Story) -> None:
        server, brain = story.server, story.parts.uploading
        server.accepts = True
        server.files = [stored(f"f{place}", "a.jsonl", 5, created_at=time.time() - 90_000) for place in range(3)]
        server.steps["upload"] = [error]
        file = await brain.upload(story.write("a.jsonl"), "fine-tune")
        assert file.id == "file-4"
        assert story.states == ["done"]
        assert story.sent == 1
        assert await pending(story) == []

    tell(tmp_path, story)


def test_a_file_that_comes_into_the_list_a_little_late_is_waited_for(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        late = asyncio.Event()
        story.server.steps |= {"upload": [lost()], "page": [None, late]}
        story.parts.uploading.add([story.write("a.jsonl")], "fine-tune")
        await until(lambda: story.server.asked.count("page") == 2)
        story.server.files = [stored("late", "a.jsonl", 5, created_at=time.time())]
        late.set()
        await story.idle()
        assert (story.states, story.sent) == (["done"], 1)

    tell(tmp_path, story)


def test_an_upload_that_did_not_come_is_only_sent_again_when_asked_for(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        brain = story.parts.uploading
        story.server.steps["upload"] = [lost()]
        brain.add([story.write("a.jsonl")], "fine-tune")
        await story.idle()
        (upload,) = brain.uploads
        assert upload.state == "failed"
        assert "did not reach" in str(upload.note)
        assert story.sent == 1
        brain.retry(upload.id)
        await story.idle()
        assert (story.states, story.sent, len(story.server.files)) == (["done"], 2, 1)

    tell(tmp_path, story)


def test_while_the_list_does_not_come_nobody_claims_to_know_and_nothing_is_sent(tmp_path: Path) -> None:
    async def send(story: Story) -> None:
        story.server.steps |= {"upload": [lost()], "page": [ServerFailed("no list", status=503)] * 2}
        with pytest.raises(Refused, match="not known"):
            await story.parts.uploading.upload(story.write("a.jsonl"), "fine-tune")
        (upload,) = story.parts.uploading.uploads
        assert upload.state == "unclear"
        story.parts.uploading.retry(upload.id)
        await story.idle()
        assert (story.states, story.sent) == (["unclear"], 1)
        assert await pending(story) == ["unknown"]

    async def restart(story: Story) -> None:
        story.server.files = [stored("came", "a.jsonl", 5, created_at=time.time())]
        story.parts.start()
        await story.idle()
        (upload,) = story.parts.uploading.uploads
        assert upload.state == "done"
        assert upload.file is not None
        assert upload.file.id == "came"
        assert await pending(story) == []
        assert story.sent == 0

    tell(tmp_path, send)
    tell(tmp_path, restart, begin=False)


def test_a_file_of_the_same_name_that_a_wrong_clock_may_have_dated_leaves_it_open(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        story.server.files = [stored("earlier", "a.jsonl", 5, created_at=time.time() - 600)]
        story.server.steps["upload"] = [lost(), lost()]
        path = story.write("a.jsonl")
        story.parts.uploading.add([path], "fine-tune")
        await story.idle()
        assert story.states == ["unclear"]
        story.parts.uploading.add([path], "fine-tune")
        assert story.states == ["unclear"], "it is asked for twice"
        story.parts.uploading.forget(story.parts.uploading.uploads[0].id)
        story.parts.files.begin()
        await story.idle()
        story.parts.uploading.add([path], "fine-tune")
        await story.idle()
        assert story.states == ["failed"], "the list has said that it was there before"

    tell(tmp_path, story)


def test_a_server_that_refuses_early_has_nothing_and_says_why(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        story.server.fractions = (0.3,)
        story.server.steps["upload"] = [RequestTooLarge("At most 1 MB", status=413)]
        story.parts.uploading.add([story.write("a.jsonl")], "fine-tune")
        await story.idle()
        (upload,) = story.parts.uploading.uploads
        assert (upload.state, upload.sent_bytes, upload.seconds_left) == ("failed", 2, None)
        assert await pending(story) == []
        assert story.server.asked == ["upload a.jsonl"]

    tell(tmp_path, story)


def test_a_stop_in_the_middle_leaves_nothing_and_one_at_the_end_looks_for_the_file(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        server, brain = story.server, story.parts.uploading
        server.fractions = (0.5,)
        server.steps["upload"] = [asyncio.Event(), asyncio.Event()]
        brain.add([story.write("a.jsonl")], "fine-tune")
        await until(lambda: story.sent == 1)
        await until(lambda: brain.uploads[0].sent_bytes == 2)
        brain.stop_all()
        assert story.states == ["stopped"]
        await story.idle()
        assert await pending(story) == []
        server.fractions, server.accepts = (0.5, None), True
        brain.resume(brain.uploads[0].id)
        await until(lambda: story.states == ["completing"])
        brain.stop(brain.uploads[0].id)
        await story.idle()
        assert story.states == ["done"], "it had come already"
        assert len(server.files) == 1

    tell(tmp_path, story)


def test_one_that_is_resumed_at_once_waits_until_what_was_stopped_has_tidied_up(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        server, brain = story.server, story.parts.uploading
        server.fractions = (0.5,)
        server.steps["upload"] = [asyncio.Event()]
        brain.add([story.write("a.jsonl")], "fine-tune")
        await until(lambda: story.sent == 1)
        (upload,) = brain.uploads
        for _ in range(3):
            brain.stop(upload.id)
            brain.resume(upload.id)
        assert story.states == ["waiting"]
        await story.idle()
        await until(lambda: story.states == ["done"])
        assert story.sent == 2
        assert await pending(story) == []

    tell(tmp_path, story)


def test_parts_are_sent_again_alone_and_checked_as_a_whole(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        story.server.steps["part"] = [None, lost(), lost()]
        story.parts.uploading.add([story.write("big.jsonl", BIG)], "batch", in_parts=True)
        await story.idle()
        assert story.states == ["done"]
        assert parts_asked(story) == ["part 0", "part 10", "part 10", "part 10", "part 20"]
        assert story.server.contents["file-1"] == BIG
        assert story.server.sums == [hashlib.md5(BIG, usedforsecurity=False).hexdigest()]

    tell(tmp_path, story)


def test_an_upload_in_parts_goes_on_after_a_stop_and_after_a_restart(tmp_path: Path) -> None:
    parts: dict[str, dict[str, bytes]] = {}

    async def stop(story: Story) -> None:
        story.server.parts = parts
        story.server.steps["part"] = [None, asyncio.Event(), None, asyncio.Event()]
        brain = story.parts.uploading
        brain.add([story.write("big.jsonl", BIG)], "batch", in_parts=True)
        await until(lambda: len(parts_asked(story)) == 2)
        brain.stop(brain.uploads[0].id)
        await story.idle()
        assert [(each.state, each.sent_bytes) for each in brain.uploads] == [("stopped", 10)]
        brain.resume(brain.uploads[0].id)
        await until(lambda: len(parts_asked(story)) == 4)

    async def restart(story: Story) -> None:
        story.server.parts = parts
        brain = story.parts.uploading
        assert [(each.state, each.sent_bytes) for each in brain.uploads] == [("stopped", 20)]
        assert story.server.asked == []
        brain.resume(brain.uploads[0].id)
        await story.idle()
        assert story.states == ["done"]
        assert story.server.asked[:2] == ["part 20", "complete upload_1"]
        assert story.server.contents["file-1"] == BIG

    async def afterwards(story: Story) -> None:
        assert story.parts.uploading.uploads == ()

    tell(tmp_path, stop)
    tell(tmp_path, restart)
    tell(tmp_path, afterwards)


def test_an_upload_that_the_server_has_forgotten_begins_anew(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        brain, server = story.parts.uploading, story.server
        server.steps["part"] = [None, PathNotFound("expired", status=404)]
        brain.add([story.write("big.jsonl", BIG)], "batch", in_parts=True)
        await story.idle()
        assert story.states == ["failed"]
        server.parts.clear()
        brain.retry(brain.uploads[0].id)
        await story.idle()
        assert story.states == ["done"]
        assert server.contents["file-1"] == BIG

    tell(tmp_path, story)


def test_a_file_that_is_changed_while_it_is_sent_is_not_put_together(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        brain, held = story.parts.uploading, asyncio.Event()
        story.server.steps["part"] = [None, None, held]
        path = story.write("big.jsonl", BIG)
        brain.add([path], "batch", in_parts=True)
        await until(lambda: len(parts_asked(story)) == 3)
        path.write_bytes(BIG + b"!")
        held.set()
        await story.idle()
        (upload,) = brain.uploads
        assert upload.state == "failed"
        assert "was changed" in str(upload.note)
        assert "cancel upload_1" in story.server.asked
        brain.retry(upload.id)
        await story.idle()
        assert story.server.contents["file-1"] == BIG + b"!"

    tell(tmp_path, story)


def test_an_unclear_end_of_many_parts_is_looked_for_after_a_restart(tmp_path: Path) -> None:
    async def end(story: Story) -> None:
        story.server.steps["complete"] = [asyncio.Event()]
        story.parts.uploading.add([story.write("big.jsonl", BIG)], "batch", in_parts=True)
        await until(lambda: any(asked.startswith("complete") for asked in story.server.asked))

    async def restart(story: Story) -> None:
        story.server.files = [stored("came", "big.jsonl", len(BIG), purpose="batch", created_at=time.time())]
        story.parts.start()
        await story.idle()
        assert story.states == ["done"]

    tell(tmp_path, end)
    tell(tmp_path, restart, begin=False)


def test_the_end_of_the_program_leaves_nothing_of_half_a_file_and_a_note_of_a_whole_one(tmp_path: Path) -> None:
    async def end(story: Story) -> None:
        brain = story.parts.uploading
        story.server.steps["upload"] = [asyncio.Event(), asyncio.Event()]
        story.server.fractions = (0.5,)
        brain.add([story.write("half.jsonl")], "fine-tune")
        await until(lambda: story.sent == 1)
        story.server.fractions = (0.5, None)
        brain.add([story.write("whole.jsonl")] * 2, "fine-tune")
        await until(lambda: story.states == ["sending", "completing"])
        await story.jobs.close()
        (left,) = await Operations(story.database).pending("upload")
        assert (left.what["name"], left.state) == ("whole.jsonl", "sent")

    async def restart(story: Story) -> None:
        (upload,) = story.parts.uploading.uploads
        assert (upload.name, upload.state) == ("whole.jsonl", "failed")
        assert "did not reach" in str(upload.note)
        assert story.sent == 0

    tell(tmp_path, end)
    tell(tmp_path, restart)


def test_what_has_to_do_with_the_key_leaves_the_parts_that_came(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        brain, server = story.parts.uploading, story.server
        server.steps["complete"] = [RateLimited("slow down", status=429)]
        brain.add([story.write("big.jsonl", BIG)], "batch", in_parts=True)
        await story.idle()
        server.steps["complete"] = [KeyRejected("wrong", status=401)]
        for _ in range(2):
            assert story.states == ["failed"]
            brain.retry(brain.uploads[0].id)
            await story.idle()
        assert story.states == ["done"]
        assert len(parts_asked(story)) == 3, "no part was sent again"

    tell(tmp_path, story)


def test_being_stopped_while_waiting_for_the_file_stops_the_upload(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        story.server.fractions = (0.5,)
        story.server.steps["upload"] = [asyncio.Event()]
        waiting = asyncio.create_task(story.parts.uploading.upload(story.write("a.jsonl"), "fine-tune"))
        await until(lambda: story.sent == 1)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        await story.idle()
        assert story.states == ["stopped"]

    tell(tmp_path, story)


def test_old_purposes_can_be_chosen_where_the_server_speaks_the_old_way(tmp_path: Path) -> None:
    async def story(story: Story) -> None:
        assert "answers" not in story.parts.uploading.purposes
        story.connections.fine_tuning = "legacy"
        assert {"answers", "search", "classifications"} <= set(story.parts.uploading.purposes)

    tell(tmp_path, story)
