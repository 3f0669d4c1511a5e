"""A server of files that a test can look into: enough of the API for the tab, and no more."""

import json
import re
from collections.abc import Iterable
from urllib.parse import parse_qs, urlsplit

from tests.faults.server import Peer, Received, answer, error_answer

NOW = 1_790_000_000
_PURPOSE = re.compile(rb'name="purpose"\r\n\r\n([^\r]*)\r\n')
_FILE = re.compile(rb'name="file"; filename="([^"]*)"\r\n(?:[^\r\n]+\r\n)*\r\n(.*?)\r\n--', re.DOTALL)


class Shelf:
    """The newest file comes first, as the server lists them."""

    def __init__(self, names: Iterable[str] = (), *, page: int = 0) -> None:
        self.files: dict[str, dict[str, object]] = {}
        self.contents: dict[str, bytes] = {}
        self.kept: set[str] = set()  # what is in use cannot be deleted
        self.broken: set[str] = set()  # pages after these ids do not come
        self._page = page
        for name in names:
            self.put(name, b'{"messages": []}\n')

    def put(self, name: str, content: bytes, purpose: str = "fine-tune") -> str:
        number = len(self.contents)
        id_ = f"file-{number:05}"
        self.contents[id_] = content
        self.files[id_] = {
            "id": id_,
            "object": "file",
            "filename": name,
            "purpose": purpose,
            "bytes": len(content),
            "created_at": NOW + number,
            "status": "processed",
        }
        return id_

    def serve(self, peer: Peer) -> None:
        while True:
            peer.send(self.answer(peer.request()))

    def answer(self, request: Received) -> bytes:
        parts = urlsplit(request.path)
        _, _, *rest = parts.path.strip("/").split("/")
        if not rest:
            return self._take(request) if request.method == "POST" else self._list(parse_qs(parts.query))
        return self._one(request.method, rest)

    def _one(self, method: str, rest: list[str]) -> bytes:
        id_ = rest[0]
        if id_ not in self.files:
            return error_answer("404 Not Found", f"No such File object: {id_}")
        if rest[1:] == ["content"]:
            return answer(self.contents[id_], content_type="application/octet-stream")
        if method != "DELETE":
            return answer(json.dumps(self.files[id_]))
        if id_ in self.kept:
            return error_answer("403 Forbidden", "The file is in use by a job.")
        del self.files[id_]
        return answer(json.dumps({"id": id_, "object": "file", "deleted": True}))

    def _list(self, query: dict[str, list[str]]) -> bytes:
        after = query.get("after", [""])[0]
        if after in self.broken:
            return error_answer("400 Bad Request", "The page is torn.")
        ids = list(reversed(self.files))
        begin = ids.index(after) + 1 if after in ids else 0
        limit = self._page or int(query.get("limit", ["10000"])[0])
        shown = ids[begin : begin + limit]
        listed = [self.files[id_] for id_ in shown]
        more = begin + limit < len(ids)
        return answer(json.dumps({"object": "list", "data": listed, "has_more": more}))

    def _take(self, request: Received) -> bytes:
        purpose, file = _PURPOSE.search(request.body), _FILE.search(request.body)
        assert purpose is not None
        assert file is not None
        id_ = self.put(file[1].decode(), file[2], purpose[1].decode())
        return answer(json.dumps(self.files[id_]))
