"""Uploads to a server that breaks off on the wire: whatever happens, the file goes out once."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

from tests.faults.server import FaultServer, Gone, answer, error_answer
from tests.unit.features.files.stored.rig import Story, tell, until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.faults.server import Peer, Script

SIZE = 3_000_000


def listing(*names: str) -> bytes:
    files = [
        {"id": f"file-{place}", "filename": name, "bytes": SIZE, "purpose": "fine-tune", "created_at": time.time()}
        for place, name in enumerate(names)
    ]
    return answer(json.dumps({"object": "list", "data": files, "has_more": False}))


def lists(*names: str) -> Script:
    def script(peer: Peer) -> None:
        while True:
            peer.request()
            peer.send(listing(*names))

    return script


def refuse_early(peer: Peer) -> None:
    peer.begin()
    peer.take(100_000)
    peer.send(error_answer("413 Payload Too Large", "At most 1 MB"))
    peer.pause(0.2)


def reset_late(peer: Peer) -> None:
    size = peer.begin()
    peer.take(size * 9 // 10)
    peer.reset()
    raise Gone


def fail_after_all(peer: Peer) -> None:
    peer.request()
    peer.send(error_answer("500 Internal Server Error", "boom", headers=("Connection: close",)))


def upload(folder: Path, server: FaultServer) -> tuple[str, str, int]:
    """The state and the note that it ends with, and how many connections that took."""
    seen: list[tuple[str, str]] = []

    async def story(story: Story) -> None:
        story.parts.uploading.add([story.write("a.jsonl", b"x" * SIZE)], "fine-tune")
        await story.idle()
        await until(lambda: story.states != ["sending"])
        (one,) = story.parts.uploading.uploads
        seen.append((one.state, str(one.note)))

    tell(folder, story, base_url=server.base_url)
    return (*seen[0], sum(b"POST /v1/files" in bytes(data[:100]) for data in server.received))


def test_a_refusal_in_the_middle_is_told_and_the_rest_is_not_sent(tmp_path: Path) -> None:
    with FaultServer(refuse_early, lists()) as server:
        state, note, posts = upload(tmp_path, server)
    assert (state, posts) == ("failed", 1)
    assert "At most 1 MB" in note


def test_a_reset_shortly_before_the_end_is_looked_up_and_nothing_is_sent_again(tmp_path: Path) -> None:
    with FaultServer(reset_late, lists("other.jsonl")) as server:
        state, note, posts = upload(tmp_path, server)
    assert (state, posts) == ("failed", 1)
    assert "did not reach" in note


def test_a_failure_after_the_whole_body_finds_the_file_that_is_there_all_the_same(tmp_path: Path) -> None:
    with FaultServer(fail_after_all, lists("a.jsonl")) as server:
        state, note, posts = upload(tmp_path, server)
    assert (state, note, posts) == ("done", "None", 1)
