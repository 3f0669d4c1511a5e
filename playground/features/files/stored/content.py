"""What is inside a file: told by its first bytes, and read further on demand."""

from __future__ import annotations

import asyncio
import codecs
import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from playground.api.errors import ApiError
from playground.features.files.stored.appearance import DISMISS, RETRY, Card, error_card
from playground.features.files.stored.deleting import NOT_FOUND
from playground.message import Message
from playground.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from playground.api.files import StoredFile
    from playground.features.files.stored.server import FileServer
    from playground.services.context import Context

Kind: TypeAlias = Literal["rows", "text", "picture", "bytes"]

_JOB: Final = "files.content"
FIRST: Final = 256 * 1024  # bytes
LARGEST: Final = 16 * 1024 * 1024  # more is for a program that is made for it
_FACTOR: Final = 4
_LONGEST_ROW: Final = 200_000  # characters
_LONGEST_HEX: Final = 64 * 1024  # bytes; nobody reads more of them
_SIGNATURES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM")
_ROW_ENDINGS: Final = (".jsonl", ".ndjson")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What no text has: everything below the space but tab, line ends, form feed and escape.
_UNTEXTUAL: Final = frozenset(map(chr, set(range(32)) - {9, 10, 12, 13, 27}))


@dataclass(frozen=True, slots=True)
class Content:
    """`rows` are the lines of a file of JSON lines, without a last one that is cut off; `data` are the bytes of a
    picture, or of what is nothing else."""

    kind: Kind
    rows: Sequence[str] = ()
    text: str = ""
    data: bytes = b""
    complete: bool = True


class ContentDesk:
    """One file at a time. `missing` names a file that the server turned out not to have."""

    def __init__(self, context: Context, server: FileServer, known: Callable[[str], StoredFile | None]) -> None:
        self.changed: Signal[()] = Signal()
        self.busy_changed: Signal[bool] = Signal()
        self.missing: Signal[str] = Signal()
        self.file: StoredFile | None = None
        self.content: Content | None = None
        self.loading = False
        self.trouble: Card | None = None
        self._context = context
        self._server = server
        self._known = known
        self._id = ""
        self._size = FIRST

    def open(self, id_: str) -> None:
        """Also one that no list has named yet."""
        self._id, self._size, self.content = id_, FIRST, None
        self.file = self._known(id_)
        self._start()

    def more(self) -> None:
        if self.content is None or self.content.complete or self.loading or self.trouble is not None:
            return
        if self._size >= LARGEST or self.content.kind == "bytes":
            self.trouble = _too_large()
            self.changed.emit()
            return
        self._size = min(LARGEST, self._size * _FACTOR)
        self._start()

    def stop(self) -> None:
        """What was read stays."""
        if self.loading:
            self._context.jobs.cancel(_JOB)
            self._set_loading(False)
            self.changed.emit()

    def close(self) -> None:
        self.stop()
        self._id, self.file, self.content, self.trouble = "", None, None, None
        self.changed.emit()

    def act(self, action: str) -> None:
        """A button of the card."""
        if action == RETRY and self._id:
            self._start()
        elif action == DISMISS:
            self.trouble = None
            self.changed.emit()

    def _start(self) -> None:
        self.trouble = None
        self._set_loading(True)
        self.changed.emit()
        id_ = self._id
        on_error = partial(self._on_error, id_)
        self._context.jobs.start(_JOB, self._read, id_, label=Message("Reading a file"), on_error=on_error)

    async def _read(self, id_: str) -> None:
        file = self.file or await self._server.retrieve(id_)
        data = await self._server.start(id_, self._size)
        if self._size < LARGEST and len(data) >= self._size and is_picture(data):
            self._size = LARGEST
            data = await self._server.start(id_, self._size)  # half a picture is none
        content = await asyncio.to_thread(content_of, data, file.filename, is_whole=len(data) < self._size)
        if id_ == self._id:
            self.file, self.content = file, content
            self._set_loading(False)
            self.changed.emit()

    def _on_error(self, id_: str, error: BaseException) -> bool:
        if id_ != self._id:
            return True
        self._set_loading(False)
        self.trouble = error_card(error)
        self.changed.emit()
        if isinstance(error, ApiError) and error.status == NOT_FOUND:
            self.missing.emit(id_)
        return isinstance(error, ApiError)

    def _set_loading(self, loading: bool) -> None:
        if loading != self.loading:
            self.loading = loading
            self.busy_changed.emit(loading)


def content_of(data: bytes, name: str, *, is_whole: bool) -> Content:
    """By what is in it: a name may say anything."""
    if is_picture(data) and is_whole:
        return Content("picture", data=data)
    text = _text(data, is_whole=is_whole)
    if text is None:
        return Content("bytes", data=data[:_LONGEST_HEX], complete=is_whole and len(data) <= _LONGEST_HEX)
    if _has_rows(text, name):
        return _rows(text, is_whole=is_whole)
    return Content("text", text=text, complete=is_whole)


def is_picture(data: bytes) -> bool:
    return data.startswith(_SIGNATURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def _text(data: bytes, *, is_whole: bool) -> str | None:
    """None where it is none. A sign may be cut in two at the end of what was read."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(data, final=is_whole)
    except UnicodeDecodeError:
        return None
    return None if _UNTEXTUAL.intersection(text[:FIRST]) else text


def _has_rows(text: str, name: str) -> bool:
    if name.lower().endswith(_ROW_ENDINGS):
        return True
    first, _, rest = text.lstrip().partition("\n")
    if not rest.strip() or len(first) > _LONGEST_ROW:
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _rows(text: str, *, is_whole: bool) -> Content:
    lines = text.split("\n")
    if not is_whole and len(lines) > 1:
        lines.pop()
    shown = tuple(line.rstrip("\r")[:_LONGEST_ROW] for line in lines)
    while shown and not shown[-1].strip():
        shown = shown[:-1]
    return Content("rows", rows=shown, complete=is_whole)


def _too_large() -> Card:
    title = Message("This is all that can be shown here.")
    return Card(
        "info", title, Message("Download the file to see the rest of it."), actions=((DISMISS, Message("Close")),)
    )
