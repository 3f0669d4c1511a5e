"""The conversations in a file that is to be imported, one after the other, as the JSON that they are."""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

from playground.features.chat.json_reader import JsonReader, NotJson
from playground.features.chat.own_format import FORMAT, VERSION
from playground.message import Message
from playground.services.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from playground.storage.json_values import Json

LARGEST: Final = 4_000_000_000  # bytes of JSON
_MOST_SQUEEZED: Final = 200  # what people write is squeezed to a tenth; nothing that is squeezed more was written
_WAYS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_MEMBER: Final = re.compile(r"(?:[^/]*/)*conversations(?:-\d+)?\.json")


@dataclass(frozen=True, slots=True)
class Piece:
    """One conversation, and how far the file has been read with it, from 0 to 1."""

    value: Json
    fraction: float


def pieces(path: Path) -> Generator[Piece, None, None]:
    """Blocks. Raises OSError, Refused for what can be no export, and NotJson where a file stops being one."""
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):  # of others the end may never come
        raise Refused(nothing_in(path.name))
    with path.open("rb") as file:
        squeezed = file.read(4) == b"PK\x03\x04"
        file.seek(0)
        if squeezed:
            yield from _in_zip(file, path.name)
        else:
            yield from _in_text(file, about.st_size)


def nothing_in(name: str) -> Message:
    return Message(
        "There are no conversations in {name} that can be read. Choose conversations.json from a ChatGPT export, the"
        " ZIP file that it came in, or a JSON file that was exported here.",
        name=name,
    )


class _Counted:
    """Says how much of a file has been read."""

    def __init__(self, file: IO[bytes], size: int) -> None:
        self._file = file
        self._size = size
        self._done = 0

    @property
    def fraction(self) -> float:
        return min(1.0, self._done / max(1, self._size))

    def read(self, most: int) -> bytes:
        data = self._file.read(most)
        self._done += len(data)
        return data


def _in_text(file: IO[bytes], size: int) -> Iterator[Piece]:
    counted = _Counted(file, size)
    reader = JsonReader(counted.read)
    values = reader.elements() if reader.peek() == "[" else _in_object(reader)
    for value in values:
        yield Piece(value, counted.fraction)


def _in_object(reader: JsonReader) -> Iterator[Json]:
    """Our own form, or a single conversation."""
    others: dict[str, Json] = {}
    for name in reader.names():
        if name == "conversations" and reader.peek() == "[":
            yield from reader.elements()
            continue
        others[name] = reader.value()
        version = others.get("version")
        if others.get("format") == FORMAT and isinstance(version, int) and version > VERSION:
            raise Refused(
                Message("This file was exported by a newer version of this program. Update it, then try again.")
            )
    if "mapping" in others or "turns" in others:
        yield others


def _in_zip(file: IO[bytes], name: str) -> Iterator[Piece]:
    """Nothing but the conversations; what else is in there is not even looked at."""
    with _said_of_zip(), zipfile.ZipFile(file) as archive:
        members = [
            each for each in archive.infolist() if _MEMBER.fullmatch(each.filename) and each.compress_type in _WAYS
        ]
        total, squeezed = sum(each.file_size for each in members), sum(each.compress_size for each in members)
        if not members or total > min(LARGEST, _MOST_SQUEEZED * squeezed):
            raise Refused(nothing_in(name))
        before = 0
        for member in sorted(members, key=lambda each: each.filename):
            with archive.open(member) as content:
                for piece in _in_text(content, member.file_size):
                    yield Piece(piece.value, (before + piece.fraction * member.file_size) / max(1, total))
            before += member.file_size


@contextmanager
def _said_of_zip() -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        # Damaged, or locked with a password.
        raise NotJson(str(error)) from error
