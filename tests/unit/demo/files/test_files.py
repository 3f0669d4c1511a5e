"""Files handed in, listed in pages, fetched and deleted; hostile names and forms."""

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest

from playground.demo.app import create_app
from playground.demo.files.archive import Archive
from playground.demo.files.folder import Folder
from tests.unit.demo.conftest import TOKEN, Send

TEXT = b'{"messages": []}\n'


def upload(send: Send, name: str = "a.jsonl", data: bytes = TEXT, purpose: str = "fine-tune", **fields: Any) -> Any:
    return send("POST", "/v1/files", files={"file": (name, data)}, data={"purpose": purpose, **fields})


def test_a_file_comes_back_as_it_was_sent(send):
    data = bytes(range(256)) * 9000  # more than is written at once
    created = upload(send, "全部 data.bin", data, "user_data").json()
    assert (created["filename"], created["bytes"], created["status"]) == ("全部 data.bin", len(data), "processed")
    assert send("GET", f"/v1/files/{created['id']}").json() == created
    response = send("GET", f"/v1/files/{created['id']}/content")
    assert response.content == data
    assert response.headers["content-disposition"].startswith("attachment")
    assert send("DELETE", f"/v1/files/{created['id']}").json() == {
        "id": created["id"],
        "object": "file",
        "deleted": True,
    }
    for path in ("", "/content"):
        assert send("GET", f"/v1/files/{created['id']}{path}").status_code == 404


def test_a_list_is_cut_into_pages(send):
    names = [upload(send, f"{number}", purpose=("batch", "answers")[number % 2]).json()["id"] for number in range(5)]
    newest = send("GET", "/v1/files", params={"limit": 2}).json()
    assert [file["id"] for file in newest["data"]] == names[:2:-1]
    assert (newest["first_id"], newest["last_id"], newest["has_more"]) == (names[4], names[3], True)
    rest = send("GET", "/v1/files", params={"after": newest["last_id"]}).json()
    assert ([file["id"] for file in rest["data"]], rest["has_more"]) == (names[2::-1], False)
    answers = send("GET", "/v1/files", params={"purpose": "answers", "order": "asc"}).json()
    assert [file["id"] for file in answers["data"]] == names[1::2]
    assert send("GET", "/v1/files", params={"purpose": "vision"}).json()["first_id"] is None
    for query in ({"limit": 0}, {"limit": "many"}, {"limit": 10_001}, {"order": "up"}):
        assert send("GET", "/v1/files", params=query).status_code == 400
    assert send("GET", "/v1/files", params={"after": "file-gone"}).status_code == 404


def test_only_some_files_go_by_themselves(send):
    kept, batch = upload(send).json(), upload(send, purpose="batch").json()
    expiry: Any = {"expires_after[anchor]": "created_at", "expires_after[seconds]": "3600"}
    hour = upload(send, **expiry).json()
    assert kept["expires_at"] is None
    assert batch["expires_at"] - batch["created_at"] == 30 * 24 * 3600
    assert hour["expires_at"] - hour["created_at"] == 3600


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\x\\..\\y", "a\u202egnp.exe", "x" * 400, "con", "a;b=c\t"])
def test_hostile_names_are_data(tmp_path, send, name):
    created = upload(send, name).json()
    assert created["filename"]
    assert send("GET", f"/v1/files/{created['id']}/content").content == TEXT


@pytest.mark.parametrize(
    ("options", "status", "param"),
    [
        ({"data": {"purpose": "fine-tune"}}, 415, None),
        ({"files": {"file": ("a", b"x")}}, 400, "purpose"),
        ({"files": {"file": ("a", b"x")}, "data": {"purpose": "fun"}}, 400, "purpose"),
        ({"files": {"file": ("a", b"")}, "data": {"purpose": "batch"}}, 400, "file"),
        ({"files": {"other": ("a", b"x")}, "data": {"purpose": "batch"}}, 400, "other"),
        ({"files": [("file", ("a", b"x"))] * 2, "data": {"purpose": "batch"}}, 400, "file"),
        ({"files": {"file": (None, b"x"), "purpose": (None, b"batch")}}, 400, "file"),
        ({"files": {"purpose": (None, b"batch")}}, 400, "file"),
        ({"files": {"file": ("a", b"x")}, "data": {"purpose": "batch", "colour": "red"}}, 400, "colour"),
        (
            {"files": {"file": ("a", b"x")}, "data": {"purpose": "batch", "expires_after[seconds]": "9"}},
            400,
            "expires_after.anchor",
        ),
        ({"content": b"--b\r\nbroken", "headers": {"content-type": "multipart/form-data; boundary=b"}}, 400, None),
        ({"content": b"--b--", "headers": {"content-type": "multipart/form-data"}}, 400, None),
        ({"files": {"file": ("a", b"x")}, "headers": {"content-length": "600000000"}}, 413, "file"),
    ],
)
def test_what_is_no_file_is_refused_by_name(send, options, status, param):
    response = send("POST", "/v1/files", **options)
    assert response.status_code == status, response.text
    assert response.json()["error"]["param"] == param
    assert send("GET", "/v1/files").json()["data"] == []


def test_files_expire_and_go_with_the_folder(tmp_path):
    now = [1000.0]
    folder = Folder()
    archive = Archive(folder, lambda: now[0])
    path = folder.place()
    path.write_bytes(b"x")
    archive.keep(path, "a", "vision", 3600)
    assert len(archive.files()) == 1
    now[0] += 3600
    assert (archive.files(), path.exists()) == ([], False)
    folder.close()
    assert not path.parent.exists()


def test_a_client_that_leaves_leaves_no_file(tmp_path):
    folder = Folder()
    place = folder.place().parent
    app = create_app(TOKEN, None, folder=folder)

    async def half() -> Any:
        yield b'--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nhalf of it'
        raise httpx.ReadError("gone")

    async def send() -> None:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1") as client:
            headers = {"authorization": f"Bearer {TOKEN}", "content-type": "multipart/form-data; boundary=b"}
            await client.post("/v1/files", content=half(), headers=headers)

    with pytest.raises(httpx.ReadError):
        asyncio.run(send())
    assert list(Path(place).iterdir()) == []
    folder.close()
