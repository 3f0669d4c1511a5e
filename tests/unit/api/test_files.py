"""Files at a server: lists in every state, files from the disk as they go out, and what is known when that fails."""

import asyncio
import hashlib
import json
import os
from pathlib import Path

import pytest

from playground.api import files, uploads
from playground.api.client import Client
from playground.api.deletion import delete
from playground.api.dialect import Dialect
from playground.api.errors import (
    ConnectionLost,
    ErrorInReply,
    PathNotFound,
    ReplyUnreadable,
    RequestTooLarge,
    ServerFailed,
    SourceUnreadable,
)
from playground.api.files import FileSource, StoredFile, page_of
from playground.api.models import delete_model
from playground.api.observer import SentPart
from playground.api.request import ApiRequest, JsonObject, Repeat
from tests.faults.calls import UNHURRIED, Notes, Outcome, call, connection_to, pooled
from tests.faults.server import FaultServer, Peer, always, answer, error_answer, once

MEGABYTE = 1024 * 1024
STORED = json.dumps({"id": "file-1", "object": "file", "bytes": 3, "filename": "a.jsonl", "purpose": "fine-tune"})
PART = os.urandom(MEGABYTE)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More than the sockets of both sides hold."""
    path = tmp_path_factory.mktemp("large") / "train.jsonl"
    path.write_bytes(PART * 8)
    return path


def send(place: FaultServer, source: FileSource) -> Outcome:
    async def action(client: Client, notes: Notes) -> StoredFile:
        return await files.upload_file(client, source, "fine-tune", 3600, notes)

    return call(connection_to(place), action, patience=UNHURRIED)


def source_of(path: Path, start: int = 0, length: int | None = None) -> FileSource:
    return FileSource(path, "训练.jsonl", "application/jsonl", start, length)


def entries(*ids: str) -> list[JsonObject]:
    return [{"id": each, "filename": f"{each}.jsonl"} for each in ids]


def test_a_file_goes_out_from_the_disk_exactly_and_its_progress_is_told(large):
    with FaultServer(always(answer(STORED))) as server:
        outcome = send(server, source_of(large))
        assert outcome.error is None
        assert outcome.result.id == "file-1"
        [received] = server.requests
    boundary = received.headers["content-type"].partition("boundary=")[2]
    head, _, rest = received.body.partition(b"Content-Type: application/jsonl\r\n\r\n")
    assert rest == PART * 8 + f"\r\n--{boundary}--\r\n".encode()
    assert 'name="file"; filename="训练.jsonl"'.encode() in head
    assert b'name="expires_after[seconds]"\r\n\r\n3600\r\n' in head
    assert received.headers["content-length"] == str(len(received.body))
    assert "transfer-encoding" not in received.headers
    fractions = [each for each in outcome.notes.fractions if each is not None]
    assert fractions == sorted(fractions)
    assert fractions[0] == 0
    assert len(fractions) > 20
    assert outcome.notes.fractions[-1] is None
    [start] = outcome.record.starts
    assert start.parts[-1] == SentPart("file", "", "训练.jsonl", "application/jsonl", 8 * MEGABYTE)
    assert (start.body, start.body_size) == ("", len(received.body))


def test_a_piece_of_a_file_and_an_empty_file_go_out_too(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"0123456789")
    with FaultServer(always(answer('{"id": "part_1"}'))) as server:

        async def parts(client: Client, notes: Notes) -> list[str]:
            sources = [source_of(path, 2, 3), source_of(path, 8), source_of(path, 10)]
            return [await uploads.add_part(client, "upload/1", each, notes) for each in sources]

        assert call(connection_to(server), parts).result == ["part_1"] * 3
        bodies = [each.body.partition(b"jsonl\r\n\r\n")[2].partition(b"\r\n")[0] for each in server.requests]
        assert bodies == [b"234", b"89", b""]
        assert server.requests[0].path == "/v1/uploads/upload%2F1/parts"


@pytest.mark.parametrize("ending", ["keeps reading", "stops reading"])
def test_an_early_no_is_heard_while_a_file_is_sent(large, ending):
    def script(peer: Peer) -> None:
        peer.take(peer.begin() // 10)
        peer.send(error_answer("413 Too Large", "At most 512 MB.", headers=["Connection: close"]))
        (peer.hold if ending == "keeps reading" else peer.stand_still)()

    with FaultServer(script) as server:
        outcome = send(server, source_of(large))
        assert isinstance(outcome.error, RequestTooLarge)
        assert outcome.error.message == "At most 512 MB."
        assert not outcome.error.outcome_unknown
        assert len(server.received) == 1


def test_when_nobody_knows_whether_a_file_arrived_it_is_not_sent_again(large):
    def breaks(peer: Peer) -> None:
        peer.take(int(peer.begin() * 0.9))
        peer.reset()

    for script, kind in (
        (breaks, ConnectionLost),
        (always(error_answer("502 Bad Gateway", "upstream")), ServerFailed),
        (always(answer('{"object": "file"}')), ReplyUnreadable),
    ):
        with FaultServer(script, always(answer(STORED))) as server:
            outcome = send(server, source_of(large))
            assert isinstance(outcome.error, kind)
            assert outcome.error.outcome_unknown
            assert sum(bytes(data).startswith(b"POST ") for data in server.received) == 1


def test_a_file_that_cannot_be_read_is_not_sent(tmp_path):
    with FaultServer(always(answer(STORED))) as server:
        outcome = send(server, source_of(tmp_path / "gone.jsonl"))
        assert isinstance(outcome.error, SourceUnreadable)
        assert str(outcome.error.reason).startswith("训练.jsonl cannot be read: ")
        assert not server.requests


def test_a_file_that_changes_while_it_is_sent_is_told_and_is_certainly_not_there(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(PART * 8)

    def script(peer: Peer) -> None:
        peer.begin()
        peer.take(MEGABYTE)
        path.write_bytes(b"short")
        peer.hold()

    with FaultServer(script) as server:
        outcome = send(server, source_of(path))
        assert isinstance(outcome.error, SourceUnreadable)
        assert str(outcome.error.reason) == "训练.jsonl was changed while it was sent."
        assert not outcome.error.outcome_unknown


def test_stop_while_a_file_is_sent_leaves_nothing_behind(large):
    def script(peer: Peer) -> None:
        peer.take(peer.begin() // 4)
        peer.stand_still()

    async def stopped(client: Client, notes: Notes) -> bool:
        task = asyncio.create_task(files.upload_file(client, source_of(large), "batch", listener=notes))
        while not notes.fractions or notes.fractions[-1] == 0:
            await asyncio.sleep(0.001)
        task.cancel()
        await asyncio.wait([task])
        return task.cancelled()

    with FaultServer(script) as server:
        assert call(connection_to(server), stopped).result


def test_what_is_large_takes_no_network_connection_from_a_chat(large):
    with FaultServer(always(answer(STORED))) as server:

        async def all_of_it(client: Client, notes: Notes) -> int:
            await files.upload_file(client, source_of(large, 0, 10), "batch")
            await uploads.add_part(client, "u", source_of(large, 0, 10))
            await files.fetch_file(client, "f", lambda _: None)
            return len(pooled(client))

        assert call(connection_to(server), all_of_it).result == 0  # none is kept, as it would be for a chat


def test_an_upload_in_parts_ends_with_the_file():
    told = []

    def script(peer: Peer) -> None:
        received = peer.request()
        told.append((received.path, json.loads(received.body or b"null")))
        file = json.loads(STORED) if received.path.endswith("complete") else None
        peer.send(answer(json.dumps({"id": "upload_1", "status": "pending", "expires_at": 7.5, "file": file})))

    async def action(client: Client, notes: Notes) -> tuple[uploads.UploadSession, StoredFile]:
        session = await uploads.create_upload(client, "a.jsonl", "batch", 3, "application/jsonl", 3600, notes)
        file = await uploads.complete_upload(client, session.id, ["p2", "p1"], hashlib.md5(b"abc").hexdigest())
        await uploads.cancel_upload(client, session.id)
        return session, file

    with FaultServer(script) as server:
        session, file = call(connection_to(server), action).result
    assert (session.id, session.status, session.expires_at, session.bytes) == ("upload_1", "pending", 7.5, None)
    assert (file.id, file.bytes) == ("file-1", 3)
    assert told == [
        (
            "/v1/uploads",
            {
                "filename": "a.jsonl",
                "purpose": "batch",
                "bytes": 3,
                "mime_type": "application/jsonl",
                "expires_after": {"anchor": "created_at", "seconds": 3600},
            },
        ),
        ("/v1/uploads/upload_1/complete", {"part_ids": ["p2", "p1"], "md5": hashlib.md5(b"abc").hexdigest()}),
        ("/v1/uploads/upload_1/cancel", None),
    ]


def test_the_start_of_a_file_is_all_that_is_fetched_for_a_preview():
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9000000\r\n\r\n", PART)
        peer.hold()

    async def action(client: Client, notes: Notes) -> bytes:
        return await files.file_start(client, "a/b", 1000)

    with FaultServer(script) as server:
        assert call(connection_to(server), action, patience=UNHURRIED).result == PART[:1000]
        assert server.requests[0].path == "/v1/files/a%2Fb/content"


def test_a_file_is_fetched_whatever_is_in_it_and_not_taken_for_whole_when_it_is_cut():
    got: list[bytes] = []

    async def action(client: Client, notes: Notes) -> int | None:
        got.clear()
        return await files.fetch_file(client, "f", got.append, notes)

    text = b'{"error": {"message": "an example in a file"}}\n' * 1000
    with FaultServer(always(answer(text.decode()))) as server:
        assert call(connection_to(server), action).result == len(text)
        assert b"".join(got) == text
    with FaultServer(once(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"), always(answer(STORED))) as server:
        outcome = call(connection_to(server), action)
        assert isinstance(outcome.error, ConnectionLost)
        assert got == [b"{"]  # what was handed over is not handed over twice
    with FaultServer(always(error_answer("404 Not Found", "No such File object"))) as server:
        assert isinstance(call(connection_to(server), action).error, PathNotFound)


def test_a_list_is_read_whatever_a_server_leaves_out():
    odd: JsonObject = {
        "id": 7,
        "bytes": "12",
        "created_at": None,
        "expires_at": True,
        "purpose": ["x"],
        "status": None,
        "new": 1,
    }
    page = page_of({"data": [odd, "nonsense", None, {}], "has_more": False})
    assert page.files[0] == StoredFile("7", bytes=12, fields=odd)
    assert len(page.files) == 2
    assert not page.has_more
    assert page_of(entries("a")).files[0].filename == "a.jsonl"
    for unreadable in (None, {}, {"data": "x"}, "text"):
        with pytest.raises(ReplyUnreadable):
            page_of(unreadable)


def test_pages_end_also_when_the_server_does_not_say_so():
    assert page_of({"data": entries("a", "b")}).has_more
    assert not page_of({"data": []}, "b").has_more
    again = page_of({"data": entries("a", "b"), "has_more": True}, "b")
    assert (again.files, again.has_more) == ((), False)
    overlap = page_of({"data": entries("a", "b", "c"), "has_more": True}, "b")
    assert ([file.id for file in overlap.files], overlap.has_more, overlap.last_id) == (["c"], True, "c")


def test_a_page_is_asked_for_by_what_is_wanted_of_it():
    request = files.list_request(Dialect(paths={"files": "v2/files"}), purpose="batch", after="f", limit=5)
    assert (request.path, request.query) == (
        "v2/files",
        {"after": "f", "limit": "5", "order": "desc", "purpose": "batch"},
    )


@pytest.mark.parametrize("first", ["lost", "500"])
def test_deleting_is_done_when_the_second_attempt_finds_nothing(first):
    def script(peer: Peer) -> None:
        peer.request()
        if first == "500":
            peer.send(error_answer("500 X", "hiccup"))

    gone = error_answer("404 Not Found", "No such File object")
    with FaultServer(script, always(gone)) as server:
        outcome = call(connection_to(server), lambda client, notes: files.delete_file(client, "file-1", notes))
        assert outcome.error is None
        assert len(server.requests) == 2
    with FaultServer(always(gone)) as server:
        outcome = call(connection_to(server), lambda client, notes: delete_model(client, "ft:a/b:c", notes))
        assert isinstance(outcome.error, PathNotFound)
        assert server.requests[0].path == "/v1/models/ft:a%2Fb:c"


def test_what_the_server_did_not_delete_is_told():
    request = ApiRequest("DELETE", "files/f", repeat=Repeat.SAFE)
    with FaultServer(always(answer('{"id": "f", "deleted": false}'))) as server:
        outcome = call(connection_to(server), lambda client, notes: delete(client, request, notes))
        assert isinstance(outcome.error, ErrorInReply)
