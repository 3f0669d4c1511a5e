"""Large files in parts: order, count of bytes, checksum, and the hour that they have."""

import asyncio
import hashlib
import json
from typing import Any

import pytest

from playground.demo.errors import ApiError
from playground.demo.files.archive import Archive
from playground.demo.files.folder import Folder
from playground.demo.files.uploads import Uploads

WANTED = {"filename": "big.jsonl", "purpose": "fine-tune", "bytes": 9, "mime_type": "application/jsonl"}


def begin(send: Any, **fields: Any) -> str:
    return str(send("POST", "/v1/uploads", {**WANTED, **fields}).json()["id"])


def add(send: Any, upload: str, data: bytes) -> str:
    return str(send("POST", f"/v1/uploads/{upload}/parts", files={"data": ("part", data)}).json()["id"])


def complete(send: Any, upload: str, *parts: str, **fields: Any) -> Any:
    return send("POST", f"/v1/uploads/{upload}/complete", {"part_ids": list(parts), **fields})


def test_parts_become_one_file_in_the_order_that_is_told(send):
    upload = begin(send)
    last, first, unused = (add(send, upload, data) for data in (b"6789", b"12345", b"no"))
    assert complete(send, upload, first).json()["error"]["param"] == "part_ids"
    assert complete(send, upload, first, last, md5="0" * 32).json()["error"]["param"] == "md5"
    done = complete(send, upload, first, last, md5=hashlib.md5(b"123456789").hexdigest()).json()
    assert (done["status"], done["file"]["bytes"], done["file"]["filename"]) == ("completed", 9, "big.jsonl")
    assert send("GET", f"/v1/files/{done['file']['id']}/content").content == b"123456789"
    assert complete(send, upload, first, last).status_code == 400
    assert send("POST", f"/v1/uploads/{upload}/cancel").status_code == 400
    assert unused


def test_a_cancelled_upload_takes_nothing_more(send):
    upload = begin(send)
    part = add(send, upload, b"123456789")
    assert send("POST", f"/v1/uploads/{upload}/cancel").json()["status"] == "cancelled"
    assert complete(send, upload, part).json()["error"]["code"] == "invalid_upload_state"
    assert send("POST", f"/v1/uploads/{upload}/parts", files={"data": ("a", b"x")}).status_code == 400
    assert send("POST", "/v1/uploads/upload_none/cancel").status_code == 404


@pytest.mark.parametrize(
    ("fields", "param"),
    [({"bytes": 0}, "bytes"), ({"purpose": "fun"}, "purpose"), ({"filename": ""}, "filename"), ({"x": 1}, "x")],
)
def test_what_cannot_become_a_file_is_refused(send, fields, param):
    assert send("POST", "/v1/uploads", {**WANTED, **fields}).json()["error"]["param"] == param


def test_parts_are_checked(send):
    upload = begin(send)
    part = add(send, upload, b"123456789")
    assert complete(send, upload, part, part).json()["error"]["param"] == "part_ids"
    assert complete(send, upload, "part_none").json()["error"]["param"] == "part_ids[0]"
    path = f"/v1/uploads/{upload}/parts"
    assert send("POST", path, files={"data": ("a", b"")}).json()["error"]["param"] == "data"
    assert send("POST", path, files={"data": ("a", b"x")}, data={"n": "1"}).json()["error"]["param"] == "n"
    large = send("POST", path, files={"data": ("a", b"x")}, headers={"content-length": "70000000"})
    assert (large.status_code, "64 MB" in large.text) == (413, True)


def test_an_upload_has_an_hour():
    now = [1000.0]
    uploads = Uploads(Archive(Folder(), lambda: now[0]))
    begun = json.loads(bytes(asyncio.run(uploads.create(dict(WANTED))).body))
    assert begun["expires_at"] == 4600
    now[0] = 4600.0
    with pytest.raises(ApiError, match="expired"):
        uploads._pending(begun["id"])
